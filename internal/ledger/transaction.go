package ledger

import (
	"database/sql"
	"errors"
	"fmt"
)

const (
	insert = "INSERT INTO entry (" + fields + ") "
	cells  = "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16"

	addEntry = insert + "VALUES (" + cells + ")"

	// addMissing adds an entry unless there is one that is equal in everything but its number.
	addMissing = insert + "SELECT " + cells + ` WHERE NOT EXISTS (
		SELECT 1 FROM entry WHERE id = ?1 AND guide = ?2 AND version = ?3 AND kind = ?4 AND locale = ?5
			AND line = ?6 AND pdf = ?7 AND words = ?8 AND paper = ?9 AND signed = ?10
			AND sink = ?11 AND at = ?12 AND east = ?13 AND outcome = ?14 AND reason = ?15 AND draft = ?16)`
)

var (
	errReader = errors.New("it is open for reading only")
	errNoKey  = errors.New("an entry has no key")
	errHalf   = errors.New("some of its entries could not be added")
)

// Append adds entries in their order, in one transaction: when it returns without an error, all of them
// are on the disk; otherwise none is.
func (l *Ledger) Append(entries []Entry) error {
	t, err := l.Begin()
	if err != nil {
		return err
	}
	defer t.Rollback()
	if err := t.Append(entries); err != nil {
		return err
	}
	return t.Commit()
}

// A Transaction takes entries that are to be in the ledger all together or not at all, however many they
// are: those of an archive, say, which is nowhere until it is finished. Others see none of them before
// Commit, and a process that ends before it leaves none. While it is open, whatever else would change the
// ledger waits for its end: the goroutine that holds it must not.
//
// It belongs to one goroutine at a time.
type Transaction struct {
	ledger *Ledger
	tx     *sql.Tx
	add    *sql.Stmt
	failed bool // no longer all together
}

// Begin starts a transaction. Commit or Rollback ends it.
func (l *Ledger) Begin() (*Transaction, error) {
	t, err := l.begin(addEntry)
	if err != nil {
		return nil, l.unwritten(err)
	}
	return t, nil
}

func (l *Ledger) begin(statement string) (*Transaction, error) {
	if l.write == nil {
		return nil, errReader
	}
	tx, err := l.write.Begin()
	if err != nil {
		return nil, err
	}
	add, err := tx.Prepare(statement)
	if err != nil {
		return nil, errors.Join(err, tx.Rollback())
	}
	return &Transaction{ledger: l, tx: tx, add: add}, nil
}

// Append adds entries in their order. After an error there is nothing left but to roll back.
func (t *Transaction) Append(entries []Entry) error {
	for _, e := range entries {
		if e.Key == "" {
			t.failed = true
			return t.ledger.unwritten(errNoKey)
		}
		if _, err := t.put(hash(t.ledger.secret, e.Key), e); err != nil {
			return t.ledger.unwritten(err)
		}
	}
	return nil
}

// AppendLike adds an entry for the key of one that was read from this ledger.
func (l *Ledger) AppendLike(e Entry) error {
	id, err := readID(e.ID)
	if err != nil {
		return l.unwritten(errNoKey)
	}
	t, err := l.Begin()
	if err != nil {
		return err
	}
	defer t.Rollback()
	if _, err := t.put(id, e); err != nil {
		return l.unwritten(err)
	}
	return t.Commit()
}

// put adds one entry and says how many that were.
func (t *Transaction) put(id []byte, e Entry) (int, error) {
	result, err := t.add.Exec(values(id, e)...)
	if err != nil {
		t.failed = true
		return 0, err
	}
	n, err := result.RowsAffected()
	return int(n), err
}

// Commit brings the entries to the disk. After an error none of them is there.
func (t *Transaction) Commit() error {
	if t.failed {
		return t.ledger.unwritten(errors.Join(errHalf, t.tx.Rollback()))
	}
	if err := t.tx.Commit(); err != nil {
		return t.ledger.unwritten(err)
	}
	return nil
}

// Rollback drops the entries. After Commit it does nothing.
func (t *Transaction) Rollback() error {
	if err := t.tx.Rollback(); err != nil && !errors.Is(err, sql.ErrTxDone) {
		return t.ledger.unwritten(err)
	}
	return nil
}

func (l *Ledger) unwritten(err error) error { return fmt.Errorf("write ledger %s: %w", l.path, err) }
