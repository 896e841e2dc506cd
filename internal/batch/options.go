package batch

import (
	"time"

	"handout/internal/deliver"
	"handout/internal/diag"
	"handout/internal/ledger"
	"handout/internal/patient"
	"handout/render/layout"
	"handout/render/pdf"
)

// Options say what to make where a row does not. The zero value makes every kind of the only guide,
// on the clinic's paper, of rows that name their locale.
type Options struct {
	Guide  string   // "": the only one there is
	Kinds  []string // nil: all kinds of the guide but cards
	Locale string   // "": a row without one is a problem
	With   string   // a second language, beside that of the row; "": none. A row that names it as its own is made in it alone
	Both   bool     // such a row is a problem
	Media  layout.Media
	Size   layout.Pt // of the letters; 0: standard. A patient who needs larger ones gets these
	Format Format    // of the files; zero: PDF
	Strict bool      // what has to be on page one and is not there is a problem, not a warning
	Shard  Shard     // the part of the rows that this machine makes; zero: all
}

// A Delivery says where sheets go and what account is kept of them.
type Delivery struct {
	Sink    deliver.Sink     // of files
	Binding *Binding         // of one file for all, in place of Sink
	Ledger  *ledger.Ledger   // nil: no account; every sheet is made
	Survey  *Survey          // of the same rows; nil for rows that are not compared with each other
	Again   string           // why sheets are made that were made before; "": they are not
	Draft   string           // why sheets that nobody has signed are handed out; "": they are only made
	Handed  bool             // what the sink takes is in a patient's hands: no draft without a reason, a word of what is late
	Resume  bool             // sheets of before are looked at, and made if they are no longer as they were
	Now     func() time.Time // the clock of the account
	Sound   func() error     // asked before sheets are brought to where they last; nil: they always may be
}

// A Result is what became of one row.
type Result struct {
	Row      patient.Row
	Key      string         // "" where the row itself has a problem: a key made of wrong parts would be another's
	Record   patient.Record // zero where Key is ""
	Sheets   []Made         // in the guide's order of kinds, or as the row names them
	Problems diag.List      // all that is wrong with the row
	New      diag.List      // those of them that a survey cannot find: they show when the sheet is made
}

// An Outcome says how a sheet came to be where it is.
type Outcome string

const (
	MadeNew     Outcome = "made"
	MadeAgain   Outcome = "again"   // as it was made before, since somebody asked for it
	MadeChanged Outcome = "changed" // the one that was made before said something else
	MadeBefore  Outcome = "before"  // it is as it was; nothing was made
)

// Made is a sheet that the sink has, now or from a run before.
type Made struct {
	Guide, Kind string
	Locale      string // of two languages: both, with a plus between them
	Outcome     Outcome
	Receipt     deliver.Receipt // without a path, where it was made before
	Words       [32]byte        // digest of what it says
	Paper       string          // as [ledger.Entry] has it
	Signed      string          // by whom; [Draft] where nobody has

	part *pdf.Part // in a Binding
}

// A Tally counts what a run did.
type Tally struct {
	Rows   int // that came in
	Sheets int // that the sink took and keeps
	Before int // sheets that were made before
	Out    int // rows that gave no sheet at all
	Part   int // rows that gave some sheets and not others
}

// add counts a row's result.
func (t *Tally) add(r Result) {
	for _, s := range r.Sheets {
		if s.Outcome == MadeBefore {
			t.Before++
		} else {
			t.Sheets++
		}
	}
	switch {
	case len(r.Sheets) == 0:
		t.Out++
	case r.Problems.Bad():
		t.Part++
	}
	t.Rows++
}
