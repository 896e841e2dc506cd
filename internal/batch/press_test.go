package batch

import (
	"bytes"
	"testing"

	"handout/internal/patient"
)

// A sheet for somebody whose names are in plain Latin letters needs no font but those that its language has
// ready, in no weight, and each run of a script is in one font: a font more costs every sheet time and room.
// Files stay small enough to be mailed in great numbers.
func TestFontsOfLanguages(t *testing.T) {
	shop := openShop(t)
	tests := []struct {
		tag   string
		fonts int
		most  int // bytes
	}{
		{"en", 2, 38 << 10},
		{"es", 2, 41 << 10},
		{"ar", 4, 81 << 10},
		{"hi", 4, 76 << 10},
		{"zh-Hans", 3, 97 << 10},
		{"ja", 4, 212 << 10},
		{"ko", 4, 119 << 10},
		{"zh-Hant", 4, 270 << 10},
		{"de", 2, 41 << 10},
		{"fil", 2, 40 << 10},
		{"fr", 4, 44 << 10},
		{"ht", 2, 40 << 10},
		{"it", 2, 41 << 10},
		{"pl", 2, 43 << 10},
		{"pt-BR", 2, 42 << 10},
		{"ru", 2, 50 << 10},
		{"tr", 2, 41 << 10},
		{"vi", 2, 45 << 10},
	}
	if len(tests) != len(shop.Catalogs.Tags()) {
		t.Errorf("%d languages are tested, there are %d", len(tests), len(shop.Catalogs.Tags()))
	}
	for _, test := range tests {
		row := shop.demoRow(t)
		row.Cells[patient.LocaleColumn] = patient.Cell{Text: test.tag}
		row.Cells[patient.PatientName] = patient.Cell{Text: "Maria Novak"}
		row.Cells["escort"] = patient.Cell{Text: "Jan Novak"}
		var got shelf
		run(t, shop, many(row, 1), &got)
		if len(got.sheets) != 2 {
			t.Fatalf("%s: %d sheets, want 2", test.tag, len(got.sheets))
		}
		for name, file := range got.sheets {
			if n := bytes.Count(file, []byte("/Length1 ")); n != test.fonts {
				t.Errorf("%s: %d fonts, want %d", name, n, test.fonts)
			}
			if len(file) > test.most {
				t.Errorf("%s: %d bytes, want %d at most", name, len(file), test.most)
			}
		}
	}
}
