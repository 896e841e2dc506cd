package ledger

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestForget keeps R10: of 500 mails that came and went in any order, no address and no file name stands in
// any file of the ledger, not in a gap of a page nor in the log; those of the mails that are open do, and
// those mails still have them.
//
// The order is one in which SQLite leaves a deleted address in a gap, secure_delete or not.
func TestForget(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := openTest(t, path, Options{})
	const all = 500
	random := rand.New(rand.NewPCG(5, 0))
	open := map[int]Mail{}
	come := func(numbers []int) {
		var mails []Mail
		for _, n := range numbers {
			m := mailTo(n)
			m.Address = fmt.Sprintf("%s.seeded%06d@family.example", strings.Repeat("x", random.IntN(200)), n)
			mails = append(mails, m)
			open[n] = m
		}
		queueTest(t, l, mails...)
	}
	leave := func(numbers []int) {
		var changes []Change
		for _, n := range numbers {
			changes = append(changes, Change{Mail: int64(n + 1), From: Queued, To: Blocked, At: noon})
			delete(open, n)
		}
		turnTest(t, l, changes...)
	}
	var every []int
	for n := range all {
		every = append(every, n)
	}
	come(every)
	for range 12 {
		var there, gone []int
		for _, n := range random.Perm(all)[:100] {
			if _, ok := open[n]; ok {
				there = append(there, n)
			} else {
				gone = append(gone, n)
			}
		}
		leave(there)
		come(gone)
	}
	var most []int
	for n := range all {
		if _, ok := open[n]; ok && random.IntN(10) > 0 {
			most = append(most, n)
		}
	}
	leave(most)
	if err := l.Forget(noon); err != nil {
		t.Fatal(err)
	}
	if len(open) == 0 || len(open) > all/5 {
		t.Fatalf("%d mails are open", len(open))
	}
	wantForgotten(t, l, all, open)
}

// wantForgotten looks for addresses and file names in the files of a ledger.
func wantForgotten(t *testing.T, l *Ledger, all int, open map[int]Mail) {
	t.Helper()
	var files []byte
	for _, name := range []string{l.path, l.path + "-wal"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, data...)
	}
	for n := range all {
		m, isOpen := open[n]
		address := bytes.Contains(files, fmt.Appendf(nil, "seeded%06d@", n))
		file := bytes.Contains(files, []byte(mailTo(n).File))
		if address != isOpen || file != isOpen {
			t.Errorf("mail %d: address %v, file name %v, open %v", n, address, file, isOpen)
		}
		if got := mailTest(t, l, int64(n+1)); got.Address != m.Address || got.File != m.File {
			t.Errorf("mail %d has another address than it came with", n)
		}
	}
}
