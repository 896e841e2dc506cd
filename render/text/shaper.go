package text

import (
	"unicode/utf8"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/segmenter"
)

// em is the size that text is shaped at: lengths come out in thousandths of an em.
const em = 1000

// A Shaper breaks paragraphs into lines. It belongs to one goroutine. What it has seen before makes it
// faster, and never changes what it gives.
type Shaper struct {
	faces   *Faces
	fonts   []*harfbuzz.Font // by Face.Index; nil until needed
	buffer  *harfbuzz.Buffer
	bidi    bidi.Paragraph
	breaks  segmenter.Segmenter
	tongues map[string]tongue
	words   map[word][]Cluster
	choices map[surroundings]map[rune]chosen
	kept    memory
	passing memory
	key     []byte
	nothing Cluster // of an isolate control

	// The paragraph at hand, in logical order; each is reused by the next.
	chars    []char
	runes    []rune       // those of chars
	around   []rune       // those outside isolates
	equal    []bidi.Level // all the same
	pieces   []piece
	order    []*piece
	controls []piece // isolate controls in order
	flat     bool    // all of it runs from left to right
	starts   []int   // of the clusters of a word, in characters from 0
}

// NewShaper returns a shaper that sets text in faces.
func NewShaper(f *Faces) *Shaper {
	return &Shaper{
		faces:   f,
		buffer:  harfbuzz.NewBuffer(),
		tongues: map[string]tongue{},
		words:   map[word][]Cluster{},
		kept:    newMemory(keepLimit),
		passing: newMemory(passingLimit),
		choices: map[surroundings]map[rune]chosen{},
	}
}

// shape appends the pieces of all characters, an item at a time: characters that have span, face,
// script, language and level in common.
func (s *Shaper) shape(p Paragraph) error {
	s.pieces = s.pieces[:0]
	for start := 0; start < len(s.chars); {
		end := start + 1
		for end < len(s.chars) && s.chars[end].joins(&s.chars[start]) {
			end++
		}
		if err := s.shapeItem(p.Spans, start, end); err != nil {
			return err
		}
		start = end
	}
	return nil
}

// joins reports whether two characters may be shaped together.
func (c *char) joins(o *char) bool {
	return c.span == o.span && c.face == o.face && c.script == o.script && c.level == o.level
}

// shapeItem shapes chars[start:end] word by word. Nothing in the fonts reaches over a space.
func (s *Shaper) shapeItem(spans []Span, start, end int) error {
	for start < end {
		next := start
		for next < end && !isSpace(s.chars[next].r) {
			next++
		}
		for next < end && isSpace(s.chars[next].r) {
			next++
		}
		clusters, err := s.shapeWord(spans, start, next)
		if err != nil {
			return err
		}
		s.addPieces(clusters, start)
		start = next
	}
	return nil
}

// addPieces appends the clusters of the word that starts at chars[at].
func (s *Shaper) addPieces(clusters []Cluster, at int) {
	for i := range clusters {
		c := &s.chars[at]
		s.pieces = append(s.pieces, piece{
			cluster: &clusters[i], at: at, span: c.span, face: c.face,
			level: c.level, control: c.control, space: isSpace(c.r),
		})
		at += utf8.RuneCountInString(clusters[i].Text)
	}
}

// font gives this shaper's own HarfBuzz font for a face: it holds caches that are not safe to share.
func (s *Shaper) font(f *Face) (*harfbuzz.Font, error) {
	if err := f.load(); err != nil {
		return nil, err
	}
	for len(s.fonts) <= f.Index {
		s.fonts = append(s.fonts, nil)
	}
	if s.fonts[f.Index] == nil {
		h := harfbuzz.NewFont(font.NewFace(f.font))
		h.XScale, h.YScale = em<<fraction, em<<fraction
		s.fonts[f.Index] = h
	}
	return s.fonts[f.Index], nil
}
