package ledger

import (
	"bytes"
	"database/sql"
	"errors"
	"time"
)

// An Answer says what became of one mail that Queue was given.
type Answer struct {
	Number  int64
	ID      string
	State   MailState // that it is in now
	Words   string    // why
	Written bool      // it was not there, or it had come to an end without arriving
	Differs []string  // where it was there and is left as it is: "sheet", "locale", "address", "consent" or "appointment"
	Stopped int       // mails with another appointment of the same patient that waited or had failed: they are blocked now
}

// For a clerk.
const (
	SuppressedWords = "this address is on the list of those that get no mail"
	movedWords      = "a newer list has another appointment for this patient"
)

// Queue adds mails, in one transaction: all of them or none. The answers are in the order of the mails.
//
// A mail that is there already stays as it is, and the answer says what is different in it now. There are
// four exceptions: one that was blocked is queued anew; so is one that waits or failed, if anything is different
// in it, for the new list is right; and one that bounced, if it has another address now; and one that waits
// is blocked if the new one is, for consent may be taken back.
//
// A mail to a suppressed address is blocked. One that is to go out without consent, address, file or
// appointment is the caller's mistake, and an error (M1).
func (l *Ledger) Queue(mails []Mail, now time.Time) ([]Answer, error) {
	if l.write == nil {
		return nil, l.unwritten(errReader)
	}
	tx, err := l.write.Begin()
	if err != nil {
		return nil, l.unwritten(err)
	}
	defer tx.Rollback()
	q := queue{l, tx, now}
	answers := make([]Answer, 0, len(mails))
	for _, m := range mails {
		a, err := q.add(m)
		if err != nil {
			return nil, l.unwritten(err)
		}
		answers = append(answers, a)
	}
	for i, m := range mails {
		if answers[i].Stopped, err = q.stop(m, answers); err != nil {
			return nil, l.unwritten(err)
		}
	}
	if err := tx.Commit(); err != nil {
		return nil, l.unwritten(err)
	}
	return answers, nil
}

// A queue is a transaction that takes mails.
type queue struct {
	ledger *Ledger
	tx     *sql.Tx
	now    time.Time
}

func (q queue) add(m Mail) (Answer, error) {
	if err := q.check(&m); err != nil {
		return Answer{}, err
	}
	m.ID = q.ledger.mailID(m.Key, m.Guide, m.Kind)
	old, whom, err := q.find(m.ID)
	if err != nil {
		return Answer{}, err
	}
	moved := m.Address != "" && !bytes.Equal(whom, q.ledger.addressHash(m.Address))
	if m.State == Blocked && (old.State == Queued || old.State == Retry) {
		change := Change{Mail: old.Number, From: old.State, To: Blocked, At: q.now, Words: m.Words}
		if err := q.ledger.turn.apply(q.tx, change); err != nil {
			return Answer{}, err
		}
		return Answer{Number: old.Number, ID: m.ID, State: Blocked, Words: m.Words, Written: true}, nil
	}
	if m.State == Blocked && (old.State == Uncertain || old.State == Sending) {
		// Nobody can take it back, but it must not be sent again.
		if _, err := q.tx.Exec("UPDATE mail SET withdrawn = ? WHERE number = ?", m.Words, old.Number); err != nil {
			return Answer{}, err
		}
	}
	if !renewed(old, m, moved) {
		return Answer{Number: old.Number, ID: m.ID, State: old.State, Words: old.Words, Differs: differs(old, m, moved)}, nil
	}
	number, err := q.put(old.Number, m)
	return Answer{Number: number, ID: m.ID, State: m.State, Words: m.Words, Written: true}, err
}

// findOthers are the mails of one patient that are not on their way yet, or failed.
const findOthers = "SELECT number, state FROM mail WHERE person = ? AND state IN ('queued', 'retry', 'failed')"

// stop blocks what waits for the same patient with another appointment that is not in the list: the sheet would say
// a time that is no longer true.
func (q queue) stop(m Mail, list []Answer) (int, error) {
	if m.State != Queued || m.Person == "" {
		return 0, nil
	}
	there := map[int64]bool{}
	for _, a := range list {
		there[a.Number] = true
	}
	rows, err := q.tx.Query(findOthers, q.ledger.personHash(m))
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	var changes []Change
	for rows.Next() {
		c := Change{To: Blocked, At: q.now, Words: movedWords}
		if err := rows.Scan(&c.Mail, &c.From); err != nil {
			return 0, err
		}
		if !there[c.Mail] {
			changes = append(changes, c)
		}
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return 0, err
	}
	for _, c := range changes {
		if err := q.ledger.turn.apply(q.tx, c); err != nil {
			return 0, err
		}
	}
	return len(changes), nil
}

