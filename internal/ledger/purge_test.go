package ledger

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
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
