package batch

import (
	"testing"

	"handout/internal/deliver"
	"handout/render/layout"
)

// TestMidnight: what begins at midnight, a time that is named at length, has its sheet in every language, in the largest
// letters that each paper holds (P3, R5).
func TestMidnight(t *testing.T) {
	shop := openShop(t)
	for _, tag := range shop.Catalogs.Tags() {
		for _, o := range []Options{{Media: layout.A4, Size: layout.Largest}, {Media: layout.A5, Size: layout.Larger}} {
			for _, guide := range shop.GuideIDs() {
				o.Guide, o.Kinds = guide, []string{"prep"}
				rows := sampleAt(shop.Guide(guide), tag, "2026-12-03 06:00") // minus six hours: food, the second dose
				tally, err := shop.Run(t.Context(), rows, o, Delivery{Sink: deliver.Discard{}}, func(r Result) {
					if r.Problems.Bad() {
						t.Errorf("%s in %s, %v pt: %v", guide, tag, o.Size, r.Problems)
					}
				})
				if err != nil || tally.Sheets != 1 {
					t.Errorf("%s in %s, %v pt: %d sheets, %v", guide, tag, o.Size, tally.Sheets, err)
				}
			}
		}
	}
}
