package batch

import (
	"slices"
	"testing"
	"time"

	"handout/internal/deliver"
	"handout/internal/merge"
	"handout/internal/patient"
	"handout/render/layout"
)

// TestLargePrint: who needs large print gets what is read in letters of 16 pt or more (P3), who does
// not gets 12 pt.
func TestLargePrint(t *testing.T) {
	shop := openShop(t)
	for needs, want := range map[string]layout.Pt{
		"": 12, "interpreter": 12, "large_print": 16, "interpreter, large_print": 16, "larger_print": 18, "largest_print, large_print": 24,
	} {
		row := shop.demoRow(t)
		row.Cells[patient.Needs] = patient.Cell{Text: needs}
		desk := &desk{shop: shop}
		o, list := desk.take(row)
		if list.Bad() {
			t.Fatal(list)
		}
		w := shop.newWorker(Options{}, Delivery{Sink: deliver.Discard{}})
		document, list := merge.Build(w.input(o, "care", time.Time{}))
		if list.Bad() {
			t.Fatal(list)
		}
		sheet, err := layout.Pages(document, w.shaper, layout.Options{Size: w.desk.bodySize(o.record)})
		if err != nil {
			t.Fatal(err)
		}
		var read []layout.Pt // sizes of what is read
		for _, page := range sheet.Pages {
			for _, item := range page.Items {
				x, ok := item.(*layout.Text)
				if !ok || x.Elements[0] < 0 {
					continue
				}
				switch sheet.Elements[x.Elements[0]].Type {
				case "LBody", "TD", "H1", "H2", "H3":
					read = append(read, x.Size)
				}
			}
		}
		if got := slices.Min(read); got != want {
			t.Errorf("needs %q: the smallest letters are %.1f pt, want %.0f", needs, got, want)
		}
	}
}
