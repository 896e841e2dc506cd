package merge_test

import (
	"bytes"
	"maps"
	"strings"
	"testing"

	"handout/internal/clinic"
	"handout/internal/guide"
	"handout/internal/locale"
	"handout/internal/merge"
	"handout/internal/patient"
	"handout/locales"
	"handout/render/doc"
	"handout/templates"
)

// A corpus is all that the program comes with.
type corpus struct {
	guides   []*guide.Guide
	catalogs *locale.Set
	profile  *clinic.Profile
}

func openCorpus(t testing.TB) corpus {
	t.Helper()
	var c corpus
	guides, list := guide.Load(templates.Files)
	c.guides = guides
	set, problems := locale.Load(locales.Files, nil)
	c.catalogs = set
	list = append(list, problems...)
	data, err := templates.Files.ReadFile("clinic.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c.profile, problems = clinic.Parse("clinic.yaml", data, templates.Files)
	list = append(list, problems...)
	for _, g := range c.guides {
		list = append(list, g.Check(set)...)
	}
	list = append(list, guide.Unused(guides, set)...)
	if len(list) > 0 {
		t.Fatal(list)
	}
	return c
}

// input gives what a sheet is made of, in the locale of its record.
func (c corpus) input(t testing.TB, g *guide.Guide, kind string, record patient.Record) merge.Input {
	t.Helper()
	values, list := g.Bind(c.profile, c.catalogs.Tags())
	if list.Bad() {
		t.Fatal(list)
	}
	catalog := c.catalogs.Catalog(record.Locale)
	if catalog == nil {
		t.Fatalf("no catalog for %s", record.Locale)
	}
	return merge.Input{
		Guide: g, Kind: kind, Record: record, Profile: c.profile, Values: values,
		Catalog: catalog, Source: c.catalogs.Catalog("en"),
	}
}

// demo reads the rows of the demo for a guide; for one that the demo has none of, a row of samples and one of what is required.
func (c corpus) demo(t testing.TB, g *guide.Guide) []patient.Record {
	t.Helper()
	if g.ID != c.profile.Guide.Name {
		var records []patient.Record
		for _, row := range append([]patient.Row{sampleRow(g)}, requiredRows(g)...) {
			record, list := patient.Check(row, g.Fields, c.profile.Defaults())
			if list.Bad() {
				t.Fatal(list)
			}
			records = append(records, record)
		}
		return records
	}
	data, err := templates.Files.ReadFile("demo.csv")
	if err != nil {
		t.Fatal(err)
	}
	file, list := patient.OpenFile("demo.csv", bytes.NewReader(data), int64(len(data)), patient.Intake{Fields: g.Fields, WithLocale: true})
	if list.Bad() {
		t.Fatal(list)
	}
	var records []patient.Record
	for row, list := range file.Rows() {
		if list.Bad() {
			t.Fatal(list)
		}
		record, list := patient.Check(row, g.Fields, c.profile.Defaults())
		if list.Bad() {
			t.Fatal(list)
		}
		records = append(records, record)
	}
	return records
}

// TestDemo builds every kind for every row of the demo, each in every language (R1): without any
// problem, and with no placeholder, brace or empty cell left in it.
func TestDemo(t *testing.T) {
	c := openCorpus(t)
	sheets := 0
	for _, g := range c.guides {
		for _, record := range c.demo(t, g) {
			for _, tag := range c.catalogs.Tags() {
				for _, kind := range g.KindNames() {
					record.Locale = tag
					d, list := merge.Build(c.input(t, g, kind, record))
					if len(list) > 0 {
						t.Fatalf("row %d, %s, %s: %v", record.Row, kind, tag, list)
					}
					if err := wellFormed(d); err != nil {
						t.Errorf("row %d, %s, %s: %v", record.Row, kind, tag, err)
					}
					sheets++
				}
			}
		}
	}
	if want := 24 * len(c.catalogs.Tags()); sheets < want {
		t.Errorf("%d sheets, want %d at least", sheets, want)
	}
}

// TestRequiredOnly builds every kind from a row that has nothing but what the guide requires, for
// every combination of the choices that it requires and the rules allow.
func TestRequiredOnly(t *testing.T) {
	c := openCorpus(t)
	for _, g := range c.guides {
		built := 0
		for _, row := range requiredRows(g) {
			record, list := patient.Check(row, g.Fields, c.profile.Defaults())
			if list.Bad() {
				t.Fatal(list)
			}
			input := c.input(t, g, g.Kinds[0].Name, record)
			if g.Case(record, input.Values).Check().Bad() {
				continue
			}
			for _, tag := range c.catalogs.Tags() {
				for _, kind := range g.KindNames() {
					input.Kind, input.Catalog = kind, c.catalogs.Catalog(tag)
					d, list := merge.Build(input)
					if len(list) > 0 {
						t.Fatalf("%s, %s: %v", kind, tag, list)
					}
					if err := wellFormed(d); err != nil {
						t.Errorf("%s, %s: %v", kind, tag, err)
					}
					built++
				}
			}
		}
		rows := 1
		if g.ID == "bone-marrow" {
			rows = 5 // both hips on both sides, and the breast bone
		}
		if want := rows * len(g.Kinds) * len(c.catalogs.Tags()); built != want {
			t.Errorf("%s: %d sheets, want %d", g.ID, built, want)
		}
	}
}

// sampleRow gives a row of the samples of all fields.
func sampleRow(g *guide.Guide) patient.Row {
	row := patient.Row{Number: 2, Cells: map[string]patient.Cell{"locale": {Text: "en"}}}
	for _, f := range g.Fields {
		row.Cells[f.Name] = patient.Cell{Text: f.Sample}
	}
	return row
}

// requiredRows gives a row of samples for each combination of required choices.
func requiredRows(g *guide.Guide) []patient.Row {
	rows := []patient.Row{{Number: 2, Cells: map[string]patient.Cell{"locale": {Text: "en"}}}}
	for _, f := range g.Fields {
		if !f.Required {
			continue
		}
		options := f.Choices
		if len(options) == 0 {
			options = []string{f.Sample}
		}
		var more []patient.Row
		for _, row := range rows {
			for _, option := range options {
				cells := maps.Clone(row.Cells)
				cells[f.Name] = patient.Cell{Text: option}
				more = append(more, patient.Row{Number: 2, Cells: cells})
			}
		}
		rows = more
	}
	return rows
}

// TestSamples checks that the sample of every field passes as a value, all of them in one row.
func TestSamples(t *testing.T) {
	c := openCorpus(t)
	for _, g := range c.guides {
		record, list := patient.Check(sampleRow(g), g.Fields, c.profile.Defaults())
		if list.Bad() {
			t.Fatal(list)
		}
		for _, kind := range g.KindNames() {
			if _, list := merge.Build(c.input(t, g, kind, record)); len(list) > 0 {
				t.Errorf("%s, %s: %v", g.ID, kind, list)
			}
		}
	}
}

// TestOthersStrings builds two sheets one after the other: no value of the first patient is in the
// second's, nor the other way round (R3).
func TestOthersStrings(t *testing.T) {
	c := openCorpus(t)
	for _, g := range c.guides {
		records := c.demo(t, g)
		for i, one := range records[1:] {
			other := records[i]
			one.Locale, other.Locale = "en", "en"
			for _, kind := range g.KindNames() {
				a, b := dump(t, c.input(t, g, kind, one)), dump(t, c.input(t, g, kind, other))
				for _, name := range []string{patient.PatientName, patient.RecordNumber, "escort", "blood_thinner"} {
					va, vb := one.Values[name].Text, other.Values[name].Text
					if va == vb {
						continue
					}
					if va != "" && strings.Contains(b, va) || vb != "" && strings.Contains(a, vb) {
						t.Errorf("rows %d and %d, %s: a value of %s is on the other's sheet", one.Row, other.Row, kind, name)
					}
				}
			}
		}
	}
}

// TestSameBytes builds the same sheet several times at once: guide, catalog and profile are shared, and
// the same input gives the same document (R9).
func TestSameBytes(t *testing.T) {
	c := openCorpus(t)
	g := c.guides[0]
	in := c.input(t, g, g.Kinds[0].Name, c.demo(t, g)[0])
	want := dump(t, in)
	for range 4 {
		t.Run("at once", func(t *testing.T) {
			t.Parallel()
			for range 20 {
				if dump(t, in) != want {
					t.Fatal("another document")
				}
			}
		})
	}
}

func dump(t *testing.T, in merge.Input) string {
	t.Helper()
	d, list := merge.Build(in)
	if len(list) > 0 {
		t.Fatal(list)
	}
	var b strings.Builder
	if err := doc.Dump(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
