package pdf

import (
	"slices"
	"strings"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
	"handout/render/text"
)

// spoken is a sheet with a word in another language in the middle of a line, and one at the end of a link.
func spoken(shaper *text.Shaper) *layout.Sheet {
	s := newSetter(shaper, "en", false)
	s.put(&layout.Picture{X: 480, Y: 40, Width: 48, Height: 32, Format: "png", Data: logo(),
		Element: s.element(layout.Element{Type: "Figure", Parent: 0, Alt: "Riverside Clinic."})})
	s.block("H1", 0, "Before your operation")
	p := s.element(layout.Element{Type: "P", Parent: 0})
	french := s.element(layout.Element{Type: "Span", Parent: p, Lang: "fr"})
	s.linesOf([]int{p, french, french, p}, left, bodySize,
		text.Span{Text: "Take "}, text.Span{Text: "paracétamol, ", Lang: "fr"}, text.Span{Text: "avec de l'eau", Lang: "fr"}, text.Span{Text: ", now."})
	whole := s.element(layout.Element{Type: "P", Parent: 0, Lang: "es"})
	s.lines(whole, left, bodySize, text.Span{Text: "Ayuno", Lang: "es"})
	s.list("Stop eating at midnight.")
	return &s.sheet
}

// spokenDocument is what spoken was made of.
func spokenDocument() *doc.Document {
	return &doc.Document{
		Title: "Before your operation", Lang: "en",
		Logo: &doc.Figure{Format: "png", Alt: "Riverside Clinic."},
		Blocks: []doc.Block{
			&doc.Heading{Level: 1, Text: []doc.Span{{Text: "Before your operation"}}},
			&doc.Paragraph{Text: []doc.Span{{Text: "Take "}, {Text: "paracétamol, ", Lang: "fr"},
				{Text: "avec de l'eau", Lang: "fr"}, {Text: ", now."}}},
			&doc.Paragraph{Text: []doc.Span{{Text: "Ayuno", Lang: "es"}}},
			&doc.List{Items: []doc.Item{{Text: []doc.Span{{Text: "Stop eating at midnight.", Lang: "en"}}}}},
		},
	}
}

// TestCheckDocument: a file is compared with what it was made of. Each difference is found: in the file,
// where a validator sees nothing (A2), and in the document.
func TestCheckDocument(t *testing.T) {
	good := finished(t, spoken)
	for _, d := range append(Check(good), CheckDocument(good, spokenDocument())...) {
		t.Error(d)
	}
	words := "from block 2 of words on they are not those of the document, or not in its order (ISO 32000-1, 14.8.2.3)"
	language := "stretch 1 of words in another language: it is tagged as fr, or its words are others; want fr (ISO 14289-1, 7.2)"
	first := "from block 1 of words on they are not those of the document, or not in its order (ISO 32000-1, 14.8.2.3)"
	figures := "the figures do not tell what the pictures of the document do (ISO 14289-1, 7.3)"
	for _, b := range []struct {
		want  string
		spoil func(s spoiled, d *doc.Document)
	}{
		{words, func(s spoiled, _ *doc.Document) { s.replace(s.fonts[0].dict["ToUnicode"], "<0054>", "<0044>") }}, // T is read as D
		{first, func(s spoiled, _ *doc.Document) { // another order
			kids := s.root.dict["K"].(pdfArray)
			kids[1], kids[2] = kids[2], kids[1]
		}},
		{"from block 5 of words on they are not those of the document, or not in its order (ISO 32000-1, 14.8.2.3)", func(s spoiled, _ *doc.Document) {
			item := s.first("LI").dict
			item["K"] = item["K"].(pdfArray)[:1]
		}},
		{"there are 5 blocks of words, and 3 in the document (ISO 32000-1, 14.8.2.3)", func(_ spoiled, d *doc.Document) { d.Blocks = d.Blocks[:3] }},
		{"2 stretches of words are tagged as another language, and 3 are in the document (ISO 14289-1, 7.2)", func(_ spoiled, d *doc.Document) {
			d.Blocks[3].(*doc.List).Items[0].Text[0].Lang = "hi"
		}},
		{words, func(_ spoiled, d *doc.Document) { d.Blocks[1].(*doc.Paragraph).Text[0].Text = "Take a " }},
		{"stretch 1 of words in another language: it is tagged as es, or its words are others; want fr (ISO 14289-1, 7.2)",
			func(s spoiled, _ *doc.Document) { delete(s.first("Span").dict, "Lang") }},
		{language, func(_ spoiled, d *doc.Document) { d.Blocks[1].(*doc.Paragraph).Text[1].Lang = "" }},
		{language, func(_ spoiled, d *doc.Document) { d.Blocks[1].(*doc.Paragraph).Text[3].Lang = "fr" }},
		{"1 stretches of words are tagged as another language, and 2 are in the document (ISO 14289-1, 7.2)",
			func(s spoiled, _ *doc.Document) {
				s.file.dict(s.root.dict["K"].(pdfArray)[3])["Lang"] = pdfString("en")
			}},
		{figures, func(s spoiled, _ *doc.Document) { s.first("Figure").dict["Alt"] = pdfString("Another clinic") }},
		{figures, func(_ spoiled, d *doc.Document) { d.Logo = nil }},
		{figures, func(_ spoiled, d *doc.Document) {
			d.Blocks = append(d.Blocks, &doc.Notice{Blocks: []doc.Block{&doc.Figure{Alt: "A bath."}}})
		}},
		{"the title is not that of the document (ISO 14289-1, 7.1)", func(s spoiled, _ *doc.Document) { s.info()["Title"] = pdfString("After it") }},
		{"the language is not that of the document (ISO 32000-1, 14.9.2)", func(s spoiled, _ *doc.Document) { s.catalog["Lang"] = pdfString("en-GB") }},
		{"the direction is not that of the document (ISO 32000-1, 12.2)", func(_ spoiled, d *doc.Document) { d.RTL = true }},
		{"there is no structure tree with one root (ISO 32000-1, 14.7.2)", func(s spoiled, _ *doc.Document) { delete(s.catalog, "StructTreeRoot") }},
	} {
		file, err := readPDF(good)
		if err != nil {
			t.Fatal(err)
		}
		d := spokenDocument()
		b.spoil(spoiled{newChecker(file), t}, d)
		if defects := file.compare(d); !found(defects, b.want) {
			t.Errorf("got %v, want %s", defects, b.want)
		}
	}
	if CheckDocument(nil, spokenDocument()) == nil {
		t.Error("no file has no defect")
	}
}

