package batch

import (
	"context"

	"handout/internal/diag"
	"handout/internal/patient"
)

// A Found row is one that somebody looked for.
type Found struct {
	Row      patient.Row
	Record   patient.Record // of a row without problems; nothing can be told from another
	Problems diag.List      // all that is wrong with the row
	file     diag.List
}

// Rows gives the row alone, for a run. It is made as the given kinds of sheet only; they are written as in a cell.
func (f Found) Rows(kinds string) Rows {
	row := f.Row
	row.Cells = make(map[string]patient.Cell, len(f.Row.Cells)+1)
	for column, cell := range f.Row.Cells {
		row.Cells[column] = cell
	}
	row.Cells[patient.KindColumn] = patient.Cell{Text: kinds, Pos: place(f.Row, patient.KindColumn)}
	return func(yield func(patient.Row, diag.List) bool) { yield(row, f.file) }
}

// Find gives the rows that are wanted, in order, sound ones and others. With a survey of the same rows, what is wrong
// with a row beside others is among its problems. A list of problems with the rows as a whole means that none
// can be trusted. The error is that of ctx.
func (s *Shop) Find(ctx context.Context, rows Rows, o Options, v *Survey, wanted func(Found) bool) ([]Found, diag.List, error) {
	var all []Found
	var whole diag.List
	s.checkAll(ctx, rows, o, func(c checked) {
		f := Found{Row: c.row, Problems: c.problems, file: c.file}
		if v != nil && c.row.Number > 0 && !c.problems.Bad() {
			f.Problems = append(f.Problems, v.repeats.Problems(c.order.record)...)
		}
		if !f.Problems.Bad() {
			f.Record = c.order.record
		}
		switch {
		case c.row.Number == 0:
			whole = append(whole, c.problems...)
		case wanted(f):
			all = append(all, f)
		}
	})
	return all, whole, context.Cause(ctx)
}
