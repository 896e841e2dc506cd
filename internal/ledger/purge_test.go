package ledger

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestPurge: what is older goes, from the file as well; the rest stays in its order, whatever the clock
// did; numbers are not given again.
func TestPurge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := openTest(t, path, Options{})
	add(t, l, sheet(5), sheet(1), sheet(3), sheet(0), sheet(9))
	gone := hash(l.secret, sheet(1).Key)
	if file, err := os.ReadFile(path + "-wal"); err != nil || !bytes.Contains(file, gone) {
		t.Fatalf("the entry is not in the log, %v", err)
	}
	before := sheet(3).When // that one stays
	if n, err := l.CountBefore(before); n != 2 || err != nil {
		t.Errorf("%d entries from before, %v; want 2", n, err)
	}
	if n, err := l.Purge(before); n != 2 || err != nil {
		t.Errorf("%d entries purged, %v; want 2", n, err)
	}
	wantRows(t, l.All(), 7, 5, 11)
	for _, name := range []string{path, path + "-wal"} {
		if file, err := os.ReadFile(name); err != nil || bytes.Contains(file, gone) {
			t.Errorf("%s holds a purged entry, %v", filepath.Base(name), err)
		}
	}
	if n, err := l.Purge(sheet(10).When); n != 3 || err != nil {
		t.Errorf("%d entries purged, %v; want 3", n, err)
	}
	add(t, l, sheet(6))
	for e := range l.All() {
		if e.Number != 6 {
			t.Errorf("number %d was given, want 6", e.Number)
		}
	}
}

// TestPurgeMails: a mail goes with its history when its appointment is long past, whatever became of it: one that was
// sent and forgotten before would be sent again. The suppressed stay.
func TestPurgeMails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := openTest(t, path, Options{})
	add(t, l, sheet(0))
	queueTest(t, l, mailTo(0), mailTo(1), mailTo(2))
	if _, err := l.Suppress("no@mail.example", "front desk", noon); err != nil {
		t.Fatal(err)
	}
	turnTest(t, l, Change{Mail: 1, From: Queued, To: Sending, At: noon}, Change{Mail: 1, From: Sending, To: Sent, At: noon},
		Change{Mail: 2, From: Queued, To: Sending, At: noon}, Change{Mail: 2, From: Sending, To: Sent, At: noon.AddDate(0, 0, 2)})
	purge := func(before time.Time, want int) {
		t.Helper()
		if n, err := l.CountBefore(before); n != want || err != nil {
			t.Errorf("%d from before, %v; want %d", n, err, want)
		}
		if n, err := l.Purge(before); n != want || err != nil {
			t.Errorf("%d purged, %v; want %d", n, err, want)
		}
	}
	purge(noon, 0)
	purge(noon.AddDate(0, 0, 1), 1) // the entry
	wantStates(t, l, Sent, Sent, Queued)
	if a := queueTest(t, l, mailTo(0))[0]; a.State != Sent || a.Written {
		t.Errorf("after a purge the same list: %+v", a)
	}
	purge(mailTo(2).Ends.AddDate(0, 0, 1), 3)
	wantStates(t, l)
	for c := range l.MailHistory(1) {
		t.Errorf("a purged mail was %s", c.To)
	}
	for _, name := range []string{path, path + "-wal"} {
		if file, err := os.ReadFile(name); err != nil || bytes.Contains(file, []byte("@family.example")) {
			t.Errorf("%s holds a purged mail's address, %v", filepath.Base(name), err)
		}
	}
	if ok, err := l.Suppressed("no@mail.example"); !ok || err != nil {
		t.Errorf("suppressed %v, %v", ok, err)
	}
	if a := queueTest(t, l, mailTo(0))[0]; a.Number != 4 {
		t.Errorf("number %d was given, want 4", a.Number)
	}
}