// TestCheckDocumentRTL: from right to left the words are read in the order in which they are spoken, not in
// that in which they stand on the paper (R6).
func TestCheckDocumentRTL(t *testing.T) {
	file := finished(t, arabic)
	words := func(s string) []doc.Block { return []doc.Block{&doc.Paragraph{Text: []doc.Span{{Text: s}}}} }
	texts, err := Text(file)
	if err != nil {
		t.Fatal(err)
	}
	d := &doc.Document{Title: "قبل العملية", Lang: "ar", RTL: true}
	for _, s := range texts {
		d.Blocks = append(d.Blocks, words(s)...)
	}
	for _, defect := range CheckDocument(file, d) {
		t.Error(defect)
	}
	visual := []rune("قبل العملية الجراحية")
	slices.Reverse(visual)
	d.Blocks[0] = words(string(visual))[0]
	if defects := CheckDocument(file, d); !found(defects, "from block 1 of words on they are not those of the document, or not in its order (ISO 32000-1, 14.8.2.3)") {
		t.Errorf("words in the order of the paper are not found: %v", defects)
	}
}

// every is a document with every kind of block, in two languages, whose words say where they stand.
func every() *doc.Document {
	hi := func(words string) []doc.Span { return []doc.Span{{Text: words, Lang: "hi"}} }
	return &doc.Document{
		Lang: "en", Draft: [][]doc.Span{hi("draft")}, Clinic: hi("clinic"), Source: hi("source"),
		Blocks: []doc.Block{
			&doc.Heading{Text: hi("heading")},
			&doc.List{Style: doc.Number, Items: []doc.Item{{Text: hi("item")}, {Text: hi("item")}}},
			&doc.List{Items: []doc.Item{{Text: hi("point")}}},
			&doc.Table{Header: []doc.Cell{{Text: hi("header")}}, Rows: []doc.Row{{Cells: []doc.Cell{{Text: hi("cell")}}}}},
			&doc.Notice{Heading: doc.Heading{Text: hi("notice")}, Blocks: []doc.Block{&doc.Paragraph{Text: hi("inside ")}}},
			&doc.Form{Labels: [][]doc.Span{hi("label")}},
			&doc.Figure{},
		},
		With: &doc.Document{Lang: "ar", Blocks: []doc.Block{
			&doc.List{Style: doc.Number, Items: []doc.Item{{Text: []doc.Span{{Text: "other "}, {Text: "English", Lang: "en"}}}}},
		}},
	}
}

