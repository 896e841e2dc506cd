package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
)

// TestSections: a sheet of five pages has a bookmark for each section, with its page; a short one has none, and one in two
// languages has those of the first.
func TestSections(t *testing.T) {
	sheet := func(long int, with bool) *doc.Document {
		var blocks []doc.Block
		for i := range 3 {
			blocks = append(blocks, &doc.Heading{Place: at(2), Level: 2, Text: words(fmt.Sprint("Section ", i+1))})
			for range long {
				blocks = append(blocks, &doc.Paragraph{Place: at(3), Text: words(strings.Repeat("Words of it. ", 30))})
			}
		}
		d := document(blocks...)
		if with {
			d.With = arabic(blocks...)
		}
		return d
	}
	for name, test := range map[string]struct {
		document *doc.Document
		want     int
	}{"long": {sheet(12, false), 3}, "short": {sheet(2, false), 0}, "two languages": {sheet(12, true), 3}} {
		s, err := layout.Pages(test.document, newShaper(t), options)
		if err != nil {
			t.Fatal(err)
		}
		if long := len(s.Pages) >= 5; long != (test.want > 0) {
			t.Fatalf("%s: %d pages", name, len(s.Pages))
		}
		var titles []string
		for i, section := range s.Sections {
			titles = append(titles, section.Title)
			if section.Title != fmt.Sprint("Section ", i+1) || i > 0 && section.Page <= s.Sections[i-1].Page || section.Top < 0 || section.Top > s.Media.Height {
				t.Errorf("%s: %+v", name, section)
			}
		}
		if len(titles) != test.want || !slices.IsSorted(titles) {
			t.Errorf("%s: bookmarks %q", name, titles)
		}
	}
}
