package batch

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"handout/internal/deliver"
	"handout/internal/diag"
)

const header = "mrn,patient_name,birth_date,locale,procedure_time,site,side\n"

// A rewritten is a file that somebody writes anew while it is read: after the first time to its end it
// holds another text.
type rewritten struct {
	*strings.Reader
	then string
}

func (r *rewritten) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	if err == io.EOF {
		r.Reader = strings.NewReader(r.then)
		r.Reader.Seek(0, io.SeekEnd)
	}
	return n, err
}

// TestRewritten: a file that cannot be read the second time is refused; it is not one without rows (R1).
func TestRewritten(t *testing.T) {
	shop := openShop(t)
	row := "S-1,Ann Smith,1970-01-01,en,2026-12-03 09:30,sternum,none\n"
	file := &rewritten{strings.NewReader(header + row), "mrn\n" + row}
	_, list, err := shop.Read("rows.csv", file, Options{})
	if err != nil {
		t.Fatal(err)
	}
	const missing = "rows.csv:1:1: site: this column is missing"
	if !slices.ContainsFunc(list, func(p diag.Problem) bool { return p.Error() == missing }) {
		t.Errorf("problems %v, want one that a column is missing", list)
	}
}

// TestFileProblems tells a pipe without rows, which was read to its end, from one that cannot be.
func TestFileProblems(t *testing.T) {
	shop := openShop(t)
	for text, want := range map[string]Tally{
		"":                 {Empty: true},
		"S-1,\"Ann\n":      {Broken: true},
		"S-1\nS-2,\"Ann\n": {Rows: 1, Out: 1, Broken: true},
	} {
		rows, list, err := shop.Read("rows.csv", io.MultiReader(strings.NewReader(header+text)), Options{})
		if err != nil || list.Bad() {
			t.Fatal(err, list)
		}
		if _, tally := run(t, shop, rows, deliver.Discard{}); tally != want {
			t.Errorf("%q: tally %+v, want %+v", text, tally, want)
		}
	}
}

// TestNoKey: what is wrong with a row may be a part of its key, so it has none; a row that only its
// sheets are in doubt of keeps its own.
func TestNoKey(t *testing.T) {
	shop := openShop(t)
	var file bytes.Buffer
	file.WriteString(header)
	for _, row := range []string{
		"S-1,Ann Smith,1970-01-01,en,2026-12-03 09:30,sternum,none",
		",Ann Smith,1970-01-01,en,2026-12-03 09:30,sternum,none",
		"S 2,Ann Smith,1970-01-01,en,2026-12-03 09:30,sternum,none",
		"S-3,Ann Smith,1970-01-01,en,2026-12-03 09:30,sternum,left",
		"S-4,Ann \u6f22,1970-01-01,en,2026-12-03 09:30,sternum,none",
	} {
		file.WriteString(row + "\n")
	}
	rows, list, err := shop.Read("rows.csv", &file, Options{})
	if err != nil || list.Bad() {
		t.Fatal(err, list)
	}
	results, _ := run(t, shop, rows, deliver.Discard{})
	want := map[int]bool{2: true, 3: false, 4: false, 5: false, 6: true}
	for _, r := range results {
		if (r.Key != "") != want[r.Row] || r.Row != 2 && !r.Problems.Bad() {
			t.Errorf("row %d: key %q, problems %v; want a key: %v", r.Row, r.Key, r.Problems, want[r.Row])
		}
	}
	if len(results) != len(want) {
		t.Errorf("%d results, want %d", len(results), len(want))
	}
}
