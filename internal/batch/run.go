package batch

import (
	"context"
	"fmt"
	"runtime"

	"handout/internal/deliver"
	"handout/internal/diag"
	"handout/internal/patient"
)

// Run makes the sheets of all rows and hands them to the sink. It calls report with the result of
// each row, in order, from one goroutine. Memory does not grow with the rows, but for what tells
// whether a row came before.
//
// The error is the sink's or the machine's, after which no further row is started, or that of ctx:
// once it is done, rows that are being worked on are finished, and no other is started. What was
// made until then stays, and the tally counts it.
func (s *Shop) Run(ctx context.Context, rows Rows, o Options, sink deliver.Sink, report func(Result)) (Tally, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	n := runtime.GOMAXPROCS(0)
	l := line{work: make(chan *job), inOrder: make(chan *job, 4*n)}
	for range n {
		go func() {
			w := s.newWorker(o)
			for j := range l.work {
				if err := j.do(ctx, w, sink); err != nil {
					cancel(err)
				}
				close(j.done)
			}
		}()
	}
	go l.fill(ctx, rows, &desk{shop: s, options: o})

	var tally Tally
	for j, ok := l.next(ctx); ok; j, ok = l.next(ctx) {
		<-j.done
		if !j.skipped {
			tally.add(j.result)
			report(j.result)
		}
	}
	return tally, context.Cause(ctx)
}

// A line carries jobs to the workers, and past them in the order of the rows. A job is in both
// channels, in inOrder first.
type line struct {
	work, inOrder chan *job
}

// next gives the next job in the order of the rows, if there is one. Once ctx is done it gives those
// that are on their way, and waits for no further row: that may never come through a pipe.
func (l line) next(ctx context.Context) (*job, bool) {
	select {
	case j, ok := <-l.inOrder:
		return j, ok
	case <-ctx.Done():
	}
	select {
	case j, ok := <-l.inOrder:
		return j, ok
	default:
		return nil, false
	}
}

// fill takes rows in until there are no more, or ctx is done.
func (l line) fill(ctx context.Context, rows Rows, d *desk) {
	defer close(l.inOrder)
	defer close(l.work)
	for row, problems := range rows {
		j := newJob(row, problems, d)
		select {
		case l.inOrder <- j:
		case <-ctx.Done():
			return
		}
		l.work <- j
	}
}

// A job is one row on its way.
type job struct {
	order   order
	result  Result
	skipped bool // the run ended before its turn, or at it
	done    chan struct{}
}

// newJob checks the row. Rows are checked one after another, since each is compared with those
// before it.
func newJob(row patient.Row, problems diag.List, d *desk) *job {
	j := &job{done: make(chan struct{})}
	if !problems.Bad() {
		var found diag.List
		j.order, found = d.take(row)
		problems = append(problems, found...)
	}
	j.result = Result{Row: row.Number, Problems: problems, Broken: row.Broken}
	if !problems.Bad() {
		j.result.Key = j.order.record.Key
	}
	return j
}

// do makes the sheets and puts them into the sink.
func (j *job) do(ctx context.Context, w *worker, sink deliver.Sink) error {
	if ctx.Err() != nil {
		j.skipped = true
		return nil
	}
	if j.result.Problems.Bad() {
		return nil
	}
	defer func() {
		// A panic is a mistake of ours. It is not hidden, but whoever looks into it needs the row.
		if r := recover(); r != nil {
			panic(fmt.Sprintf("row %d: %v", j.result.Row, r))
		}
	}()
	sheets, problems, err := w.make(j.order)
	j.result.Problems = append(j.result.Problems, problems...)
	for _, sheet := range sheets {
		var receipt deliver.Receipt
		if receipt, err = sink.Put(sheet); err != nil {
			break
		}
		j.result.Sheets = append(j.result.Sheets, Made{sheet.Guide, sheet.Kind, sheet.Locale, receipt})
	}
	j.skipped = err != nil && len(j.result.Sheets) == 0
	return err
}
