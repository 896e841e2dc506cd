package batch

import (
	"context"

	"handout/internal/diag"
	"handout/internal/patient"
)

// Run makes the sheets of all rows and hands them to the sink. It calls report with the result of each row
// of the shard, in order, from one goroutine, when its sheets are where they last and in the ledger (in a
// sink that is whole or not at all: when they are in it). Memory does not grow with the rows, but for what a
// [Binding] keeps of each.
//
// The error is the sink's, the ledger's or the machine's, after which no further row is started, or that of
// ctx: once it is done, rows that are being worked on are finished, and no other is started. What was made
// until then stays, and the tally counts it; but nothing stays of a sink that is whole or not at all.
func (s *Shop) Run(ctx context.Context, rows Rows, o Options, d Delivery, report func(Result)) (Tally, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	g, err := newGroup(d, report)
	if err != nil {
		return Tally{}, err
	}
	inOrder(ctx, rows, func() func(patient.Row, diag.List) made {
		w := s.newWorker(o, d)
		return func(row patient.Row, problems diag.List) made {
			m := w.row(row, problems)
			if m.err != nil {
				cancel(m.err) // no further row is started, even before this one's turn
			}
			return m
		}
	}, func(m made) {
		switch {
		case m.Row.Number == 0 && m.Problems.Bad():
			// The file could be read to its end before: rows are missing now, and who knows which.
			cancel(m.Problems.Err())
			return
		case m.elsewhere || m.Row.Number == 0 || m.err != nil:
			return
		}
		if err := g.add(m); err != nil {
			cancel(err)
		}
	})
	err = g.end(context.Cause(ctx))
	return g.tally, err
}

// Missing counts the sheets of rows that the ledger does not have where the delivery would put them, or that
// would say something else now, and those that it has.
func (s *Shop) Missing(ctx context.Context, rows Rows, o Options, d Delivery) (missing, before int, err error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	inOrder(ctx, rows, func() func(patient.Row, diag.List) made {
		w := s.newWorker(o, d)
		w.looking = true
		return w.look
	}, func(m made) {
		switch {
		case m.Row.Number == 0 && m.Problems.Bad():
			cancel(m.Problems.Err())
		case m.err != nil:
			cancel(m.err)
		}
		for _, sheet := range m.Sheets {
			if sheet.Outcome == MadeBefore {
				before++
			} else {
				missing++
			}
		}
	})
	return missing, before, context.Cause(ctx)
}

// look tells which sheets of a row were made before, and which could be made.
func (w *worker) look(row patient.Row, problems diag.List) made {
	m, ok := w.admit(row, problems)
	if !ok {
		return m
	}
	drafts, list, err := w.drafts(m.order)
	if m.err = err; err != nil || m.order.doubted(list) {
		return m
	}
	for _, d := range drafts {
		m.Sheets = append(m.Sheets, d.made)
	}
	return m
}

// made is what a worker made of a row.
type made struct {
	Result
	order     order
	elsewhere bool // the row is in another shard
	known     bool // the survey has found what is wrong with it
	err       error
}

// row makes the sheets of a row and puts them into the sink.
func (w *worker) row(row patient.Row, problems diag.List) made {
	m, ok := w.admit(row, problems)
	if !ok {
		return m
	}
	m.Sheets, m.New, m.err = w.make(m.order)
	m.Problems = append(m.Problems, m.New...)
	m.Problems.Sort()
	return m
}

// admit checks a row by itself and against the others, and reports whether sheets of it are to be made here. It
// has a key if nothing is wrong with it by itself.
func (w *worker) admit(row patient.Row, problems diag.List) (made, bool) {
	c := w.desk.check(row, problems)
	m := made{Result: Result{Row: c.row, Problems: c.problems}, order: c.order, elsewhere: !c.here}
	if row.Number == 0 || m.elsewhere || c.problems.Bad() {
		return m, false
	}
	m.Key, m.Record = c.order.record.Key, c.order.record
	if w.delivery.Survey != nil {
		m.Problems = append(m.Problems, w.delivery.Survey.repeats.Problems(c.order.record)...)
	}
	m.known = m.Problems.Bad()
	return m, !m.known
}
