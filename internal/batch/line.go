package batch

import (
	"context"
	"fmt"
	"runtime"

	"handout/internal/diag"
	"handout/internal/patient"
)

// ahead is how many rows may be done or under way while the one before them is still worked on, or
// while what was made is brought to the disk.
const ahead = 256

// inOrder does work on rows, several at once, and hands what came of each to collect, in the order of the
// rows and from the caller's goroutine. It calls worker once for each goroutine that works.
//
// Once ctx is done, no further row is started; those that were are finished and handed over.
func inOrder[T any](ctx context.Context, rows Rows, worker func() func(patient.Row, diag.List) T, collect func(T)) {
	l := line[T]{work: make(chan *task[T]), inOrder: make(chan *task[T], ahead)}
	for range runtime.GOMAXPROCS(0) {
		go l.do(ctx, worker())
	}
	go l.fill(ctx, rows)
	for t, ok := l.next(ctx); ok; t, ok = l.next(ctx) {
		<-t.done
		if !t.skipped {
			collect(t.made)
		}
	}
}

// A task is one row on its way.
type task[T any] struct {
	row      patient.Row
	problems diag.List // with the row as a line of its file
	made     T
	skipped  bool // the run ended before its turn
	done     chan struct{}
}

// A line carries tasks to the workers, and past them in the order of the rows. A task is in both
// channels, in inOrder first.
type line[T any] struct {
	work, inOrder chan *task[T]
}

// do works on one task after another.
func (l line[T]) do(ctx context.Context, work func(patient.Row, diag.List) T) {
	for t := range l.work {
		if t.skipped = ctx.Err() != nil; !t.skipped {
			t.do(work)
		}
		close(t.done)
	}
}

func (t *task[T]) do(work func(patient.Row, diag.List) T) {
	defer func() {
		// A panic is a mistake of ours. It is not hidden, but whoever looks into it needs the row.
		if r := recover(); r != nil {
			panic(fmt.Sprintf("row %d: %v", t.row.Number, r))
		}
	}()
	t.made = work(t.row, t.problems)
}

// next gives the next task in the order of the rows, if there is one. Once ctx is done it gives those
// that are on their way, and waits for no further row.
func (l line[T]) next(ctx context.Context) (*task[T], bool) {
	select {
	case t, ok := <-l.inOrder:
		return t, ok
	case <-ctx.Done():
	}
	select {
	case t, ok := <-l.inOrder:
		return t, ok
	default:
		return nil, false
	}
}

// fill takes rows in until there are no more, or ctx is done.
func (l line[T]) fill(ctx context.Context, rows Rows) {
	defer close(l.inOrder)
	defer close(l.work)
	for row, problems := range rows {
		t := &task[T]{row: row, problems: problems, done: make(chan struct{})}
		select {
		case l.inOrder <- t:
		case <-ctx.Done():
			return
		}
		l.work <- t
	}
}
