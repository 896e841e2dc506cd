package text

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/go-text/typesetting/bidi"
)

// Levels that are set without the algorithm, or by running it over an isolate on its own, are those that
// it gives for the whole paragraph with its controls (R6).
func TestLevelsOfWhole(t *testing.T) {
	alphabets := [][]rune{
		[]rune("ab AB"), []rune("ابتر ،؟"), []rune("ابت\u064E\u200C abc "), []rune("اب\u00A0.,:-+%()[]/&"),
		[]rune("ابa1234٣٤۵ \u00A0.,:-+%()[]/&٫°"), []rune("12 (3)-4.5"), []rune(". -()"),
	}
	r := rand.New(rand.NewPCG(9, 14))
	s := newShaper(t)
	seen := map[bool]int{}
	for range 20000 {
		p := Paragraph{Lang: "ar", RTL: r.IntN(3) > 0}
		for range 1 + r.IntN(4) {
			letters := alphabets[r.IntN(len(alphabets))]
			text := make([]rune, r.IntN(9))
			for i := range text {
				text[i] = letters[r.IntN(len(letters))]
			}
			p.Spans = append(p.Spans, Span{Text: string(text), Isolate: r.IntN(2) == 0})
		}
		if s.read(p) != nil {
			continue // a mark that stands on nothing
		}
		s.setLevels(p)
		seen[s.flat]++
		if s.flat {
			continue // an isolate in it is not raised: nothing turns around
		}
		levels, controls := wholeLevels(s, p)
		end := len(s.chars) // of what is seen: visualOrder sees to the spaces at the end of a line
		for end > 0 && isSpace(s.chars[end-1].r) {
			end--
		}
		for i, c := range s.chars[:end] {
			if c.level != levels[i] || c.control != controls[i] {
				t.Fatalf("%+v, right to left %v: character %d has level %d after a control at %d, want %d after %d",
					p.Spans, p.RTL, i, c.level, c.control, levels[i], controls[i])
			}
		}
	}
	if seen[false] < 5000 || seen[true] < 500 {
		t.Errorf("%d paragraphs with levels and %d flat ones", seen[false], seen[true])
	}
}

// wholeLevels runs the algorithm over the characters that a shaper has read, with controls around isolates.
func wholeLevels(s *Shaper, p Paragraph) (levels, controls []bidi.Level) {
	var text []rune
	for start := 0; start < len(s.chars); {
		end := s.spanEnd(start)
		if p.Spans[s.chars[start].span].Isolate {
			text = slices.Concat(text, []rune{'\u2068'}, s.runes[start:end], []rune{'\u2069'})
		} else {
			text = append(text, s.runes[start:end]...)
		}
		start = end
	}
	direction := bidi.LeftToRight
	if p.RTL {
		direction = bidi.RightToLeft
	}
	var whole bidi.Paragraph
	control := noControl
	for i, level := range levelsOf(whole.Segment(text, direction)) {
		switch text[i] {
		case '\u2068', '\u2069':
			control = level
			continue
		case zeroWidthNonJoiner, zeroWidthJoiner:
			level = levels[len(levels)-1]
		}
		levels, controls = append(levels, level), append(controls, control)
		control = noControl
	}
	return levels, controls
}
