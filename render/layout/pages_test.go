package layout_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handout/fonts"
	"handout/internal/diag"
	"handout/render/doc"
	"handout/render/layout"
	"handout/render/text"
)

var update = flag.Bool("update", false, "rewrite testdata")

func newShaper(t testing.TB) *text.Shaper {
	t.Helper()
	faces, err := text.LoadFaces(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	return text.NewShaper(faces)
}

var options = layout.Options{Media: layout.A4, Accent: layout.Colour{R: 0x1F, G: 0x4E, B: 0x79}, Emergency: layout.Colour{R: 0xA4, G: 0x16, B: 0x1A}}

// at is a place in an invented guide, so that problems can be told apart.
func at(line int) doc.Place {
	return doc.Place{Pos: diag.Pos{File: "guide.yaml", Line: line, Column: 3}}
}

func words(s string) []doc.Span { return []doc.Span{{Text: s}} }

func cells(texts ...string) []doc.Cell {
	var out []doc.Cell
	for _, s := range texts {
		out = append(out, doc.Cell{Text: words(s)})
	}
	return out
}

// frame is what every test document has around its blocks.
func document(blocks ...doc.Block) *doc.Document {
	return &doc.Document{
		Title: "A test", Lang: "en",
		Identity: []doc.Span{{Text: "Ann Example", Value: true}, {Text: ", record number "}, {Text: "A-1", Value: true}},
		Draft:    [][]doc.Span{words("Draft")}, Source: words("Guide test, version 1"),
		PageOf: []doc.Span{{Text: "Page "}, {Counter: doc.PageNumber, Value: true}, {Text: " of "}, {Counter: doc.PageCount, Value: true}},
		Clinic: words("Example Clinic, 1 Sample Street"),
		Blocks: append([]doc.Block{&doc.Heading{Place: at(1), Level: 1, Text: words("A test")}}, blocks...),
	}
}

func arabic(blocks ...doc.Block) *doc.Document {
	d := document(blocks...)
	d.Lang, d.RTL, d.Title = "ar", true, "اختبار"
	return d
}

func pages(t *testing.T, d *doc.Document, o layout.Options) *layout.Sheet {
	t.Helper()
	s, err := layout.Pages(d, newShaper(t), o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func everyBlock() []doc.Block {
	long := "Rest at home today. Drink plenty of water, and eat what you like. Call us if you are not sure about anything."
	return []doc.Block{
		&doc.Table{Place: at(2), Style: doc.Facts, Widths: []float64{2, 1, 1}, Header: cells("Name", "Date of birth", "Record number"),
			Rows: []doc.Row{{Place: at(2), Cells: cells("Ann Example", "April 17, 1961", "A-1")}}},
		&doc.Heading{Place: at(3), Level: 2, Text: words("What to do")},
		&doc.Paragraph{Place: at(4), Text: words(long)},
		&doc.List{Place: at(5), Style: doc.Number, Items: []doc.Item{{Place: at(6), Text: words("Press firmly.")}, {Place: at(7), Text: words(long)}}},
		&doc.List{Place: at(8), Style: doc.Tick, Items: []doc.Item{{Text: words("One")}, {Text: words("Two")}, {Text: words("Three")}, {Text: words("Four")}, {Text: words("Five")}}},
		&doc.Table{Place: at(9), Style: doc.Ruled, Widths: []float64{1, 2}, Header: cells("When", "What"),
			Rows: []doc.Row{{Place: at(10), Cells: cells("Today", long)}, {Place: at(11), Cells: cells("Tomorrow", "Go back to work.")}}},
		&doc.Notice{Place: at(12), Level: doc.Emergency, Heading: doc.Heading{Place: at(12), Level: 3, Text: words("Get help right away if")},
			Blocks: []doc.Block{&doc.List{Place: at(13), Items: []doc.Item{{Text: words("you bleed")},
				{Text: []doc.Span{{Text: "call "}, {Text: "911", Value: true, Strong: true, Link: "tel:911", LinkName: "Call 911"}}}}}}},
	}
}

// TestPages compares whole sheets with testdata, where each item stands on a line with its place.
func TestPages(t *testing.T) {
	small := options
	small.Media = layout.A5
	large := options
	large.Size = 18
	tests := []struct {
		name string
		doc  *doc.Document
		o    layout.Options
	}{
		{"a4", document(everyBlock()...), options},
		{"a5", document(everyBlock()...), small},
		{"large", document(everyBlock()...), large},
		{"rtl", arabic(everyBlock()...), options},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got bytes.Buffer
			layout.Dump(&got, pages(t, test.doc, test.o))
			file := filepath.Join("testdata", test.name+".txt")
			if *update {
				if err := os.WriteFile(file, got.Bytes(), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), want) {
				t.Errorf("the sheet is not as in %s; run with -update and read the difference", file)
			}
		})
	}
}

// extent gives the horizontal and vertical reach of an item.
func extent(item layout.Item) (left, top, right, bottom float64) {
	switch i := item.(type) {
	case *layout.Text:
		return i.X, i.Y - i.Size, i.X + float64(i.Line.Width)*i.Size/1000, i.Y + 0.3*i.Size
	case *layout.Box:
		return i.X, i.Y, i.X + i.Width, i.Y + i.Height
	case *layout.Picture:
		return i.X, i.Y, i.X + i.Width, i.Y + i.Height
	case *layout.Link:
		return i.X, i.Y, i.X + i.Width, i.Y + i.Height
	}
	panic(fmt.Sprintf("an item of type %T", item))
}

// TestInside: no item reaches over the margins, in any media, size and direction (R1).
func TestInside(t *testing.T) {
	for _, media := range []layout.Media{layout.A4, layout.A5, layout.Letter} {
		for _, size := range []float64{12, 16} {
			for _, d := range []*doc.Document{document(everyBlock()...), arabic(everyBlock()...)} {
				o := options
				o.Media, o.Size = media, size
				s := pages(t, d, o)
				for i, p := range s.Pages {
					for _, item := range p.Items {
						l, top, r, b := extent(item)
						if l < 20 || r > media.Width-20 || top < 10 || b > media.Height-10 {
							t.Errorf("%s %v pt %s page %d: %T reaches %.0f,%.0f to %.0f,%.0f", media.Name, size, d.Lang, i+1, item, l, top, r, b)
						}
					}
				}
			}
		}
	}
}

// TestMirror: what stands at a distance from the left edge stands at the same distance from the
// right one in a language that runs from right to left.
func TestMirror(t *testing.T) {
	d := everyBlock()
	ltr := pages(t, document(d...), options)
	mirrored := document(d...)
	mirrored.RTL = true
	rtl := pages(t, mirrored, options)
	boxes := func(s *layout.Sheet) (out []*layout.Box) {
		for _, p := range s.Pages {
			for _, item := range p.Items {
				if b, ok := item.(*layout.Box); ok {
					out = append(out, b)
				}
			}
		}
		return out
	}
	a, b := boxes(ltr), boxes(rtl)
	if len(a) != len(b) || len(a) < 10 {
		t.Fatalf("%d boxes from the left, %d from the right", len(a), len(b))
	}
	for i := range a {
		if got, want := b[i].X, layout.A4.Width-a[i].X-a[i].Width; got-want > 0.01 || want-got > 0.01 {
			t.Errorf("box %d: x = %.2f, want %.2f", i, got, want)
		}
	}
}

// read gives the words of a sheet in the order of its structure, a string for each element that
// holds text, and those of its artifacts page by page.
func read(s *layout.Sheet) (content []string, artifacts [][]string) {
	at := map[int]int{}
	for _, p := range s.Pages {
		var page []string
		for _, item := range p.Items {
			x, ok := item.(*layout.Text)
			if !ok {
				continue
			}
			for _, r := range x.Line.Runs {
				el, w := x.Elements[r.Span], ""
				for _, c := range r.Clusters {
					w += c.Text
				}
				if el < 0 {
					page = append(page, w)
					continue
				}
				for s.Elements[el].Type == "Link" || s.Elements[el].Type == "Span" {
					el = s.Elements[el].Parent
				}
				k, ok := at[el]
				if !ok {
					k = len(content)
					at[el] = k
					content = append(content, "")
				}
				content[k] += w
			}
		}
		artifacts = append(artifacts, page)
	}
	return content, artifacts
}

func rows(n int, text string) []doc.Row {
	var out []doc.Row
	for i := range n {
		out = append(out, doc.Row{Place: at(100 + i), Cells: cells(fmt.Sprintf("Row %d", i), text)})
	}
	return out
}

// TestHeaderRepeats: a table that reaches over pages repeats its header row, as an artifact: the
// tree holds it once (P5).
func TestHeaderRepeats(t *testing.T) {
	s := pages(t, document(&doc.Table{Place: at(2), Widths: []float64{1, 3}, Header: cells("When", "What"), Rows: rows(60, "Rest.")}), options)
	if len(s.Pages) < 2 {
		t.Fatalf("%d pages, want more", len(s.Pages))
	}
	content, artifacts := read(s)
	for i, page := range artifacts {
		got := strings.Count(strings.Join(page, "\n"), "When")
		if want := min(i, 1); got != want {
			t.Errorf("page %d repeats the header %d times, want %d", i+1, got, want)
		}
	}
	if n := strings.Count(strings.Join(content, "\n"), "When"); n != 1 {
		t.Errorf("the tree holds the header %d times, want 1", n)
	}
	for i := range 60 {
		if !strings.Contains(strings.Join(content, "\n"), fmt.Sprintf("Row %d\n", i)) {
			t.Errorf("row %d is lost", i)
		}
	}
}

// TestTallRow: a row that no page could hold is divided, and none of its words is lost (P5).
func TestTallRow(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("Drink water and rest as long as you like. ", 300))
	s := pages(t, document(&doc.Table{Place: at(2), Widths: []float64{1, 3}, Header: cells("When", "What"), Rows: rows(1, long)}), options)
	content, _ := read(s)
	if got := content[len(content)-2]; got != long {
		t.Errorf("the cell holds %d bytes, want %d", len(got), len(long))
	}
}

