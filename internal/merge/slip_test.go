package merge_test

import (
	"strings"
	"testing"
	"time"

	"handout/fonts"
	"handout/internal/diag"
	"handout/internal/locale"
	"handout/internal/merge"
	"handout/internal/patient"
	"handout/render/doc"
	"handout/render/layout"
	"handout/render/text"
)

// TestSlip makes the slip of each of the demo's rows in every language that a clinic may have: it names
// the patient with two identifiers (R2) and the sheets, and nothing of the patient is in its title (R10).
func TestSlip(t *testing.T) {
	c := openCorpus(t)
	g := c.guides[0]
	for _, record := range c.demo(t, g) {
		for _, tag := range c.catalogs.Tags() {
			in := c.input(t, g, "", record)
			in.Catalog = c.catalogs.Catalog(tag)
			var sheets []merge.SlipSheet
			for i, kind := range g.SheetNames() {
				sheets = append(sheets, merge.SlipSheet{Kind: kind, Catalog: c.catalogs.Catalog(record.Locale), Pages: i + 2})
			}
			d, list := merge.Slip(in, 12, 80, sheets)
			if len(list) > 0 {
				t.Fatalf("row %d in %s: %v", record.Row, tag, list)
			}
			words := strings.Join(d.Text(), "\n")
			name, number := record.Values[patient.PatientName].Text, record.Values[patient.RecordNumber].Text
			if !strings.Contains(words, name) || !strings.Contains(words, number) {
				t.Errorf("row %d in %s: an identifier is missing", record.Row, tag)
			}
			if strings.Contains(d.Title, name) || strings.Contains(d.Title, number) {
				t.Errorf("row %d in %s: the title has a value of the patient's", record.Row, tag)
			}
			for _, want := range []string{"12", "80", c.catalogs.Catalog(record.Locale).Autonym(), "(" + record.Locale + ")"} {
				if !strings.Contains(strings.NewReplacer("（", "(", "）", ")").Replace(words), want) {
					t.Errorf("row %d in %s: no %q", record.Row, tag, want)
				}
			}
			if d.Lang != tag || len(d.Draft) > 0 {
				t.Errorf("row %d: a slip in %s that says it is a draft, or another language", record.Row, d.Lang)
			}
		}
	}
}

// TestSlipWords reads a slip from its first word to its last.
func TestSlipWords(t *testing.T) {
	c := openCorpus(t)
	g := c.guides[0]
	in := c.input(t, g, "", c.demo(t, g)[0])
	ar := c.catalogs.Catalog("ar")
	d, list := merge.Slip(in, 1, 2, []merge.SlipSheet{{Kind: "prep", Catalog: ar, Pages: 2}})
	if len(list) > 0 {
		t.Fatal(list)
	}
	title := titleOf(t, in, "prep")
	want := []string{
		"Slip 1 of 2",
		"Maria Nováková, born April 17, 1961, record number DEMO-0001",
		"Thursday, December 3, 2026 at 9:30 AM",
		"Sheets that follow", "•", title + ". Language: العربية (ar). Pages: 2",
		"For staff only", "This page is not for the patient. Take it out before you give the sheets to the patient.", "For staff only",
	}
	compare(t, d, want)

	d, list = merge.Slip(in, 1, 2, []merge.SlipSheet{{Kind: "prep", Catalog: ar, With: c.catalogs.Catalog("es"), Pages: 2}})
	if len(list) > 0 {
		t.Fatal(list)
	}
	want[5] = title + ". Language: العربية + español (ar+es). Pages: 2"
	compare(t, d, want)
}

