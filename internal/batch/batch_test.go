package batch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"handout/fonts"
	"handout/internal/deliver"
	"handout/internal/diag"
	"handout/internal/patient"
	"handout/locales"
	"handout/render/pdf"
	"handout/templates"
)

// A shelf is a sink that keeps sheets by name, once they are settled.
type shelf struct {
	deliver.Discard
	mu      sync.Mutex
	waiting map[string][]byte
	sheets  map[string][]byte
	limit   int // refuses further sheets; 0: none
}

// taken counts the sheets that were put.
func (s *shelf) taken() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.waiting)
}

var errFull = errors.New("the shelf is full")

func (s *shelf) Put(sheet deliver.Sheet) (deliver.Receipt, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.limit > 0 && len(s.waiting) >= s.limit {
		return deliver.Receipt{}, errFull
	}
	if s.waiting == nil {
		s.waiting, s.sheets = map[string][]byte{}, map[string][]byte{}
	}
	s.waiting[sheet.Name()] = bytes.Clone(sheet.PDF)
	return deliver.Receipt{Path: sheet.Name(), Bytes: len(sheet.PDF), SHA256: sha256.Sum256(sheet.PDF)}, nil
}

func (s *shelf) Settle(receipts []deliver.Receipt) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, r := range receipts {
		s.sheets[r.Path] = s.waiting[r.Path]
	}
	return nil
}

func openShop(t testing.TB) *Shop {
	t.Helper()
	shop, list := Open(Sources{Templates: templates.Files, Locales: locales.Files, Fonts: fonts.Files})
	if err := list.Err(); err != nil {
		t.Fatal(err)
	}
	return shop
}

