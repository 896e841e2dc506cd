// Package outbox sends the mails that a ledger has queued, one after another through one relay, and writes
// what became of each into the ledger. What goes in is the ledger and what makes a
// message and offers it; what comes out is the ledger's account.
//
// It keeps M5, never twice and never lost. That a mail is about to be offered is on the disk before its
// first byte goes out, and the relay's answer is on the disk before the first byte of the next. A run that
// is killed in between leaves one mail of which nobody knows whether the relay has it: the next run calls
// that one uncertain and leaves it to a person.
package outbox

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"handout/internal/ledger"
)

// A Reply is the relay's answer to one message.
type Reply struct {
	State   ReplyState
	Code    int    // SMTP's; 0: none
	Words   string // the relay's own, on one line, without addresses
	QueueID string // the relay's own name for the message
}

// A ReplyState is what a relay's answer means for a message.
type ReplyState string

// The meanings of an answer.
const (
	Sent      ReplyState = "sent"      // the relay has it
	Retry     ReplyState = "retry"     // not now: this message later
	Slow      ReplyState = "slow"      // not now: everything later
	Failed    ReplyState = "failed"    // never
	Uncertain ReplyState = "uncertain" // the relay may have it
)

// Ready is a message that can be offered.
type Ready struct {
	MessageID string

	// Offer hands the message to the relay and waits for its answer. Its error means that the relay cannot be
	// reached or does not let us in, and that nothing was offered: the run stops with it. Words of an answer
	// hold no address.
	Offer func(ctx context.Context) (Reply, error)
}

// A StopError from Make ends the run. The mail waits as it did.
type StopError struct{ Err error }

func (e *StopError) Error() string { return e.Err.Error() }

func (e *StopError) Unwrap() error { return e.Err }

// A BlockedError from Make says that a mail must not go out. Any error but these two says that it could not be made.
type BlockedError struct {
	Words string // why, for a clerk, without an address
}

func (e *BlockedError) Error() string { return e.Words }

// Limits are the relay's, as far as we keep them. Zero is no limit.
type Limits struct {
	PerMinute int // kept as an even pace: 30 is one every two seconds
	PerDay    int // in any 24 hours, earlier runs included
}

// An Event is the new state of a mail, which is on the disk.
type Event struct {
	Mail  ledger.Mail // as it was before, so with its address, which is not for a log
	State ledger.MailState
	Code  int
	Words string    // why, for a clerk
	Due   time.Time // of a retry
}

// A Tally counts what a run did, by mails.
type Tally struct {
	Sent, Failed, Blocked, Uncertain int
	PutOff                           int       // answers that put a mail off, a mail perhaps several times
	Recovered                        int       // uncertain since an earlier run
	Left                             int       // not offered yet, or to be offered again
	Next                             time.Time // when the first of them may be offered; zero where none is left
}

// A Run sends what is queued. Ledger and Make are needed; the zero value of the rest works.
type Run struct {
	Ledger *ledger.Ledger // open for writing

	// Make composes the message of a mail. It runs ahead of the relay, in one goroutine of its own, for a
	// few mails at most. What its error says is kept as the reason.
	Make func(ledger.Mail) (Ready, error)

	Limits Limits
	Wait   bool        // for mails that are put off; else Do returns when none can be offered now
	Report func(Event) // is called for each new state, in the goroutine of Do; may be nil

	Now   func() time.Time                                 // nil: time.Now
	Sleep func(ctx context.Context, d time.Duration) error // gives ctx's error if that ends first; nil: by a timer
	Rand  *rand.Rand                                       // spreads the retries; nil: a random one
}

// Do offers the mails that are due, and says how many went where, also when it ends with an error.
//
// When ctx ends, the mail that is being offered is brought to its end, and the error is that of ctx. An
// error of the Sender ends it too, and the mail is as it was before.
func (r *Run) Do(ctx context.Context) (Tally, error) {
	l, err := r.start()
	if err != nil {
		return Tally{}, err
	}
	err = l.run(ctx)
	// Also after an error: what was sent must be forgotten.
	err = errors.Join(err, r.Ledger.Forget(l.clock.now()))
	l.tally.Left, l.tally.Next = l.plan.left(l.clock.now())
	return l.tally, err
}

// start brings the ledger in order and reads what waits.
func (r *Run) start() (*loop, error) {
	l := &loop{Run: r, clock: newClock(r)}
	now := l.clock.now()
	recovered, err := r.Ledger.Recover(now)
	if err != nil {
		return nil, err
	}
	l.tally.Recovered = len(recovered)
	for _, number := range recovered {
		m, _, err := r.Ledger.Mail(number)
		if err != nil {
			return nil, err
		}
		l.report(Event{Mail: m, State: m.State, Words: m.Words})
	}
	if l.plan, err = readPlan(r.Ledger, now); err != nil {
		return nil, err
	}
	l.pace, err = readPace(r.Ledger, r.Limits, now)
	return l, err
}
