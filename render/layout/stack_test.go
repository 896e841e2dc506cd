package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
)

// threeColumns is a table whose rows have heads.
func threeColumns(rows int) *doc.Table {
	t := &doc.Table{Place: at(5), Widths: []float64{1, 2, 2}, Header: cells("Test", "What it is", "What it is for")}
	for i := range rows {
		c := cells(fmt.Sprintf("Test %d", i), fmt.Sprintf("We take number %d with a small needle.", i), fmt.Sprintf("It shows how healthy number %d is.", i))
		c[0].Head = true
		t.Rows = append(t.Rows, doc.Row{Place: at(6 + i), Cells: c})
	}
	return t
}

// TestStack: in large print a table of three columns is set as blocks, each cell under the heading of its column, but for
// the one that is the heading of its row: it says itself what it is. Who hears it hears what stands there. A table without
// such cells has a row of headings for who hears it, each heading once (P3).
func TestStack(t *testing.T) {
	for _, headed := range []bool{true, false} {
		table, first := threeColumns(2), ""
		if !headed {
			first = "Test "
			for i := range table.Rows {
				table.Rows[i].Cells[0].Head = false
			}
		}
		columns, _ := read(pages(t, document(table), options))
		for _, size := range []layout.Pt{layout.Large, layout.Larger, layout.Largest} {
			o := options
			o.Size = size
			s := pages(t, document(table), o)
			heard, _ := read(s)
			shown, left := linesOfTable(s)
			for i := range 2 {
				want := fmt.Sprintf("Test %d What it is We take number %d with a small needle. What it is for It shows how healthy number %d is.", i, i, i)
				if !strings.Contains(shown, first+want) || strings.Contains(shown, "Test Test") == headed {
					t.Errorf("%v pt: one reads %q, want %q", size, shown, first+want)
				}
				if headed && !strings.Contains(strings.Join(heard, " "), want) {
					t.Errorf("%v pt: one hears %q, want %q", size, heard, want)
				}
			}
			if !headed && !slices.Equal(slices.Sorted(slices.Values(heard)), slices.Sorted(slices.Values(columns))) {
				t.Errorf("%v pt: the words are %q, want those of columns", size, heard)
			}
			if left != 1 {
				t.Errorf("%v pt: lines begin at %d places, want 1", size, left)
			}
		}
	}
}

// linesOfTable gives the words of the lines of tables, and at how many places from the left they begin.
func linesOfTable(s *layout.Sheet) (shown string, left int) {
	var lines []string
	begins := map[layout.Pt]bool{}
	for _, p := range s.Pages {
		for _, item := range p.Items {
			if x, ok := item.(*layout.Text); ok && inTable(s, x) {
				lines = append(lines, strings.TrimSpace(lineWords(x)))
				begins[x.X] = true
			}
		}
	}
	return strings.Join(lines, " "), len(begins)
}

// inTable reports whether a line is of a table's cell, or a heading that stands over one again.
func inTable(s *layout.Sheet, x *layout.Text) bool {
	el := x.Elements[0]
	return el == layout.Decoration || el >= 0 && strings.HasPrefix(s.Elements[el].Type, "T")
}

func lineWords(x *layout.Text) string {
	var b strings.Builder
	for _, r := range x.Line.Runs {
		for _, c := range r.Clusters {
			b.WriteString(c.Text)
		}
	}
	return b.String()
}

// TestStackWhere: columns stay where they can be read, on small paper too; one column too many for it becomes a list (P5).
func TestStackWhere(t *testing.T) {
	words := func(n int) *doc.Table {
		long := slices.Repeat([]string{"Incomprehensibilities are explained"}, n)
		return &doc.Table{Place: at(5), Widths: slices.Repeat([]float64{1}, n), Header: cells(long...), Rows: []doc.Row{{Place: at(6), Cells: cells(long...)}}}
	}
	for _, test := range []struct {
		media   layout.Media
		size    layout.Pt
		table   *doc.Table
		columns bool
	}{
		{layout.A4, 12, threeColumns(2), true},
		{layout.A5, 12, threeColumns(2), true},
		{layout.A4, 16, threeColumns(2), false},
		{layout.A4, 12, words(3), true},
		{layout.A5, 12, words(3), false},
		{layout.A5, 12, words(2), true},
		{layout.A4, 16, words(2), true},
		{layout.A4, 24, words(2), false},
		{layout.A5, 16, words(2), false},
	} {
		o := options
		o.Media, o.Size = test.media, test.size
		s := pages(t, document(test.table), o)
		left := map[layout.Pt]bool{}
		for _, item := range s.Pages[0].Items {
			if x, ok := item.(*layout.Text); ok && inTable(s, x) {
				left[x.X] = true
			}
		}
		if got := len(left) > 1; got != test.columns {
			t.Errorf("%s, %v pt, %d columns: set in columns: %v", test.media.Name, test.size, len(test.table.Widths), got)
		}
	}
}

