package layout_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
)

// A said line is one that stands on paper in one of two languages.
type saidLine struct {
	lang, words string
	page        int
	x, y        float64
}

// said gives the lines of a sheet in two languages from top to bottom.
func said(s *layout.Sheet) (lines []saidLine) {
	for i, page := range s.Pages {
		for _, item := range page.Items {
			x, ok := item.(*layout.Text)
			if !ok || x.Elements[0] < 0 {
				continue
			}
			lang := ""
			for el := x.Elements[0]; el > 0 && lang == ""; el = s.Elements[el].Parent {
				if s.Elements[el].Type == "Sect" {
					lang = s.Elements[el].Lang
				}
			}
			if lang != "" {
				lines = append(lines, saidLine{lang, strings.TrimSpace(lineWords(x)), i, x.X, x.Y})
			}
		}
	}
	slices.SortStableFunc(lines, func(a, b saidLine) int { return cmp.Or(a.page-b.page, cmp.Compare(a.y, b.y)) })
	return lines
}

// pair gives a document in two languages of blocks that a function makes of a mark.
func pair(build func(mark string) []doc.Block) *doc.Document {
	d := document(build("a")...)
	d.With = document(build("b")...)
	d.With.Lang = "es"
	return d
}

// TestBelow keeps P11 where there is no room for two columns that can be read: each section stands in the second language
// right below the first, under a heading of its own, both at the margin; questions share the room to answer. In the structure there is one
// language after the other.
func TestBelow(t *testing.T) {
	build := func(mark string) []doc.Block {
		return []doc.Block{
			&doc.Heading{Place: at(2), Level: 2, Text: words("title " + mark)},
			&doc.Paragraph{Place: at(3), Text: words("text " + mark)},
			&doc.List{Place: at(4), Items: []doc.Item{{Text: words("one " + mark)}, {Text: words("two " + mark)}}},
			&doc.Notice{Place: at(5), Level: doc.Emergency, Heading: doc.Heading{Level: 2, Text: words("help " + mark)}, Blocks: []doc.Block{&doc.Paragraph{Text: words("call " + mark)}}},
			&doc.Heading{Place: at(6), Level: 2, Text: words("more " + mark)},
			&doc.Paragraph{Place: at(6), Text: words("all " + mark)},
			&doc.List{Place: at(6), Style: doc.Answer, Items: []doc.Item{{Text: words("why " + mark)}, {Text: words("when " + mark)}}},
			&doc.Form{Place: at(7), Labels: [][]doc.Span{words("name " + mark)}},
		}
	}
	const want = "title a, text a, one a, two a, help a, call a, title b, text b, one b, two b, help b, call b, more a, all a, more b, all b, why a, why b, when a, when b, name a, name b"
	for _, o := range []layout.Options{{Media: layout.A4, Size: layout.Large}, {Media: layout.Letter, Size: layout.Larger}, {Media: layout.A4, Size: layout.Largest}, {Media: layout.A5}} {
		t.Run(fmt.Sprintf("%s %g", o.Media.Name, o.Size), func(t *testing.T) {
			d := pair(build)
			s := pages(t, d, o)
			var got []string
			for _, l := range said(s) {
				if strings.Contains(l.words, " ") && l.words != "A test" {
					got = append(got, l.words)
				}
				if l.x > s.Media.Width/4 {
					t.Errorf("%q begins at %.0f", l.words, l.x)
				}
			}
			if all := strings.Join(got, ", "); all != want {
				t.Errorf("got %s", all)
			}
			if n := len(rulings(s)); n != 5 {
				t.Errorf("%d lines to write on, want 5", n)
			}
			wantTwoSections(t, s)
		})
	}
}

// rulings gives the lines to write on.
func rulings(s *layout.Sheet) (lines []*layout.Box) {
	for _, page := range s.Pages {
		for _, item := range page.Items {
			if b, ok := item.(*layout.Box); ok && b.Element == layout.Decoration && b.Height < 1 && b.Stroke == 0 {
				lines = append(lines, b)
			}
		}
	}
	return lines
}

