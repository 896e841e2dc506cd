package ledger

import (
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"
)

const (
	findKey = "SELECT number, " + fields + " FROM entry WHERE id = ? ORDER BY number"
	findAll = "SELECT number, " + fields + " FROM entry ORDER BY number"
	findPDF = "SELECT number, " + fields + " FROM entry WHERE pdf = ? ORDER BY number"
)

// Find gives the entries of a key, in the ledger's order. It sees what Append added before.
func (l *Ledger) Find(key string) ([]Entry, error) {
	if l.noSecret != nil {
		return nil, l.noSecret
	}
	rows, err := l.asked.rows(l.known(findKey), hash(l.secret, key))
	if err != nil {
		return nil, l.unread(err)
	}
	var found []Entry
	for e, err := range entries(rows) {
		if err != nil {
			return nil, l.unread(err)
		}
		found = append(found, e)
	}
	return found, nil
}

// All gives the entries in the ledger's order, as they were when it began. An error is the last thing
// that it gives.
func (l *Ledger) All() iter.Seq2[Entry, error] { return l.query(findAll) }

// Of is Find for who reads one entry after another, and for a ledger opened for reading.
func (l *Ledger) Of(key string) iter.Seq2[Entry, error] {
	if l.noSecret != nil {
		return func(yield func(Entry, error) bool) { yield(Entry{}, l.noSecret) }
	}
	return l.query(findKey, hash(l.secret, key))
}

// OfFile gives the entries whose file has this digest.
func (l *Ledger) OfFile(digest [sha256.Size]byte) iter.Seq2[Entry, error] {
	return l.query(findPDF, digest[:])
}

// OfID is Of for the key of an entry that was read.
func (l *Ledger) OfID(id string) iter.Seq2[Entry, error] {
	of, err := readID(id)
	if err != nil {
		return func(yield func(Entry, error) bool) { yield(Entry{}, l.unread(errNoKey)) }
	}
	return l.query(findKey, of)
}

// known is a question as this ledger can answer it: an older one, which a reader leaves as it is, knows nothing of
// drafts (1), of the names of lists (2) or of the kinds of codes (3).
func (l *Ledger) known(question string) string {
	if l.written < 2 {
		question = strings.Replace(question, ", draft FROM", ", '' FROM", 1)
	}
	switch {
	case l.written < 3:
		question = strings.Replace(question, ", list, lock FROM", ", '', '' FROM", 1)
	case l.written < 4:
		question = strings.Replace(question, ", lock FROM", ", '' FROM", 1)
	}
	return question
}

// noMails reports whether the ledger is of a version that knows no mails.
func (l *Ledger) noMails() bool { return l.written < 2 }

func (l *Ledger) query(question string, args ...any) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		rows, err := l.asked.rows(l.known(question), args...)
		if err != nil {
			yield(Entry{}, l.unread(err))
			return
		}
		for e, err := range entries(rows) {
			if err != nil {
				err = l.unread(err)
			}
			if !yield(e, err) {
				return
			}
		}
	}
}

// entries reads the rows of a query, one after another, and closes it.
func entries(rows *sql.Rows) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		defer rows.Close()
		for rows.Next() {
			e, err := scan(rows)
			if !yield(e, err) || err != nil {
				return
			}
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			yield(Entry{}, err)
		}
	}
}

func (l *Ledger) unread(err error) error { return fmt.Errorf("read ledger %s: %w", l.path, err) }
