package ledger

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
)

// TestTransaction: its entries are there together, in their order, or not at all, and nobody sees them
// before.
func TestTransaction(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := openTest(t, path, Options{})
	begin := func() *Transaction {
		t.Helper()
		tx, err := l.Begin()
		if err != nil {
			t.Fatal(err)
		}
		for n := range 3 {
			if err := tx.Append(sheets(10*n, 10*n+2)); err != nil {
				t.Fatal(err)
			}
		}
		return tx
	}
	dropped := begin()
	wantRows(t, l.All())
	if err := errors.Join(dropped.Rollback(), dropped.Rollback()); err != nil {
		t.Error(err)
	}
	half := begin()
	if err := half.Append([]Entry{sheet(5), {}}); !errors.Is(err, errNoKey) {
		t.Errorf("error %v, want %v", err, errNoKey)
	}
	if err := half.Commit(); !errors.Is(err, errHalf) {
		t.Errorf("error %v, want %v", err, errHalf)
	}
	wantRows(t, l.All())

	kept := begin()
	if _, found, err := latest(l, sheet(1).Key, "bone-marrow", "prep", "es"); found || err != nil {
		t.Errorf("found before the commit, %v", err)
	}
	if err := errors.Join(kept.Commit(), kept.Rollback()); err != nil {
		t.Error(err)
	}
	if err := kept.Commit(); err == nil {
		t.Error("a second commit: no error")
	}
	add(t, l, sheet(7)) // the ledger is free again
	wantRows(t, l.All(), 2, 3, 12, 13, 22, 23, 9)
	if _, err := readTest(t, path).Begin(); !errors.Is(err, errReader) {
		t.Errorf("error %v, want %v", err, errReader)
	}
}

// TestTransactionLost: of a transaction that nobody ended nothing is there.
func TestTransactionLost(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := openTest(t, path, Options{})
	add(t, l, sheet(1))
	tx, err := l.Begin()
	if err != nil {
		t.Fatal(err)
	}
	if err := tx.Append(sheets(2, 2000)); err != nil {
		t.Fatal(err)
	}
	l.Close()
	l, err = Open(context.Background(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	wantRows(t, l.All(), 3)
}
