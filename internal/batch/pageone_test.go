package batch

import (
	"handout/internal/deliver"
	"strings"
	"testing"
	"time"

	"handout/internal/guide"
	"handout/internal/merge"
	"handout/render/layout"
)

// TestPageOne: the first page of each sheet of the demo is the whole answer (P1). It holds whom to
// call, when to call before the procedure or the signs of danger after it, and all that stands before
// them: when, where, what to stop and who takes the patient home. That of the booklet has both.
func TestPageOne(t *testing.T) {
	shop := openShop(t)
	last := map[string][]string{
		"prep":    {"prep_call_title", guide.EmergencyNumber},
		"care":    {"care_help_title", guide.EmergencyNumber},
		"booklet": {"prep_do", "booklet_help_title", guide.EmergencyNumber},
	}
	w := shop.newWorker(Options{}, Delivery{Sink: deliver.Discard{}})
	desk := &desk{shop: shop, options: Options{Kinds: []string{"prep", "care", "booklet"}}}
	sheets := 0
	for row, list := range demo(t, shop) {
		if list.Bad() {
			t.Fatal(list)
		}
		o, list := desk.take(row)
		if list.Bad() {
			t.Fatal(list)
		}
		for _, kind := range o.record.Kinds {
			document, list := merge.Build(w.input(o, kind, time.Time{}))
			if list.Bad() {
				t.Fatal(list)
			}
			letter, err := layout.Pages(document, w.shaper, layout.Options{Media: layout.Letter})
			if err != nil {
				t.Fatal(err)
			}
			pages, err := layout.Pages(document, w.shaper, layout.Options{Media: layout.A4})
			if err != nil {
				t.Fatal(err)
			}
			if document.Answer == 0 || pages.Over != 0 || letter.Over != 0 {
				t.Errorf("row %d, %s in %s: page one misses %.0f points of the answer, on Letter %.0f", row.Number, kind, o.record.Locale, pages.Over, letter.Over)
			}
			first := strings.ReplaceAll(wordsOn(pages.Pages[0]), "\u00a0", " ")
			for _, id := range last[kind] {
				want := shop.Profile.Emergency
				if id != guide.EmergencyNumber {
					parts, err := o.press.catalog.Text(id, nil)
					if err != nil {
						t.Fatal(err)
					}
					want = parts[0].Text
				}
				if !strings.Contains(first, want) {
					t.Errorf("row %d, %s in %s: page one lacks %s", row.Number, kind, o.record.Locale, id)
				}
			}
			sheets++
		}
	}
	if sheets == 0 {
		t.Error("no sheets")
	}
}

// wordsOn gives the words of a page, a line of it on each line.
func wordsOn(p layout.Page) string {
	var b strings.Builder
	for _, item := range p.Items {
		x, ok := item.(*layout.Text)
		if !ok {
			continue
		}
		for _, run := range x.Line.Runs {
			for _, c := range run.Clusters {
				b.WriteString(c.Text)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// TestPageOneOver: what page one cannot hold is a warning that says by how much, and a problem for a check. Larger letters
// and smaller paper are not asked for it.
func TestPageOneOver(t *testing.T) {
	shop := openShop(t)
	for _, test := range []struct {
		options Options
		bad     bool
		want    string
	}{
		{Options{}, false, "has more on page one than it can hold, by 100 points"},
		{Options{Strict: true}, true, "has more on page one than it can hold, by 100 points"},
		{Options{Size: layout.Large}, false, ""},
		{Options{Media: layout.A5}, false, ""},
	} {
		w := shop.newWorker(test.options, Delivery{Sink: deliver.Discard{}})
		o, list := w.desk.take(shop.demoRow(t))
		if list.Bad() {
			t.Fatal(list)
		}
		got := w.answer(&draft{order: o, made: Made{Kind: "prep", Locale: "en"}, pages: &layout.Sheet{Over: 100}})
		if got.Bad() != test.bad || (len(got) > 0) != (test.want != "") || len(got) > 0 && !strings.Contains(got[0].Text, test.want) {
			t.Errorf("%+v: %v", test.options, got)
		}
	}
}
