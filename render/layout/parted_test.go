package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
)

// signs is a notice of some items, each on a line of its own in large letters.
func signs(n int) *doc.Notice {
	list := &doc.List{Place: at(13)}
	for i := range n {
		list.Items = append(list.Items, doc.Item{Place: at(14 + i), Text: words(fmt.Sprintf("sign %d of some that are all too long for two columns", i))})
	}
	return &doc.Notice{Place: at(12), Level: doc.Emergency, Heading: doc.Heading{Place: at(12), Level: 3, Text: words("Get help if")}, Blocks: []doc.Block{list}}
}

// frameOf gives the edges of the page that content stands between: the rule of its head and that of its foot.
func frameOf(p *layout.Page) (top, bottom layout.Pt) {
	for _, item := range p.Items {
		if b, ok := item.(*layout.Box); ok && b.Element == layout.PageHead {
			top = b.Y + b.Height
		} else if ok && b.Element == layout.PageFoot {
			bottom = b.Y
		}
	}
	return top, bottom
}

// lowest gives the lower edge of what is neither head nor foot of a page.
func lowest(p *layout.Page) (low layout.Pt) {
	top, bottom := frameOf(p)
	for _, item := range p.Items {
		if _, y, _, b := extent(item); y > top && b < bottom {
			low = max(low, b)
		}
	}
	return low
}

// TestNoticeWholeParted: an emergency says at its end what to do, and steps are done one after the other, so neither is
// divided where a page can hold it. Another notice is.
func TestNoticeWholeParted(t *testing.T) {
	for _, test := range []struct {
		level doc.NoticeLevel
		style doc.ListStyle
		whole bool
	}{{doc.Emergency, doc.Bullet, true}, {doc.Warning, doc.Number, true}, {doc.Warning, doc.Bullet, false}} {
		moved, divided := 0, 0
		for n := range 20 {
			o := options
			o.Size = layout.Large
			notice := signs(9)
			notice.Level = test.level
			notice.Blocks[0].(*doc.List).Style = test.style
			on := map[int]bool{}
			for i, lines := range linesOf(pages(t, document(append(linesBefore(n), notice)...), o)) {
				if strings.Contains(strings.Join(lines, "\n"), "sign ") {
					on[i] = true
				}
			}
			if len(on) != 1 {
				divided++
			}
			if !on[0] {
				moved++
			}
		}
		if moved == 20 || test.whole && (moved == 0 || divided > 0) || !test.whole && divided == 0 {
			t.Errorf("level %d, list %d: of 20 it moved to the next page %d times and was divided %d times", test.level, test.style, moved, divided)
		}
	}
}

// TestNoticeHalf: what is read as one piece is divided where half a page would be left empty else, and only there (P3).
func TestNoticeHalf(t *testing.T) {
	whole, divided := 0, 0
	for n := range 20 {
		o := options
		o.Size = layout.Larger
		s := pages(t, document(slices.Concat(linesBefore(n), []doc.Block{signs(14)}, linesBefore(12))...), o)
		all := linesOf(s)
		switch first := strings.Count(strings.Join(all[0], "\n"), "sign "); {
		case first == 0 || first == 14:
			whole++
		case first < 2 || first > 12:
			t.Errorf("%d lines before it: %d signs on page 1", n, first)
		default:
			divided++
		}
		if top, bottom := frameOf(&s.Pages[0]); len(s.Pages) > 1 && lowest(&s.Pages[0]) < (top+bottom)/2-10 {
			t.Errorf("%d lines before it: page 1 ends at %.0f of %.0f to %.0f", n, lowest(&s.Pages[0]), top, bottom)
		}
	}
	if whole == 0 || divided == 0 {
		t.Errorf("whole %d times, divided %d times", whole, divided)
	}
}

// TestNoticeParts: in large letters a notice that no page can hold fills what is left of a page where its title and one item
// fit. Each part is a closed box under the title, which the tree holds once; no item is divided (P1, P3).
func TestNoticeParts(t *testing.T) {
	parted := 0
	for n := range 20 {
		o := options
		o.Size = layout.Large
		d := document(append(linesBefore(n), signs(40))...)
		d.Continued = words("(continued)")
		s := pages(t, d, o)
		content, artifacts := read(s)
		if got := strings.Count(strings.Join(content, "\n"), "Get help if"); got != 1 {
			t.Errorf("%d lines before it: the tree holds the title %d times", n, got)
		}
		all := linesOf(s)
		for i := range s.Pages {
			signs := strings.Count(strings.Join(all[i], "\n"), "sign ")
			if signs == 1 {
				t.Errorf("%d lines before it: an item is alone on page %d", n, i+1)
			}
			title := strings.Contains(strings.Join(all[i], "\n"), "Get help if") || strings.Contains(strings.Join(artifacts[i], ""), "Get help if (continued)")
			if title != (signs > 0) {
				t.Errorf("%d lines before it, page %d: %d items, title %v", n, i+1, signs, title)
			}
			wantClosed(t, fmt.Sprintf("%d lines before it, page %d", n, i+1), &s.Pages[i], signs > 0)
		}
		if strings.Contains(strings.Join(all[0], "\n"), "sign ") && len(s.Pages) > 1 {
			parted++
		}
	}
	if parted < 5 {
		t.Errorf("the notice was divided %d times", parted)
	}
}

