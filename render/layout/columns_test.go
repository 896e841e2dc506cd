package layout_test

import (
	"strings"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
)

// cellLines counts the lines of each cell of a sheet's tables, by the words it begins with.
func cellLines(s *layout.Sheet) map[string]int {
	first, lines := map[int]string{}, map[string]int{}
	for _, p := range s.Pages {
		for _, item := range p.Items {
			x, ok := item.(*layout.Text)
			if !ok || x.Elements[0] < 0 || !strings.HasPrefix(s.Elements[x.Elements[0]].Type, "T") {
				continue
			}
			el := x.Elements[0]
			if first[el] == "" {
				first[el] = strings.Fields(lineWords(x))[0]
			}
			lines[first[el]]++
		}
	}
	return lines
}

// TestColumnsFollowWords: a column is as wide as its words ask for, not as the guide wishes; short labels stay whole and
// long cells get the rest (P5).
func TestColumnsFollowWords(t *testing.T) {
	long := "rest at home and drink water, as much as you like, and call us if you are not sure about anything at all"
	for _, d := range []*doc.Document{document(), arabic()} {
		for _, wish := range [][]float64{{1, 1}, {1, 9}, {9, 1}} {
			d.Blocks = []doc.Block{&doc.Heading{Place: at(1), Level: 1, Text: words("A test")},
				&doc.Table{Place: at(2), Widths: wish, Header: cells("When", "What"),
					Rows: []doc.Row{{Place: at(3), Cells: cells("Tomorrow afternoon", long)}, {Place: at(4), Cells: cells("Later", "Second "+long)}}}}
			got := cellLines(pages(t, d, options))
			if got["Tomorrow"] != 1 || got["rest"] != 2 || got["Second"] != 2 {
				t.Errorf("%s, a wish of %v: lines of cells %v", d.Lang, wish, got)
			}
		}
	}
}

// TestFactsLineUp: facts one above the other have the columns that the document wishes while these break no line.
func TestFactsLineUp(t *testing.T) {
	facts := func(name string) *doc.Table {
		return &doc.Table{Place: at(2), Style: doc.Facts, Widths: []float64{1, 1, 1}, Header: cells("Name", "Born", "Number"),
			Rows: []doc.Row{{Place: at(2), Cells: cells(name, "April 17, 1961", "A-1")}}}
	}
	second := func(name string) (x float64) {
		s := pages(t, document(facts(name)), options)
		for _, item := range s.Pages[0].Items {
			if text, ok := item.(*layout.Text); ok && lineWords(text) == "April 17, 1961" {
				x = text.X
			}
		}
		return x
	}
	if a, b := second("Ann"), second("Ann Example-Sample"); a != b {
		t.Errorf("the second column begins at %.2f for a short name, at %.2f for a longer one", a, b)
	}
	if a, b := second("Ann"), second("Anna-Maria Example-Sample of Somewhere"); a >= b {
		t.Errorf("the second column begins at %.2f although the first has no room", b)
	}
}

// TestChineseColumns: a label of a few ideographs is not broken, though a line may end after each of them.
func TestChineseColumns(t *testing.T) {
	d := document(&doc.Table{Place: at(2), Widths: []float64{1, 1}, Rows: []doc.Row{
		{Place: at(3), Cells: cells("泡澡和泳池", strings.Repeat("伤口愈合之前请不要泡澡", 9))}}})
	d.Lang = "zh-Hans"
	s := pages(t, d, options)
	for _, item := range s.Pages[0].Items {
		if x, ok := item.(*layout.Text); ok && strings.Contains(lineWords(x), "泡澡和") && lineWords(x) != "泡澡和泳池" {
			t.Errorf("the label's line is %q", lineWords(x))
		}
	}
}

// TestNarrowMeasure: where the measure is narrow, a label stands over its text, and the text over the whole of it.
func TestNarrowMeasure(t *testing.T) {
	facts := &doc.Table{Place: at(2), Style: doc.Facts, Widths: []float64{1, 2}}
	for i, label := range []string{"You had your test", "Your next visit"} {
		c := cells(label, "Thursday, December 3, 2026 at 9:30 in the morning")
		c[0].Head = true
		facts.Rows = append(facts.Rows, doc.Row{Place: at(3 + i), Cells: c})
	}
	for size, columns := range map[layout.Pt]int{layout.Standard: 2, layout.Large: 1} {
		o := options
		o.Media, o.Size = layout.A5, size
		s := pages(t, document(facts), o)
		left := map[layout.Pt]bool{}
		for _, item := range s.Pages[0].Items {
			if x, ok := item.(*layout.Text); ok && inTable(s, x) {
				left[x.X] = true
			}
		}
		if len(left) != columns {
			t.Errorf("%v pt: lines begin at %d places, want %d", size, len(left), columns)
		}
	}
}

// TestRowHeadings: a question is not broken into many short lines for the sake of its answer, where there is room for it (P5).
func TestRowHeadings(t *testing.T) {
	table := &doc.Table{Place: at(5), Widths: []float64{1, 3}, Header: cells("Question", "Answer")}
	for _, c := range [][]doc.Cell{
		cells("Why do people have it for a blood disorder?", "It shows how well the marrow makes blood cells."),
		cells("When do people have it for anemia?", "When the usual blood tests give no clear answer."),
		cells("What happens in the test?", strings.Repeat("You lie down, and we clean your skin and numb the place. ", 6)),
		cells("How do I recover?", strings.Repeat("Rest first, then do a little more each day, as you can. ", 6)),
	} {
		c[0].Head = true
		table.Rows = append(table.Rows, doc.Row{Place: at(6), Cells: c})
	}
	for _, size := range []layout.Pt{layout.Standard, layout.Large} {
		o := options
		o.Size = size
		s := pages(t, document(table), o)
		lines := map[int]int{}
		for _, item := range s.Pages[0].Items {
			if x, ok := item.(*layout.Text); ok && x.Elements[0] >= 0 && s.Elements[x.Elements[0]].Scope == "Row" {
				lines[x.Elements[0]]++
			}
		}
		for _, n := range lines {
			if n > 3 {
				t.Errorf("%v pt: a question takes %d lines", size, n)
			}
		}
		if len(lines) != 4 {
			t.Errorf("%v pt: %d questions", size, len(lines))
		}
	}
}
