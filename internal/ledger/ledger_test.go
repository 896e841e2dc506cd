package ledger

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"testing"
	"time"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.FixedZone("", 3600))

// sheet gives the entry of an invented row's sheet.
func sheet(n int) Entry {
	return Entry{
		Key:     fmt.Sprintf("key%010d", n),
		Guide:   "bone-marrow",
		Version: "1.0",
		Kind:    "prep",
		Locale:  "es",
		Row:     n + 2,
		PDF:     sha256.Sum256(fmt.Append(nil, "pdf", n)),
		Words:   sha256.Sum256(fmt.Append(nil, "words", n)),
		Paper:   "iso_a4_210x297mm 12 pt",
		Signed:  "draft",
		Sink:    "folder",
		When:    noon.Add(time.Duration(n) * time.Second),
		Outcome: "made",
	}
}

func sheets(from, to int) []Entry {
	var all []Entry
	for n := from; n < to; n++ {
		all = append(all, sheet(n))
	}
	return all
}

// openTest opens a ledger for writing until the test ends.
func openTest(t testing.TB, path string, o Options) *Ledger {
	t.Helper()
	l, err := Open(context.Background(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func readTest(t testing.TB, path string) *Ledger {
	t.Helper()
	l, err := OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func add(t testing.TB, l *Ledger, entries ...Entry) {
	t.Helper()
	if err := l.Append(entries); err != nil {
		t.Fatal(err)
	}
}

func closeTest(t testing.TB, l *Ledger) {
	t.Helper()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}

// rows gives the rows of entries, which tell the entries of these tests apart.
func rows(t testing.TB, entries iter.Seq2[Entry, error]) []int {
	t.Helper()
	var all []int
	for e, err := range entries {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e.Row)
	}
	return all
}

func wantRows(t testing.TB, entries iter.Seq2[Entry, error], want ...int) {
	t.Helper()
	if got := rows(t, entries); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("rows %v, want %v", got, want)
	}
}

// TestRoundTrip: what was given comes back, from the ledger that wrote it and from a later one (R8); the
// key does not.
func TestRoundTrip(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out", "ledger.db")
	l := openTest(t, path, Options{})
	first, second := sheet(1), sheet(1)
	second.Outcome, second.Reason = "again", "dañada"
	second.When = noon.Add(-time.Hour).UTC() // the clock was set back
	add(t, l, first, second)
	add(t, l)

	second.Key, second.Number, second.ID = "", 2, writeID(hash(l.secret, first.Key))
	check := func(l *Ledger) {
		t.Helper()
		got, ok, err := latest(l, first.Key, first.Guide, first.Kind, first.Locale)
		if err != nil || !ok {
			t.Fatalf("found %v, error %v", ok, err)
		}
		if !got.When.Equal(second.When) {
			t.Errorf("when %v, want %v", got.When, second.When)
		}
		if got.When = second.When; got != second {
			t.Errorf("got\n%+v\nwant\n%+v", got, second)
		}
	}
	check(l)
	check(readTest(t, path))
	closeTest(t, l)
	check(openTest(t, path, Options{}))
	for e := range readTest(t, path).All() { // the first
		if got, want := e.When.Format(time.RFC3339), "2026-11-22T12:00:01+01:00"; got != want {
			t.Errorf("when %s, want %s", got, want)
		}
		break
	}
}

// TestFind looks for what is there, and for what differs from it in one part.
func TestFind(t *testing.T) {
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	add(t, l, sheets(0, 300)...)
	for _, test := range []struct {
		key, guide, kind, locale string
		row                      int // 0: there is none
	}{
		{"key0000000042", "bone-marrow", "prep", "es", 44},
		{"key0000000299", "bone-marrow", "prep", "es", 301},
		{"key0000000300", "bone-marrow", "prep", "es", 0},
		{"key0000000042", "bone", "prep", "es", 0},
		{"key0000000042", "bone-marrow", "care", "es", 0},
		{"key0000000042", "bone-marrow", "prep", "es-MX", 0},
		{"", "bone-marrow", "prep", "es", 0},
	} {
		e, ok, err := latest(l, test.key, test.guide, test.kind, test.locale)
		if err != nil || ok != (test.row > 0) || e.Row != test.row {
			t.Errorf("%v: row %d, %v, %v", test, e.Row, ok, err)
		}
	}
}

// TestOneLookup: Find goes straight to a sheet, whatever the size of the ledger.
func TestOneLookup(t *testing.T) {
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	var id, parent, unused int
	var plan string
	err := l.read.QueryRow("EXPLAIN QUERY PLAN "+findKey, []byte{}, "", "", "").Scan(&id, &parent, &unused, &plan)
	if want := "SEARCH entry USING INDEX entry_id (id=?)"; err != nil || plan != want {
		t.Errorf("plan %q, %v; want %q", plan, err, want)
	}
}

// TestWhole: of a group with an entry that is wrong nothing is added, and the ledger goes on.
func TestWhole(t *testing.T) {
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	bad := sheets(0, 3)
	bad[2].Key = ""
	if err := l.Append(bad); !errors.Is(err, errNoKey) {
		t.Errorf("error %v, want %v", err, errNoKey)
	}
	add(t, l, sheet(7))
	wantRows(t, l.All(), 9)
}

// TestReader: a reader sees a writer's entries at once, makes nothing, writes nothing and leaves nothing.
func TestReader(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "ledger.db")
	if _, err := OpenReader(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want %v", err, fs.ErrNotExist)
	}
	wantFiles(t, dir)
	l := openTest(t, path, Options{})
	r := readTest(t, path)
	add(t, l, sheets(0, 3)...)
	wantRows(t, r.All(), 2, 3, 4)
	wantRows(t, r.Of(sheet(1).Key), 3)
	for i, err := range []error{r.Append(sheets(3, 4)), second(r.Purge(noon)), second(r.Merge(l))} {
		if !errors.Is(err, errReader) {
			t.Errorf("write %d: error %v, want %v", i, err, errReader)
		}
	}
	// A list that is under way keeps nobody from writing, and shows what was there when it began.
	next, stop := iter.Pull2(r.All())
	defer stop()
	next()
	add(t, l, sheet(3))
	next()
	next()
	if _, _, more := next(); more {
		t.Error("a list shows an entry that came after it began")
	}
	closeTest(t, l)
	closeTest(t, r)
	wantFiles(t, dir, "ledger.db", "ledger.db.lock", "ledger.key")
}

func second(_ int, err error) error { return err }

// TestRights: all that belongs to a ledger is for its owner only, also while it is written to.
func TestRights(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "out")
	l := openTest(t, filepath.Join(dir, "ledger.db"), Options{})
	add(t, l, sheet(1))
	wantFiles(t, dir, "ledger.db", "ledger.db-shm", "ledger.db-wal", "ledger.db.lock", "ledger.key")
	for _, name := range []string{"", "ledger.db", "ledger.db-shm", "ledger.db-wal", "ledger.db.lock", "ledger.key"} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		want := fs.FileMode(0o600)
		if info.IsDir() {
			want = 0o700
		}
		if info.Mode().Perm() != want {
			t.Errorf("%q has mode %o, want %o", name, info.Mode().Perm(), want)
		}
	}
}

