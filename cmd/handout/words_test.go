package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"handout/fonts"
	"handout/internal/batch"
	"handout/internal/guide"
	"handout/internal/locale"
	"handout/internal/merge"
	"handout/internal/patient"
	"handout/locales"
	"handout/render/doc"
	"handout/render/pdf"
	"handout/templates"
)

// TestStructText reads every sheet of the demo back, and every booklet: the words of its structure tree, in order, are
// the words of the document. With HANDOUT_POPPLER=1 it asks poppler too.
func TestStructText(t *testing.T) {
	documents := demoDocuments(t, "")
	dir := demoFolder(t)
	for name, d := range documents {
		if strings.Contains(name, "-card.") {
			continue // on it a number follows its label, as in large print: TestCorpus reads it
		}
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(dir, name)
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, defect := range pdf.Check(data) {
				t.Error(defect) // A1: what a validator does not notice
			}
			got, err := pdf.Text(data)
			if err != nil {
				t.Fatal(err)
			}
			want := d.Text()
			if identity := doc.Words(d.Identity); len(got) > len(d.Draft) && got[len(d.Draft)] == identity {
				want = slices.Insert(d.Brief().Text(), len(d.Draft), identity) // a page is spared by saying it once
			}
			if !slices.Equal(got, want) {
				t.Error(firstDifference(got, want))
			}
			if os.Getenv("HANDOUT_POPPLER") == "1" {
				wantPoppler(t, file, want)
			}
		})
	}
}

// firstDifference tells where two lists part. The patients are invented.
func firstDifference(got, want []string) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	at := func(list []string) string {
		if i < len(list) {
			return list[i]
		}
		return "(the end)"
	}
	return fmt.Sprintf("element %d: got %q, want %q", i, at(got), at(want))
}

// quoted is a line of pdfinfo's tree that holds text.
var quoted = regexp.MustCompile(`(?m)^ *"(.*)"$`)

// wantPoppler compares what poppler finds in the structure tree. It splits text by lines and links in
// its own way, so spaces are left out of the comparison.
func wantPoppler(t *testing.T, file string, want []string) {
	out, err := exec.Command("pdfinfo", "-struct-text", file).Output()
	if err != nil {
		t.Fatalf("pdfinfo: %v", err)
	}
	var got strings.Builder
	for _, m := range quoted.FindAllSubmatch(out, -1) {
		got.Write(m[1])
	}
	if g, w := squeeze(got.String()), squeeze(strings.Join(want, "")); g != w {
		t.Errorf("poppler reads\n%s\nwant\n%s", g, w)
	}
}

// squeeze drops all white space.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// demoFolder writes the demo's sheets, and with them what is made on request and no card.
func demoFolder(t testing.TB) string {
	dir := t.TempDir()
	var out, errs bytes.Buffer
	if code := run([]string{"handout", "demo", "--kind", "prep,care,booklet", "-o", dir}, strings.NewReader(""), &out, &errs); code != 0 {
		t.Fatalf("demo: exit code %d\n%s", code, errs.String())
	}
	return dir
}

// demoDocuments merges the demo's rows by themselves: by file name, the document that the file is to hold. Rows that are
// in the second language have it alone.
func demoDocuments(t *testing.T, with string) map[string]*doc.Document {
	shop, list := batch.Open(batch.Sources{Templates: templates.Files, Locales: locales.Files, Fonts: fonts.Files})
	if err := list.Err(); err != nil {
		t.Fatal(err)
	}
	g := shop.Guides[0]
	values, list := g.Bind(shop.Profile, shop.Catalogs.Tags())
	if err := list.Err(); err != nil {
		t.Fatal(err)
	}
	documents := map[string]*doc.Document{}
	for record := range demoRecords(t, shop.Profile.Defaults(), g) {
		second, pair := shop.Catalogs.Catalog(with), ""
		if record.Locale == with {
			second = nil // nobody's language is beside itself
		} else if with != "" {
			pair = "+" + with
		}
		for _, kind := range g.KindNames() {
			d, list := merge.Build(merge.Input{
				Guide:   g,
				Kind:    kind,
				Record:  record,
				Profile: shop.Profile,
				Values:  values,
				Catalog: shop.Catalogs.Catalog(record.Locale),
				Source:  shop.Catalogs.Catalog(locale.English),
				With:    second,
				Origin:  shop.Origin(g, kind, record.Locale+pair, time.Now()),
			})
			if err := list.Err(); err != nil {
				t.Fatal(err)
			}
			documents[record.Key+"-"+kind+"."+record.Locale+pair+".pdf"] = d
		}
	}
	if len(documents) == 0 || with == "" && len(documents) != demoPatients*len(g.Kinds) {
		t.Fatalf("%d documents", len(documents))
	}
	return documents
}

// demoPatients is how many patients the demo has.
const demoPatients = 29

// demoRecords gives the demo's rows, checked.
func demoRecords(t *testing.T, d patient.Defaults, g *guide.Guide) func(yield func(patient.Record) bool) {
	data, err := templates.Files.ReadFile("demo.csv")
	if err != nil {
		t.Fatal(err)
	}
	d.Guide = g.ID
	file, list := patient.OpenFile("demo.csv", bytes.NewReader(data), int64(len(data)), patient.Intake{Fields: g.Fields, WithLocale: true})
	if list.Bad() {
		t.Fatal(list)
	}
	return func(yield func(patient.Record) bool) {
		for row, list := range file.Rows() {
			record, problems := patient.Check(row, g.Fields, d)
			if list.Bad() || problems.Bad() {
				t.Fatal(list, problems)
			}
			if !yield(record) {
				return
			}
		}
	}
}
