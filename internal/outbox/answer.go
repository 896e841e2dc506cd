package outbox

import (
	"time"

	"handout/internal/ledger"
)

// Words for a clerk, where the relay has none.
const (
	lateWords   = "the appointment came before the relay took it"
	unsaidWords = "the relay's answer was not understood"
)

// An outcome is a change of a mail, and what is told of it when it is on the disk.
type outcome struct {
	change ledger.Change
	event  Event
}

func newOutcome(m ledger.Mail, c ledger.Change) *outcome {
	return &outcome{c, Event{Mail: m, State: c.To, Code: c.Code, Words: c.Words, Due: c.Due}}
}

// judge says what an answer means for the mail and for the relay.
func (l *loop) judge(m ledger.Mail, reply Reply) *outcome {
	now := l.clock.now()
	c := ledger.Change{Mail: m.Number, From: ledger.Sending, At: now, Words: reply.Words, Code: reply.Code, QueueID: reply.QueueID,
		Tries: m.Tries}
	switch reply.State {
	case Sent:
		c.To = ledger.Sent
		l.plan.slow = 0
	case Retry:
		l.putOff(&c, now.Add(backoff(m.Tries+1, l.Rand)), m.Ends)
	case Slow:
		until := now.Add(backoff(l.plan.slow+1, l.Rand))
		l.plan.slow++
		l.plan.pause(now, until)
		c.Slow = true
		l.putOff(&c, until, m.Ends)
	case Failed:
		c.To = ledger.Failed
	case Uncertain:
		c.To = ledger.Uncertain
	default:
		c.To, c.Words = ledger.Uncertain, unsaidWords
	}
	return newOutcome(m, c)
}

// putOff lets a mail wait, or fail where that is longer than it is of use: the sooner the front desk knows,
// the better.
func (l *loop) putOff(c *ledger.Change, due, ends time.Time) {
	c.Tries++
	if !due.Before(ends) {
		c.To, c.Words, c.Slow = ledger.Failed, lateWords, false
		return
	}
	c.To, c.Due = ledger.Retry, due
}

// told counts and reports what is on the disk now. A mail that was put off waits from now on, not before:
// what is made ahead is read from the ledger.
func (l *loop) told(o *outcome) {
	switch o.change.To {
	case ledger.Sent:
		l.tally.Sent++
	case ledger.Failed:
		l.tally.Failed++
	case ledger.Blocked:
		l.tally.Blocked++
	case ledger.Uncertain:
		l.tally.Uncertain++
	case ledger.Retry:
		l.tally.PutOff++
		l.plan.wait(item{o.change.Mail, o.change.At, o.change.Due})
	}
	l.report(o.event)
}

func (l *loop) report(e Event) {
	if l.Report != nil {
		l.Report(e)
	}
}
