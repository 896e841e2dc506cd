package batch

import (
	"io"
	"strings"
	"testing"
	"time"

	"handout/internal/clinic"
	"handout/internal/deliver"
	"handout/internal/locale"
	"handout/internal/merge"
	"handout/render/layout"
)

// TestNoticePage: all that the notice of language services says to the whole country stands on the last page of a sheet,
// also where a second language stands beside the first (45 CFR 92.11).
func TestNoticePage(t *testing.T) {
	shop := openShop(t)
	shop.Profile.Notice = []clinic.Named{{Name: clinic.NationalNotice}}
	if list := shop.readNotice(shop.from); list.Bad() {
		t.Fatal(list)
	}
	if len(shop.Notice) != 17 || shop.Notice[0].Tag != "en" {
		t.Fatalf("the notice is in %d languages, first in %s", len(shop.Notice), shop.Notice[0].Tag)
	}
	w := shop.newWorker(Options{}, Delivery{Sink: deliver.Discard{}})
	for _, with := range []string{"", "en"} {
		desk := &desk{shop: shop, options: Options{Kinds: []string{"prep", "care"}, With: with}}
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
				for _, media := range []layout.Media{layout.A4, layout.Letter} {
					sheet, err := layout.Pages(document, w.shaper, layout.Options{Media: media})
					if err != nil {
						t.Fatal(err)
					}
					last := wordsOn(sheet.Pages[len(sheet.Pages)-1])
					for _, text := range shop.Notice {
						if !text.RTL && !strings.Contains(last, text.Name) {
							t.Errorf("row %d, %s in %s, with %q, %g high: the last page has no notice in %s", row.Number, kind, o.record.Locale, with, media.Height, text.Tag)
						}
					}
				}
			}
		}
	}
}

// TestNoticeOrigin: the code of a sheet tells with which notice it was made (R8), and that of a card does not: it has none.
func TestNoticeOrigin(t *testing.T) {
	shop := openShop(t)
	for _, kind := range []string{"care", "card"} {
		words := func() string {
			return digestOf(func(w io.Writer) { shop.writeWords(w, shop.Guide("bone-marrow").Kind(kind), []string{"en"}) })
		}
		shop.Notice = nil
		without := words()
		shop.Notice = []locale.NoticeText{{Tag: "en", Before: "Call "}}
		with := words()
		shop.Notice = []locale.NoticeText{{Tag: "en", Before: "Ring "}}
		if other := words(); (with == without || other == with) != (kind == "card") {
			t.Errorf("%s: %s without a notice, %s with one, %s with another", kind, without, with, other)
		}
	}
}
