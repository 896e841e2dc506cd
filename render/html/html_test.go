package html

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	enchex "encoding/hex"
	"flag"
	"html/template"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"handout/render/doc"
	"handout/render/html/sample"
	"handout/render/layout"
)

var update = flag.Bool("update", false, "rewrite testdata")

// colours are the default ones of a clinic.
var colours = Options{Accent: layout.Colour{R: 0x1A, G: 0x4E, B: 0x7A}, Emergency: layout.Colour{R: 0xA3, G: 0x14, B: 0x1A}}

func written(t testing.TB, d *doc.Document) []byte {
	t.Helper()
	page, err := NewWriter(colours).Append(nil, d)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// TestAppend compares the pages of documents that have a block of every kind, from left to right, from right to left,
// in Chinese, and in two languages. The style is not compared.
func TestAppend(t *testing.T) {
	const name = "testdata/samples.txtar"
	var got txtar.Archive
	for _, kind := range slices.Sorted(maps.Keys(sample.All())) {
		page := string(written(t, sample.All()[kind]))
		before, rest, _ := strings.Cut(page, "</title>\n")
		_, after, _ := strings.Cut(rest, "</style>\n")
		got.Files = append(got.Files, txtar.File{Name: kind, Data: []byte(before + "</title>\n" + after)})
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

// TestFiles leaves pages in the folder of HANDOUT_HTML, for .ci/axe.
func TestFiles(t *testing.T) {
	dir := os.Getenv("HANDOUT_HTML")
	if dir == "" {
		t.Skip("no HANDOUT_HTML")
	}
	for name, d := range sample.All() {
		if err := os.WriteFile(filepath.Join(dir, name+".html"), written(t, d), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestSameBytes: the same document gives the same page, from many goroutines at once (R9), and after what is in the
// buffer already.
func TestSameBytes(t *testing.T) {
	w, d := NewWriter(colours), sample.LTR()
	want := written(t, d)
	for range 4 {
		t.Run("at once", func(t *testing.T) {
			t.Parallel()
			for range 20 {
				got, err := w.Append([]byte("x"), d)
				if err != nil || string(got) != "x"+string(want) {
					t.Fatal("another page")
				}
			}
		})
	}
}

// TestPolicy: the policy names the style that is there, by its hash, and allows nothing from elsewhere.
func TestPolicy(t *testing.T) {
	page := string(written(t, sample.LTR()))
	_, rest, _ := strings.Cut(page, "<style>")
	style, _, _ := strings.Cut(rest, "</style>")
	sum := sha256.Sum256([]byte(style))
	want := `default-src 'none'; style-src 'sha256-` + base64.StdEncoding.EncodeToString(sum[:]) + `'; img-src data:; base-uri 'none'; form-action 'none'`
	if !strings.Contains(page, `<meta http-equiv="Content-Security-Policy" content="`+want+`">`) {
		t.Error("not this policy: " + want)
	}
	if strings.Index(page, "Content-Security-Policy") > strings.Index(page, "<style>") {
		t.Error("the policy comes after the style")
	}
	if found := regexp.MustCompile(`(?i)<script|<link|@import|url\(|style="| on[a-z]+=`).FindString(page); found != "" {
		t.Errorf("the page has %q", found)
	}
}

// TestNoLetterSpacing: letters stand as the font has them; spacing tears Arabic words apart.
func TestNoLetterSpacing(t *testing.T) {
	if strings.Contains(newStyle(colours), "letter-spacing") {
		t.Error("the style spaces letters")
	}
}

// TestContrast: every pair of colours that words are shown in can be read, for any colours of a clinic that can be
// read on white (P4).
func TestContrast(t *testing.T) {
	for _, accent := range []layout.Colour{colours.Accent, {R: 0x76, G: 0x76, B: 0x76}, {}, {R: 0xD0, G: 0x10, B: 0x10}} {
		style := newStyle(Options{Accent: accent, Emergency: colours.Emergency})
		colour := func(name string) layout.Colour {
			t.Helper()
			_, rest, found := strings.Cut(style, "--"+name+":#")
			raw := make([]byte, 3)
			if _, err := hexDecode(raw, rest); !found || err != nil {
				t.Fatalf("no colour %s", name)
			}
			return layout.Colour{R: raw[0], G: raw[1], B: raw[2]}
		}
		white, muted := layout.Colour{R: 255, G: 255, B: 255}, layout.Colour{R: 0x50, G: 0x50, B: 0x50}
		pairs := [][2]layout.Colour{
			{accent, white}, {colour("notice-heading"), colour("notice-tint")}, {white, colour("emergency")},
			{muted, colour("accent-tint")}, {muted, colour("notice-tint")}, {muted, colour("emergency-tint")},
			{colour("link"), colour("accent-tint")}, {colour("link"), colour("notice-tint")}, {colour("link"), colour("emergency-tint")},
		}
		for i, p := range pairs {
			if got := layout.Contrast(p[0], p[1]); got < layout.TextContrast {
				t.Errorf("accent %v, pair %d: contrast %.2f", accent, i, got)
			}
		}
	}
}

// TestProblems: what cannot be shown, or may not be followed, is refused, with the field to blame and never its value
// (R1, R10).
func TestProblems(t *testing.T) {
	span := func(s doc.Span) *doc.Document {
		s.Field = "patient_name"
		return &doc.Document{Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Span{s}}}}
	}
	block := func(b doc.Block) *doc.Document { return &doc.Document{Blocks: []doc.Block{b}} }
	const hidden, elsewhere = "patient_name: a character that nobody sees, U+", "patient_name: a link to elsewhere than tel:, mailto: or https:"
	tests := []struct {
		d    *doc.Document
		want string
	}{
		{span(doc.Span{Text: "Ann\x00"}), hidden + "0000"},
		{span(doc.Span{Text: "Ann\u202eevE"}), hidden + "202E"},
		{span(doc.Span{Text: "Ann\u00ad"}), hidden + "00AD"},
		{span(doc.Span{Text: "Ann\xff"}), hidden + "FFFD"},
		{span(doc.Span{Text: "a", Link: "javascript:alert(1)"}), elsewhere},
		{span(doc.Span{Text: "a", Link: "JAVASCRIPT:alert(1)"}), elsewhere},
		{span(doc.Span{Text: "a", Link: "http://a.example"}), elsewhere},
		{span(doc.Span{Text: "a", Link: "data:text/html,x"}), elsewhere},
		{span(doc.Span{Text: "a", Link: "//a.example"}), elsewhere},
		{span(doc.Span{Text: "a", Link: " https://a.example"}), elsewhere},
		{span(doc.Span{Text: "a", Link: "https://a.example/\n"}), elsewhere},
		{span(doc.Span{Text: "a", Counter: doc.PageCount}), "patient_name: a page's number, where there are no pages"},
		{block(&doc.Heading{Level: 7}), "a heading of level 7"},
		{block(&doc.Table{Widths: []float64{1}, Rows: []doc.Row{{}}}), "a row of 0 cells, want 1"},
		{block(&doc.Table{Widths: []float64{1}, Rows: []doc.Row{{Cells: []doc.Cell{{}}}}}), "an empty cell"},
		{block(&doc.Figure{Format: "text/html"}), "a picture that is no PNG, JPEG or SVG"},
	}
	for _, test := range tests {
		page, err := NewWriter(colours).Append(nil, test.d)
		if err == nil || err.Error() != test.want || page != nil {
			t.Errorf("%v; want %s", err, test.want)
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	w, d := NewWriter(colours), sample.LTR()
	var buf []byte
	for b.Loop() {
		buf, _ = w.Append(buf[:0], d)
	}
	b.SetBytes(int64(len(buf)))
}

// BenchmarkTemplate is what html/template takes for the header, a table and a list alone: the larger part of a page
// would be as slow.
func BenchmarkTemplate(b *testing.B) {
	t := template.Must(template.New("page").Parse(`{{define "spans"}}{{range .}}{{if .Strong}}<strong>{{end}}{{if .Link}}<a href="{{.Link}}">{{end}}` +
		`{{if .Value}}<bdi{{if .Lang}} lang="{{.Lang}}"{{end}}>{{.Text}}</bdi>{{else}}{{.Text}}{{end}}{{if .Link}}</a>{{end}}{{if .Strong}}</strong>{{end}}{{end}}{{end}}` +
		`<html lang="{{.D.Lang}}"><title>{{.D.Title}}</title><header>{{template "spans" .D.Identity}}{{template "spans" .D.Clinic}}</header>` +
		`{{range .Tables}}<table>{{range .Rows}}<tr>{{range .Cells}}<td>{{template "spans" .Text}}</td>{{end}}</tr>{{end}}</table>{{end}}</html>`))
	d := sample.LTR()
	var tables []*doc.Table
	for _, block := range d.Blocks {
		if table, ok := block.(*doc.Table); ok {
			tables = append(tables, table)
		}
	}
	for b.Loop() {
		if err := t.Execute(io.Discard, map[string]any{"D": d, "Tables": tables}); err != nil {
			b.Fatal(err)
		}
	}
}

// hexDecode reads six hexadecimal digits.
func hexDecode(raw []byte, s string) (int, error) {
	return enchex.Decode(raw, []byte(s[:min(6, len(s))]))
}
