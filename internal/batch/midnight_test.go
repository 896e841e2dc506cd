package batch

import (
	"testing"

	"handout/internal/deliver"
	"handout/internal/diag"
	"handout/internal/patient"
	"handout/render/layout"
)

// TestMidnight: what begins at midnight, a time that is named at length, has its sheet in every language, in the largest
// letters that each paper holds (P3, R5).
func TestMidnight(t *testing.T) {
	shop := openShop(t)
	for _, tag := range shop.Catalogs.Tags() {
		for _, paper := range []Options{{Media: layout.A4, Size: layout.Largest}, {Media: layout.A5, Size: layout.Larger}} {
			for _, guide := range shop.GuideIDs() {
				rows := func(yield func(patient.Row, diag.List) bool) {
					for row, list := range Sample(shop.Guide(guide), tag) {
						row.Cells[patient.Procedure] = patient.Cell{Text: "2026-12-03 06:00"} // minus six hours: food, the second dose
						delete(row.Cells, "arrival_time")
						yield(row, list)
					}
				}
				tally, err := shop.Run(t.Context(), rows, Options{Guide: guide, Kinds: []string{"prep"}, Media: paper.Media, Size: paper.Size},
					Delivery{Sink: deliver.Discard{}}, func(r Result) {
						if r.Problems.Bad() {
							t.Errorf("%s in %s, %v pt: %v", guide, tag, paper.Size, r.Problems)
						}
					})
				if err != nil || tally.Sheets != 1 {
					t.Errorf("%s in %s, %v pt: %d sheets, %v", guide, tag, paper.Size, tally.Sheets, err)
				}
			}
		}
	}
}
