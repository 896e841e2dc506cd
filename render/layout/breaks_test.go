package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
)

// linesOf gives the lines of each page that are content, in their order.
func linesOf(s *layout.Sheet) (pages [][]string) {
	for _, p := range s.Pages {
		var lines []string
		for _, item := range p.Items {
			if x, ok := item.(*layout.Text); ok && x.Elements[0] > 0 {
				lines = append(lines, strings.TrimSpace(lineWords(x)))
			}
		}
		pages = append(pages, lines)
	}
	return pages
}

func linesBefore(n int) []doc.Block {
	var blocks []doc.Block
	for range n {
		blocks = append(blocks, &doc.Paragraph{Place: at(2), Text: words("A line.")})
	}
	return blocks
}

// TestListEnds: no page takes the first or the last short item of a list alone, wherever the break falls (P5).
func TestListEnds(t *testing.T) {
	for n := 15; n < 45; n++ {
		list := &doc.List{Place: at(3)}
		for i := range 6 {
			list.Items = append(list.Items, doc.Item{Place: at(4 + i), Text: words(fmt.Sprintf("item %d of a list whose items are too long for two columns", i))})
		}
		for i, page := range linesOf(pages(t, document(append(linesBefore(n), list)...), options)) {
			items := strings.Count(strings.Join(page, "\n"), "item ")
			if items == 1 {
				t.Errorf("%d lines before the list: page %d takes one item", n, i+1)
			}
		}
	}
}

// TestLastSection: a last page that would hold little takes all of its section, if that begins below the middle of the page
// before (P5).
func TestLastSection(t *testing.T) {
	fewest, moved := 100, 0
	for n := 5; n < 45; n++ {
		blocks := append(linesBefore(n), &doc.Heading{Place: at(3), Level: 2, Text: words("Section")})
		all := linesOf(pages(t, document(append(blocks, linesBefore(8)...)...), options))
		if len(all) < 2 {
			continue
		}
		last := all[len(all)-1]
		fewest = min(fewest, len(last))
		if last[0] == "Section" {
			moved++
		}
	}
	if fewest < 5 || moved < 3 {
		t.Errorf("the fewest lines of a last page are %d; %d sections begin one", fewest, moved)
	}
}

// TestLastOfLongGroup: also of what is kept together and yet is too high for one page, the last page does not take a few
// lines alone: the form may have it that fills a third of it (P5).
func TestLastOfLongGroup(t *testing.T) {
	for n := 9; n < 16; n++ {
		list := &doc.List{Place: at(4), Style: doc.Answer}
		for i := range n {
			list.Items = append(list.Items, doc.Item{Place: at(5 + i), Text: words(fmt.Sprintf("Question %d?", i))})
		}
		o := options
		o.Size = layout.Largest
		form := &doc.Form{Place: at(30), Labels: [][]doc.Span{words("Date"), words("Name"), words("Staff")}}
		s := pages(t, document(&doc.Heading{Place: at(3), Level: 2, Text: words("In your own words")}, list, form), o)
		all := linesOf(s)
		top, bottom := frameOf(&s.Pages[len(all)-1])
		full := (lowest(&s.Pages[len(all)-1]) - top) / (bottom - top)
		if last := all[len(all)-1]; !strings.Contains(strings.Join(last, "\n"), "Question") && full < 1.0/3 {
			t.Errorf("%d questions: the last page is %.0f %% full, and holds %q", n, 100*full, last)
		}
	}
}

// TestRowPieces: a row that no page could hold is divided between lines, at no first or last line of it, and every page that
// it reaches is full but the last (P5).
func TestRowPieces(t *testing.T) {
	for n := 60; n < 66; n++ {
		long := strings.TrimSpace(strings.Repeat("Drink water and rest as long as you like, and call us when you are not sure of it. ", n))
		table := &doc.Table{Place: at(2), Widths: []float64{1, 3}, Header: cells("When", "What"), Rows: rows(1, long)}
		all := linesOf(pages(t, document(append(linesBefore(4), table)...), options))
		for i, page := range all {
			cell := 0
			for _, line := range page {
				if len(line) > 30 {
					cell++
				}
			}
			if cell == 1 || i == 0 && cell < 20 {
				t.Errorf("%d sentences, page %d: %d lines of the cell", n, i+1, cell)
			}
		}
		if len(all) < 2 {
			t.Errorf("%d sentences: one page", n)
		}
	}
}

