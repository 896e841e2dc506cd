package batch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handout/internal/deliver"
	"handout/internal/ledger"
)

// A ward is a shop with a folder and a ledger.
type ward struct {
	t    *testing.T
	shop *Shop
	dir  string
	book *ledger.Ledger
	now  time.Time

	options Options
}

func openWard(t *testing.T) *ward {
	t.Helper()
	dir := t.TempDir()
	book, err := ledger.Open(t.Context(), filepath.Join(dir, "ledger.db"), ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	return &ward{t: t, shop: openShop(t), dir: filepath.Join(dir, "out"), book: book, now: time.Date(2026, 12, 1, 8, 0, 0, 0, time.UTC)}
}

// run makes sheets as the command batch does, and gives their outcomes in order.
func (w *ward) run(text string, d Delivery) string {
	w.t.Helper()
	folder := deliver.NewFolder(w.dir, false)
	defer folder.Close()
	rows := open(w.t, w.shop, header+text)
	v, _, whole := survey(w.t, w.shop, rows, w.options)
	if whole.Bad() {
		w.t.Fatal(whole)
	}
	d.Sink, d.Ledger, d.Survey, d.Now = folder, w.book, v, func() time.Time { return w.now }
	var outcomes []string
	_, err := w.shop.Run(w.t.Context(), rows, w.options, d, func(r Result) {
		for _, s := range r.Sheets {
			outcomes = append(outcomes, string(s.Outcome))
		}
		for _, p := range r.Problems {
			outcomes = append(outcomes, p.Text)
		}
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return strings.Join(outcomes, ", ")
}

// entries gives the outcomes that the ledger has, with their reasons.
func (w *ward) entries() string {
	w.t.Helper()
	var all []string
	for e, err := range w.book.All() {
		if err != nil {
			w.t.Fatal(err)
		}
		all = append(all, strings.TrimSpace(e.Kind+" "+e.Outcome+" "+e.Reason))
	}
	return strings.Join(all, ", ")
}

const (
	ann = "S-1,Ann Smith,1970-01-01,en,2026-12-03 09:30,sternum,none\n"
	eve = "S-2,Eve Brown,1971-01-01,en,2026-12-03 10:30,sternum,none\n"
)

// TestAccount: what the ledger has is not made again unless somebody asks for it and says why; what is new is
// made, and what says something else now is made with a warning, since the other one may be in somebody's hand.
func TestAccount(t *testing.T) {
	w := openWard(t)
	sheets := func() (names []string) {
		found, _ := filepath.Glob(filepath.Join(w.dir, "*.pdf"))
		return found
	}
	steps := []struct {
		name, rows string
		d          Delivery
		want       string
	}{
		{"first", ann, Delivery{}, "made, made"},
		{"the same", ann, Delivery{}, "before, before"},
		{"one more", ann + eve, Delivery{}, "before, before, made, made"},
		{"asked for", ann, Delivery{Again: "printer tore them"}, "again, again"},
		{"and then not", ann, Delivery{}, "before, before"},
		{"another name", strings.Replace(ann, "Smith", "Smyth", 1), Delivery{},
			"changed, changed, the care sheet in en says something else than the one made before, " +
				"the prep sheet in en says something else than the one made before"},
		{"nothing missing", ann[:4] + "Ann Smyth" + ann[13:], Delivery{Resume: true}, "before, before"},
	}
	for _, step := range steps {
		if got := w.run(step.rows, step.d); got != step.want {
			t.Fatalf("%s: %s; want %s", step.name, got, step.want)
		}
		w.now = w.now.Add(-time.Hour) // a clock that goes back does no harm
	}
	const want = "prep made, care made, prep made, care made, prep again printer tore them, care again printer tore them, prep changed, care changed"
	if got := w.entries(); got != want {
		t.Errorf("the ledger has %s; want %s", got, want)
	}

	// A sheet that is gone, or that somebody has cut, is made again when the run is resumed, and only it.
	found := sheets()
	if len(found) != 4 {
		t.Fatalf("%d sheets, want 4", len(found))
	}
	if err := errors.Join(os.Remove(found[0]), os.Truncate(found[1], 100)); err != nil {
		t.Fatal(err)
	}
	smyth := strings.Replace(ann, "Smith", "Smyth", 1)
	if got := w.run(smyth+eve, Delivery{}); strings.Contains(got, "made") {
		t.Errorf("without --resume: %s", got)
	}
	if got := w.run(smyth+eve, Delivery{Resume: true}); strings.Count(got, "made") != 2 || strings.Count(got, "before") != 2 {
		t.Errorf("resumed: %s; want two made", got)
	}
}

// TestAccountNoNames keeps R10: nothing of a patient is in the ledger's files, and neither is the key that
// their sheets are named by.
func TestAccountNoNames(t *testing.T) {
	w := openWard(t)
	w.run(ann+eve, Delivery{})
	if err := w.book.Close(); err != nil {
		t.Fatal(err)
	}
	found, _ := filepath.Glob(filepath.Join(filepath.Dir(w.dir), "ledger*"))
	if len(found) == 0 {
		t.Fatal("no ledger")
	}
	sheets, _ := filepath.Glob(filepath.Join(w.dir, "*.pdf"))
	secrets := []string{"S-1", "S-2", "Ann Smith", "Eve Brown", "1970-01-01"}
	for _, s := range sheets {
		secrets = append(secrets, filepath.Base(s)[:13])
	}
	for _, name := range found {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range secrets {
			if strings.Contains(string(data), s) {
				t.Errorf("%s holds secret %d", filepath.Base(name), i)
			}
		}
	}
}

// A whole sink keeps nothing of a run that did not come to its end, though many of its sheets were settled, and
// then the ledger has nothing of it. Made again, it has all sheets, not only those that are new.
func TestAccountWhole(t *testing.T) {
	w := openWard(t)
	path := filepath.Join(w.dir, "run.zip")
	row := w.shop.demoRow(t)
	o := Options{Kinds: []string{"care"}}
	run := func(rows int, stop bool) (Tally, error) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		archive, err := deliver.NewArchive(path, w.now)
		if err != nil {
			t.Fatal(err)
		}
		tally, err := w.shop.Run(ctx, many(row, rows), o, Delivery{Sink: archive, Ledger: w.book}, func(Result) {
			if stop {
				cancel()
			}
		})
		return tally, errors.Join(err, archive.Close())
	}
	missing := func(rows int) int {
		n, _, err := w.shop.Missing(t.Context(), many(row, rows), o, Delivery{Sink: &deliver.Archive{}, Ledger: w.book})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	tally, err := run(2000, true)
	if _, there := os.Stat(path); !errors.Is(err, context.Canceled) || tally.Sheets != 0 || there == nil || w.entries() != "" {
		t.Errorf("interrupted: %v, %+v, archive: %v, ledger: %.60s", err, tally, there, w.entries())
	}
	if n := missing(3); n != 3 {
		t.Errorf("%d sheets are missing, want 3", n)
	}
	if tally, err := run(3, false); err != nil || tally.Sheets != 3 {
		t.Errorf("%+v, %v", tally, err)
	}
	if n, more := missing(3), missing(4); n != 0 || more != 1 {
		t.Errorf("%d and %d sheets are missing, want 0 and 1", n, more)
	}
	if tally, err := run(4, false); err != nil || tally.Sheets != 4 {
		t.Errorf("with one more: %+v, %v", tally, err)
	}
	if got := w.entries(); got != "care made, care made, care made, care again, care again, care again, care made" {
		t.Errorf("the ledger has %s", got)
	}
}

// A sheet in another language than before is made with a warning: one of the two may be wrong.
func TestAccountLanguage(t *testing.T) {
	w := openWard(t)
	w.run(ann, Delivery{})
	got := w.run(strings.Replace(ann, ",en,", ",es,", 1), Delivery{})
	if want := "made, made, the care sheet in es was made before in en, the prep sheet in es was made before in en"; got != want {
		t.Errorf("%s; want %s", got, want)
	}
}