func wantFiles(t testing.TB, dir string, want ...string) {
	t.Helper()
	found, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range found {
		names = append(names, f.Name())
	}
	if fmt.Sprint(names) != fmt.Sprint(want) {
		t.Errorf("files %v, want %v", names, want)
	}
}

// TestNoKeys keeps R10: no file of a ledger holds a key, nor does any hold what tells it without the secret.
func TestNoKeys(t *testing.T) {
	dir := t.TempDir()
	l := openTest(t, filepath.Join(dir, "ledger.db"), Options{})
	add(t, l, sheets(0, 100)...)
	plain := sha256.Sum256([]byte(sheet(1).Key))
	for _, file := range []string{"ledger.db", "ledger.db-wal"} {
		data, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte(sheet(1).Key)) || bytes.Contains(data, plain[:8]) {
			t.Errorf("%s gives a key away", file)
		}
		if file == "ledger.db-wal" && !bytes.Contains(data, []byte("bone-marrow")) {
			t.Errorf("%s does not hold the entries", file)
		}
	}
}

// TestPath opens ledgers whose names mean something in a URI.
func TestPath(t *testing.T) {
	for _, name := range []string{"a b.db", "50%.db", "what?.db", "#1.db", "file:x.db", "é&mode=ro.db"} {
		path := filepath.Join(t.TempDir(), name)
		add(t, openTest(t, path, Options{}), sheet(1))
		wantRows(t, readTest(t, path).All(), 3)
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
}

// latest gives the latest entry of a sheet, as who makes sheets looks for it.
func latest(l *Ledger, key, guide, kind, locale string) (e Entry, ok bool, err error) {
	found, err := l.Find(key)
	for _, f := range found {
		if f.Guide == guide && f.Kind == kind && f.Locale == locale {
			e, ok = f, true
		}
	}
	return e, ok, err
}
