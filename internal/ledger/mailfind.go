package ledger

import (
	"errors"
	"fmt"
	"iter"
	"regexp"
	"strings"
	"time"
)

const (
	fromMail    = "SELECT " + mailFields + " FROM mail LEFT JOIN recipient ON mail = number "
	findMailID  = fromMail + "WHERE id = ?"
	findMailsOf = fromMail + "WHERE owner = ? ORDER BY number"
	findMessage = fromMail + "WHERE id = ? AND message = ?"
	findPart    = fromMail + "WHERE id >= ? AND id < ? LIMIT 2"

	// fromOpen starts at those few that have their address still, whatever the size of the ledger.
	fromOpen = "SELECT " + mailFields + " FROM recipient CROSS JOIN mail ON mail = number "
)

// Mails gives the mails that are in one of some states, or all if none is named, in the order in which they
// came. They are as they were when it began. An error is the last thing that it gives.
func (l *Ledger) Mails(states ...MailState) iter.Seq2[Mail, error] {
	if len(states) == 0 {
		return l.queryMails(fromMail + "ORDER BY number")
	}
	from := fromOpen
	var args []any
	for _, s := range states {
		if !s.Open() {
			from = fromMail
		}
		args = append(args, s)
	}
	return l.queryMails(from+"WHERE state IN (?"+strings.Repeat(", ?", len(states)-1)+") ORDER BY number", args...)
}

// MailsOf gives the mails of a row's key, in the order in which they came.
func (l *Ledger) MailsOf(key string) iter.Seq2[Mail, error] {
	if l.noSecret != nil {
		return func(yield func(Mail, error) bool) { yield(Mail{}, l.noSecret) }
	}
	return l.queryMails(findMailsOf, hash(l.secret, key))
}

// Mail gives the mail of a number, and false where there is none.
func (l *Ledger) Mail(number int64) (Mail, bool, error) {
	for m, err := range l.queryMails(fromMail+"WHERE number = ?", number) {
		return m, err == nil, err
	}
	return Mail{}, false, nil
}

var (
	// partOfID is what a person types of an ID. Four characters tell a thousand mails apart.
	partOfID = regexp.MustCompile(`^[a-z2-7]{4,26}$`)

	errAmbiguous = errors.New("more than one mail begins so: want more of its characters")
)

// FindMail gives the mail with a Message-ID, in angle brackets or without, or with an ID that begins with
// some characters, at least four; false where there is none.
func (l *Ledger) FindMail(name string) (m Mail, ok bool, err error) {
	bare := strings.Trim(name, "<>")
	whole, _, _ := strings.Cut(bare, "@")
	question, args := findMessage, []any{whole, bare}
	if part := strings.ToLower(name); partOfID.MatchString(part) {
		question, args = findPart, []any{part, part + "{"} // "{" is after "z"
	}
	for next, err := range l.queryMails(question, args...) {
		if err != nil {
			return Mail{}, false, err
		}
		if ok {
			return Mail{}, false, errAmbiguous
		}
		m, ok = next, true
	}
	return m, ok, nil
}

func (l *Ledger) queryMails(question string, args ...any) iter.Seq2[Mail, error] {
	return listed(l, scanMail, question, args...)
}

// MailHistory gives the changes of a mail, in their order. They have no From, nor anything about retries.
func (l *Ledger) MailHistory(number int64) iter.Seq2[Change, error] {
	return listed(l, func(row scanner) (Change, error) {
		var at int64
		c := Change{Mail: number}
		err := row.Scan(&c.To, &at, &c.Code, &c.Words, &c.By)
		c.At = readTime(at)
		return c, err
	}, "SELECT state, at, code, words, by FROM mail_change WHERE mail = ? ORDER BY number", number)
}

// Offered gives the times at which mails were offered to the relay after a time, the earliest first. Those
// from a clock that was ahead are among them.
func (l *Ledger) Offered(after time.Time) iter.Seq2[time.Time, error] {
	return listed(l, func(row scanner) (time.Time, error) {
		var at int64
		err := row.Scan(&at)
		return readTime(at), err
	}, "SELECT at FROM mail_change WHERE state = ? AND at > ? ORDER BY at", Sending, writeTime(after))
}

// CountMails counts the mails in each state; one in which there is none is not in the map.
func (l *Ledger) CountMails() (map[MailState]int, error) {
	type count struct {
		state MailState
		n     int
	}
	counts := map[MailState]int{}
	for c, err := range listed(l, func(row scanner) (c count, err error) {
		return c, row.Scan(&c.state, &c.n)
	}, "SELECT state, count(*) FROM mail GROUP BY state") {
		if err != nil {
			return nil, err
		}
		counts[c.state] = c.n
	}
	return counts, nil
}

// listed reads what a query about mails gives, one row after another. A ledger of version 1, which a reader
// leaves as it is, has none.
func listed[T any](l *Ledger, scan func(scanner) (T, error), question string, args ...any) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		if l.noMails() {
			return
		}
		var none T
		rows, err := l.asked.rows(l.known(question), args...)
		if err != nil {
			yield(none, l.unread(err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			v, err := scan(rows)
			if err != nil {
				err = l.unread(err)
			}
			if !yield(v, err) || err != nil {
				return
			}
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			yield(none, l.unread(err))
		}
	}
}

// suppressed reports whether an address is among the suppressed.
func (l *Ledger) suppressed(in *compiled, address string) (found bool, err error) {
	err = in.row("SELECT EXISTS (SELECT 1 FROM suppressed WHERE whom = ?)", l.addressHash(address)).Scan(&found)
	if err != nil {
		err = fmt.Errorf("look for the suppressed: %w", err)
	}
	return found, err
}