// compare compares a document's words, with plain spaces for those that hold a line together.
func compare(t *testing.T, d *doc.Document, want []string) {
	t.Helper()
	got := strings.ReplaceAll(strings.Join(d.Text(), "\n"), "\u00a0", " ")
	if got != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

// titleOf gives the title of a sheet.
func titleOf(t *testing.T, in merge.Input, kind string) string {
	t.Helper()
	in.Kind = kind
	d, list := merge.Build(in)
	if d == nil {
		t.Fatal(list)
	}
	return d.Title
}

// TestSlipMissing: a value that the slip needs, and that the row leaves out, gives no slip (R1).
func TestSlipMissing(t *testing.T) {
	c := openCorpus(t)
	g := c.guides[0]
	in := c.input(t, g, "", c.demo(t, g)[0])
	values := map[string]patient.Value{}
	for name, v := range in.Record.Values {
		values[name] = v
	}
	at := diag.Pos{File: "rows.csv", Line: 5, Column: 7}
	values[patient.RecordNumber] = patient.Value{Pos: at, Type: patient.ID}
	in.Record.Values = values
	d, list := merge.Slip(in, 1, 2, nil)
	if want := "rows.csv:5:7: mrn: needed by identity"; d != nil || list.Error() != want {
		t.Errorf("a slip: %v, problems %q, want %q", d != nil, list.Error(), want)
	}
}

// TestTally makes the tally of a run in every language, and reads it in English.
func TestTally(t *testing.T) {
	c := openCorpus(t)
	run := merge.Run{
		Date:   time.Date(2026, 12, 3, 23, 0, 0, 0, c.profile.Zone),
		Guides: c.guides, Rows: 80, Sheets: 150, Pages: 301, Out: []int{14, 27},
	}
	var english *doc.Document
	for _, tag := range c.catalogs.Tags() {
		d, list := merge.Tally(c.catalogs.Catalog(tag), c.profile, run)
		if len(list) > 0 {
			t.Fatalf("%s: %v", tag, list)
		}
		if tag == "en" {
			english = d
		}
	}
	want := []string{
		"Tally of the run", "For staff only",
		"This page is not for the patient. Take it out before you give the sheets to the patient.",
		"Date", "Thursday, December 3, 2026", "Guide", c.guides[0].ID + ", version " + c.guides[0].Version,
		"Guide", c.guides[1].ID + ", version " + c.guides[1].Version, "Guide", c.guides[2].ID + ", version " + c.guides[2].Version,
		"Rows", "80", "Sheets", "150", "Pages", "301", "Rows left out", "2", "Rows left out", "14 · 27", "For staff only",
	}
	compare(t, english, want)
	run.Out = nil
	whole, list := merge.Tally(c.catalogs.Catalog("en"), c.profile, run)
	if len(list) > 0 || strings.Contains(strings.Join(whole.Text(), "\n"), "14") {
		t.Errorf("a run that left nothing out names rows (%v)", list)
	}
}

// TestSlipOnePage: a slip is one page of the smallest paper, in every language, also where each sheet has two: in large letters,
// or else in those of sheets.
func TestSlipOnePage(t *testing.T) {
	c := openCorpus(t)
	g := c.guides[0]
	faces, err := text.LoadFaces(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	shaper := text.NewShaper(faces)
	record := c.demo(t, g)[0]
	for _, tag := range c.catalogs.Tags() {
		in := c.input(t, g, "", record)
		in.Catalog = c.catalogs.Catalog(tag)
		for _, with := range []*locale.Catalog{nil, c.catalogs.Catalog("en")} {
			var sheets []merge.SlipSheet
			for _, kind := range g.SheetNames() {
				sheets = append(sheets, merge.SlipSheet{Kind: kind, Catalog: in.Catalog, With: with, Pages: 4})
			}
			d, list := merge.Slip(in, 12345, 12345, sheets)
			if len(list) > 0 {
				t.Fatal(list)
			}
			pages := map[layout.Pt]int{}
			for _, size := range []layout.Pt{layout.Large, layout.Standard} {
				sheet, err := layout.Pages(d, shaper, layout.Options{Media: layout.A5, Size: size})
				if err != nil {
					t.Fatalf("%s: %v", tag, err)
				}
				pages[size] = len(sheet.Pages)
			}
			if pages[layout.Standard] != 1 || tag == "en" && with == nil && pages[layout.Large] != 1 {
				t.Errorf("%s: slips of so many pages, by size: %v", tag, pages)
			}
		}
	}
}
