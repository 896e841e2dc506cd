package batch

import (
	"time"

	"handout/internal/deliver"
	"handout/internal/diag"
)

// An outlet is what becomes of sheets that are laid out.
type outlet interface {
	// sheets makes the sheets of an order, in a worker. A problem stops its sheet; the error is the machine's,
	// and then none of them counts.
	sheets(w *worker, drafts []*draft) ([]Made, diag.List, error)
	// settle brings rows' sheets to where they last, in the order of the rows.
	settle([]made) error
	// finish is called after the last row of a run that came to its end.
	finish() error
	// whole reports whether sheets last only when finish is done.
	whole() bool
	// name is the kind of sink, for the ledger.
	name() string
}

// outlet gives the one that the delivery asks for.
func (d Delivery) outlet() outlet {
	if d.Binding != nil {
		return d.Binding
	}
	return separate{d.Sink}
}

// separate makes each sheet a file of its own.
type separate struct{ sink deliver.Sink }

// sheets writes one sheet after another and puts each into the sink at once.
func (s separate) sheets(w *worker, drafts []*draft) ([]Made, diag.List, error) {
	var sheets []Made
	var list diag.List
	for _, d := range drafts {
		if d.made.Outcome != MadeBefore {
			file, digest, problems := w.file(d)
			list = append(list, problems...)
			if problems.Bad() {
				continue
			}
			var err error
			if d.made.Receipt, err = s.sink.Put(d.sheet(file, digest)); err != nil {
				return nil, list, err
			}
		}
		sheets = append(sheets, d.made)
	}
	return sheets, list, nil
}

func (s separate) settle(rows []made) error {
	var receipts []deliver.Receipt
	for _, m := range rows {
		for _, sheet := range m.Sheets {
			if sheet.Outcome != MadeBefore {
				receipts = append(receipts, sheet.Receipt)
			}
		}
	}
	return s.sink.Settle(receipts)
}

func (s separate) finish() error { return s.sink.Finish() }
func (s separate) whole() bool   { return s.sink.Whole() }
func (s separate) name() string  { return s.sink.Name() }

// now is the clock of the account, or the machine's where there is none.
func (d Delivery) now() time.Time {
	if d.Now == nil {
		return time.Now()
	}
	return d.Now()
}