func demoFile(t testing.TB) []byte {
	t.Helper()
	data, err := templates.Files.ReadFile("demo.csv")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func demo(t testing.TB, shop *Shop) Rows {
	t.Helper()
	return open(t, shop, string(demoFile(t)))
}

// open gives the rows of a file that has nothing wrong with it as a whole.
func open(t testing.TB, shop *Shop, text string) Rows {
	t.Helper()
	file, list := shop.OpenRows("rows.csv", strings.NewReader(text), int64(len(text)), "", Options{})
	if list.Bad() {
		t.Fatal(list)
	}
	return file.Rows()
}

// only gives the one row with a number.
func only(rows Rows, number int) Rows {
	return func(yield func(patient.Row, diag.List) bool) {
		for row, list := range rows {
			if row.Number == number {
				yield(row, list)
				return
			}
		}
	}
}

// run wants a run without an error and gives its results.
func run(t testing.TB, shop *Shop, rows Rows, sink deliver.Sink) ([]Result, Tally) {
	t.Helper()
	var results []Result
	tally, err := shop.Run(context.Background(), rows, Options{}, Delivery{Sink: sink}, func(r Result) { results = append(results, r) })
	if err != nil {
		t.Fatal(err)
	}
	return results, tally
}

// TestDemo makes all of the demo's sheets (R1: no doubt about any), in the order of the rows.
func TestDemo(t *testing.T) {
	shop := openShop(t)
	var got shelf
	results, tally := run(t, shop, demo(t, shop), &got)
	n := len(results)
	if want := (Tally{Rows: n, Sheets: 2 * n}); tally != want || n < 12 {
		t.Errorf("tally %+v, want %+v", tally, want)
	}
	for i, r := range results {
		if len(r.Problems) > 0 {
			t.Errorf("row %d: %v", r.Row.Number, r.Problems)
		}
		if r.Row.Number != i+2 {
			t.Errorf("result %d is that of row %d", i, r.Row.Number)
		}
		if len(r.Sheets) == 2 && (r.Sheets[0].Kind != "prep" || r.Sheets[1].Kind != "care") {
			t.Errorf("row %d: kinds are not in the guide's order", r.Row.Number)
		}
	}
	for name, file := range got.sheets {
		for _, defect := range pdf.Check(file) {
			t.Errorf("%s: %v", name, defect)
		}
	}
}

// TestAlone keeps R3 and R9: a row's sheets are the same bytes whether they come from workers that
// have seen nothing, or among others; so nothing of another patient can be in them.
func TestAlone(t *testing.T) {
	shop := openShop(t)
	var among, alone shelf
	run(t, shop, demo(t, shop), &among)
	fresh := openShop(t)
	rows := 0
	for range demo(t, shop) {
		rows++
	}
	for number := rows + 1; number >= 2; number-- {
		run(t, fresh, only(demo(t, shop), number), &alone)
	}
	if len(alone.sheets) != 2*rows {
		t.Fatalf("%d sheets, want %d", len(alone.sheets), 2*rows)
	}
	for name, file := range alone.sheets {
		if !bytes.Equal(file, among.sheets[name]) {
			t.Errorf("%s depends on the rows around it", name)
		}
	}
}

// TestStrangers keeps R3 from the reader's side: no sheet has the words of another patient.
func TestStrangers(t *testing.T) {
	shop := openShop(t)
	var got shelf
	results, _ := run(t, shop, demo(t, shop), &got)
	own := map[int][]string{}
	for row := range demo(t, shop) {
		for _, column := range []string{patient.RecordNumber, patient.PatientName, "escort"} {
			if text := row.Cells[column].Text; text != "" {
				own[row.Number] = append(own[row.Number], text)
			}
		}
	}
	for _, r := range results {
		for _, made := range r.Sheets {
			words, err := pdf.Text(got.sheets[made.Receipt.Path])
			if err != nil {
				t.Fatal(err)
			}
			text := strings.Join(words, "\n")
			for row, values := range own {
				for i, value := range values {
					if row != r.Row.Number && strings.Contains(text, value) {
						t.Errorf("the %s sheet of row %d has value %d of row %d", made.Kind, r.Row.Number, i, row)
					}
				}
			}
			if !strings.Contains(text, own[r.Row.Number][0]) || !strings.Contains(text, own[r.Row.Number][1]) {
				t.Errorf("the %s sheet of row %d lacks its own patient (R2)", made.Kind, r.Row.Number)
			}
		}
	}
}

// TestStopsWhenRefused: what the sink refuses ends the run, and the rows before it count. A row of which one
// sheet was refused does not: nobody has looked at its others.
func TestStopsWhenRefused(t *testing.T) {
	shop := openShop(t)
	sink := shelf{limit: 5}
	reported := 0
	tally, err := shop.Run(context.Background(), demo(t, shop), Options{}, Delivery{Sink: &sink}, func(r Result) { reported += len(r.Sheets) })
	if !errors.Is(err, errFull) {
		t.Errorf("error %v, want %v", err, errFull)
	}
	if tally.Sheets > 4 || tally.Sheets%2 > 0 || tally.Sheets != reported || tally.Sheets != len(sink.sheets) {
		t.Errorf("%d counted, %d reported, %d settled; want the same, of whole rows", tally.Sheets, reported, len(sink.sheets))
	}
}

// TestInterrupted: rows that were started are finished, and reported; no other is started.
func TestInterrupted(t *testing.T) {
	shop := openShop(t)
	ctx, cancel := context.WithCancel(context.Background())
	var sink shelf
	reported := 0
	tally, err := shop.Run(ctx, many(shop.demoRow(t), 5000), Options{}, Delivery{Sink: &sink}, func(r Result) {
		cancel()
		reported += len(r.Sheets)
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
	if tally.Sheets != len(sink.sheets) || reported != tally.Sheets {
		t.Errorf("%d counted, %d reported, %d taken; want them equal", tally.Sheets, reported, len(sink.sheets))
	}
	if tally.Rows == 0 || tally.Rows > 2*(ahead+groupSheets) {
		t.Errorf("%d rows were made after an interrupt at the first", tally.Rows)
	}
}

// TestInterruptedPipe: a run that is interrupted does not wait for a row that never comes.
func TestInterruptedPipe(t *testing.T) {
	shop := openShop(t)
	ctx, cancel := context.WithCancel(context.Background())
	row := shop.demoRow(t)
	hang := make(chan bool)
	defer close(hang)
	var sink shelf
	rows := func(yield func(patient.Row, diag.List) bool) {
		if !yield(row, nil) {
			return
		}
		for sink.taken() < 2 { // a row that is not started yet would not be
			time.Sleep(time.Millisecond)
		}
		cancel()
		<-hang
	}
	tally, err := shop.Run(ctx, rows, Options{}, Delivery{Sink: &sink}, func(Result) {})
	if !errors.Is(err, context.Canceled) || tally.Sheets != 2 || len(sink.sheets) != 2 {
		t.Errorf("error %v, %d sheets counted, %d taken; want %v, 2 and 2", err, tally.Sheets, len(sink.sheets), context.Canceled)
	}
}

// demoRow gives the first row of the demo.
func (s *Shop) demoRow(t testing.TB) patient.Row {
	for row := range demo(t, s) {
		return row
	}
	panic("the demo has no rows")
}

// many gives copies of a row, each another patient's.
func many(row patient.Row, n int) Rows {
	return func(yield func(patient.Row, diag.List) bool) {
		for i := range n {
			next := row
			next.Number = i + 2
			next.Cells = map[string]patient.Cell{}
			for name, cell := range row.Cells {
				next.Cells[name] = cell
			}
			next.Cells[patient.RecordNumber] = patient.Cell{Text: fmt.Sprintf("MANY-%d", i)}
			if !yield(next, nil) {
				return
			}
		}
	}
}

// TestDoubt tells a row in doubt, which gives no sheet, from a sheet in doubt.
func TestDoubt(t *testing.T) {
	o := order{record: patient.Record{
		Pos:    diag.Pos{File: "rows.csv", Line: 5, Column: 1},
		Locale: "en",
		Values: map[string]patient.Value{"escort": {Pos: diag.Pos{File: "rows.csv", Line: 5, Column: 40}}},
	}}
	guide := diag.Pos{File: "guide.yaml", Line: 80, Column: 3}
	tests := []struct {
		name    string
		problem diag.Problem
		want    string
		doubted bool
	}{
		{"value", diag.Problem{Pos: guide, Field: "escort", Text: "no glyph"}, "rows.csv:5:40: escort: no glyph", true},
		{"words", diag.Problem{Pos: guide, Text: "too wide"}, "rows.csv:5:1: the care sheet in en: guide.yaml:80:3: too wide", false},
		{"setting", diag.Problem{Pos: guide, Field: "pain_relief", Text: "no glyph"},
			"rows.csv:5:1: the care sheet in en: guide.yaml:80:3: pain_relief: no glyph", false},
		{"row", diag.Problem{Pos: o.record.Pos, Text: "needed"}, "rows.csv:5:1: needed", false},
		{"warning", diag.Problem{Pos: guide, Field: "escort", Text: "odd", Warning: true}, "rows.csv:5:40: warning: escort: odd", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := o.locate("care", diag.List{test.problem})
			if got[0].Error() != test.want {
				t.Errorf("got %s, want %s", got[0].Error(), test.want)
			}
			if o.doubted(got) != test.doubted {
				t.Errorf("doubted is %v", !test.doubted)
			}
		})
	}
}

// TestOpenReportsAll: what is wrong with several files is said together.
func TestOpenReportsAll(t *testing.T) {
	_, list := Open(Sources{
		Templates: templates.Files,
		Locales:   locales.Files,
		Fonts:     fonts.Files,
		Clinic:    &ProfileFile{Name: "clinic.yaml", Data: []byte("name: [\n"), Dir: templates.Files},
	})
	if !slices.ContainsFunc(list, func(p diag.Problem) bool { return p.Pos.File == "clinic.yaml" && p.Pos.Line > 0 }) {
		t.Errorf("no place in the profile: %v", list)
	}
}

// BenchmarkBatch100 makes 200 sheets of 100 rows in three languages, warm, in memory.
func BenchmarkBatch100(b *testing.B) {
	shop := openShop(b)
	var rows []patient.Row
	for row := range demo(b, shop) {
		for copy := range many(row, 9) {
			copy.Cells[patient.RecordNumber] = patient.Cell{Text: fmt.Sprintf("MANY-%d-%d", row.Number, copy.Number)}
			rows = append(rows, copy)
		}
	}
	rows = rows[:100]
	all := func(yield func(patient.Row, diag.List) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
	run(b, shop, all, deliver.Discard{})
	b.ReportAllocs()
	for b.Loop() {
		if _, tally := run(b, shop, all, deliver.Discard{}); tally.Sheets != 200 {
			b.Fatalf("%d sheets, want 200", tally.Sheets)
		}
	}
	b.ReportMetric(float64(200*b.N)/b.Elapsed().Seconds(), "sheets/s")
}
