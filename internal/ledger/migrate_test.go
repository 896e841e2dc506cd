package ledger

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
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

// toVersion4 takes a ledger with mails back to version 4 of the schema.
func toVersion4(t *testing.T, path string) {
	t.Helper()
	old := filepath.Join(t.TempDir(), "old.db")
	run(t, old, entrySchema+mailSchema+listSchema+lockSchema+fmt.Sprintf("PRAGMA application_id = %d;", application)+
		"ATTACH '"+path+`' AS newer;
		INSERT INTO secret SELECT * FROM newer.secret;
		INSERT INTO mail SELECT * FROM newer.mail;
		INSERT INTO recipient SELECT * FROM newer.recipient;
		INSERT INTO mail_change (mail, state, at, code, words, by)
			SELECT mail, state, at, code, words, by FROM newer.mail_change ORDER BY number, mail;`)
	if err := os.Rename(old, path); err != nil {
		t.Fatal(err)
	}
}

// TestMigrateMails: a ledger of version 2, 3 or 4 is read as it is, and its mails stay when it is brought to this version,
// with their history; what that version knew nothing of is not known of them: the name of their list (2), the kind of their
// code (2, 3).
func TestMigrateMails(t *testing.T) {
	for before, test := range map[int]struct{ missing, list, lock string }{
		2: {"ALTER TABLE mail DROP COLUMN list; ALTER TABLE mail DROP COLUMN lock;", "", ""},
		3: {"ALTER TABLE mail DROP COLUMN lock;", "today.csv", ""},
		4: {"", "today.csv", "digits"},
	} {
		path := filepath.Join(t.TempDir(), "ledger.db")
		first, second := mailTo(1), mailTo(2)
		first.List, first.Lock = "today.csv", "digits"
		second.List, second.Lock = "today.csv", "digits"
		l := openTest(t, path, Options{})
		id := queueTest(t, l, first)[0].ID + "@clinic.example"
		turnTest(t, l, Change{Mail: 1, From: Queued, To: Sending, At: noon, MessageID: id}, Change{Mail: 1, From: Sending, To: Queued, At: noon})
		closeTest(t, l)
		toVersion4(t, path)
		run(t, path, test.missing+fmt.Sprintf("PRAGMA user_version = %d", before))
		whole := func(l *Ledger) {
			t.Helper()
			if m := mailTest(t, l, 1); m.State != Queued || m.Address != first.Address || m.List != test.list || m.Lock != test.lock {
				t.Errorf("version %d: the first mail is %+v", before, m)
			}
			if m, ok, err := l.FindMail(id); m.Number != 1 || !ok || err != nil {
				t.Errorf("version %d: by its Message-ID: mail %d, %v, %v", before, m.Number, ok, err)
			}
			wantHistory(t, l, 1, Queued, Sending, Queued)
		}

		r := readTest(t, path)
		whole(r)
		if a, err := r.Foresee(first); err != nil || a.Number != 1 || a.Written || a.Lock != test.lock {
			t.Errorf("version %d: foreseen %+v, %v", before, a, err)
		}
		closeTest(t, r)

		l = openTest(t, path, Options{})
		queueTest(t, l, second)
		whole(l)
		turnTest(t, l, Change{Mail: 1, From: Queued, To: Sending, At: noon})
		wantHistory(t, l, 1, Queued, Sending, Queued, Sending)
		if m := mailTest(t, l, 2); m.List != "today.csv" || m.Lock != "digits" {
			t.Errorf("version %d: the second mail has list %q, code of kind %q", before, m.List, m.Lock)
		}
		closeTest(t, l)
	}
}

// wantHistory compares the states that a mail went through.
func wantHistory(t *testing.T, l *Ledger, number int64, want ...MailState) {
	t.Helper()
	var got []MailState
	for c, err := range l.MailHistory(number) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, c.To)
	}
	if !slices.Equal(got, want) {
		t.Errorf("history %v, want %v", got, want)
	}
}
