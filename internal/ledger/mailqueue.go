package ledger

import (
	"bytes"
	"database/sql"
	"errors"
	"time"
)

// An Answer says what became of one mail that Queue was given, or would become of it.
type Answer struct {
	Number  int64 // 0: it is not there yet
	ID      string
	State   MailState // that it is in now
	Words   string    // why
	Consent string    // that it goes out with, or went
	Lock    string    // likewise
	Written bool      // it was not there, or it is another now
	Differs []string  // where it was there and is left as it is: "sheet", "language", "address", "consent" or "appointment"
	Locale  string    // likewise: its language, or languages
	Stopped int       // mails with another appointment of the same patient that waited or had failed: they are blocked now
}

// For a clerk.
const (
	SuppressedWords = "this address is on the list of those that get no mail"
	movedWords      = "a newer list has another appointment for this patient"
)

// Queue adds mails, in one transaction: all of them or none. The answers are in the order of the mails. Before any of
// it is in the ledger, ready is called with the answers: after an error of its own nothing is. It may be nil.
//
// A mail that is there already stays as it is, and the answer says what is different in it now. There are
// four exceptions: one that was blocked is queued anew; so is one that waits or failed, if anything is different
// in it, for the new list is right; and one that bounced, if it has another address now; and one that waits
// is blocked if the new one is, for consent may be taken back.
//
// A mail to a suppressed address is blocked. One that is to go out without consent, address, file or
// appointment is the caller's mistake, and an error (M1).
func (l *Ledger) Queue(mails []Mail, now time.Time, ready func([]Answer) error) ([]Answer, error) {
	if l.write == nil {
		return nil, l.unwritten(errReader)
	}
	tx, err := l.write.Begin()
	if err != nil {
		return nil, l.unwritten(err)
	}
	defer tx.Rollback()
	q := queue{l, tx, &compiled{in: tx}, now}
	answers, err := q.addAll(mails)
	if err != nil {
		return nil, l.unwritten(err)
	}
	if ready != nil {
		if err := ready(answers); err != nil {
			return nil, err
		}
	}
	if err := tx.Commit(); err != nil {
		return nil, l.unwritten(err)
	}
	return answers, nil
}

// Foresee says what Queue would do with a mail, and changes nothing. It does not look for other appointments of the
// patient.
func (l *Ledger) Foresee(m Mail) (Answer, error) {
	if l.noSecret != nil {
		return Answer{}, l.noSecret
	}
	_, a, err := l.decide(&l.asked, &m)
	if err != nil {
		return Answer{}, l.unread(err)
	}
	return a, nil
}

// decide says what becomes of a mail, and gives the one that is there; where there is none, one whose number is 0.
func (l *Ledger) decide(in *compiled, m *Mail) (old Mail, a Answer, err error) {
	if err := l.check(in, m); err != nil {
		return old, a, err
	}
	m.ID = l.mailID(m.Key, m.Guide, m.Kind)
	old, whom, err := l.findMail(in, m.ID)
	if err != nil {
		return old, a, err
	}
	if m.Consent == Encrypted && old.Lock != "" {
		m.Lock = old.Lock // who has its code has it for good
	}
	a = Answer{Number: old.Number, ID: m.ID, State: m.State, Words: m.Words, Consent: m.Consent, Lock: m.Lock, Written: true}
	moved := m.Address != "" && !bytes.Equal(whom, l.addressHash(m.Address))
	if !renewed(old, *m, moved) {
		a.State, a.Words, a.Consent, a.Lock = old.State, old.Words, old.Consent, old.Lock
		a.Written, a.Differs, a.Locale = false, differs(old, *m, moved), old.Locale
	}
	return old, a, nil
}

// A queue is a transaction that takes mails.
type queue struct {
	ledger *Ledger
	tx     *sql.Tx
	in     *compiled
	now    time.Time
}

func (q queue) addAll(mails []Mail) ([]Answer, error) {
	answers := make([]Answer, len(mails))
	there := make(map[int64]bool, len(mails))
	for i, m := range mails {
		var err error
		if answers[i], err = q.add(m); err != nil {
			return nil, err
		}
		there[answers[i].Number] = true
	}
	for i, m := range mails {
		var err error
		if answers[i].Stopped, err = q.stop(m, there); err != nil {
			return nil, err
		}
	}
	return answers, nil
}

func (q queue) add(m Mail) (Answer, error) {
	old, a, err := q.ledger.decide(q.in, &m)
	switch {
	case err != nil:
	case a.Written && m.State == Blocked && old.State.Waits():
		err = q.ledger.turn.apply(q.tx, Change{Mail: old.Number, From: old.State, To: Blocked, At: q.now, Words: m.Words})
	case a.Written:
		a.Number, err = q.put(old.Number, m)
	case m.State == Blocked && old.State.inDoubt():
		err = q.withdraw(old.Number, m.Words)
	case old.State.inDoubt():
		err = q.withdraw(old.Number, "") // the newest list is right
	}
	return a, err
}

