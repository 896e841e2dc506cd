package ledger

import (
	"database/sql"
	"errors"
	"time"
)

// A Mailbox is how far the mailbox was read that reports come to: IMAP's UIDVALIDITY and the UID of the last
// message (RFC 3501, 2.3.1.1). Zero is not at all.
type Mailbox struct{ Validity, UID uint32 }

// Mailbox gives how far it was read.
func (l *Ledger) Mailbox() (m Mailbox, err error) {
	if l.noMails() {
		return m, nil
	}
	err = l.read.QueryRow("SELECT validity, uid FROM mailbox").Scan(&m.Validity, &m.UID)
	if errors.Is(err, sql.ErrNoRows) {
		return Mailbox{}, nil
	}
	if err != nil {
		err = l.unread(err)
	}
	return m, err
}

// ReadTo keeps how far the mailbox was read.
func (l *Ledger) ReadTo(m Mailbox) error {
	if l.write == nil {
		return l.unwritten(errReader)
	}
	_, err := l.write.Exec(`INSERT INTO mailbox VALUES (0, ?, ?)
		ON CONFLICT DO UPDATE SET validity = excluded.validity, uid = excluded.uid`, m.Validity, m.UID)
	if err != nil {
		return l.unwritten(err)
	}
	return nil
}

// Bounce marks a mail as one that came back, by its Message-ID, and gives it as it was. It is false where that is no
// mail of ours, or one that was not sent or is marked already: the same report can be read twice.
func (l *Ledger) Bounce(messageID, words string, now time.Time) (Mail, bool, error) {
	m, ok, err := l.FindMail(messageID)
	if err != nil || !ok || !Bounced.follows(m.State) {
		return m, false, err
	}
	return m, true, l.Turn(Change{Mail: m.Number, From: m.State, To: Bounced, At: now, Words: words, Tries: m.Tries,
		Code: m.Code, QueueID: m.QueueID})
}