// check refuses a mail that must not be queued, and blocks one to a suppressed address.
func (q queue) check(m *Mail) error {
	m.Words = withoutAddress(m.Words)
	switch {
	case m.Key == "":
		return errNoKey
	case m.State == Blocked:
		return nil
	case m.State != Queued:
		return errMailState
	case m.Consent != Encrypted && m.Consent != Unencrypted:
		return errNoConsent
	case m.Address == "" || m.File == "" || m.Ends.IsZero():
		return errNoMail
	}
	suppressed, err := q.ledger.suppressed(q.tx, m.Address)
	if suppressed {
		m.State, m.Words = Blocked, SuppressedWords
	}
	return err
}

// find gives the mail of an ID, and the hash of its address; where there is none, one whose number is 0.
func (q queue) find(id string) (m Mail, whom []byte, err error) {
	m, err = scanMail(q.tx.QueryRow(findMailID, id))
	if errors.Is(err, sql.ErrNoRows) {
		return Mail{}, nil, nil
	}
	if err == nil {
		err = q.tx.QueryRow("SELECT whom FROM mail WHERE number = ?", m.Number).Scan(&whom)
	}
	return m, whom, err
}

// renewed reports whether a mail takes the place of the one that is there, if one is.
func renewed(old, m Mail, moved bool) bool {
	switch old.State {
	case "":
		return true
	case Queued, Retry, Failed:
		return m.State == Blocked || m.Folder != old.Folder || len(differs(old, m, moved)) > 0
	case Blocked:
		return m.State != Blocked || m.Words != old.Words
	case Bounced:
		return m.State == Queued && moved
	}
	return false
}

// differs names what a mail has otherwise than the one that is there.
func differs(old, m Mail, moved bool) []string {
	var names []string
	for _, part := range []struct {
		name string
		is   bool
	}{
		{"sheet", m.PDF != old.PDF},
		{"locale", m.Locale != old.Locale},
		{"address", moved},
		{"consent", m.Consent != old.Consent},
		{"appointment", writeTime(m.Ends) != writeTime(old.Ends)},
	} {
		if part.is {
			names = append(names, part.name)
		}
	}
	return names
}

// put writes a mail in the place of another, or at the end if that is 0, and gives its place.
func (q queue) put(number int64, m Mail) (int64, error) {
	var place any // NULL: the next
	if number != 0 {
		place = number
	}
	now := writeTime(q.now)
	// The conflict is with the mail that this one takes the place of; key, guide and kind are the same.
	err := q.tx.QueryRow(`INSERT INTO mail (number, id, owner, person, whom, guide, version, kind, locale, line, folder, pdf, consent,
			consented, reason, state, words, due, ends, tries, slow, code, queue, message, changed)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, '', '', ?)
		ON CONFLICT (number) DO UPDATE SET whom = excluded.whom, person = excluded.person, version = excluded.version, locale = excluded.locale,
			line = excluded.line, folder = excluded.folder, pdf = excluded.pdf, consent = excluded.consent,
			consented = excluded.consented, reason = excluded.reason, state = excluded.state, words = excluded.words,
			due = excluded.due, ends = excluded.ends, tries = 0, slow = 0, code = 0, queue = '', changed = excluded.changed
		RETURNING number`,
		place, m.ID, hash(q.ledger.secret, m.Key), q.ledger.personHash(m), q.ledger.addressHash(m.Address), m.Guide, m.Version, m.Kind, m.Locale, m.Row,
		m.Folder, m.PDF[:], m.Consent, m.ConsentDate, m.Reason, m.State, m.Words, now, writeTime(m.Ends), now).Scan(&number)
	if err != nil {
		return 0, err
	}
	if _, err := q.tx.Exec("DELETE FROM recipient WHERE mail = ?", number); err != nil {
		return 0, err
	}
	if m.State.Open() {
		if _, err := q.tx.Exec("INSERT INTO recipient VALUES (?, ?, ?)", number, m.Address, m.File); err != nil {
			return 0, err
		}
	}
	words := m.Words
	if m.State == Queued {
		words = m.Reason // why a draft goes out, each time that it does
	}
	return number, q.ledger.turn.note(q.tx, Change{Mail: number, To: m.State, At: q.now, Words: withoutAddress(words)})
}
