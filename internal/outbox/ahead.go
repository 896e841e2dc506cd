package outbox

import (
	"errors"

	"handout/internal/ledger"
)

// depth is how many messages are made ahead: enough that the relay never waits for one that takes a little
// longer, few enough that they need no memory to speak of.
const depth = 8

// A draft is a mail with its message, or why there is none.
type draft struct {
	mail    ledger.Mail
	ready   Ready
	refused error // by Make
	err     error // the ledger cannot be read
}

// state is what a mail comes to that Make refused.
func (d draft) state() ledger.MailState {
	if blocked := (*BlockedError)(nil); errors.As(d.refused, &blocked) {
		return ledger.Blocked
	}
	return ledger.Failed
}

// An ahead makes messages in a goroutine of its own, in the order in which they are wanted.
type ahead struct {
	wanted chan int64
	made   chan draft
	n      int // wanted and not yet taken
}

func newAhead(r *Run) *ahead {
	a := &ahead{wanted: make(chan int64, depth), made: make(chan draft, depth)}
	go func() {
		defer close(a.made)
		for number := range a.wanted {
			a.made <- r.draft(number)
		}
	}()
	return a
}

func (r *Run) draft(number int64) (d draft) {
	if d.mail, _, d.err = r.Ledger.Mail(number); d.err != nil {
		return d
	}
	// Since it was queued. Only who holds the ledger writes to its lists, so this holds until the mail is offered.
	suppressed, err := r.Ledger.Suppressed(d.mail.Address)
	switch {
	case err != nil:
		d.err = err
	case suppressed:
		d.refused = &BlockedError{ledger.SuppressedWords}
	default:
		d.ready, d.refused = r.Make(d.mail)
	}
	return d
}

func (a *ahead) empty() bool { return a.n == 0 }

func (a *ahead) full() bool { return a.n == depth }

// make wants a message; not when it is full.
func (a *ahead) make(number int64) {
	a.n++
	a.wanted <- number
}

// take gives the next message, when it is made; not when it is empty.
func (a *ahead) take() draft {
	a.n--
	return <-a.made
}

// taken is take for who does not wait: false where the next message is not made yet.
func (a *ahead) taken() (draft, bool) {
	select {
	case d := <-a.made:
		a.n--
		return d, true
	default:
		return draft{}, false
	}
}

// close waits for the message that is being made.
func (a *ahead) close() {
	close(a.wanted)
	for range a.made {
	}
}
