package batch

import (
	"context"

	"handout/internal/diag"
	"handout/internal/patient"
)

// A Survey is what is known of rows before any sheet of them is made.
type Survey struct {
	Rows      int // of this shard
	Out       int // of them, those with a problem
	AllSheets int // that rows without a problem of their own ask for, in all shards

	repeats *patient.Repeats
}

// Survey reads rows to their end and says what is wrong with each of this shard, in order; what shows
// only when all rows are known comes last, in order too. Memory does not grow with the rows.
//
// Step is called for each row that was read, of any shard. The error is that of ctx. A list of problems with
// the rows as a whole means that nothing should be made of any of them.
func (s *Shop) Survey(ctx context.Context, rows Rows, o Options, report func(patient.Row, diag.List), step func(),
) (*Survey, diag.List, error) {
	v := &Survey{repeats: patient.NewRepeats()}
	var whole diag.List
	s.checkAll(ctx, rows, o, func(c checked) {
		switch {
		case c.row.Number == 0:
			whole = append(whole, c.problems...)
		case !c.problems.Bad():
			v.repeats.Note(c.order.record)
		}
		v.add(c, report)
		step()
	})
	if ctx.Err() != nil || whole.Bad() {
		return v, whole, context.Cause(ctx)
	}
	suspects, whole := v.repeats.Suspects()
	if !suspects || whole.Bad() {
		return v, whole, nil
	}
	s.checkAll(ctx, rows, o, func(c checked) {
		if c.row.Number == 0 {
			whole = append(whole, c.problems...)
		} else if !c.problems.Bad() {
			v.repeats.Collect(c.order.record)
		}
	})
	s.checkAll(ctx, rows, o, func(c checked) {
		if c.row.Number == 0 {
			whole = append(whole, c.problems...)
		}
		if c.row.Number == 0 || c.problems.Bad() || !c.here {
			return
		}
		if list := v.repeats.Problems(c.order.record); len(list) > 0 {
			report(c.row, list)
			if list.Bad() {
				v.Out++
			}
		}
	})
	return v, whole, context.Cause(ctx)
}

// add counts a row, and reports what is wrong with it.
func (v *Survey) add(c checked, report func(patient.Row, diag.List)) {
	if c.row.Number == 0 {
		return
	}
	if !c.problems.Bad() {
		v.AllSheets += len(c.order.record.Kinds)
	}
	if !c.here {
		return
	}
	v.Rows++
	if len(c.problems) > 0 {
		report(c.row, c.problems)
	}
	if c.problems.Bad() {
		v.Out++
	}
}

// A checked row is a row and what is wrong with it by itself.
type checked struct {
	row      patient.Row
	order    order
	file     diag.List // problems with the row as a line of its file
	problems diag.List // all
	here     bool      // the row is in this shard
}

// checkAll checks rows, each by itself, and gives them in order.
func (s *Shop) checkAll(ctx context.Context, rows Rows, o Options, each func(checked)) {
	inOrder(ctx, rows, func() func(patient.Row, diag.List) checked {
		d := &desk{shop: s, options: o}
		return d.check
	}, each)
}
