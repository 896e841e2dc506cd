package layout_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
)

// TestNoticeBeside: the titles of a notice in two languages can be read on what is behind them, also in an accent that only
// just passes on white; an emergency has its dark band (P4).
func TestNoticeBeside(t *testing.T) {
	blocks := func(l doc.NoticeLevel) []doc.Block {
		return []doc.Block{&doc.Notice{Place: at(3), Level: l, Heading: doc.Heading{Level: 2, Text: words("Note")}, Blocks: linesBefore(2)}}
	}
	o := options
	o.Accent = layout.Colour{R: 0x76, G: 0x76, B: 0x76}
	for _, level := range []doc.NoticeLevel{doc.Info, doc.Warning, doc.Emergency} {
		d := document(blocks(level)...)
		d.With = document(blocks(level)...)
		titles := 0
		var under []*layout.Box
		for _, item := range pages(t, d, o).Pages[0].Items {
			switch x := item.(type) {
			case *layout.Box:
				if x.Stroke == 0 {
					under = append(under, x)
				}
			case *layout.Text:
				if lineWords(x) != "Note" {
					continue
				}
				titles++
				ground := layout.Colour{R: 255, G: 255, B: 255}
				for _, b := range under {
					if b.X <= x.X && x.X < b.X+b.Width && b.Y < x.Y && x.Y < b.Y+b.Height {
						ground = b.Fill
					}
				}
				if c := layout.Contrast(x.Colour, ground); c < layout.TextContrast || level == doc.Emergency && ground != o.Emergency {
					t.Errorf("level %d: %v on %v, contrast %.2f", level, x.Colour, ground, c)
				}
			}
		}
		if titles != 2 {
			t.Errorf("level %d: %d titles", level, titles)
		}
	}
}

// TestUnalike: two sheets that are not the same part for part are refused, and so is nothing else: a table without rows says
// nothing in any size.
func TestUnalike(t *testing.T) {
	form := func(labels ...string) *doc.Form {
		f := &doc.Form{Place: at(2)}
		for _, l := range labels {
			f.Labels = append(f.Labels, words(l))
		}
		return f
	}
	table := func(header ...string) *doc.Table {
		return &doc.Table{Place: at(2), Widths: []float64{1, 2}, Header: cells(header...)}
	}
	for _, test := range []struct {
		a, b doc.Block
		fine bool
	}{
		{form("Name", "Date"), form("Nombre"), false},
		{table("When", "What"), table(), false},
		{table("When", "What"), table("Cuando", "Que"), true},
	} {
		d := document(test.a)
		d.With = document(test.b)
		if _, err := layout.Pages(d, newShaper(t), options); (err == nil) != test.fine {
			t.Errorf("%T beside %T: %v", test.a, test.b, err)
		}
	}
	o := options
	for _, o.Size = range []layout.Pt{layout.Standard, layout.Largest} {
		pages(t, document(table("When", "What")), o)
	}
}

// TestHeaderBeside: also of two languages, a page that a table goes on to says whose rows they are in both (P5). It is not
// read aloud again. Side by side rows are blocks, and there is no heading over a column that is not there.
func TestHeaderBeside(t *testing.T) {
	long := func(title, when, what, continued string) *doc.Document {
		b := &doc.Table{Place: at(2), Widths: []float64{1, 3}, Header: cells(when, what), Rows: rows(40, "Rest.")}
		for i := range b.Rows {
			b.Rows[i].Cells[0].Head = true
		}
		d := document(&doc.Heading{Place: at(1), Level: 2, Text: words(title)}, b)
		d.Continued = words(continued)
		return d
	}
	d := long("Later", "When", "What", "(continued)")
	d.With = long("Despues", "Cuando", "Que", "(sigue)")
	for i, page := range pages(t, d, options).Pages {
		for line, want := range map[string]int{"When": 0, "What": 0, "Cuando": 0, "Que": 0, "Later (continued)": min(i, 1), "Despues (sigue)": min(i, 1)} {
			found := 0
			for _, item := range page.Items {
				if x, ok := item.(*layout.Text); ok && lineWords(x) == line && x.Elements[0] < 0 {
					found++
				}
			}
			if found != want {
				t.Errorf("page %d has %q %d times", i+1, line, found)
			}
		}
	}
}

