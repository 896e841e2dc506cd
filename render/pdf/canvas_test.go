package pdf

import (
	"regexp"
	"strings"
	"testing"

	"handout/render/layout"
	"handout/render/text"
)

var shownForm = regexp.MustCompile(`(?s)\[[-0-9]*\(.*?\)\]TJ\n`)

// outlineOf is a page's operators with "show" for every array of strings.
func outlineOf(content string) string {
	return strings.TrimSpace(shownForm.ReplaceAllString(content, "show\n"))
}

// Marked content changes with the element, not with the line; it holds whole text objects; links do
// not end it, and boxes do (ISO 32000-1, 14.6).
func TestMarkedContent(t *testing.T) {
	f := faces(t)
	s := newSetter(text.NewShaper(f), "en", false)
	s.sheet.Pages[0].Items = nil
	s.y = 100
	s.block("H1", 0, "Call us")
	p := s.element(layout.Element{Type: "P", Parent: 0})
	link := s.element(layout.Element{Type: "Link", Parent: p})
	s.linesOf([]int{p, link, p}, 440, 10, text.Span{Text: "Call now "}, text.Span{Text: "the ward at once"}, text.Span{Text: " if you bleed."})
	s.put(&layout.Link{X: 440, Y: 100, Width: 50, Height: 12, URI: "tel:112", Name: "Call", Element: link})
	s.lines(p, left, 10, text.Span{Text: "Then lie down."})
	s.put(&layout.Box{X: 56, Y: 700, Width: 10, Height: 1, Fill: red, Element: layout.Decoration})
	s.lines(p, left, 10, text.Span{Text: "Wait."})
	s.lines(layout.PageFoot, left, 8, text.Span{Text: "Guide 4"})
	file := write(t, pack(t, f).NewWriter(), &s.sheet)
	want := `/H1<</MCID 0>>BDC
BT
.067 g
56 719.49 Td
/F1 16 Tf
show
ET
EMC
/P<</MCID 1>>BDC
BT
440 700.49 Td
/F0 10 Tf
show
ET
EMC
/Link<</MCID 2>>BDC
BT
440 700.49 Td
show
0 -14 Td
show
ET
EMC
/P<</MCID 3>>BDC
BT
440 686.49 Td
show
-384 -14 Td
show
ET
EMC
/Artifact<</Type/Layout>>BDC
.690 0 .125 rg
56 140.89 10 1 re f
EMC
/P<</MCID 4>>BDC
BT
.067 g
56 658.49 Td
show
ET
EMC
/Artifact<</Type/Pagination/Subtype/Footer>>BDC
BT
56 647.29 Td
/F0 8 Tf
show
ET
EMC`
	if got := outlineOf(contents(t, file)[0]); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Each page begins anew: nothing is taken to be selected, and MCIDs count from 0.
func TestPageStart(t *testing.T) {
	f := faces(t)
	s := newSetter(text.NewShaper(f), "en", false)
	s.block("H1", 0, "Water")
	s.newPage()
	s.block("H1", 0, "Water")
	pages := contents(t, write(t, pack(t, f).NewWriter(), &s.sheet))
	if one, two := outlineOf(pages[0]), outlineOf(pages[1]); one != two || !strings.Contains(one, "/H1<</MCID 0>>BDC") {
		t.Errorf("two pages alike differ:\n%s\n\n%s", one, two)
	}
}
