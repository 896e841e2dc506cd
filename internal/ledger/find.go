package ledger

import (
	"database/sql"
	"errors"
	"fmt"
	"iter"
)

const (
	findLatest = "SELECT number, " + fields + ` FROM entry
		WHERE id = ? AND guide = ? AND kind = ? AND locale = ? ORDER BY number DESC LIMIT 1`
	findKey = "SELECT number, " + fields + " FROM entry WHERE id = ? ORDER BY number"
	findAll = "SELECT number, " + fields + " FROM entry ORDER BY number"
)

// Find gives the latest entry of a sheet, and whether there is one. It sees what Append added before.
func (l *Ledger) Find(key, guide, kind, locale string) (Entry, bool, error) {
	if l.noSecret != nil {
		return Entry{}, false, l.noSecret
	}
	rows, err := l.latest.Query(hash(l.secret, key), guide, kind, locale)
	if err != nil {
		return Entry{}, false, l.unread(err)
	}
	for e, err := range entries(rows) {
		if err != nil {
			return Entry{}, false, l.unread(err)
		}
		return e, true, nil
	}
	return Entry{}, false, nil
}

// All gives the entries in the ledger's order, as they were when it began. An error is the last thing
// that it gives.
func (l *Ledger) All() iter.Seq2[Entry, error] { return l.query(findAll) }

// Of gives the entries of a key, in the ledger's order. An error is the last thing that it gives.
func (l *Ledger) Of(key string) iter.Seq2[Entry, error] {
	if l.noSecret != nil {
		return func(yield func(Entry, error) bool) { yield(Entry{}, l.noSecret) }
	}
	return l.query(findKey, hash(l.secret, key))
}

func (l *Ledger) query(question string, args ...any) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		rows, err := l.read.Query(question, args...)
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
