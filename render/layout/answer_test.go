package layout_test

import (
	"testing"

	"handout/render/doc"
)

// TestAnswerStays: an answer that page one can hold is not divided so that a short last page gets more lines (P1, P5).
func TestAnswerStays(t *testing.T) {
	for n := 5; n < 45; n++ {
		blocks := linesBefore(n)
		d := document(append(blocks, &doc.Heading{Place: at(3), Level: 2, Text: words("Detail")}, &doc.Paragraph{Place: at(4), Text: words("One line.")})...)
		d.Answer = n + 1 // with the title
		s := pages(t, d, options)
		first, heights := 0, s.Over
		for _, l := range linesOf(s)[0] {
			if l == "A line." {
				first++
			}
		}
		if first != n && heights <= 0 {
			t.Errorf("%d lines of answer, %d on page one, over %.0f", n, first, heights)
		}
	}
}

// TestHeadingOfLongGroup: a heading does not stand alone at the foot of a page, also where what is kept together with it
// is too high for any page (P5).
func TestHeadingOfLongGroup(t *testing.T) {
	list := questions(20)
	for n := range 40 {
		blocks := append(linesBefore(n), &doc.Heading{Place: at(3), Level: 2, Text: words("In your own words")}, list)
		for i, page := range linesOf(pages(t, document(blocks...), options)) {
			if page[len(page)-1] == "In your own words" {
				t.Errorf("%d lines before it: the heading ends page %d", n, i+1)
			}
		}
	}
}

// TestNoPageMore: for the sake of a short last page no page more is begun, that would leave the one before it nearly empty.
func TestNoPageMore(t *testing.T) {
	for n := 20; n < 29; n++ {
		note := &doc.Notice{Place: at(3), Heading: doc.Heading{Level: 2, Text: words("Note")}, Blocks: linesBefore(n)}
		if all := linesOf(pages(t, document(append([]doc.Block{note}, linesBefore(2)...)...), options)); len(all) > 2 {
			t.Errorf("a notice of %d lines: %d pages", n, len(all))
		}
	}
}
