package batch

import (
	"handout/internal/deliver"
	"strings"
	"testing"

	"handout/internal/guide"
	"handout/internal/merge"
	"handout/render/layout"
)

// TestPageOne: the first page of each sheet of the demo is the whole answer (P1). It holds whom to
// call, when to call before the procedure or the signs of danger after it, and all that stands before
// them: when, where, what to stop and who takes the patient home.
func TestPageOne(t *testing.T) {
	shop := openShop(t)
	last := map[string][]string{
		"prep": {"prep_call_title", guide.EmergencyNumber},
		"care": {"care_help_title", guide.EmergencyNumber},
	}
	w := shop.newWorker(Options{}, Delivery{Sink: deliver.Discard{}})
	desk := &desk{shop: shop}
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
			document, list := merge.Build(w.input(o, kind))
			if list.Bad() {
				t.Fatal(list)
			}
			pages, err := layout.Pages(document, w.shaper, layout.Options{Media: layout.A4})
			if err != nil {
				t.Fatal(err)
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
