package ledger

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// makeVersion1 makes a ledger with one entry as version 1 of the schema has it.
func makeVersion1(t *testing.T, path string, secret []byte) {
	t.Helper()
	run(t, path, entrySchema+fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = 1", application))
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("INSERT INTO secret VALUES (?)", fingerprint(secret)); err != nil {
		t.Fatal(err)
	}
	// As version 1 wrote it: without the last column.
	all := values(hash(secret, sheet(1).Key), sheet(1))
	if _, err := db.Exec("INSERT INTO entry VALUES (NULL"+strings.Repeat(", ?", len(all)-1)+")", all[:len(all)-1]...); err != nil {
		t.Fatal(err)
	}
}

// TestMigrate: a ledger of version 1 is read as it is, with no mails, and brought to this version when it is
// opened for writing; its entries stay.
func TestMigrate(t *testing.T) {
	secret := bytes.Repeat([]byte{7}, secretSize)
	path := filepath.Join(t.TempDir(), "ledger.db")
	makeVersion1(t, path, secret)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r := readTest(t, path)
	wantRows(t, r.All(), 3)
	wantStates(t, r)
	if n, err := r.CountMails(); len(n) != 0 || err != nil {
		t.Errorf("counts %v, %v", n, err)
	}
	if n, err := r.CountBefore(sheet(2).When); n != 1 || err != nil {
		t.Errorf("%d entries from before, %v", n, err)
	}
	closeTest(t, r)
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("a reader changed the ledger, %v", err)
	}

	l := openTest(t, path, Options{Secret: secret})
	wantRows(t, l.Of(sheet(1).Key), 3)
	queueTest(t, l, mailTo(1))
	closeTest(t, l)
	l = openTest(t, path, Options{})
	wantRows(t, l.All(), 3)
	wantStates(t, l, Queued)
	var written int
	if err := l.read.QueryRow("PRAGMA user_version").Scan(&written); err != nil || written != version {
		t.Errorf("version %d, %v", written, err)
	}
}

// TestMigrateMails: a ledger of version 2 or 3 is read as it is, and its mails stay when it is brought to this version;
// what that version knew nothing of is not known of them: the name of their list (2), the kind of their code.
func TestMigrateMails(t *testing.T) {
	for before, test := range map[int]struct{ missing, list string }{
		2: {"ALTER TABLE mail DROP COLUMN list; ALTER TABLE mail DROP COLUMN lock;", ""},
		3: {"ALTER TABLE mail DROP COLUMN lock;", "today.csv"},
	} {
		path := filepath.Join(t.TempDir(), "ledger.db")
		first, second := mailTo(1), mailTo(2)
		first.List, first.Lock = "today.csv", "digits"
		second.List, second.Lock = "today.csv", "digits"
		l := openTest(t, path, Options{})
		queueTest(t, l, first)
		closeTest(t, l)
		run(t, path, test.missing+fmt.Sprintf("PRAGMA user_version = %d", before))

		r := readTest(t, path)
		if m := mailTest(t, r, 1); m.State != Queued || m.Address != first.Address || m.List != test.list || m.Lock != "" {
			t.Errorf("version %d: read %+v", before, m)
		}
		if a, err := r.Foresee(first); err != nil || a.Number != 1 || a.Written || a.Lock != "" {
			t.Errorf("version %d: foreseen %+v, %v", before, a, err)
		}
		closeTest(t, r)

		l = openTest(t, path, Options{})
		queueTest(t, l, second)
		if m := mailTest(t, l, 1); m.List != test.list || m.Lock != "" || m.Address != first.Address {
			t.Errorf("version %d: the first mail has list %q, code of kind %q", before, m.List, m.Lock)
		}
		if m := mailTest(t, l, 2); m.List != "today.csv" || m.Lock != "digits" {
			t.Errorf("version %d: the second mail has list %q, code of kind %q", before, m.List, m.Lock)
		}
		closeTest(t, l)
	}
}
