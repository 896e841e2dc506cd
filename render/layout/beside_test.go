package layout_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
)

// twoLanguages gives a document with the same sheet in a second language, whose words are longer.
func twoLanguages() *doc.Document {
	blocks := func(word string) []doc.Block {
		long := strings.TrimSpace(strings.Repeat(word+" ", 12))
		return []doc.Block{
			&doc.Heading{Place: at(1), Level: 1, Text: words(word)},
			&doc.Table{Place: at(2), Style: doc.Ruled, Widths: []float64{1, 2}, Header: cells("Topic"+word, "Do"+word), Rows: rows(2, long)},
			&doc.List{Place: at(3), Items: []doc.Item{{Text: words(long)}, {Text: words("short" + word)}}},
			&doc.Notice{Place: at(4), Level: doc.Emergency, Heading: doc.Heading{Level: 2, Text: words("help" + word)}, Blocks: []doc.Block{&doc.Paragraph{Text: words(long)}}},
			&doc.Paragraph{Place: at(5), Text: words("end" + word)},
		}
	}
	d := document(blocks("ab")...)
	d.With = document(blocks("abcdefgh")...)
	d.With.Lang = "es"
	return d
}

// TestBeside keeps P11: what says the same starts at the same height, in columns that do not meet; and who has the sheet
// read aloud hears all of one language, then all of the other.
func TestBeside(t *testing.T) {
	for _, rtl := range []bool{false, true} {
		d := twoLanguages()
		d.RTL = rtl
		s := pages(t, d, options)
		middle := s.Media.Width / 2
		heights := map[string]float64{}
		for _, item := range s.Pages[0].Items {
			text, ok := item.(*layout.Text)
			if !ok || text.Elements[0] < 0 {
				continue
			}
			second := false
			for el := text.Elements[0]; el > 0; el = s.Elements[el].Parent {
				second = second || s.Elements[el].Lang == "es"
			}
			line := lineOf(text)
			if !strings.Contains(line, "ab") {
				continue // of the head and foot
			}
			if right := text.X > middle; right != (second != rtl) {
				t.Errorf("from right to left %v: %q stands at %.0f", rtl, line, text.X)
			}
			for _, mark := range []string{"Topic", "short", "help", "end"} {
				if strings.HasPrefix(line, mark) {
					if y, there := heights[mark]; there && math.Abs(y-text.Y) > 0.7 { // Arabic has more leading
						t.Errorf("%s stands at %.1f and %.1f", mark, y, text.Y)
					}
					heights[mark] = text.Y
				}
			}
		}
		if len(heights) != 4 {
			t.Errorf("found %v", heights)
		}
		var langs []string
		for _, el := range s.Elements {
			if el.Type == "Sect" && el.Parent == 0 {
				langs = append(langs, el.Lang)
			}
		}
		if !slices.Equal(langs, []string{"en", "es"}) {
			t.Errorf("sections of %v", langs)
		}
	}
}

// lineOf gives the text of a line.
func lineOf(x *layout.Text) string {
	var b strings.Builder
	for _, r := range x.Line.Runs {
		for _, c := range r.Clusters {
			b.WriteString(c.Text)
		}
	}
	return b.String()
}

// TestBesideOther: two documents that are not the same sheet are a problem.
func TestBesideOther(t *testing.T) {
	for _, spoil := range []func(d *doc.Document){
		func(d *doc.Document) { d.Blocks = d.Blocks[1:] },
		func(d *doc.Document) { d.Blocks[3].(*doc.List).Items = d.Blocks[3].(*doc.List).Items[:1] },
		func(d *doc.Document) { d.Blocks[2].(*doc.Table).Rows = d.Blocks[2].(*doc.Table).Rows[:1] },
		func(d *doc.Document) { d.Blocks[4].(*doc.Notice).Blocks = nil },
		func(d *doc.Document) { d.Blocks[5] = &doc.Form{Labels: [][]doc.Span{words("Date")}} },
	} {
		d := twoLanguages()
		spoil(d.With)
		if s, err := layout.Pages(d, newShaper(t), options); s != nil || err == nil || !strings.Contains(err.Error(), "the two languages are not the same sheet") {
			t.Errorf("%v", err)
		}
	}
}

// TestQuestions keeps P8: questions stand with their heading, the room to answer and the form on one page.
func TestQuestions(t *testing.T) {
	for filler := range 40 {
		blocks := []doc.Block{&doc.Heading{Level: 1, Text: words("Title")}}
		for range filler {
			blocks = append(blocks, &doc.Paragraph{Text: words("filler")})
		}
		blocks = append(blocks, &doc.Heading{Level: 2, Text: words("Own words")}, &doc.Paragraph{Text: words("Please answer.")},
			&doc.List{Style: doc.Answer, Items: []doc.Item{{Text: words("one?")}, {Text: words("two?")}, {Text: words("three?")}}},
			&doc.Form{Labels: [][]doc.Span{words("Initials"), words("Date")}})
		s := pages(t, document(blocks...), options)
		on := map[string]int{}
		var room []float64 // between lines to write on
		for i, page := range s.Pages {
			for _, item := range page.Items {
				switch x := item.(type) {
				case *layout.Text:
					on[lineOf(x)] = i
				case *layout.Box:
					if x.Element == layout.Decoration && x.Height < 1 {
						room = append(room, x.Y)
					}
				}
			}
		}
		if on["Own words"] != on["Date"] || on["one?"] != on["three?"] || on["Own words"] != on["two?"] {
			t.Errorf("after %d paragraphs they stand on pages %v", filler, on)
		}
		if len(room) != 8 {
			t.Errorf("%d lines to write on, want 8", len(room))
		}
	}
}

// TestIconBeside: of two languages side by side the first one has the pictograms, one for each row (P9).
func TestIconBeside(t *testing.T) {
	d := pair(func(string) []doc.Block {
		r := rows(3, "Rest.")
		for i := range r {
			r[i].Icon, r[i].Cells[0].Head = doc.Icon{Name: "walk"}, true
		}
		return []doc.Block{&doc.Table{Place: at(2), Widths: []float64{1, 2}, Header: cells("When", "What"), Rows: r}}
	})
	s, shown := pages(t, d, options), 0
	for _, item := range s.Pages[0].Items {
		if p, ok := item.(*layout.Picture); ok {
			if shown++; p.X > s.Media.Width/2 || p.Element != layout.Decoration {
				t.Errorf("a pictogram at %.0f, element %d", p.X, p.Element)
			}
		}
	}
	if shown != 3 {
		t.Errorf("%d pictograms beside 3 rows", shown)
	}
}
