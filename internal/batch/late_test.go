package batch

import (
	"strings"
	"testing"
	"time"

	"handout/internal/deliver"
	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/patient"
)

// TestLate: who gives a sheet away is told when it comes too late for what it says. What is only made is made for any day
// (R1).
func TestLate(t *testing.T) {
	const over, begun = "is for an appointment that is over", "has steps that should have begun by now"
	shop := openShop(t)
	for _, test := range []struct {
		guide, kind, now string
		handed           bool
		want             string
	}{
		{"colonoscopy", "prep", "2026-11-30 09:29", true, ""},
		{"colonoscopy", "prep", "2026-11-30 09:31", true, begun},
		{"colonoscopy", "prep", "2026-12-03 09:29", true, begun},
		{"colonoscopy", "prep", "2026-12-03 09:30", true, over},
		{"colonoscopy", "prep", "2026-12-03 09:31", false, ""},
		{"colonoscopy", "care", "2026-12-03 09:31", true, ""},
		{"bone-marrow", "prep", "2026-12-03 09:29", true, ""},
		{"bone-marrow", "prep", "2026-12-03 09:31", true, over},
	} {
		now, err := time.ParseInLocation("2006-01-02 15:04", test.now, shop.Profile.Zone)
		if err != nil {
			t.Fatal(err)
		}
		d := Delivery{Sink: deliver.Discard{}, Draft: "a test", Handed: test.handed, Now: func() time.Time { return now }}
		rows := sampleAt(shop.Guide(test.guide), "en", "2026-12-03 09:30")
		tally, err := shop.Run(t.Context(), rows, Options{Guide: test.guide, Kinds: []string{test.kind}}, d, func(r Result) {
			got := r.New.Error()
			if test.want == "" && len(r.New) > 0 || !strings.Contains(got, test.want) || r.New.Bad() {
				t.Errorf("%s %s at %s: %q, want a warning with %q", test.guide, test.kind, test.now, got, test.want)
			}
		})
		if err != nil || tally.Sheets != 1 {
			t.Errorf("%s %s at %s: %d sheets, %v", test.guide, test.kind, test.now, tally.Sheets, err)
		}
	}
}

// sampleAt gives the sample row of a guide with the procedure at another time, and no time of arrival.
func sampleAt(g *guide.Guide, tag, procedure string) Rows {
	return func(yield func(patient.Row, diag.List) bool) {
		for row, list := range Sample(g, tag) {
			row.Cells[patient.Procedure] = patient.Cell{Text: procedure}
			delete(row.Cells, "arrival_time")
			yield(row, list)
		}
	}
}
