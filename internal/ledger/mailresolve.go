package ledger

import (
	"errors"
	"time"
)

var (
	errNobody   = errors.New("want to know who decides, and why")
	errDecision = errors.New("a mail in doubt is either sent or queued again")
)

// Resolve takes an uncertain mail to Sent or to Queued as a person decided who has asked the relay or the
// patient. Who, when and why stand in its history.
func (l *Ledger) Resolve(number int64, to MailState, by, why string, now time.Time) error {
	switch {
	case by == "" || why == "":
		return l.unwritten(errNobody)
	case to != Sent && to != Queued:
		return l.unwritten(errDecision)
	}
	m, _, err := l.Mail(number)
	if err != nil {
		return err
	}
	return l.Turn(Change{Mail: number, From: Uncertain, To: to, At: now, Due: now, Words: why, By: by,
		Tries: m.Tries, Code: m.Code, QueueID: m.QueueID})
}
