package outbox

import (
	"context"
	"errors"
	"time"

	"handout/internal/ledger"
)

// A loop is a run that is under way.
type loop struct {
	*Run
	clock  clock
	plan   *plan
	pace   *pace
	ahead  *ahead
	answer *outcome // the relay's last, which is not on the disk yet
	tally  Tally
}

// run offers mails until there is none to offer.
func (l *loop) run(ctx context.Context) error {
	l.ahead = newAhead(l.Run)
	defer l.ahead.close()
	err := errors.Join(l.offerAll(ctx), l.settle())
	for !l.ahead.empty() {
		l.putBack(l.ahead.take().mail)
	}
	return err
}

func (l *loop) offerAll(ctx context.Context) error {
	for more := true; more; {
		if err := ctx.Err(); err != nil {
			return err
		}
		l.fill()
		var err error
		if l.ahead.empty() {
			more, err = l.rest(ctx)
		} else {
			more, err = l.offerNext(ctx)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// fill has messages made ahead for the mails that are due.
func (l *loop) fill() {
	for !l.ahead.full() {
		number, ok := l.plan.next(l.clock.now())
		if !ok {
			return
		}
		l.ahead.make(number)
	}
}

// rest waits until a mail is due, and reports whether there is one to wait for.
func (l *loop) rest(ctx context.Context) (more bool, err error) {
	if err := l.settle(); err != nil {
		return false, err
	}
	now := l.clock.now()
	n, due := l.plan.left(now)
	if n == 0 {
		return false, nil
	}
	if wait := due.Sub(now); wait > 0 {
		if !l.Wait {
			return false, nil
		}
		return true, l.clock.sleep(ctx, wait)
	}
	return true, nil // the last answer, settled just now, or the clock made one due
}

// offerNext takes the mail whose message is made next as far as it comes now, and reports whether to go on.
func (l *loop) offerNext(ctx context.Context) (more bool, err error) {
	d, ok := l.ahead.taken()
	if !ok { // nobody knows how long a message takes to make, so the last answer does not wait for it
		if err := l.settle(); err != nil {
			return false, err
		}
		d = l.ahead.take()
	}
	m := d.mail
	switch {
	case d.err != nil:
		return false, d.err
	case !m.State.Waits():
		return true, nil // it was suppressed, say, after the ledger was read
	case errors.As(d.refused, new(*StopError)):
		l.putBack(m)
		return false, d.refused
	case d.refused != nil:
		return true, l.end(m, d.state(), d.refused.Error())
	}
	free, err := l.hold(ctx)
	if !free || err != nil {
		l.putBack(m)
		return l.Wait, err
	}
	now := l.clock.now()
	if !now.Before(m.Ends) {
		return true, l.end(m, ledger.Failed, lateWords)
	}
	return true, l.send(ctx, d, now)
}

// hold waits for the even pace, and reports whether a mail may be offered after that. It may not where the
// relay wants a pause or the day has had its mails: those are waits that a run may end with.
func (l *loop) hold(ctx context.Context) (free bool, err error) {
	for {
		now := l.clock.now()
		if l.plan.paused(now) {
			return false, nil
		}
		if wait := l.pace.day(now); wait > 0 {
			l.plan.pause(now, now.Add(wait))
			return false, nil
		}
		wait := l.pace.minute(now)
		if wait == 0 {
			return true, nil
		}
		if err := errors.Join(l.settle(), l.clock.sleep(ctx, wait)); err != nil {
			return false, err
		}
	}
}

// send offers one message. The last answer and the intent to offer this one are one commit (M5).
func (l *loop) send(ctx context.Context, d draft, now time.Time) error {
	m := d.mail
	err := l.commit(ledger.Change{Mail: m.Number, From: m.State, To: ledger.Sending, At: now, Tries: m.Tries, MessageID: d.ready.MessageID})
	if err != nil {
		l.putBack(m)
		return err
	}
	l.pace.note(now)
	reply, err := d.ready.Offer(context.WithoutCancel(ctx))
	if err != nil { // nothing was offered: all is as it was
		l.putBack(m)
		return errors.Join(err, l.Ledger.Turn(ledger.Change{Mail: m.Number, From: ledger.Sending, To: m.State, At: l.clock.now(),
			Words: m.Words, Code: m.Code, QueueID: m.QueueID, Due: m.Due, Tries: m.Tries, Slow: m.Slow}))
	}
	l.answer = l.judge(m, reply)
	return nil
}

// end takes a mail to its end without offering it.
func (l *loop) end(m ledger.Mail, state ledger.MailState, words string) error {
	if err := l.settle(); err != nil {
		return err
	}
	l.answer = newOutcome(m, ledger.Change{Mail: m.Number, From: m.State, To: state, At: l.clock.now(), Words: words, Tries: m.Tries, Code: m.Code})
	return l.settle()
}

// putBack lets a mail that was planned wait as it did before.
func (l *loop) putBack(m ledger.Mail) {
	if m.State.Waits() {
		l.plan.wait(item{m.Number, m.Changed, m.Due})
	}
}

// settle brings the last answer to the disk.
func (l *loop) settle() error {
	if l.answer == nil {
		return nil
	}
	return l.commit()
}

// commit brings the last answer to the disk, together with other changes. Where the ledger refuses those, it
// may still take the answer, which is worth more.
func (l *loop) commit(others ...ledger.Change) error {
	last := l.answer
	l.answer = nil
	if last == nil {
		return l.Ledger.Turn(others...)
	}
	err := l.Ledger.Turn(append([]ledger.Change{last.change}, others...)...)
	if err == nil || len(others) > 0 && l.Ledger.Turn(last.change) == nil {
		l.told(last)
	}
	return err
}
