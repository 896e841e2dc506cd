package ledger

import (
	"path/filepath"
	"testing"
	"time"
)

// TestMerge joins the ledgers of three machines: in time order, each in its own, and once.
func TestMerge(t *testing.T) {
	all := openTest(t, filepath.Join(t.TempDir(), "all.db"), Options{})
	machine := func(numbers ...int) *Ledger {
		l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{Secret: all.secret})
		for _, n := range numbers {
			add(t, l, sheet(n))
		}
		return l
	}
	merge := func(want int, others ...*Ledger) {
		t.Helper()
		if n, err := all.Merge(others...); n != want || err != nil {
			t.Errorf("%d entries added, %v; want %d", n, err, want)
		}
	}
	add(t, all, sheet(5))
	a, b, empty := machine(1, 4, 7), machine(3, 2, 8, 5), machine() // b's clock was set back after 3
	merge(6, a, b, empty)
	want := []int{7, 3, 5, 4, 6, 9, 10}
	wantRows(t, all.All(), want...)
	merge(0, b, a)
	merge(0, all, readTest(t, a.path))
	merge(0)
	wantRows(t, all.All(), want...)

	// What differs in anything is another entry; what came last is the latest.
	later := sheet(4)
	later.When = later.When.Add(time.Microsecond)
	again := sheet(4)
	again.Outcome, again.Reason = "again", "torn"
	add(t, a, later, again)
	merge(2, a)
	wantRows(t, all.Of(sheet(4).Key), 6, 6, 6)
	if e, _, err := latest(all, later.Key, later.Guide, later.Kind, later.Locale); e.Reason != "torn" || err != nil {
		t.Errorf("the latest is %+v, %v", e, err)
	}
}

// TestMergeStranger: a ledger with another secret is refused, and so are those beside it.
func TestMergeStranger(t *testing.T) {
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	friend := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{Secret: l.secret})
	stranger := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	add(t, friend, sheet(1))
	add(t, stranger, sheet(2))
	want := "merge into ledger " + l.path + ": ledger " + stranger.path + " was made with another secret than " + l.path
	if _, err := l.Merge(friend, stranger); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	wantRows(t, l.All())
}
