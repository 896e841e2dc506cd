package ledger

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
)

// A Change takes a mail from one state to another.
type Change struct {
	Mail      int64     // its number
	From, To  MailState // it is refused where the mail is not in From, or To may not come after it
	At        time.Time
	Words     string    // why, for a clerk; what looks like an address is taken out
	Code      int       // of the relay's answer; 0: none
	QueueID   string    // the relay's own name for the mail
	MessageID string    // that it is offered with, without angle brackets: its ID, "@" and a domain; "": as it was
	Due       time.Time // when it may be offered again
	Tries     int       // how often the relay put it off so far
	Slow      bool      // the relay put it off to slow everything down
	By        string    // the person who decided; "": the program
}

// Turn makes changes, in their order and in one transaction: when it returns without an error all of them
// are on the disk, otherwise none is. So the relay's answer to one mail and the intent to offer the next
// are one commit (M5).
func (l *Ledger) Turn(changes ...Change) error {
	if l.write == nil {
		return l.unwritten(errReader)
	}
	tx, err := l.write.Begin()
	if err != nil {
		return l.unwritten(err)
	}
	defer tx.Rollback()
	for _, c := range changes {
		if err := l.turn.apply(tx, c); err != nil {
			return l.unwritten(err)
		}
	}
	if err := tx.Commit(); err != nil {
		return l.unwritten(err)
	}
	return nil
}

// A turner holds the statements of a change, which are compiled once: a run makes two a message.
type turner struct {
	change, noted, forget *sql.Stmt
}

func newTurner(db *sql.DB) (t turner, err error) {
	for _, s := range []struct {
		statement **sql.Stmt
		text      string
	}{
		{&t.change, `UPDATE mail SET state = ?3, words = ?4, due = ?5, tries = ?6, slow = ?7, code = ?8, queue = ?9,
			message = CASE WHEN ?10 = '' THEN message ELSE ?10 END, changed = ?11
			WHERE number = ?1 AND state = ?2 AND (?10 = '' OR instr(?10, id || '@') = 1)`},
		{&t.noted, `INSERT INTO mail_change (mail, number, state, at, code, words, by)
			SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5, ?6 FROM mail_change WHERE mail = ?1`},
		{&t.forget, "DELETE FROM recipient WHERE mail = ?"},
	} {
		if *s.statement, err = db.Prepare(s.text); err != nil {
			return t, errors.Join(err, t.close())
		}
	}
	return t, nil
}

func (t turner) close() error {
	var errs []error
	for _, s := range []*sql.Stmt{t.change, t.noted, t.forget} {
		if s != nil {
			errs = append(errs, s.Close())
		}
	}
	return errors.Join(errs...)
}

// apply makes one change.
func (t turner) apply(tx *sql.Tx, c Change) error {
	if !c.To.follows(c.From) {
		return fmt.Errorf("mail %d cannot go from %s to %s", c.Mail, c.From, c.To)
	}
	c.Words = withoutAddress(c.Words)
	result, err := tx.Stmt(t.change).Exec(c.Mail, c.From, c.To, c.Words, writeTime(c.Due), c.Tries, c.Slow, c.Code, c.QueueID,
		c.MessageID, writeTime(c.At))
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n != 1 {
		if c.MessageID != "" {
			return errors.Join(err, fmt.Errorf("mail %d is not %s, or its Message-ID does not begin with its ID", c.Mail, c.From))
		}
		return errors.Join(err, fmt.Errorf("mail %d is not %s", c.Mail, c.From))
	}
	if !c.To.reachable() {
		if _, err := tx.Stmt(t.forget).Exec(c.Mail); err != nil {
			return err
		}
	}
	return t.note(tx, c)
}

// note adds to a mail's history.
func (t turner) note(tx *sql.Tx, c Change) error {
	_, err := tx.Stmt(t.noted).Exec(c.Mail, c.To, writeTime(c.At), c.Code, c.Words, c.By)
	return err
}

// withoutAddress takes out of a sentence what has an @ in it. Who gives words to the ledger sees to it that
// no address is in them; this is for the day that somebody does not.
func withoutAddress(words string) string {
	if !strings.Contains(words, "@") {
		return words
	}
	parts := strings.Fields(words)
	for i, part := range parts {
		if strings.Contains(part, "@") {
			parts[i] = "(address)"
		}
	}
	return strings.Join(parts, " ")
}

// recoveredWords are for a clerk.
const recoveredWords = "the program was stopped before the relay's answer was known"

// Recover makes every mail uncertain that a run which was killed left in Sending, and gives their numbers.
// It comes before the first mail of a run.
func (l *Ledger) Recover(now time.Time) ([]int64, error) {
	var (
		changes []Change
		numbers []int64
	)
	for m, err := range l.Mails(Sending) {
		if err != nil {
			return nil, err
		}
		changes = append(changes, Change{Mail: m.Number, From: Sending, To: Uncertain, At: now, Words: recoveredWords, Tries: m.Tries})
		numbers = append(numbers, m.Number)
	}
	if len(changes) == 0 {
		return nil, nil
	}
	return numbers, l.Turn(changes...)
}
