package patient

import (
	"bytes"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// A page is a worksheet on its way to a file: cells by row.
type page [][]any

// save gives a workbook as another program writes it. A time stands in a cell with a format that shows
// all of it; a format by itself is that of the day alone.
func save(t testing.TB, rows page) []byte {
	t.Helper()
	f := excelize.NewFile()
	format := "yyyy-mm-dd hh:mm"
	moment, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		t.Fatal(err)
	}
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		cells := make([]any, len(row))
		for j, v := range row {
			if _, ok := v.(time.Time); ok {
				v = excelize.Cell{StyleID: moment, Value: v}
			}
			cells[j] = v
		}
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err := errors.Join(err, w.SetRow(at, cells)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return bytesOf(t, f)
}

func bytesOf(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sheetFields have one of each type that a cell can be read for.
var sheetFields = []Field{
	{Name: "mrn", Type: ID, Required: true},
	{Name: "patient_name", Type: Name},
	{Name: "birth_date", Type: Date},
	{Name: "procedure_time", Type: DateTime},
	{Name: "sedation", Type: YesNo},
	{Name: "note", Type: Text},
}

// Cells are read as what they are: text as it is, dates by their format; and what a spreadsheet may
// have made of an entry is a problem in its place, and stays one in the file of rejected rows (R1).
func TestWorkbook(t *testing.T) {
	at := time.Date(2026, 12, 3, 7, 30, 0, 0, time.UTC)
	midnight := time.Date(1961, 4, 17, 0, 0, 0, 0, time.UTC)
	data := save(t, page{
		{nil, nil},
		{"MRN", "Patient name", "birth date", "procedure time", "sedation", "note", nil},
		{"007", "Ann Lee", "1961-04-17", at, true, "x"},
		{"2", "Bo Lee", midnight, "2026-12-03 07:30", "yes", 12},
		{},
		{42, "Cy Lee", midnight, at, 1, 0.5},
		{"3", at, 22388, midnight, "", true},
		{"4", "Di Lee", at.Add(30 * time.Second), at, false, at},
		{"5", "Ed Lee", "1961-04-17", at, "no", "", "beside"},
		{"6"},
	})
	f, list := OpenFile("f", bytes.NewReader(data), int64(len(data)), Intake{Fields: sheetFields})
	if list.Bad() {
		t.Fatal(list)
	}
	want := []struct {
		number   int
		raw      []string
		problems []string
	}{
		{3, []string{"007", "Ann Lee", "1961-04-17", "2026-12-03 07:30", "true", "x"}, nil},
		{4, []string{"2", "Bo Lee", "1961-04-17", "2026-12-03 07:30", "yes", "12"}, nil},
		{6, []string{"#42", "Cy Lee", "1961-04-17", "2026-12-03 07:30", "1", "#0.5"}, []string{
			"f:6:1: mrn: a number; zeros in front of it may be lost (write it as text)",
			"f:6:6: note: a number that can be written in several ways (write it as text)"}},
		{7, []string{"3", "#2026-12-03 07:30", "#22388", "1961-04-17 00:00", "", "#true"}, []string{
			"f:7:2: patient_name: a date and time, which is not wanted here (write it as text)",
			"f:7:3: birth_date: a number; want a date such as 2026-12-03 (write it as text)",
			"f:7:6: note: a yes or no, which is not wanted here (write it as text)"}},
		{8, []string{"4", "Di Lee", "#46359.31284722222", "2026-12-03 07:30", "false", "#2026-12-03 07:30"}, []string{
			"f:8:3: birth_date: a time with seconds; want whole minutes in C8 (write it as text)",
			"f:8:6: note: a date and time, which is not wanted here (write it as text)"}},
		{9, []string{"#5", "Ed Lee", "1961-04-17", "2026-12-03 07:30", "no", "", "beside"}, []string{
			"f:9:7: a value in G, where the header has no name"}},
		{10, []string{"6", "", "", "", "", ""}, nil},
	}
	i := 0
	for row, list := range f.Rows() {
		if i == len(want) {
			t.Fatalf("one more row: %d, %v", row.Number, list)
		}
		if w := want[i]; row.Number != w.number || !slices.Equal(row.Raw, w.raw) || !slices.Equal(lines(list), w.problems) {
			t.Errorf("row %d: %q, problems %q\nwant %d: %q, %q", row.Number, row.Raw, lines(list), w.number, w.raw, w.problems)
		}
		if got := row.Cells["birth_date"]; !list.Bad() && (got.Text != row.Raw[2] || got.Pos.Line != row.Number || got.Pos.Column != 3) {
			t.Errorf("row %d: the cell is %+v", row.Number, got)
		}
		i++
	}
	if i != len(want) {
		t.Errorf("%d rows, want %d", i, len(want))
	}
	if want := "workbook"; f.Note() != want {
		t.Errorf("note %q, want %q", f.Note(), want)
	}
}

// Rows and columns that are not shown are in doubt: who looked at the sheet did not see them (R1).
func TestWorkbookHidden(t *testing.T) {
	book := func(hide func(f *excelize.File) error) []byte {
		f := excelize.NewFile()
		if err := errors.Join(
			f.SetSheetRow("Sheet1", "A1", &[]string{"mrn", "patient_name"}),
			f.SetSheetRow("Sheet1", "A2", &[]string{"1", "Ann"}),
			f.SetSheetRow("Sheet1", "A3", &[]string{"2", "Bo"}),
			hide(f),
		); err != nil {
			t.Fatal(err)
		}
		return bytesOf(t, f)
	}
	data := book(func(f *excelize.File) error { return f.SetRowVisible("Sheet1", 2, false) })
	_, got, list := readAll(bytes.NewReader(data), int64(len(data)))
	if want := []string{"2 x", "3 2 / Bo"}; !slices.Equal(got, want) {
		t.Errorf("rows %q, want %q", got, want)
	}
	if want := []string{"2:1: the row is hidden in the workbook (show it or delete it)"}; !slices.Equal(lines(list), want) {
		t.Errorf("problems %q, want %q", lines(list), want)
	}
	data = book(func(f *excelize.File) error { return f.SetColVisible("Sheet1", "B", false) })
	_, _, list = readAll(bytes.NewReader(data), int64(len(data)))
	if want := []string{"1:2: column B is hidden in the workbook (show it or delete it)"}; !slices.Equal(lines(list), want) {
		t.Errorf("problems %q, want %q", lines(list), want)
	}
}