// TestTallHeader: a header row of many lines is repeated above the parts of a tall row, and all of it
// stands above the page's foot, in large letters too.
func TestTallHeader(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("Drink water and rest as long as you like. ", 100))
	header := cells("When you should do this, and for how long you should go on", "What")
	for _, media := range []layout.Media{layout.A4, layout.A5} {
		for _, size := range []float64{12, 16} {
			o := options
			o.Media, o.Size = media, size
			s := pages(t, document(&doc.Heading{Place: at(2), Level: 2, Text: words("What to do")},
				&doc.Table{Place: at(2), Widths: []float64{1, 2}, Header: header, Rows: rows(3, long)}), o)
			for i, p := range s.Pages {
				foot, lowest, headers, rows := 0.0, 0.0, 0, 0
				for _, item := range p.Items {
					switch x := item.(type) {
					case *layout.Box:
						if x.Element == layout.PageFoot {
							foot = x.Y
						}
					case *layout.Text:
						if el := x.Elements[0]; el >= 0 && s.Elements[el].Type == "TD" {
							rows++
							lowest = max(lowest, x.Y)
						} else if el >= 0 && s.Elements[el].Type == "TH" {
							headers++
						}
					}
				}
				if foot == 0 || lowest > foot {
					t.Errorf("%s, %v pt, page %d: words at %.0f, the foot at %.0f", media.Name, size, i+1, lowest, foot)
				}
				if headers > 0 && rows == 0 {
					t.Errorf("%s, %v pt, page %d: the header stands alone", media.Name, size, i+1)
				}
			}
		}
	}
}

