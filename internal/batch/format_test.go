package batch

import (
	"testing"

	"handout/internal/deliver"
)

// TestOtherFormat: a file that says what the last one but one said is not taken for the last one, because a file of
// another format has said that since. It is made anew, with a warning, for it may be in somebody's hand (R1).
func TestOtherFormat(t *testing.T) {
	w := openWard(t)
	const moved = "S-1,Ann Smyth,1970-01-01,en,2026-12-03 09:30,sternum,none\n"
	steps := []struct {
		rows   string
		format Format
		want   Outcome
	}{
		{ann, PDF, MadeNew},
		{ann, HTML, MadeNew},
		{ann, PDF, MadeBefore},
		{moved, HTML, MadeChanged},
		{moved, PDF, MadeChanged},
		{moved, PDF, MadeBefore},
		{moved, HTML, MadeBefore},
		{moved, Text, MadeNew},
	}
	for i, step := range steps {
		folder := deliver.NewFolder(w.dir, false)
		defer folder.Close()
		rows := open(t, w.shop, header+step.rows)
		_, err := w.shop.Run(t.Context(), rows, Options{Format: step.format}, Delivery{Sink: folder, Ledger: w.book}, func(r Result) {
			for _, s := range r.Sheets {
				if s.Outcome != step.want {
					t.Errorf("step %d: the %s sheet is %q, want %q", i+1, s.Kind, s.Outcome, step.want)
				}
			}
			if len(r.Sheets) != 2 {
				t.Errorf("step %d: %d sheets", i+1, len(r.Sheets))
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
