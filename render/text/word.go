package text

import (
	"strings"

	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// wordLimit bounds the words that a shaper remembers. All of them go when it is reached. Patients' words are
// among them: a word is found by its own text alone, so that nobody is given another's (R3).
const wordLimit = 20000

// A word is text up to the end of the spaces after it, and all that its glyphs depend on.
type word struct {
	text   string
	face   *Face
	script language.Script
	lang   language.Language
	rtl    bool
}

// shapeWord gives the clusters of chars[start:end], in logical order, with X zero.
func (s *Shaper) shapeWord(spans []Span, start, end int) ([]Cluster, error) {
	first := &s.chars[start]
	w := word{s.text(spans, start, end), first.face, first.script, first.lang, first.level%2 == 1}
	before, after := s.context(spans, start, end)
	if before < start || after > end {
		return s.shapeFresh(w, before, start, end, after) // its forms depend on more than itself
	}
	if clusters, ok := s.words[w]; ok {
		return clusters, nil
	}
	w.text = strings.Clone(w.text) // or the cache would hold on to whole spans
	clusters, err := s.shapeFresh(w, start, start, end, end)
	if err != nil {
		return nil, err
	}
	if len(s.words) >= wordLimit {
		clear(s.words)
	}
	s.words[w] = clusters
	return clusters, nil
}

// text gives the source text of chars[start:end], which are of one span.
func (s *Shaper) text(spans []Span, start, end int) string {
	whole := spans[s.chars[start].span].Text
	if end < len(s.chars) && s.chars[end].span == s.chars[start].span {
		return whole[s.chars[start].at:s.chars[end].at]
	}
	return whole[s.chars[start].at:]
}

// context widens chars[start:end] by the neighbours in other spans that its letters join to: in Arabic
// a word may be bold in its middle and is still one word.
func (s *Shaper) context(spans []Span, start, end int) (before, after int) {
	joined := func(i int) bool { // chars[i-1] to chars[i]
		a, b := &s.chars[i-1], &s.chars[i]
		return a.span != b.span && !spans[a.span].Isolate && !spans[b.span].Isolate &&
			a.script == language.Arabic && b.script == language.Arabic && !isSpace(a.r)
	}
	before, after = start, end
	if start > 0 && joined(start) {
		before = s.spanStart(start - 1)
	}
	if end < len(s.chars) && joined(end) {
		after = s.spanEnd(end)
	}
	return before, after
}

// spanStart is the index of the first character of the span that chars[i] is in.
func (s *Shaper) spanStart(i int) int {
	for i > 0 && s.chars[i-1].span == s.chars[i].span {
		i--
	}
	return i
}

// spanEnd is the index after the last character of the span that chars[i] is in.
func (s *Shaper) spanEnd(i int) int {
	for i++; i < len(s.chars) && s.chars[i].span == s.chars[i-1].span; {
		i++
	}
	return i
}

// shapeFresh has HarfBuzz shape chars[start:end] as w, in the context of chars[before:after].
func (s *Shaper) shapeFresh(w word, before, start, end, after int) ([]Cluster, error) {
	f, err := s.font(w.face)
	if err != nil {
		return nil, err
	}
	b := s.buffer
	b.Clear()
	b.AddRunes(s.runes[before:after], start-before, end-start)
	b.Flags = harfbuzz.RemoveDefaultIgnorables
	b.Props = harfbuzz.SegmentProperties{Language: w.lang, Script: w.script, Direction: harfbuzz.LeftToRight}
	if w.rtl {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	b.Shape(f, nil)
	clusters, missing := s.readClusters(w, start-before)
	if missing >= 0 {
		return nil, s.chars[start+missing].noGlyph()
	}
	if mark, found := w.face.unplaced(clusters); found {
		return nil, &NoGlyphError{Span: s.chars[start].span, Rune: mark}
	}
	corner(clusters, w)
	return clusters, nil
}