// TestColumnsApart: a wide value changes all columns of its table, also for the values before it.
func TestColumnsApart(t *testing.T) {
	value := func(s string) doc.Cell { return doc.Cell{Text: []doc.Span{{Text: s, Value: true, Private: true}}} }
	s := pages(t, document(&doc.Table{Place: at(2), Widths: []float64{1, 1}, Header: cells("One", "Two"),
		Rows: []doc.Row{{Place: at(3), Cells: []doc.Cell{value(strings.Repeat("word ", 9) + "word"), value(strings.Repeat("M", 30))}}}}), options)
	var first, second float64 // where the first column ends and the second begins
	for _, item := range s.Pages[0].Items {
		if x, ok := item.(*layout.Text); ok && x.Elements[0] >= 0 && s.Elements[x.Elements[0]].Type == "TD" {
			if l, _, r, _ := extent(x); strings.HasPrefix(x.Line.Runs[0].Clusters[0].Text, "M") {
				second = l
			} else {
				first = max(first, r)
			}
		}
	}
	if first == 0 || first > second {
		t.Errorf("the first column ends at %.0f, the second begins at %.0f", first, second)
	}
}

// TestNoHeadingAlone: a heading is never the last thing on a page (P5), wherever the break falls.
func TestNoHeadingAlone(t *testing.T) {
	for n := 20; n < 60; n++ {
		var blocks []doc.Block
		for range n {
			blocks = append(blocks, &doc.Paragraph{Place: at(2), Text: words("A line.")})
		}
		blocks = append(blocks, &doc.Heading{Place: at(3), Level: 2, Text: words("Heading")}, &doc.Paragraph{Place: at(4), Text: words("End.")})
		s := pages(t, document(blocks...), options)
		for i, p := range s.Pages {
			last := ""
			for _, item := range p.Items {
				if x, ok := item.(*layout.Text); ok && x.Elements[0] > 0 {
					last = s.Elements[x.Elements[0]].Type
				}
			}
			if last == "H2" {
				t.Errorf("%d paragraphs: page %d ends in a heading", n, i+1)
			}
		}
	}
}

