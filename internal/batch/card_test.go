package batch

import (
	"strings"
	"testing"

	"handout/internal/deliver"
	"handout/internal/patient"
	"handout/render/layout"
)

// TestCards: a card is made when it is asked for, on its own media. What it cannot be is said, and the person's other
// sheets are made.
func TestCards(t *testing.T) {
	shop := openShop(t)
	for name, test := range map[string]struct {
		options Options
		needs   string
		made    string
		paper   string // of the last
		problem string
	}{
		"nobody asks":                        {Options{}, "", "prep care", "iso_a4_210x297mm 12 pt", ""},
		"A6":                                 {Options{Kinds: []string{"care", "card"}}, "", "care card", "iso_a6_105x148mm 10 to 11.5 pt", ""},
		"ID-1":                               {Options{Kinds: []string{"card"}, Media: layout.ID1}, "", "card", "iso_id-1_53.98x85.6mm 7.5 to 10 pt", ""},
		"a sheet on ID-1":                    {Options{Kinds: []string{"care", "card"}, Media: layout.ID1}, "", "card", "iso_id-1_53.98x85.6mm 7.5 to 10 pt", "the care sheet is no card: it is made on A4, A5, Letter"},
		"a card on A4":                       {Options{Kinds: []string{"care", "card"}, Media: layout.A4}, "", "care", "iso_a4_210x297mm 12 pt", "the card sheet is a card: it is made on A6 or ID-1"},
		"large print":                        {Options{Kinds: []string{"care", "card"}}, patient.LargePrint, "care", "iso_a4_210x297mm 16 pt", "warning: no card: large print does not fit on it"},
		"two languages":                      {Options{Kinds: []string{"care", "card"}, With: "es"}, "", "care", "iso_a4_210x297mm 12 pt", "warning: no card: it is made in one language"},
		"nothing but a card, in large print": {Options{Kinds: []string{"card"}}, patient.LargestPrint, "", "", "no card: large print does not fit on it"},
		"nothing but a card, and by a large size": {Options{Kinds: []string{"card"}, Size: layout.Large}, "", "", "", "no card: large print does not fit on it"},
	} {
		row := shop.demoRow(t)
		row.Cells[patient.Needs] = patient.Cell{Text: test.needs}
		var made []string
		paper, problems := "", ""
		_, err := shop.Run(t.Context(), many(row, 1), test.options, Delivery{Sink: deliver.Discard{}}, func(r Result) {
			for _, s := range r.Sheets {
				made, paper = append(made, s.Kind), s.Paper
			}
			problems = strings.TrimPrefix(r.Problems.Error(), row.Pos.String()+": ")
		})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(made, " "); got != test.made || paper != test.paper {
			t.Errorf("%s: made %s on %s, want %s on %s", name, got, paper, test.made, test.paper)
		}
		if problems != test.problem {
			t.Errorf("%s: %s, want %s", name, problems, test.problem)
		}
	}
}

// TestCardTooFull: of a card that has not all on its two sides there is none; the person's other sheets are made.
func TestCardTooFull(t *testing.T) {
	shop := openShop(t)
	row := shop.demoRow(t)
	row.Cells[patient.LocaleColumn] = patient.Cell{Text: "es"}
	row.Cells["blood_thinner"] = patient.Cell{Text: strings.Repeat("low molecular weight heparin ", 2)}
	for _, test := range []struct {
		options Options
		made    int
		problem string
	}{
		{Options{Kinds: []string{"card"}, Media: layout.ID1}, 0, "the card sheet in es has more on its front than it can hold"},
		{Options{Kinds: []string{"card"}}, 1, ""},
	} {
		tally, err := shop.Run(t.Context(), many(row, 1), test.options, Delivery{Sink: deliver.Discard{}}, func(r Result) {
			if got := r.Problems.Bad(); got != (test.problem != "") || got && !strings.Contains(r.Problems.Error(), test.problem) {
				t.Errorf("on %s: %v", test.options.Media.Name, r.Problems)
			}
		})
		if err != nil || tally.Sheets != test.made {
			t.Errorf("on %s: %d made, %v", test.options.Media.Name, tally.Sheets, err)
		}
	}
}

// TestCardInRun: a card goes into no file with other paper; the row's other sheets do.
func TestCardInRun(t *testing.T) {
	_, _, tally := bind(t, openShop(t), ann+eve, Binding{}, Options{Kinds: []string{"care", "card"}})
	if tally.Sheets != 2 || tally.Part != 2 {
		t.Errorf("%+v", tally)
	}
}