// usual gives a document as it is read first.
func usual(d *doc.Document) (passages []passage) {
	for _, ways := range readDocument(d, nil) {
		passages = append(passages, ways[0]...)
	}
	return passages
}

// TestReadDocument: the first reading is what the document says of itself.
func TestReadDocument(t *testing.T) {
	d := every()
	var got []string
	for _, p := range usual(d) {
		got = append(got, p.text())
	}
	var want []string
	for _, words := range d.Text() {
		want = append(want, strings.Trim(words, " "))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

// TestReadBrief: who the sheet is for is heard once at least: at the head, or among the facts, but never at neither (R2).
func TestReadBrief(t *testing.T) {
	name := []doc.Span{{Text: "Ann", Value: true, Field: "name"}}
	d := &doc.Document{Draft: [][]doc.Span{{{Text: "draft"}}}, Identity: name, Blocks: []doc.Block{
		&doc.Heading{Text: []doc.Span{{Text: "heading"}}},
		&doc.Table{Style: doc.Facts, Rows: []doc.Row{{Cells: []doc.Cell{{Head: true, Text: []doc.Span{{Text: "Name"}}}, {Text: name}}}}},
	}}
	for _, test := range []struct{ heard, want string }{
		{"draft|heading|Name|Ann", "draft|heading|Name|Ann"},
		{"draft|Ann|heading", "draft|Ann|heading"},
		{"draft|heading", "draft|heading|Name|Ann"},
	} {
		var got []string
		for _, ways := range readDocument(d, strings.Split(test.heard, "|")) {
			for _, p := range ways[0] {
				got = append(got, p.text())
			}
		}
		if strings.Join(got, "|") != test.want {
			t.Errorf("heard %s: read as %q, want %s", test.heard, got, test.want)
		}
	}
}

// TestForeign: every kind of block is read, in both languages of a sheet in two.
func TestForeign(t *testing.T) {
	want := []stretch{
		{"hi", "draft"}, {"hi", "clinic"}, {"hi", "heading"}, {"hi", "item"}, {"hi", "item"}, {"hi", "point"}, {"hi", "header"},
		{"hi", "cell"}, {"hi", "notice"}, {"hi", "inside"}, {"hi", "label"}, {"ar", "1."}, {"ar", "other"}, {"hi", "source"},
	}
	if got := foreign(usual(every()), "en"); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestTableReadings: a table may be read row by row or, on narrow paper, entry by entry.
func TestTableReadings(t *testing.T) {
	row := func(words ...string) (cells []doc.Cell) {
		for _, w := range words {
			cells = append(cells, doc.Cell{Text: []doc.Span{{Text: w}}})
		}
		return cells
	}
	headed := func(words ...string) doc.Row {
		cells := row(words...)
		cells[0].Head = true
		return doc.Row{Cells: cells}
	}
	for _, test := range []struct {
		table doc.Table
		want  [][]string
	}{
		{doc.Table{Style: doc.Facts, Header: row("Name", "Born"), Rows: []doc.Row{{Cells: row("Ann", "1950")}}},
			[][]string{{"Name", "Born", "Ann", "1950"}, {"Name", "Ann", "Born", "1950"}}},
		{doc.Table{Style: doc.Facts, Rows: []doc.Row{headed("Where", "Level 2")}}, [][]string{{"Where", "Level 2"}}},
		{doc.Table{Header: row("When", "What"), Rows: []doc.Row{headed("Today", "Rest"), headed("Later", "Walk")}},
			[][]string{{"When", "What", "Today", "Rest", "Later", "Walk"}, {"Today", "Rest", "Later", "Walk"}}},
		{doc.Table{Header: row("Medicine", "Morning", "Night"), Rows: []doc.Row{headed("A", "1", "2")}},
			[][]string{{"Medicine", "Morning", "Night", "A", "1", "2"}, {"A", "Morning 1", "Night 2"}}},
	} {
		var got [][]string
		for _, way := range tableReadings(&test.table, "en") {
			var words []string
			for _, p := range way {
				words = append(words, p.text())
			}
			got = append(got, words)
		}
		if !slices.EqualFunc(got, test.want, slices.Equal[[]string]) {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}