// wantTwoSections wants all of one language to stand in one section, and all of the other in the next.
func wantTwoSections(t *testing.T, s *layout.Sheet) {
	t.Helper()
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

// TestBelowIcons: pictograms stand on both sides, and sheet after sheet they are the same drawings: a writer keeps what it
// makes of one.
func TestBelowIcons(t *testing.T) {
	o := options
	o.Size, o.Scratch = layout.Large, &layout.Scratch{}
	drawings := map[any]int{}
	for range 2 {
		d := pair(func(string) []doc.Block {
			r := rows(1, "Rest.")
			r[0].Icon = doc.Icon{Name: "walk"}
			return []doc.Block{&doc.Table{Place: at(2), Widths: []float64{1, 2}, Header: cells("When", "What"), Rows: r}}
		})
		for _, item := range pages(t, d, o).Pages[0].Items {
			if p, ok := item.(*layout.Picture); ok {
				drawings[p.Drawing]++
			}
		}
	}
	if len(drawings) != 1 || slices.Max(slices.Collect(maps.Values(drawings))) != 4 {
		t.Errorf("%d drawings: %v", len(drawings), slices.Collect(maps.Values(drawings)))
	}
}

// TestBelowStart: below each other, each language begins at its own edge of the page.
func TestBelowStart(t *testing.T) {
	d := arabic(&doc.Paragraph{Place: at(2), Text: words("one")})
	d.With = document(&doc.Paragraph{Place: at(2), Text: words("two")})
	o := options
	o.Size = layout.Large
	s := pages(t, d, o)
	for _, l := range said(s) {
		if left := l.x < s.Media.Width/2; (l.words == "one" || l.words == "two") && left != (l.words == "two") {
			t.Errorf("%q begins at %.0f", l.words, l.x)
		}
	}
}

// TestBesideTall: what no page can hold side by side is not refused but set below each other, and divided between lines;
// likewise a word that is wider than half of the page. What fits stays side by side (P11, R1).
func TestBesideTall(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("word ", 400))
	wide := strings.Repeat("w", 30)
	for name, build := range map[string]func(mark string) []doc.Block{
		"row": func(mark string) []doc.Block {
			return []doc.Block{&doc.Table{Place: at(2), Widths: []float64{1, 3}, Header: cells("When", "What"), Rows: []doc.Row{{Place: at(2), Cells: cells("Now", mark+" "+long)}}}}
		},
		"item": func(mark string) []doc.Block {
			return []doc.Block{&doc.List{Items: []doc.Item{{Text: words(mark + " " + long)}}}}
		},
		"paragraph": func(mark string) []doc.Block { return []doc.Block{&doc.Paragraph{Text: words(mark + " " + long)}} },
		"notice": func(mark string) []doc.Block {
			return []doc.Block{&doc.Notice{Heading: doc.Heading{Level: 2, Text: words("Note")}, Blocks: []doc.Block{&doc.Paragraph{Text: words(mark + " " + long)}}}}
		},
		"word": func(mark string) []doc.Block { return []doc.Block{&doc.Paragraph{Text: words(mark + " " + wide)}} },
	} {
		d := pair(func(mark string) []doc.Block {
			return append(build(mark), &doc.Paragraph{Text: words("end " + mark)})
		})
		s := pages(t, d, options)
		all := said(s)
		first := slices.IndexFunc(all, func(l saidLine) bool { return strings.HasPrefix(l.words, "a w") })
		second := slices.IndexFunc(all, func(l saidLine) bool { return strings.HasPrefix(l.words, "b w") })
		if first < 0 || second <= first {
			t.Errorf("%s: the first language begins with line %d, the second with %d", name, first, second)
		}
		ends := all[len(all)-2:]
		if ends[0].y != ends[1].y || ends[0].x == ends[1].x {
			t.Errorf("%s: what comes after it stands at %v", name, ends)
		}
		said := map[string]int{}
		for _, l := range all {
			said[l.lang] += strings.Count(l.words, "word")
		}
		if name != "word" && (said["en"] != 400 || said["es"] != 400) {
			t.Errorf("%s: %v words", name, said)
		}
	}
}

