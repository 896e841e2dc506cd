package batch

import (
	"fmt"
	"strings"
	"testing"

	"handout/internal/patient"
)

// TestOwnLanguage: a patient whose own language is the second one gets the sheet in that language alone, under the name that it
// has without a second one. Where the pair was asked for by name, it is a problem.
func TestOwnLanguage(t *testing.T) {
	shop := openShop(t)
	row := shop.demoRow(t)
	for _, test := range []struct {
		cell    string // the row's own
		o       Options
		want    string // in its sheets' names
		problem string
	}{
		{"en", Options{With: "en"}, ".en.pdf", ""},
		{"EN", Options{With: "en"}, ".en.pdf", ""},
		{"ar", Options{With: "en"}, ".ar+en.pdf", ""},
		{"en", Options{With: "en", Locale: "es"}, ".en.pdf", ""},
		{"", Options{With: "en", Locale: "es"}, ".es+en.pdf", ""},
		{"", Options{With: "en", Locale: "en"}, "", "the second language is the same as the first"},
		{"en", Options{With: "en", Both: true}, "", "the second language is the same as the first"},
	} {
		row.Cells[patient.LocaleColumn] = patient.Cell{Text: test.cell}
		var sink shelf
		got := ""
		_, err := shop.Run(t.Context(), many(row, 1), test.o, Delivery{Sink: &sink}, func(r Result) {
			for _, p := range r.Problems {
				got += p.Text
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		for name := range sink.sheets {
			if !strings.HasSuffix(name, test.want) || test.want == "" {
				t.Errorf("%q with %+v: %s", test.cell, test.o, name)
			}
		}
		if len(sink.sheets) != 2 && test.want != "" || got != test.problem {
			t.Errorf("%q with %+v: %d sheets, %q", test.cell, test.o, len(sink.sheets), got)
		}
	}
}

// TestAccountBeside: a sheet that says what one with another second language said, or with none, is made without a warning;
// one that says something else is one that has to be taken back, whatever its languages.
func TestAccountBeside(t *testing.T) {
	ana := strings.Replace(ann, ",en,", ",es,", 1)
	later := strings.Replace(ana, "09:30", "10:30", 1)
	changed := strings.Replace(ana, "sternum,none", "posterior_iliac_crest,left", 1)
	const other = ", the care sheet in %s says something else than the one made before in %s, the prep sheet in %s says something else than the one made before in %s"
	for _, test := range []struct {
		rows [2]string
		with [2]string
		want string
	}{
		{[2]string{ana, ana}, [2]string{"en", ""}, "made, made"},
		{[2]string{ana, ana}, [2]string{"", "en"}, "made, made"},
		{[2]string{ana, ana}, [2]string{"en", "ar"}, "made, made"},
		{[2]string{ana, later}, [2]string{"en", ""}, "made, made"}, // another appointment
		{[2]string{ana, changed}, [2]string{"en", ""}, "made, made" + fmt.Sprintf(other, "es", "es+en", "es", "es+en")},
		{[2]string{ana, changed}, [2]string{"", "hi"}, "made, made" + fmt.Sprintf(other, "es+hi", "es", "es+hi", "es")},
		{[2]string{ana, ann}, [2]string{"en", "en"}, "made, made, the care sheet in en was made before in es+en, the prep sheet in en was made before in es+en"},
	} {
		w := openWard(t)
		w.options.With = test.with[0]
		w.run(test.rows[0], Delivery{})
		w.options.With = test.with[1]
		if got := w.run(test.rows[1], Delivery{}); got != test.want {
			t.Errorf("with %q: %s; want %s", test.with, got, test.want)
		}
	}
}