// withdraw keeps for a mail that may have gone out why it must not be sent again, "" where it may. Nobody can take it
// back.
func (q queue) withdraw(number int64, words string) error {
	_, err := q.in.change("UPDATE mail SET withdrawn = ? WHERE number = ?", words, number)
	return err
}

// findOthers are the mails of one patient that are not on their way yet, failed, or are in doubt.
const findOthers = "SELECT number, state FROM mail WHERE person = ? AND state IN ('queued', 'retry', 'failed', 'sending', 'uncertain')"

// stop blocks what waits for the same patient with another appointment that is not in the list, of which the mails are
// there: the sheet would say a time that is no longer true. What is in doubt must not be sent again. It counts those
// that it blocks.
func (q queue) stop(m Mail, there map[int64]bool) (int, error) {
	if m.State != Queued || m.Person == "" {
		return 0, nil
	}
	rows, err := q.in.rows(findOthers, q.ledger.personHash(m))
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
	stopped := 0
	for _, c := range changes {
		var err error
		if c.From.inDoubt() {
			err = q.withdraw(c.Mail, c.Words)
		} else {
			stopped++
			err = q.ledger.turn.apply(q.tx, c)
		}
		if err != nil {
			return 0, err
		}
	}
	return stopped, nil
}

// check refuses a mail that must not be queued, and blocks one to a suppressed address.
func (l *Ledger) check(in *compiled, m *Mail) error {
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
	if l.noMails() {
		return nil
	}
	suppressed, err := l.suppressed(in, m.Address)
	if suppressed {
		m.State, m.Words = Blocked, SuppressedWords
	}
	return err
}

// findMail gives the mail of an ID, and the hash of its address; where there is none, one whose number is 0.
func (l *Ledger) findMail(in *compiled, id string) (m Mail, whom []byte, err error) {
	if l.noMails() {
		return Mail{}, nil, nil
	}
	m, err = scanMail(in.row(l.known(findMailID), id))
	if errors.Is(err, sql.ErrNoRows) {
		return Mail{}, nil, nil
	}
	if err == nil {
		err = in.row("SELECT whom FROM mail WHERE number = ?", m.Number).Scan(&whom)
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

// differs names what a mail has otherwise than the one that is there. A sheet in another language, or in one more or
// less, is another file whatever it says.
func differs(old, m Mail, moved bool) []string {
	var names []string
	for _, part := range []struct {
		name string
		is   bool
	}{
		{"sheet", m.PDF != old.PDF && m.Locale == old.Locale},
		{"language", m.Locale != old.Locale},
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
	err := q.in.row(`INSERT INTO mail (number, id, owner, person, whom, guide, version, kind, locale, line, folder, pdf, consent,
			consented, reason, state, words, due, ends, tries, slow, code, queue, message, changed, list, lock)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, '', '', ?, ?, ?)
		ON CONFLICT (number) DO UPDATE SET whom = excluded.whom, person = excluded.person, version = excluded.version, locale = excluded.locale,
			line = excluded.line, list = excluded.list, folder = excluded.folder, pdf = excluded.pdf, consent = excluded.consent,
			consented = excluded.consented, reason = excluded.reason, state = excluded.state, words = excluded.words,
			due = excluded.due, ends = excluded.ends, tries = 0, slow = 0, code = 0, queue = '', changed = excluded.changed, lock = excluded.lock, withdrawn = ''
		RETURNING number`,
		place, m.ID, hash(q.ledger.secret, m.Key), q.ledger.personHash(m), q.ledger.addressHash(m.Address), m.Guide, m.Version, m.Kind, m.Locale, m.Row,
		m.Folder, m.PDF[:], m.Consent, m.ConsentDate, m.Reason, m.State, m.Words, now, writeTime(m.Ends), now, m.List, m.Lock).Scan(&number)
	if err != nil {
		return 0, err
	}
	if _, err := q.in.change("DELETE FROM recipient WHERE mail = ?", number); err != nil {
		return 0, err
	}
	if m.State.Open() {
		if _, err := q.in.change("INSERT INTO recipient VALUES (?, ?, ?)", number, m.Address, m.File); err != nil {
			return 0, err
		}
	}
	words := m.Words
	if m.State == Queued {
		words = m.Reason // why a draft goes out, each time that it does
	}
	return number, q.ledger.turn.note(q.tx, Change{Mail: number, To: m.State, At: q.now, Words: withoutAddress(words)})
}
