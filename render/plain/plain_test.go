package plain

import (
	"bytes"
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"handout/render/doc"
	"handout/render/html/sample"
)

var update = flag.Bool("update", false, "rewrite testdata")

// TestAppend compares the text of documents that have a block of every kind, from left to right, from right to left,
// in Chinese, and in two languages.
func TestAppend(t *testing.T) {
	const name = "testdata/samples.txtar"
	var got txtar.Archive
	for _, kind := range slices.Sorted(maps.Keys(sample.All())) {
		got.Files = append(got.Files, txtar.File{Name: kind, Data: written(t, sample.All()[kind])})
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(&got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(txtar.Format(&got), want) {
		t.Errorf("got\n%s", txtar.Format(&got))
	}
}

func written(t testing.TB, d *doc.Document) []byte {
	t.Helper()
	text, err := Append(nil, d)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// TestShape: no line is too wide, none ends with a space, and of what nobody sees there are line feeds and isolates,
// each closed on its line (R6).
func TestShape(t *testing.T) {
	for name, d := range sample.All() {
		checkShape(t, name, written(t, d))
	}
}

func checkShape(t *testing.T, name string, text []byte) {
	t.Helper()
	if !utf8.Valid(text) || bytes.Contains(text, []byte("\n\n\n")) {
		t.Errorf("%s: not UTF-8, or two empty lines", name)
	}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		depth, wide := 0, 0
		for _, r := range line {
			switch {
			case r == firstStrongIsolate:
				depth++
			case r == popIsolate:
				depth--
			case unicode.IsControl(r) || !doc.Showable(r):
				t.Errorf("%s: U+%04X", name, r)
			}
			if depth < 0 || depth > 1 {
				t.Errorf("%s: isolates are not closed: %q", name, line)
			}
			wide += cells(r)
		}
		if depth != 0 || wide > columns || strings.HasSuffix(line, " ") {
			t.Errorf("%s: %d columns, %d open, or a space at the end: %q", name, wide, depth, line)
		}
	}
}

// TestOrder: the words are the document's, in its order. A table's labels may stand in several places.
func TestOrder(t *testing.T) {
	for name, d := range sample.All() {
		text := bare(string(written(t, d)))
		for _, part := range parts(d) {
			_, rest, found := strings.Cut(text, bare(part))
			if !found {
				t.Fatalf("%s: %q is not where it should be; next is %.60q", name, part, text)
			}
			text = rest
		}
	}
}

// parts gives the document's words without the headers of its tables.
func parts(d *doc.Document) []string {
	bulletless := func(words []string) []string {
		return slices.DeleteFunc(words, func(s string) bool { return s == "•" })
	}
	unlabelled := *d
	unlabelled.With, unlabelled.Passages, unlabelled.Source, unlabelled.Blocks = nil, nil, nil, headless(d.Blocks)
	words := unlabelled.Text()
	if d.With != nil {
		words = append(words, (&doc.Document{Blocks: headless(d.With.Blocks)}).Text()...)
	}
	return bulletless(append(words, (&doc.Document{Passages: d.Passages, Source: d.Source}).Text()...))
}

// headless gives blocks whose tables have no header.
func headless(blocks []doc.Block) []doc.Block {
	out := slices.Clone(blocks)
	for i, b := range out {
		switch b := b.(type) {
		case *doc.Table:
			table := *b
			table.Header = nil
			out[i] = &table
		case *doc.Notice:
			notice := *b
			notice.Blocks = headless(b.Blocks)
			out[i] = &notice
		}
	}
	return out
}

// bare is text without spaces and isolates.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == firstStrongIsolate || r == popIsolate {
			return -1
		}
		return r
	}, s)
}

func paragraph(spans ...doc.Span) *doc.Document {
	return &doc.Document{Lang: "en", Blocks: []doc.Block{&doc.Paragraph{Text: spans}}}
}