// TestFactsBeside: facts have their labels beside their values where both languages have room for that, and over them where
// one has not: the sides stay alike (P11).
func TestFactsBeside(t *testing.T) {
	for _, test := range []struct {
		label  string
		beside bool
	}{{"Record number", true}, {strings.Repeat("Number of the record ", 3), false}} {
		d := pair(func(mark string) []doc.Block {
			label := "Record number"
			if mark == "b" {
				label = test.label
			}
			return []doc.Block{&doc.Table{Place: at(2), Style: doc.Facts, Widths: []float64{1, 1}, Header: cells("Name", label), Rows: []doc.Row{{Cells: cells("Ann", "A-1")}}}}
		})
		heights := map[string]float64{}
		for _, l := range said(pages(t, d, options)) {
			heights[l.lang+l.words] = l.y
		}
		for _, lang := range []string{"en", "es"} {
			if beside := heights[lang+"Name"] == heights[lang+"Ann"]; beside != test.beside {
				t.Errorf("%q, %s: beside each other %v", test.label, lang, beside)
			}
			if heights["en"+"Ann"] != heights[lang+"Ann"] {
				t.Errorf("%q: the sides differ: %v", test.label, heights)
			}
		}
	}
}

// TestListsAlike: a list has two columns in both languages or in none (P11).
func TestListsAlike(t *testing.T) {
	for _, test := range []struct {
		end     string
		columns int
	}{{"", 2}, {strings.Repeat(" and more", 5), 1}} {
		d := pair(func(mark string) []doc.Block {
			list := &doc.List{Place: at(4), Style: doc.Tick}
			for i := range 4 {
				text := fmt.Sprintf("item %d", i)
				if mark == "b" {
					text += test.end
				}
				list.Items = append(list.Items, doc.Item{Place: at(5 + i), Text: words(text)})
			}
			return []doc.Block{&doc.Notice{Place: at(3), Heading: doc.Heading{Level: 2, Text: words("bring")}, Blocks: []doc.Block{list}}, list}
		})
		o := options
		o.Size = layout.Large
		left := map[string]map[layout.Pt]bool{"en": {}, "es": {}}
		for _, l := range said(pages(t, d, o)) {
			if strings.HasPrefix(l.words, "item") {
				left[l.lang][l.x] = true
			}
		}
		for lang, at := range left { // the notice is a little narrower than the page
			if len(at) != 2*test.columns {
				t.Errorf("%q: in %s items begin at %d places, want %d", test.end, lang, len(at), 2*test.columns)
			}
		}
	}
}

// TestTablesAlike: facts and rows stand in columns in both languages, or in neither (P11).
func TestTablesAlike(t *testing.T) {
	for _, test := range []struct {
		end     string
		columns bool
	}{{"", true}, {" in a very long and winding value", false}} {
		d := pair(func(mark string) []doc.Block {
			value := "value"
			if mark == "b" {
				value += test.end
			}
			across := &doc.Table{Place: at(3), Style: doc.Facts, Widths: []float64{1, 1}, Header: cells("label 1", "label 2"), Rows: []doc.Row{{Place: at(3), Cells: cells(value, value)}}}
			return []doc.Block{facts("label 3", value), across}
		})
		o := options
		o.Size = layout.Largest
		left := map[string]map[layout.Pt]bool{"en": {}, "es": {}}
		for _, l := range said(pages(t, d, o)) {
			if strings.HasPrefix(l.words, "label") || strings.HasPrefix(l.words, "value") {
				left[l.lang][l.x] = true
			}
		}
		for lang, at := range left {
			if columns := len(at) > 1; columns != test.columns {
				t.Errorf("%q: in %s they begin at %d places", test.end, lang, len(at))
			}
		}
	}
}

// TestBelowHeading: the heading of a section does not end a page in either language, also before questions that no page can
// hold with it (P5).
func TestBelowHeading(t *testing.T) {
	for n := range 25 {
		d := pair(func(mark string) []doc.Block {
			return append(linesBefore(n%4), &doc.Heading{Place: at(3), Level: 2, Text: words("own " + mark)}, &doc.Paragraph{Place: at(3), Text: words(strings.TrimSpace(strings.Repeat("Please answer. ", 1+n)))}, questions(9))
		})
		o := options
		o.Size = layout.Largest
		all := said(pages(t, d, o))
		for i, l := range all[:len(all)-1] {
			if strings.HasPrefix(l.words, "own ") && all[i+1].page != l.page {
				t.Errorf("%d sentences after it: %q ends page %d", n+1, l.words, l.page+1)
			}
		}
	}
}