// TestIntroduction: a paragraph that says what a table or a list is stands on the page where that begins, with its heading,
// wherever the break falls (P5).
func TestIntroduction(t *testing.T) {
	table := &doc.Table{Place: at(5), Widths: []float64{1, 3}, Header: cells("When", "What"), Rows: rows(4, "rest")}
	list := &doc.List{Place: at(5)}
	for i := range 4 {
		list.Items = append(list.Items, doc.Item{Place: at(6 + i), Text: words(fmt.Sprintf("item %d of a list whose items are too long for two columns", i))})
	}
	broken := 0
	for begins, below := range map[string]doc.Block{"When": table, "item 0": list} {
		for n := 5; n < 45; n++ {
			blocks := append(linesBefore(n), &doc.Heading{Place: at(3), Level: 2, Text: words("Section")}, &doc.Paragraph{Place: at(4), Text: words("These are:")}, below)
			all := linesOf(pages(t, document(blocks...), options))
			broken += len(all) - 1
			for i, page := range all {
				page := strings.Join(page, "\n")
				if has := strings.Contains(page, "These are:"); has != strings.Contains(page, "Section") || has && !strings.Contains(page, begins) {
					t.Errorf("%d lines before: page %d is\n%s", n, i+1, page)
				}
			}
		}
	}
	if broken < 20 {
		t.Errorf("only %d breaks were tried", broken)
	}
}

// TestIntroductionWhole: so does all of a short one, which is not divided (P5).
func TestIntroductionWhole(t *testing.T) {
	table := &doc.Table{Place: at(5), Widths: []float64{1, 3}, Header: cells("When", "What"), Rows: rows(4, "rest")}
	long := "There are two ways to test it. " + strings.Repeat("Often we do both in one visit, and that takes less time. ", 6)
	moved := 0
	for n := 5; n < 45; n++ {
		blocks := append(linesBefore(n), &doc.Heading{Place: at(3), Level: 2, Text: words("Section")}, &doc.Paragraph{Place: at(4), Text: words(strings.TrimSpace(long))}, table)
		blocks = append(append(blocks, &doc.Heading{Place: at(30), Level: 2, Text: words("Another")}), linesBefore(30)...)
		for i, page := range linesOf(pages(t, document(blocks...), options)) {
			page := strings.Join(page, "\n")
			begins, ends := strings.Contains(page, "There are two"), strings.Contains(page, "When")
			if begins != strings.Contains(page, "Section") || begins && !ends {
				t.Errorf("%d lines before: page %d is\n%s", n, i+1, page)
			}
			if begins && i > 0 {
				moved++
			}
		}
	}
	if moved == 0 {
		t.Error("no page was too full for it")
	}
}

// TestClosing: no page begins with the short paragraph that ends a section: the last row above it goes with it (P5).
func TestClosing(t *testing.T) {
	table := &doc.Table{Place: at(5), Widths: []float64{1, 3}, Header: cells("When", "What"), Rows: rows(4, "rest")}
	tried := 0
	for n := 5; n < 45; n++ {
		blocks := append(linesBefore(n), &doc.Heading{Place: at(3), Level: 2, Text: words("Section")}, table,
			&doc.Paragraph{Place: at(20), Text: words("Ask us.")}, &doc.Heading{Place: at(21), Level: 2, Text: words("Another")})
		all := linesOf(pages(t, document(append(blocks, linesBefore(30)...)...), options))
		for i, page := range all[1:] {
			k := slices.Index(page, "Ask us.")
			if k < 0 {
				continue
			}
			tried++
			if !slices.Contains(page[:k], "rest") {
				t.Errorf("%d lines before: page %d begins\n%s", n, i+2, strings.Join(page[:k+1], "\n"))
			}
		}
	}
	if tried < 5 {
		t.Errorf("only %d pages were tried", tried)
	}
}