// TestQuestionsBeside: of two languages the lines to write on are level, however long the questions are (P8, P11); and no
// page that is less than half full is left so that all questions stand on the next one.
func TestQuestionsBeside(t *testing.T) {
	divided := 0
	for n := range 30 {
		d := pair(func(word string) []doc.Block {
			blocks := linesBefore(n)
			list := &doc.List{Place: at(50), Style: doc.Answer}
			for range 4 {
				list.Items = append(list.Items, doc.Item{Place: at(51), Text: words(strings.Repeat("why "+word+" ", map[string]int{"a": 1, "b": 12}[word]))})
			}
			return append(blocks, &doc.Heading{Place: at(49), Level: 2, Text: words("Own " + word)}, list, &doc.Form{Place: at(60), Labels: [][]doc.Span{words(word)}})
		})
		s := pages(t, d, options)
		on := 0
		for i, lines := range blanks(s) {
			slices.SortFunc(lines, func(a, b *layout.Box) int { return cmp.Compare(a.Y, b.Y) })
			for k := 0; k+1 < len(lines); k++ {
				if gap := lines[k+1].Y - lines[k].Y; gap > 0.1 && gap < 20 {
					t.Errorf("%d lines before, page %d: lines to write on are %.1f points apart", n, i+1, gap)
				}
			}
			if len(lines) > 0 {
				on++
			}
			top, bottom := frameOf(&s.Pages[i])
			if full := (lowest(&s.Pages[i]) - top) / (bottom - top); i+1 < len(s.Pages) && full < 0.5 {
				t.Errorf("%d lines before, page %d: %.0f %% full", n, i+1, 100*full)
			}
		}
		if on > 1 {
			divided++
		}
	}
	if divided == 0 || divided > 15 {
		t.Errorf("the questions were divided %d times of 30", divided)
	}
}

// TestAnswersLevel: of two languages the lines to write on meet, although Arabic stands further apart (P11).
func TestAnswersLevel(t *testing.T) {
	ask := func(word string) *doc.List {
		return &doc.List{Place: at(50), Style: doc.Answer, Items: []doc.Item{{Place: at(51), Text: words(word)}}}
	}
	d := document(ask("Why do you ask this, and why here and now, of all people and at all places on such a nice day?"))
	d.With = arabic(ask("لماذا؟"))
	at := map[int]int{}
	for _, line := range blanks(pages(t, d, options))[0] {
		at[int(line.Y*100)]++
	}
	for y, n := range at {
		if n != 2 {
			t.Errorf("%d lines to write on at %.2f, want that of both languages", n, float64(y)/100)
		}
	}
	if len(at) != 2 {
		t.Errorf("lines to write on at %d heights, want 2", len(at))
	}
}

// TestCellsBeside: of two languages each cell of a row that is set as a block begins at the same height, under its heading in
// bold ink (P11).
func TestCellsBeside(t *testing.T) {
	d := pair(func(word string) []doc.Block {
		long := strings.TrimSpace(strings.Repeat("why "+word+" ", map[string]int{"a": 1, "b": 12}[word]))
		return []doc.Block{&doc.Table{Place: at(2), Widths: []float64{1, 1}, Header: cells("normal", "call"), Rows: rows(2, long)}}
	})
	at := map[string][]layout.Pt{}
	for _, item := range pages(t, d, options).Pages[0].Items {
		x, ok := item.(*layout.Text)
		if !ok || lineOf(x) != "call" {
			continue
		}
		if x.Colour.ContrastWithPaper() < 15 || !x.Line.Runs[0].Face.Bold {
			t.Errorf("a heading is not in bold ink")
		}
		side := map[bool]string{true: "first", false: "second"}[x.X < layout.A4.Width/2]
		at[side] = append(at[side], x.Y)
	}
	if len(at["first"]) != 2 || !slices.Equal(at["first"], at["second"]) {
		t.Errorf("the second cells of rows begin at %v", at)
	}
}