// wantClosed wants a frame around all signs of a page, with room inside it below the last one, or none.
func wantClosed(t *testing.T, where string, p *layout.Page, want bool) {
	t.Helper()
	var frame *layout.Box
	low := 0.0
	for _, item := range p.Items {
		switch x := item.(type) {
		case *layout.Box:
			if x.Stroke > 0 {
				frame = x
			}
		case *layout.Text:
			if strings.Contains(lineWords(x), "sign ") {
				low = max(low, x.Y)
			}
		}
	}
	if (frame != nil) != want {
		t.Errorf("%s: a frame: %v", where, frame != nil)
	}
	if frame != nil && frame.Y+frame.Height < low+8 {
		t.Errorf("%s: the frame ends %.0f points under the last item", where, frame.Y+frame.Height-low)
	}
}

// TestPagesFilled: in large letters no page but the last is less than three quarters full where rows, items and lines are
// small beside it (P3).
func TestPagesFilled(t *testing.T) {
	facts := &doc.Table{Place: at(2), Style: doc.Facts, Widths: []float64{1, 1}}
	for range 8 {
		c := cells("Where", "Day Unit")
		c[0].Head = true
		facts.Rows = append(facts.Rows, doc.Row{Place: at(3), Cells: c})
	}
	for n := range 15 {
		for _, size := range []layout.Pt{layout.Large, layout.Larger} {
			o := options
			o.Size = size
			warning := signs(7)
			warning.Level = doc.Warning
			s := pages(t, document(append(linesBefore(n), facts, warning, facts, warning)...), o)
			for i := range s.Pages[:len(s.Pages)-1] {
				top, bottom := frameOf(&s.Pages[i])
				if full := (lowest(&s.Pages[i]) - top) / (bottom - top); full < 0.75 {
					t.Errorf("%v pt, %d lines, page %d of %d: %.0f %% full", size, n, i+1, len(s.Pages), 100*full)
				}
			}
		}
	}
}

// TestStackHeader: a table of labels and one column that is set as blocks has no headings: they would name columns that are
// not there. Whoever hears it hears each cell with the label of its row (P3).
func TestStackHeader(t *testing.T) {
	table := &doc.Table{Place: at(5), Widths: []float64{1, 2}, Header: cells("About", "What to do")}
	for i := range 3 {
		c := cells("Incomprehensibilities", "Take it as you always have, and do not stop it on your own if you do not feel well.")
		c[0].Head = true
		table.Rows = append(table.Rows, doc.Row{Place: at(6 + i), Cells: c})
	}
	for _, test := range []struct {
		size  layout.Pt
		shown int
	}{{layout.Standard, 2}, {layout.Largest, 0}} {
		o := options
		o.Size = test.size
		s := pages(t, document(table), o)
		shown, heads := 0, 0
		for _, item := range s.Pages[0].Items {
			x, ok := item.(*layout.Text)
			switch {
			case !ok:
			case lineWords(x) == "About" || lineWords(x) == "What to do":
				shown++
			case lineWords(x) == "Incomprehensibilities" && s.Elements[x.Elements[0]].Scope == "Row":
				heads++
			}
		}
		if shown != test.shown || heads != 3 {
			t.Errorf("%v pt: %d headings of columns, want %d; %d labels of rows", test.size, shown, test.shown, heads)
		}
	}
}

// TestFactsOpen: facts that open a page say what goes on there, as rows of other tables do. What stands behind a notice is
// no part of it (P3).
func TestFactsOpen(t *testing.T) {
	for _, notice := range []bool{false, true} {
		title, said, opened := words("Your visit"), 0, 0
		for n := range 12 {
			facts := &doc.Table{Place: at(40), Style: doc.Facts, Widths: []float64{1, 1}}
			for range 12 {
				c := cells("In an emergency", "911")
				c[0].Head = true
				facts.Rows = append(facts.Rows, doc.Row{Place: at(41), Cells: c})
			}
			blocks := append(linesBefore(n), &doc.Heading{Place: at(30), Level: 2, Text: title})
			if notice {
				blocks = append(blocks, signs(2))
			}
			o := options
			o.Size = layout.Larger
			d := document(append(blocks, facts)...)
			d.Continued = words("(continued)")
			s := pages(t, d, o)
			content, artifacts := read(s)
			if strings.Contains(strings.Join(content, "\n"), "continued") {
				t.Fatalf("%d lines before them: it is read aloud that they are continued", n)
			}
			for i, lines := range linesOf(s) {
				if len(lines) > 0 && lines[0] == "In an emergency" {
					opened++
				}
				if strings.Contains(strings.Join(artifacts[i], ""), "(continued)") {
					said++
				}
			}
		}
		if want := map[bool]int{false: opened, true: 0}[notice]; opened == 0 || said != want {
			t.Errorf("behind a notice: %v; facts opened %d pages; %d times it is said that something goes on, want %d", notice, opened, said, want)
		}
	}
}

// TestNumbersWhole: in large letters facts flow under a title that can say that they go on; behind a notice there is none, and a
// few numbers to call stay together (P3).
func TestNumbersWhole(t *testing.T) {
	for _, notice := range []bool{true, false} {
		divided := 0
		for n := range 20 {
			facts := &doc.Table{Place: at(40), Style: doc.Facts, Widths: []float64{1, 1}}
			for range 3 {
				c := cells("Call by day and by night", "+1 555 010 4477 or 911")
				c[0].Head = true
				facts.Rows = append(facts.Rows, doc.Row{Place: at(41), Cells: c})
			}
			blocks := linesBefore(n)
			if notice {
				blocks = append(blocks, signs(2))
			}
			o := options
			o.Media, o.Size = layout.A5, layout.Larger
			on := 0
			for _, lines := range linesOf(pages(t, document(append(append(blocks, facts), linesBefore(8)...)...), o)) {
				if strings.Contains(strings.Join(lines, "\n"), "4477") {
					on++
				}
			}
			if on > 1 {
				divided++
			}
		}
		if (divided > 0) == notice {
			t.Errorf("behind a notice: %v; numbers were divided %d times", notice, divided)
		}
	}
}
