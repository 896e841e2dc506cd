package batch

import (
	"bytes"
	"testing"
	"testing/fstest"

	"handout/fonts"
	"handout/internal/deliver"
	"handout/internal/patient"
	"handout/locales"
	"handout/templates"
)

// TestLanguages opens a shop for one language. Its sheets are the same bytes as those of a shop for all
// (R9), and a row in another language is refused, not made in this one (R1).
func TestLanguages(t *testing.T) {
	all := openShop(t)
	for _, tag := range all.Catalogs.Tags() {
		one, list := Open(Sources{
			Templates: templates.Files, Locales: locales.Files, Fonts: fonts.Files, Languages: []string{tag},
		})
		if err := list.Err(); err != nil {
			t.Fatal(tag, err)
		}
		row := all.demoRow(t)
		row.Cells[patient.LocaleColumn] = patient.Cell{Text: tag}
		var want, got shelf
		run(t, all, many(row, 1), &want)
		run(t, one, many(row, 1), &got)
		if len(got.sheets) != 2 || len(want.sheets) != 2 {
			t.Fatalf("%s: %d and %d sheets, want 2", tag, len(got.sheets), len(want.sheets))
		}
		for name, file := range got.sheets {
			if !bytes.Equal(file, want.sheets[name]) {
				t.Errorf("%s: differs from that of a shop for all languages", name)
			}
		}
		for _, other := range all.Catalogs.Tags() {
			if one.Catalogs.Catalog(other) != nil {
				continue
			}
			row.Cells[patient.LocaleColumn] = patient.Cell{Text: other}
			results, tally := run(t, one, many(row, 1), deliver.Discard{})
			if tally.Sheets != 0 || !results[0].Problems.Bad() {
				t.Errorf("a row in %s was not refused by a shop for %s", other, tag)
			}
		}
	}
}

// TestLanguagesBad keeps R1: what is wrong in the catalog of a language that is wanted, or in one of a shop
// for all, leaves no shop; what is wrong in another does not stand in the way of a sheet.
func TestLanguagesBad(t *testing.T) {
	files := fstest.MapFS{}
	for _, tag := range openShop(t).Catalogs.Tags() {
		name := "active." + tag + ".toml"
		data, err := locales.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	spanish := files["active.es.toml"]
	spanish.Data = append(spanish.Data, "\n[nowhere]\nother = \"de más\"\n"...)
	for _, test := range []struct {
		languages []string
		open      bool
	}{
		{nil, false},
		{[]string{"es"}, false},
		{[]string{"ar", "ES"}, false},
		{[]string{"ar"}, true},
	} {
		shop, list := Open(Sources{Templates: templates.Files, Locales: files, Fonts: fonts.Files, Languages: test.languages})
		if (shop != nil) != test.open || list.Bad() == test.open {
			t.Errorf("%q: open %t, want %t: %v", test.languages, shop != nil, test.open, list)
		}
	}
}