// TestLastPage: the last page holds more than two lines, wherever the break falls (P5).
func TestLastPage(t *testing.T) {
	for n := 25; n < 60; n++ {
		var blocks []doc.Block
		for range n {
			blocks = append(blocks, &doc.Paragraph{Place: at(2), Text: words("A line.")})
		}
		s := pages(t, document(blocks...), options)
		lines := 0
		for _, item := range s.Pages[len(s.Pages)-1].Items {
			if x, ok := item.(*layout.Text); ok && x.Elements[0] > 0 {
				lines++
			}
		}
		if lines < 3 {
			t.Errorf("%d paragraphs: the last page holds %d lines", n, lines)
		}
	}
}

// TestIdentityOnEveryPage: both identifiers and the page's number stand on every page (R2).
func TestIdentityOnEveryPage(t *testing.T) {
	s := pages(t, document(&doc.Table{Place: at(2), Widths: []float64{1, 3}, Header: cells("When", "What"), Rows: rows(90, "Rest.")}), options)
	content, artifacts := read(s)
	if content[0] != "Draft" || content[len(content)-1] != "Guide test, version 1" {
		t.Errorf("who has the sheet read aloud hears %q first and %q last", content[0], content[len(content)-1])
	}
	for i, page := range artifacts {
		all := strings.Join(page, "")
		if i == 0 {
			all += content[0]
		}
		if i == len(artifacts)-1 {
			all += content[len(content)-1]
		}
		for _, want := range []string{"Ann Example", "A-1", "Draft", "Guide test, version 1", fmt.Sprintf("Page %d of %d", i+1, len(s.Pages))} {
			if !strings.Contains(all, want) {
				t.Errorf("page %d lacks %q", i+1, want)
			}
		}
	}
}

