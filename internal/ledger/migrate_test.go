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

// TestMigrateMails: a ledger of version 2 is read as it is, and its mails stay when it is brought to this version; the
// name of their list is not known.
func TestMigrateMails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := openTest(t, path, Options{})
	queueTest(t, l, mailTo(1))
	closeTest(t, l)
	run(t, path, "ALTER TABLE mail DROP COLUMN list; PRAGMA user_version = 2")

	r := readTest(t, path)
	if m := mailTest(t, r, 1); m.State != Queued || m.Address != mailTo(1).Address || m.List != "" {
		t.Errorf("read %+v", m)
	}
	if a, err := r.Foresee(mailTo(1)); err != nil || a.Number != 1 || a.Written {
		t.Errorf("foreseen %+v, %v", a, err)
	}
	closeTest(t, r)

	l = openTest(t, path, Options{})
	second := mailTo(2)
	second.List = "today.csv"
	queueTest(t, l, second)
	if first, m := mailTest(t, l, 1), mailTest(t, l, 2); first.List != "" || first.Address != mailTo(1).Address || m.List != "today.csv" {
		t.Errorf("lists %q and %q", first.List, m.List)
	}
}
