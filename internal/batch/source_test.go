package batch

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"handout/internal/deliver"
	"handout/internal/diag"
	"handout/internal/patient"
)

const header = "mrn,patient_name,birth_date,locale,procedure_time,site,side\n"

// survey wants no error, and gives what is wrong with rows and with the whole.
func survey(t *testing.T, shop *Shop, rows Rows, o Options) (*Survey, diag.List, diag.List) {
	t.Helper()
	var list diag.List
	v, whole, err := shop.Survey(t.Context(), rows, o, func(_ patient.Row, problems diag.List) { list = append(list, problems...) }, func() {})
	if err != nil {
		t.Fatal(err)
	}
	return v, list, whole
}

// TestSurvey: what is wrong with any row is said before the first sheet is made, and what is wrong with the
// file stops all of it (R1).
func TestSurvey(t *testing.T) {
	shop := openShop(t)
	good := "S-1,Ann Smith,1970-01-01,en,2026-12-03 09:30,sternum,none\n"
	tests := []struct {
		name, text string
		want       Survey
		list       string
		whole      bool
	}{
		{"no rows", "", Survey{}, "", true},
		{"not closed", good + "S-2,\"Ann\n", Survey{Rows: 1, AllSheets: 2}, "", true},
		{"good", good, Survey{Rows: 1, AllSheets: 2}, "", false},
		{"short row", "S-0\n" + good, Survey{Rows: 2, Out: 1, AllSheets: 2}, "rows.csv:2:1: the row has 1 cells, the header 7", false},
		{"other name", good + strings.Replace(good, "Ann", "Eve", 1), Survey{Rows: 2, Out: 2, AllSheets: 4}, "", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v, list, whole := survey(t, shop, open(t, shop, header+test.text), Options{})
			v.repeats = nil
			if *v != test.want {
				t.Errorf("survey %+v, want %+v", *v, test.want)
			}
			if test.list != "" && (len(list) != 1 || list[0].Error() != test.list) {
				t.Errorf("problems %v, want %s", list, test.list)
			}
			if whole.Bad() != test.whole {
				t.Errorf("problems with the whole: %v", whole)
			}
		})
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
		"S-4,Ann \u1230,1970-01-01,en,2026-12-03 09:30,sternum,none",
	} {
		file.WriteString(row + "\n")
	}
	results, _ := run(t, shop, open(t, shop, file.String()), deliver.Discard{})
	want := map[int]bool{2: true, 3: false, 4: false, 5: false, 6: true}
	for _, r := range results {
		if (r.Key != "") != want[r.Row.Number] || r.Row.Number != 2 && !r.Problems.Bad() {
			t.Errorf("row %d: key %q, problems %v; want a key: %v", r.Row.Number, r.Key, r.Problems, want[r.Row.Number])
		}
	}
	if len(results) != len(want) {
		t.Errorf("%d results, want %d", len(results), len(want))
	}
}

// A failing file gives an error from some time on.
type failing struct {
	*strings.Reader
	good int // reads that succeed
}

func (f *failing) ReadAt(p []byte, off int64) (int, error) {
	if f.good--; f.good < 0 {
		return 0, errors.New("the disk is gone")
	}
	return f.Reader.ReadAt(p, off)
}

// TestFailsLater: a file that could be read to its end once, and cannot the second time, ends the run with an
// error. Rows that do not come are not rows that there are not (R1).
func TestFailsLater(t *testing.T) {
	shop := openShop(t)
	var text strings.Builder
	text.WriteString(header)
	for i := range 500 {
		fmt.Fprintf(&text, "F-%d,Ann Smith,1970-01-01,en,2026-12-03 09:30,sternum,none\n", i)
	}
	in := &failing{strings.NewReader(text.String()), 1 << 30}
	file, list := shop.OpenRows("rows.csv", in, int64(text.Len()), "", Options{})
	if list.Bad() {
		t.Fatal(list)
	}
	v, _, whole := survey(t, shop, file.Rows(), Options{})
	if whole.Bad() {
		t.Fatal(whole)
	}
	in.good = 3
	tally, err := shop.Run(t.Context(), file.Rows(), Options{}, Delivery{Sink: deliver.Discard{}, Survey: v}, func(Result) {})
	if err == nil || tally.Rows >= v.Rows {
		t.Errorf("%d of %d rows made, error %v", tally.Rows, v.Rows, err)
	}
	in.good = 3
	if _, _, whole := survey(t, shop, file.Rows(), Options{}); !whole.Bad() {
		t.Error("the survey does not say that the file breaks off")
	}
}
