package ledger

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRefused: what is no ledger of ours stays as it is.
func TestRefused(t *testing.T) {
	foreign := filepath.Join(t.TempDir(), "foreign.db")
	run(t, foreign, "CREATE TABLE x (y); PRAGMA user_version = 1")
	newer := filepath.Join(t.TempDir(), "newer.db")
	closeTest(t, openTest(t, newer, Options{}))
	run(t, newer, "PRAGMA user_version = 6")
	text := filepath.Join(t.TempDir(), "rows.csv")
	if err := os.WriteFile(text, []byte(strings.Repeat("mrn,patient_name\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	short := filepath.Join(t.TempDir(), "short.csv")
	if err := os.WriteFile(short, []byte("mrn\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		foreign:     "this file is not a ledger",
		newer:       "it was written by a newer version of this program (format 6; this one knows 5)",
		text:        "this file is not a ledger",
		short:       "this file is not a ledger",
		t.TempDir(): "want a file",
	} {
		before, _ := os.ReadFile(path)
		want = "open ledger " + path + ": " + want
		if _, err := Open(context.Background(), path, Options{}); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
		if _, err := OpenReader(path); err == nil || err.Error() != want {
			t.Errorf("reader: got %v, want %s", err, want)
		}
		if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
			t.Errorf("%s was changed", path)
		}
	}
}

// run makes or changes a file of SQLite's.
func run(t *testing.T, path, commands string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err == nil {
		_, err = db.Exec(commands)
	}
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestUnfinished: a ledger whose maker was killed before it was whole is made now.
func TestUnfinished(t *testing.T) {
	for name, commands := range map[string]string{"empty": "", "log": "PRAGMA journal_mode = WAL"} {
		path := filepath.Join(t.TempDir(), name)
		if err := makeFile(path); err != nil {
			t.Fatal(err)
		}
		run(t, path, commands)
		if _, err := OpenReader(path); !errors.Is(err, ErrUnfinished) {
			t.Errorf("%s: a reader gets %v", name, err)
		}
		l := openTest(t, path, Options{})
		add(t, l, sheet(1))
		wantRows(t, l.All(), 3)
	}
}