// TestNoticeWhole: a notice moves to the next page as a whole rather than be divided.
func TestNoticeWhole(t *testing.T) {
	for n := 20; n < 50; n++ {
		var blocks []doc.Block
		for range n {
			blocks = append(blocks, &doc.Paragraph{Place: at(2), Text: words("A line.")})
		}
		blocks = append(blocks, everyBlock()[6])
		s := pages(t, document(blocks...), options)
		on := map[int]bool{}
		for i, p := range s.Pages {
			for _, item := range p.Items {
				if x, ok := item.(*layout.Text); ok && x.Elements[0] > 0 && s.Elements[x.Elements[0]].Type != "P" && s.Elements[x.Elements[0]].Type != "H1" {
					on[i] = true
				}
			}
		}
		if len(on) != 1 {
			t.Errorf("%d paragraphs: the notice stands on %d pages", n, len(on))
		}
	}
}

// TestProblems: what cannot be set is said with its place, and no sheet comes out (R1).
func TestProblems(t *testing.T) {
	tests := []struct {
		name string
		doc  *doc.Document
		want string
	}{
		{"emoji in a value", document(&doc.Paragraph{Place: at(7), Text: []doc.Span{{Text: "Dear "}, {Text: "Ann \U0001F600", Value: true, Field: "patient_name"}}}),
			"guide.yaml:7:3: patient_name: no font has the character U+1F600"},
		{"thai in a cell", document(&doc.Table{Place: at(2), Widths: []float64{1, 1}, Rows: []doc.Row{{Place: at(8), Cells: cells("a", "\u0e01")}}}),
			"guide.yaml:8:3: no font has the character U+0E01"},
		{"word too wide", document(&doc.Paragraph{Place: at(9), Text: words(strings.Repeat("m", 100))}),
			"guide.yaml:9:3: a word is wider than its line by "},
		{"word of a table too wide", document(&doc.Table{Place: at(6), Widths: []float64{1, 1}, Rows: []doc.Row{{Place: at(6), Cells: cells("a", strings.Repeat("m", 80))}}}),
			"guide.yaml:6:3: a word is wider than its line by "},
		{"value too wide", document(&doc.Table{Place: at(6), Widths: []float64{1, 2}, Rows: []doc.Row{{Place: at(6), Cells: []doc.Cell{
			{Text: words("With")}, {Text: []doc.Span{{Text: "Dr. " + strings.Repeat("m", 90), Value: true, Private: true, Field: "clinician"}}}}}}}),
			"guide.yaml:6:3: clinician: a word is wider than its line by "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, err := layout.Pages(test.doc, newShaper(t), options)
			var problems diag.List
			if s != nil || !errors.As(err, &problems) {
				t.Fatalf("got a sheet, or no list of problems: %v", err)
			}
			if len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), test.want) {
				t.Errorf("got %v, want %q", problems, test.want)
			}
		})
	}
}

// TestFactsTurn: facts that do not fit side by side are set as rows, each with its label.
func TestFactsTurn(t *testing.T) {
	facts := &doc.Table{Place: at(2), Style: doc.Facts, Widths: []float64{1, 1}, Header: cells("Day", "Night"),
		Rows: []doc.Row{{Place: at(2), Cells: cells("+1\u00a0555\u00a0010\u00a04477\u00a0extension\u00a012345", "+1\u00a0555\u00a0010\u00a04488\u00a0extension\u00a012345")}}}
	o := options
	scopes := func() string {
		var out []string
		for _, el := range pages(t, document(facts), o).Elements {
			if el.Type == "TH" {
				out = append(out, el.Scope)
			}
		}
		return strings.Join(out, " ")
	}
	if got := scopes(); got != "Column Column" {
		t.Errorf("on A4 the labels are %q", got)
	}
	o.Media, o.Size = layout.A5, layout.Large
	if got := scopes(); got != "Row Row" {
		t.Errorf("on A5, in larger letters, the labels are %q", got)
	}
}

func BenchmarkPages(b *testing.B) {
	d, s := document(everyBlock()...), newShaper(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := layout.Pages(d, s, options); err != nil {
			b.Fatal(err)
		}
	}
}
