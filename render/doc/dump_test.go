package doc

import (
	"os"
	"slices"
	"strings"
	"testing"

	"handout/internal/diag"
)

// sample has a block of each kind and a span of each style.
func sample() *Document {
	words := func(s string) []Span { return []Span{{Text: s}} }
	cell := func(s string) Cell { return Cell{Text: words(s)} }
	call := Span{Text: "+1\u00a0555", Strong: true, Value: true, Link: "tel:+1555", LinkName: `Call "+1 555"`, Field: "phone_day"}
	return &Document{
		Title: "After your test", Lang: "ar", RTL: true,
		Identity: []Span{{Text: "Ann Example", Lang: "en", Strong: true, Value: true, Field: "patient_name"}, {Text: ", A-1"}},
		Draft:    [][]Span{words("Draft"), words("Second line")},
		Source:   words("Guide test"),
		PageOf:   []Span{{Text: "Page "}, {Counter: PageNumber}, {Text: " of "}, {Counter: PageCount}},
		Logo:     &Figure{Format: "png", Data: []byte("not shown"), Width: 240, Height: 120, Alt: "Example Clinic"},
		Clinic:   words("Example Clinic"),
		Record:   "A-1",
		Blocks: []Block{
			&Heading{Place: Place{Pos: diag.Pos{File: "guide.yaml", Line: 3}}, Level: 1, Text: words("After your test")},
			&Table{Style: Facts, Widths: []float64{1, 2}, Rows: []Row{
				{Cells: []Cell{{Head: true, Text: words("Call")}, {Text: []Span{call}}}},
			}},
			&Heading{Level: 2, Text: words("What to do")},
			&Paragraph{Text: words(`{a|b} c:\d`)},
			&List{Style: Bullet, Items: []Item{{Text: words("one")}, {Text: words("two")}}},
			&List{Style: Number, Items: []Item{{Text: words("first")}, {Text: words("second")}}},
			&List{Style: Tick, Items: []Item{{Text: words("tick")}}},
			&Table{Style: Ruled, Widths: []float64{1, 2.5}, Header: []Cell{cell("About"), cell("What to do")}, Rows: []Row{
				{Icon: Icon{Name: "food", Not: true}, Cells: []Cell{cell("Food"), cell("Nothing")}},
			}},
			&Notice{Level: Emergency, Heading: Heading{Level: 3, Text: words("Get help if")}, Blocks: []Block{
				&Paragraph{Text: words("it bleeds")},
			}},
			&Figure{Format: "jpeg", Width: 10, Height: 20, Alt: "A picture"},
			&List{Style: Answer, Items: []Item{{Text: words("question")}}},
			&Form{Labels: [][]Span{words("Date"), words("Staff")}},
			&Code{Holds: "tel:+1555", Text: []Span{{Text: "Scan "}, call}},
		},
		With: &Document{Title: "After", Lang: "en", Blocks: []Block{&Paragraph{Text: words("word")}}},
	}
}

// TestDump compares the dump of a document with every kind of block and every style of span.
func TestDump(t *testing.T) {
	var got strings.Builder
	if err := Dump(&got, sample()); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/dump.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

// TestDumpTellsApart changes one thing at a time: whatever a reader could notice changes the dump, and
// with it the digest on the sheet (R8).
func TestDumpTellsApart(t *testing.T) {
	changes := map[string]func(*Document){
		"a word":        func(d *Document) { d.Blocks[3].(*Paragraph).Text[0].Text = "other" },
		"an escape":     func(d *Document) { d.Blocks[3].(*Paragraph).Text[0].Text = `\{a\|b\} c:\\d` },
		"two spans":     func(d *Document) { d.Blocks[3].(*Paragraph).Text = []Span{{Text: "a", Strong: true}} },
		"a level":       func(d *Document) { d.Blocks[2].(*Heading).Level = 3 },
		"a notice":      func(d *Document) { d.Blocks[8].(*Notice).Level = Warning },
		"an icon":       func(d *Document) { d.Blocks[7].(*Table).Rows[0].Icon.Not = false },
		"a form":        func(d *Document) { d.Blocks[11].(*Form).Labels[0][0].Text = "Day" },
		"no form":       func(d *Document) { d.Blocks = d.Blocks[:11] },
		"the other":     func(d *Document) { d.With.Blocks[0].(*Paragraph).Text[0].Text = "Word" },
		"one language":  func(d *Document) { d.With = nil },
		"a list style":  func(d *Document) { d.Blocks[4].(*List).Style = Number },
		"a row header":  func(d *Document) { d.Blocks[1].(*Table).Rows[0].Cells[0].Head = false },
		"a link":        func(d *Document) { d.Blocks[1].(*Table).Rows[0].Cells[1].Text[0].Link = "tel:+1556" },
		"a link's name": func(d *Document) { d.Blocks[1].(*Table).Rows[0].Cells[1].Text[0].LinkName = "Call" },
		"a space":       func(d *Document) { d.Blocks[1].(*Table).Rows[0].Cells[1].Text[0].Text = "+1 555" },
		"a language":    func(d *Document) { d.Identity[0].Lang = "" },
		"a width":       func(d *Document) { d.Blocks[7].(*Table).Widths[1] = 2 },
		"the order":     func(d *Document) { d.Blocks[3], d.Blocks[4] = d.Blocks[4], d.Blocks[3] },
		"a code":        func(d *Document) { d.Blocks[12].(*Code).Holds = "tel:+1556" },
		"a record":      func(d *Document) { d.Record = "" },
		"the draft":     func(d *Document) { d.Draft = nil },
		"the direction": func(d *Document) { d.RTL = false },
	}
	var before strings.Builder
	if err := Dump(&before, sample()); err != nil {
		t.Fatal(err)
	}
	for name, change := range changes {
		d := sample()
		change(d)
		var after strings.Builder
		if err := Dump(&after, d); err != nil {
			t.Fatal(err)
		}
		if after.String() == before.String() {
			t.Errorf("%s: the dump is the same", name)
		}
	}
}

// TestDumpHidesField checks that the name of a field, which is for problems, changes nothing.
func TestDumpHidesField(t *testing.T) {
	d := sample()
	d.Identity[0].Field = "mrn"
	var before, after strings.Builder
	if err := Dump(&before, sample()); err != nil {
		t.Fatal(err)
	}
	if err := Dump(&after, d); err != nil {
		t.Fatal(err)
	}
	if before.String() != after.String() {
		t.Error("the field's name is in the dump")
	}
}

// TestText compares the words with what somebody hears who has the sheet read aloud.
func TestText(t *testing.T) {
	want := []string{
		"Draft", "Second line", "Example Clinic", "After your test", "Call", "+1\u00a0555", "What to do", `{a|b} c:\d`,
		"•", "one", "•", "two", "1.", "first", "2.", "second", "tick",
		"About", "What to do", "Food", "Nothing", "Get help if", "it bleeds", "1.", "question", "Date", "Staff", "Scan +1\u00a0555", "word", "Guide test",
	}
	if got := sample().Text(); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
