package ledger

import (
	"path/filepath"
	"sync"
	"testing"
)

// TestConcurrent: several goroutines find what was appended while another appends, and list it.
func TestConcurrent(t *testing.T) {
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	const groups, size = 20, 16
	var appended sync.Map // numbers of sheets that Append returned for
	var all sync.WaitGroup
	all.Go(func() {
		for g := range groups {
			if err := l.Append(sheets(g*size, (g+1)*size)); err != nil {
				t.Error(err)
			}
			for n := g * size; n < (g+1)*size; n++ {
				appended.Store(n, true)
			}
		}
	})
	for first := range 2 * readers {
		all.Go(func() {
			for n := first; n < groups*size; n += 3 {
				_, promised := appended.Load(n)
				want := sheet(n)
				e, found, err := latest(l, want.Key, want.Guide, want.Kind, want.Locale)
				if err != nil || promised && !found || found && e.PDF != want.PDF {
					t.Errorf("sheet %d: promised %v, found %v, row %d, %v", n, promised, found, e.Row, err)
				}
			}
		})
	}
	all.Go(func() {
		n := 0
		for e, err := range l.All() {
			if err != nil || e.Row != sheet(n).Row {
				t.Errorf("entry %d is that of row %d, %v", n, e.Row, err)
			}
			n++
		}
	})
	all.Wait()
	if n := len(rows(t, l.All())); n != groups*size {
		t.Errorf("%d entries, want %d", n, groups*size)
	}
}
