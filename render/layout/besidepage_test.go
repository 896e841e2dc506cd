package layout_test

import (
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
