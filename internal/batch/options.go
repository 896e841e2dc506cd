package batch

import (
	"handout/internal/deliver"
	"handout/internal/diag"
	"handout/render/layout"
)

// Options say what to make where a row does not. The zero value makes every kind of the only guide,
// on the clinic's paper, of rows that name their locale.
type Options struct {
	Guide  string   // "": the only one there is
	Kinds  []string // nil: all kinds of the guide
	Locale string   // "": a row without one is a problem
	Media  layout.Media
}

// A Result is what became of one row.
type Result struct {
	Row      int    // as in [patient.Row]; 0 for what concerns the file as a whole
	Key      string // "" where the row itself has a problem: a key made of wrong parts would be another's
	Sheets   []Made // in the guide's order of kinds, or as the row names them
	Problems diag.List
	Broken   bool // the file cannot be read on from here; Row is 0
}

// Made is a sheet that the sink has taken.
type Made struct {
	Guide, Kind, Locale string
	Receipt             deliver.Receipt
}

// A Tally counts what a run did.
type Tally struct {
	Rows   int  // that came in
	Sheets int  // that the sink took
	Out    int  // rows that gave no sheet at all
	Part   int  // rows that gave some sheets and not others
	Broken bool // the file could not be read to its end
	Empty  bool // it was, and it has no rows
}

// add counts a row's result.
func (t *Tally) add(r Result) {
	t.Sheets += len(r.Sheets)
	switch {
	case r.Row == 0:
		t.Broken, t.Empty = r.Broken, !r.Broken
		return
	case len(r.Sheets) == 0:
		t.Out++
	case r.Problems.Bad():
		t.Part++
	}
	t.Rows++
}
