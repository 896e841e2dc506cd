package ledger

import (
	"errors"
	"time"
)

var (
	errNobody   = errors.New("want to know who decides, and why")
	errDecision = errors.New("a mail in doubt is either sent or queued again")
)

// ErrWithdrawn is a mail in doubt that a person wants to be sent again, and that a newer list does not allow: consent was
// taken back, or the appointment moved.
var ErrWithdrawn = errors.New("this mail must not be sent again: a newer list does not allow it")

// Retry queues again what failed, as a person decided, and says how many mails that are. Those whose appointment is past are
// left.
func (l *Ledger) Retry(by string, now time.Time) (int, error) {
	var changes []Change
	for m, err := range l.Mails(Failed) {
		if err != nil {
			return 0, err
		}
		if m.Address != "" && m.Ends.After(now) {
			changes = append(changes, Change{Mail: m.Number, From: Failed, To: Queued, At: now, Due: now, By: by})
		}
	}
	if len(changes) == 0 {
		return 0, nil
	}
	return len(changes), l.Turn(changes...)
}

// Resolve takes an uncertain mail to Sent or to Queued as a person decided who has asked the relay or the
// patient. Who, when and why stand in its history. The error is [ErrWithdrawn] where it must not be sent again.
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
	if to == Queued {
		var withdrawn string
		if err := l.read.QueryRow("SELECT withdrawn FROM mail WHERE number = ?", number).Scan(&withdrawn); err != nil {
			return l.unread(err)
		}
		if withdrawn != "" {
			return ErrWithdrawn
		}
	}
	return l.Turn(Change{Mail: number, From: Uncertain, To: to, At: now, Due: now, Words: why, By: by,
		Tries: m.Tries, Code: m.Code, QueueID: m.QueueID})
}