// TestContinued: where a table goes on, the page says so beside its heading; it is no part of what is read out (P5).
func TestContinued(t *testing.T) {
	for _, size := range []layout.Pt{layout.Standard, layout.Large} {
		d := document(&doc.Heading{Place: at(4), Level: 2, Text: words("The tests")}, threeColumns(40))
		d.Continued = words("(continued)")
		o := options
		o.Size = size
		s := pages(t, d, o)
		content, artifacts := read(s)
		if strings.Contains(strings.Join(content, "\n"), "continued") {
			t.Errorf("%v pt: the tree says that the table is continued", size)
		}
		for i, page := range artifacts {
			if got, want := strings.Count(strings.Join(page, ""), "The tests (continued)"), min(i, 1); got != want {
				t.Errorf("%v pt, page %d: said %d times that the table is continued, want %d", size, i+1, got, want)
			}
		}
		if len(s.Pages) < 2 {
			t.Errorf("%v pt: one page", size)
		}
	}
}

// TestLargest: nothing is smaller than 16 pt in large print, and nothing of the text than what was asked for (P3).
func TestLargest(t *testing.T) {
	for _, size := range []layout.Pt{layout.Large, layout.Larger, layout.Largest} {
		o := options
		o.Size = size
		for _, p := range pages(t, document(everyBlock()...), o).Pages {
			for _, item := range p.Items {
				if x, ok := item.(*layout.Text); ok && x.Size < layout.Large {
					t.Errorf("%v pt: %.1f pt", size, x.Size)
				}
			}
		}
	}
}

// TestCardParted: in large letters a row that is set as blocks is divided between its cells where more than half a page
// would be left for it. What goes on names the row again, said to be continued, and not to who hears it (P3).
func TestCardParted(t *testing.T) {
	parted := 0
	for n := range 14 {
		table := threeColumns(2)
		for i := range table.Rows {
			for k := 1; k < 3; k++ {
				table.Rows[i].Cells[k].Text = words(strings.TrimSpace(strings.Repeat("It shows how healthy you are. ", 3)))
			}
		}
		d := document(append(linesBefore(n), &doc.Heading{Place: at(4), Level: 2, Text: words("The tests")}, table)...)
		d.Continued = words("(continued)")
		o := options
		o.Size = layout.Largest
		s := pages(t, d, o)
		content, artifacts := read(s)
		if heard := strings.Join(content, "\n"); strings.Contains(heard, "continued") || strings.Count(heard, "Test 0") != 1 {
			t.Errorf("%d lines before it: one hears %q", n, heard)
		}
		for i, lines := range linesOf(s) {
			top, bottom := frameOf(&s.Pages[i])
			if full := (lowest(&s.Pages[i]) - top) / (bottom - top); i+1 < len(s.Pages) && full < 0.5 {
				t.Errorf("%d lines before it, page %d: %.0f %% full", n, i+1, 100*full)
			}
			if i > 0 && len(lines) > 0 && lines[0] == "What it is for" {
				parted++
				if again := strings.Join(artifacts[i], ""); !strings.Contains(again, "The tests (continued)Test ") || strings.Count(again, "(continued)") != 2 {
					t.Errorf("%d lines before it, page %d repeats %q", n, i+1, again)
				}
			}
		}
	}
	if parted == 0 {
		t.Error("no row was divided")
	}
}

// TestTallRowParted: a row of two cells that is set as a block and fills more than half a page is whole where a page has room
// for it after another half page at most; what goes on all the same says under its label whose it is (P3).
func TestTallRowParted(t *testing.T) {
	const said = "Do not take aspirin, unless we say so. "
	for _, test := range []struct {
		sentences int
		whole     bool
	}{{10, true}, {30, false}} {
		seen := 0
		for n := range 6 {
			row := cells("Pain", strings.TrimSpace(strings.Repeat(said, test.sentences)))
			row[0].Head = true
			table := &doc.Table{Place: at(5), Widths: []float64{1, 3}, Header: cells("About", "What to do"), Rows: []doc.Row{{Place: at(6), Cells: row}}}
			d := document(append(linesBefore(5+n), &doc.Heading{Place: at(4), Level: 2, Text: words("The days")}, table)...)
			d.Continued = words("(continued)")
			o := options
			o.Media, o.Size = layout.A5, layout.Large
			s := pages(t, d, o)
			_, artifacts := read(s)
			on := 0
			for i, lines := range linesOf(s) {
				if !strings.Contains(strings.Join(lines, ""), "aspirin") {
					continue
				}
				if on++; on > 1 && !strings.Contains(strings.Join(artifacts[i], ""), "Pain (continued)") {
					t.Errorf("%d sentences, %d lines before: page %d does not say what goes on", test.sentences, n, i+1)
				}
			}
			if seen += on; on == 1 != test.whole {
				t.Errorf("%d sentences, %d lines before: the row is on %d pages", test.sentences, n, on)
			}
		}
		if seen == 0 {
			t.Error("no row was seen")
		}
	}
}
