package printer

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
)

// cancelTime is how long a job may take to be cancelled. A printer ends the page that it is at.
const cancelTime = 20 * time.Second

// errGone is a job that the queue has forgotten.
var errGone = errors.New("the queue no longer knows the job")

// follow returns nil when a job is printed. At the end of ctx, and when it is held, it is cancelled in the queue:
// it must not be printed later, after it was said not to be. Paper that has run out is waited for.
func (q *queue) follow(ctx context.Context, id int, say func(string)) error {
	tell := changes(say)
	var last look
	for {
		now, err := q.look(ctx, id)
		switch {
		case ctx.Err() != nil:
			return q.stop(ctx, id, last, tell)
		case permanent(err):
			return q.failed(id, "unknown", []string{reason(err)}, true)
		case err != nil:
			tell("the queue does not answer, trying again")
		default:
			last = now
			if now.state >= canceled {
				return q.end(id, now)
			}
			tell(now.String())
			if now.state == held {
				return q.stop(ctx, id, now, tell)
			}
		}
		if !pause(ctx, q.every) {
			return q.stop(ctx, id, last, tell)
		}
	}
}

// end tells what became of a job that has ended.
func (q *queue) end(id int, l look) error {
	if l.state != completed {
		return q.failed(id, l.name(), l.words, false)
	}
	if slices.Contains(l.reasons, "job-completed-with-errors") {
		return q.failed(id, "printed with errors", l.words, true)
	}
	return nil
}

// stop cancels a job and looks whether it is. Ctx may be over. A job that was printed in the meantime is printed.
func (q *queue) stop(ctx context.Context, id int, last look, tell func(string)) error {
	words := last.words
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		words = append(words, fmt.Sprintf("not printed within %v", q.limit))
	case ctx.Err() != nil:
		words = append(words, "interrupted")
	}
	if last.state == processing || last.state == stopped {
		words = append(words, "pages of it may have come out")
	}
	tell("cancelling it in the queue")
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), q.grace)
	defer cancel()
	refusal := q.client.Cancel(ctx, id)
	for {
		now, err := q.look(ctx, id)
		switch {
		case err == nil && now.state == completed:
			return q.end(id, now)
		case err == nil && now.state > stopped:
			return q.failed(id, last.name(), append(words, "cancelled in the queue"), false)
		case permanent(refusal) || permanent(err) || !pause(ctx, q.every):
			return q.failed(id, last.name(), append(words, notCancelled(refusal)), true)
		case refusal != nil:
			if again := q.client.Cancel(ctx, id); ctx.Err() == nil {
				refusal = again // else the time is over, which says less than the first error
			}
		}
	}
}

// notCancelled says why a job may still be in its queue.
func notCancelled(refusal error) string {
	if refusal == nil {
		return "the queue has not confirmed that it is cancelled"
	}
	return "cancelling it failed: " + reason(refusal)
}

// failed makes the error of a job that was in the queue.
func (q *queue) failed(id int, state string, words []string, undecided bool) error {
	return &NotPrintedError{Queue: q.name, Job: q.label(id), State: state, Words: words, Undecided: undecided}
}

// permanent reports whether asking again is of no use: the queue has understood, and does not tell.
func permanent(err error) bool {
	_, refused := refusal(err)
	return refused || errors.Is(err, errGone)
}
