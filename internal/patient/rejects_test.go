package patient

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"handout/internal/diag"
)

// reject writes all rows of a file to a file of rejected rows, whatever is wrong with them, and gives
// that.
func reject(t testing.TB, f *File) string {
	t.Helper()
	var b strings.Builder
	r := NewRejects(&b, f.Header())
	for row, list := range f.Rows() {
		if err := r.Add(row, list); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The file shows each row as it was written, with its number and its reasons (R1), and no cell is a
// formula to a spreadsheet.
func TestRejects(t *testing.T) {
	const in = "MRN;\"Patient name\";note\r\n" +
		"1;Ann;=1+1\r\n" +
		"2;\"A \"\"B\"\"\";+1 555\r\n" +
		"3;B\"o;x\r\n" +
		"4;@;a,b;c\r\n"
	got := reject(t, open(t, in, Intake{Fields: csvFields}))
	want := "\ufeff" + strings.ReplaceAll(`"handout_row","handout_reason","MRN","Patient name","note"
"2","","'1","Ann","'=1+1"
"3","","'2","A ""B""","'+1 555"
"4","patient_name: a quotation mark inside a value (`+strings.ReplaceAll(quoteHint, `"`, `""`)+`)","#3"
"5","the row has 4 cells, the header 3 (a value with a comma in it, or whatever stands between the cells, has to be in quotes)","#4","'@","a,b","c"
`, "\n", "\r\n")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// What was rejected can be read again: each cell is as it was, whatever it starts with, and the file of
// what is rejected then is the same but for the numbers of the rows.
func TestRejectsAgain(t *testing.T) {
	cells := []string{"=1", "+1", "-1", "@x", "\tx", "'x", "''", "'=1", "''=1", "＝1", "a;b;c", "a\nb", "\"", " x ", ""}
	var in strings.Builder
	r := NewRejects(&in, []string{"mrn", "patient_name", "note"})
	for i, cell := range cells {
		row := Row{Number: i + 7, Raw: []string{"1", "Ann", cell}}
		if err := r.Add(row, diag.List{{Field: "mrn", Text: "one"}, {Text: "=two", Hint: "three"}, {Text: "four", Warning: true}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		f := open(t, in.String(), Intake{Fields: csvFields})
		if want := []string{"mrn", "patient_name", "note"}; !slices.Equal(f.Header(), want) {
			t.Errorf("header %q, want %q", f.Header(), want)
		}
		var got []string
		for row, list := range f.Rows() {
			if list.Bad() || row.Raw[2] != row.Cells["note"].Text {
				t.Errorf("row %d: %q, cell %q, problems %v", row.Number, row.Raw, row.Cells["note"].Text, list)
				continue
			}
			got = append(got, row.Raw[2])
		}
		if !slices.Equal(got, cells) {
			t.Errorf("cells %q, want %q", got, cells)
		}
		in.Reset()
		in.WriteString(reject(t, f))
	}
}

// Elsewhere an apostrophe is a character like any other.
func TestApostrophe(t *testing.T) {
	for row := range open(t, "mrn,patient_name,handout_note\n1,Ann,'-5\n", Intake{
		Fields: append(slices.Clone(csvFields[:2]), Field{Name: "handout_note", Type: Text}),
	}).Rows() {
		if got := row.Cells["handout_note"].Text; got != "'-5" {
			t.Errorf("the cell is %q", got)
		}
	}
}

// What cannot stand in a CSV file does not make it unreadable, and is taken by no field.
func TestRejectsUnprintable(t *testing.T) {
	var b strings.Builder
	r := NewRejects(&b, []string{"mrn", "patient_name", "note"})
	r.Add(Row{Number: 1, Raw: []string{"1", "Ann", "a\rb\x00\xff\r\nc"}}, nil)
	r.Close()
	for row, list := range open(t, b.String(), Intake{Fields: csvFields}).Rows() {
		if got := row.Cells["note"].Text; got != "a\ufffdb\ufffd\ufffd\nc" || list.Bad() {
			t.Errorf("the cell is %q, problems %v", got, list)
		}
	}
}

// What a row could not be taken with is taken by no field the next time, if nobody has touched it (R1).
func TestDoubtStays(t *testing.T) {
	for _, typ := range Types() {
		for _, none := range []bool{false, true} {
			field := Field{Type: typ, None: none, Choices: []string{"12", "yes"}}
			for _, text := range []string{"12", "5550104477", "2026-12-03", "2026-12-03 07:30", "yes", "true", "=A1", "a@example.org"} {
				if _, list := checkOne(field, doubt+text, Defaults{Zone: zone(t, "UTC"), DateOrder: DMY}); !list.Bad() {
					t.Errorf("%s %q is taken", typ, doubt+text)
				}
			}
		}
	}
}

// A full disk is said to be one.
func TestRejectsError(t *testing.T) {
	full := errors.New("full")
	r := NewRejects(failing{full}, []string{"mrn"})
	if err := errors.Join(r.Add(Row{Number: 2, Raw: []string{"1"}}, nil), r.Close()); !errors.Is(err, full) {
		t.Errorf("the error is %v", err)
	}
	if err := NewRejects(failing{full}, []string{"mrn"}).Close(); err != nil {
		t.Errorf("without rows the error is %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// FuzzRejects wants any cell to come back as it was, but for what CSV cannot hold.
func FuzzRejects(f *testing.F) {
	for _, seed := range []string{"", "=1", "'=1", "''", "\"", "a\r\nb", "\r", "\x00", "\xff", ",;\t", " ", "\ufeff", "'\u200b="} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		if len(cell) > maxRecord/4 {
			t.Skip() // longer than a row can be
		}
		var b strings.Builder
		r := NewRejects(&b, []string{"mrn", "patient_name", "note"})
		r.Add(Row{Number: 2, Raw: []string{"1", cell, cell}}, diag.List{{Text: cell}})
		r.Close()
		rows := 0
		for row, list := range open(t, b.String(), Intake{Fields: csvFields}).Rows() {
			if want := []string{"1", printable(cell), printable(cell)}; list.Bad() || !slices.Equal(row.Raw, want) {
				t.Fatalf("%q came back as %q, want %q; problems %v", cell, row.Raw, want, list)
			}
			rows++
		}
		if rows != 1 {
			t.Fatalf("%q: %d rows", cell, rows)
		}
	})
}