// TestWrap: where lines end.
func TestWrap(t *testing.T) {
	fifty := strings.Repeat("a", 50)
	ideographs := strings.Repeat("骨", 35)
	tests := []struct{ name, text, want string }{
		{"at a space", fifty + " " + strings.Repeat("b", 22), fifty + "\n" + strings.Repeat("b", 22)},
		{"just fits", fifty + " " + strings.Repeat("b", 21), fifty + " " + strings.Repeat("b", 21)},
		{"not at a no-break space", fifty + " x\u00a0" + strings.Repeat("b", 20), fifty + "\nx\u00a0" + strings.Repeat("b", 20)},
		{"between ideographs", ideographs + "髓检", ideographs + "髓\n检"},
		{"not before a closing sign", ideographs + "髓。", ideographs + "\n髓。"},
		{"not after an opening one", ideographs + "（髓", ideographs + "\n（髓"},
		{"a number with its unit", ideographs + "12月", ideographs[:len(ideographs)-3] + "\n骨12月"},
		{"marks take no room", strings.Repeat("e\u0301", 72), strings.Repeat("e\u0301", 72)},
		{"several spaces", fifty + "   " + strings.Repeat("b", 40), fifty + "\n" + strings.Repeat("b", 40)},
	}
	for _, test := range tests {
		if got := string(written(t, paragraph(doc.Span{Text: test.text}))); got != test.want+"\n" {
			t.Errorf("%s: %q", test.name, got)
		}
	}
}

// TestValueOverLines: a value that reaches two lines is isolated on each.
func TestValueOverLines(t *testing.T) {
	word := strings.Repeat("a", 40)
	got := string(written(t, paragraph(doc.Span{Text: word + " " + word, Value: true})))
	if want := "\u2068" + word + "\u2069\n\u2068" + word + "\u2069\n"; got != want {
		t.Errorf("%q", got)
	}
}

// TestLink: a page's address is given behind its words, a number or a mailbox is its own word.
func TestLink(t *testing.T) {
	got := string(written(t, paragraph(doc.Span{Text: "more", Link: "https://a.example/b"}, doc.Span{Text: " 911", Link: "tel:911"})))
	if got != "more <https://a.example/b> 911\n" {
		t.Errorf("%q", got)
	}
}

// TestProblems: what cannot be shown is refused, with the field to blame and never its value (R1, R10).
func TestProblems(t *testing.T) {
	secret := func(s string) *doc.Document { return paragraph(doc.Span{Text: s, Value: true, Field: "patient_name"}) }
	tests := []struct {
		d    *doc.Document
		want string
	}{
		{secret("Ann\x1b[2J"), "patient_name: a character that nobody sees, U+001B"},
		{secret("Ann\nEve"), "patient_name: a character that nobody sees, U+000A"},
		{secret("Ann\u202eevE"), "patient_name: a character that nobody sees, U+202E"},
		{secret("Ann\u2069"), "patient_name: a character that nobody sees, U+2069"},
		{secret("Ann\xff"), "patient_name: a character that nobody sees, U+FFFD"},
		{secret(strings.Repeat("Ann", 25)), "patient_name: a word of 75 columns, and a line has 72"},
		{paragraph(doc.Span{Counter: doc.PageNumber}), "a page's number, where there are no pages"},
		{&doc.Document{Blocks: []doc.Block{&doc.Table{Widths: []float64{1}, Rows: []doc.Row{{}}}}}, "a row of 0 cells, want 1"},
	}
	for _, test := range tests {
		text, err := Append(nil, test.d)
		if err == nil || err.Error() != test.want || text != nil {
			t.Errorf("%v; want %s", err, test.want)
		}
	}
}

// FuzzWrap: whatever comes out has the shape of a text, and no character is lost.
func FuzzWrap(f *testing.F) {
	f.Add("Ann's 骨髓 (12月) test", "+1 555", true)
	f.Add("الفحص", "DEMO-1", false)
	f.Fuzz(func(t *testing.T, words, value string, list bool) {
		spans := []doc.Span{{Text: words}, {Text: value, Value: true}, {Text: words}}
		var block doc.Block = &doc.Paragraph{Text: spans}
		if list {
			block = &doc.List{Style: doc.Tick, Items: []doc.Item{{Text: spans}}}
		}
		text, err := Append(nil, &doc.Document{Blocks: []doc.Block{block}})
		if err != nil {
			return
		}
		if bare(words+value) == "" {
			return // no block is without words
		}
		checkShape(t, "fuzz", text)
		if got, want := bare(string(text)), bare(words+value+words); got != want && got != "[]"+want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

func BenchmarkAppend(b *testing.B) {
	d := sample.LTR()
	var buf []byte
	for b.Loop() {
		buf, _ = Append(buf[:0], d)
	}
	b.SetBytes(int64(len(buf)))
}
