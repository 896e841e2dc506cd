package patient

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"handout/internal/diag"
)

// csvFields are those of the files in the tests here.
var csvFields = []Field{
	{Name: "mrn", Type: ID, Required: true},
	{Name: "patient_name", Type: Name, Required: true},
	{Name: "note", Type: Text},
}

// readAll reads a whole file. A row is given as its number and its cells in the order of the header; one
// with a problem, which has no cells, as its number and a cross.
func readAll(in io.ReaderAt, size int64) (places, rows []string, list diag.List) {
	f, list := OpenFile("", in, size, Intake{Fields: csvFields})
	if f == nil {
		return nil, nil, list
	}
	for _, c := range f.heading.cells {
		places = append(places, place(c.Pos))
	}
	for row, problems := range f.Rows() {
		list = append(list, problems...)
		if row.Number == 0 {
			break
		}
		if problems.Bad() {
			rows = append(rows, fmt.Sprintf("%d x", row.Number))
			continue
		}
		var cells []string
		for _, c := range f.heading.columns {
			cells = append(cells, row.Cells[c.field].Text)
			places = append(places, place(row.Cells[c.field].Pos))
		}
		rows = append(rows, fmt.Sprintf("%d %s", row.Number, strings.Join(cells, " / ")))
	}
	return places, rows, list
}

// readText reads a whole file that is text.
func readText(text string) (places, rows []string, list diag.List) {
	return readAll(strings.NewReader(text), int64(len(text)))
}

// What can be read is read, with its places; what cannot is that row's loss or, where rows could have
// been swallowed, the file's (R1).
func TestRead(t *testing.T) {
	const quoted = `put the whole value in quotes, and write "" for a quotation mark in it`
	const ragged = " (a value with a comma in it, or whatever stands between the cells, has to be in quotes)"
	for _, test := range []struct {
		name, in       string
		rows, problems []string
	}{
		{"comma", "§mrn,§patient_name\n§1,§Ann\n§2,§Bé\n", []string{"2 1 / Ann", "3 2 / Bé"}, nil},
		{"semicolon", "§mrn;§patient_name\n§1;§\"a;b\"\n", []string{"2 1 / a;b"}, nil},
		{"tab", "§mrn\t§patient_name\n§1\t§Ann\n", []string{"2 1 / Ann"}, nil},
		{"semicolon though values hold commas", "§mrn;§patient_name\n§1;§Doe, Ann, B, C\n", []string{"2 1 / Doe, Ann, B, C"}, nil},
		{"sep line counts as a line, not as a row", "sep=;\n§mrn;§patient_name\n§1;§Ann\n", []string{"2 1 / Ann"}, nil},
		{"sep line decides", "sep=;\r\n§mrn;§\"a,b,\"\n", nil,
			[]string{"2:1: patient_name: this column is missing (the command fields prints a header with all columns)", "2:5: no guide has a field for column 2 (take the column out, or name it under ignore_columns in the clinic's profile)"}},
		{"byte-order mark", "\ufeff§mrn,§patient_name\n§1,§Ann\n", []string{"2 1 / Ann"}, nil},
		{"Windows line ends, none at the end", "§mrn,§patient_name\r\n§1,§Ann", []string{"2 1 / Ann"}, nil},
		{"header in capitals with gaps", "§ MRN ,§Patient_Name\n§1,§Ann\n", []string{"2 1 / Ann"}, nil},
		{"blank lines are rows of a spreadsheet", "\n\n§mrn,§patient_name\n\n§1,§Ann\n,\n \n§2,§B\n",
			[]string{"5 1 / Ann", "8 2 / B"}, nil},
		{"value of two lines is one row", "§mrn,§note,§patient_name\n§1,§\"a\nb\",§Ann\n§2,§,§B\n",
			[]string{"2 1 / a\nb / Ann", "3 2 /  / B"}, nil},
		{"ragged", "§mrn,§patient_name\n∑1\n∑1,2,3\n§2,§B\n", []string{"2 x", "3 x", "4 2 / B"},
			[]string{"the row has 1 cells, the header 2" + ragged, "the row has 3 cells, the header 2" + ragged}},
		{"bare quote", "§mrn,§patient_name\n1,An∑\"n\n§2,§B\n", []string{"2 x", "3 2 / B"},
			[]string{"patient_name: a quotation mark inside a value (" + quoted + ")"}},
		{"quote after a quoted value", "§mrn,§patient_name\n1,\"Ann∑\" B\n§2,§B\n", []string{"2 x", "3 2 / B"},
			[]string{"patient_name: a quotation mark inside a value (" + quoted + ")"}},
		{"quote that never closes", "§mrn,§patient_name\n§1,§Ann\n2,\"B\n3,C\n", []string{"2 1 / Ann"},
			[]string{"3: patient_name: a quotation mark opens a value here and is not closed (" + quoted + ")"}},
		{"quote that closes in another row", "§mrn,§patient_name\n2,\"B\n3,\"C\"\n", nil,
			[]string{"2: patient_name: a quotation mark opens a value here and is not closed (" + quoted + ")"}},
		{"quote that opens on a row's second line", "§mrn,§patient_name,§note\n2,\"B\nb\",\"C\n3,D,\n", nil,
			[]string{"3: note: a quotation mark opens a value here and is not closed (" + quoted + ")"}},
		{"file that ends in a value", "§mrn,§patient_name\n§1,§Ann\n2,\"B", []string{"2 1 / Ann"},
			[]string{"3: patient_name: a quotation mark opens a value here and is not closed (" + quoted + ")"}},
		{"quote in the header", "mrn,\"patient_name∑\" x\n1,Ann\n", nil,
			[]string{"a quotation mark inside a value (" + quoted + ")"}},
		{"empty", "", nil, []string{"the file is empty"}},
		{"blank", "\n \n", nil, []string{"the file is empty"}},
		{"header only", "§∑mrn,§patient_name\n\n,\n", nil, []string{"the file has a header and no rows"}},
		{"no header", "§∑MRN-1,§Ann Lee\n2,Bo Lee\n", nil,
			[]string{"the first row does not name the columns (the command fields prints a header)"}},
		{"unknown column", "§mrn,§∑pateint_name,§∑Ann Lee,§patient_name\n1,2,3,4\n", nil, []string{
			"pateint_name: no guide has a field for column 2 (did you mean patient_name?)",
			"no guide has a field for column 3 (take the column out, or name it under ignore_columns in the clinic's profile)",
		}},
		{"missing column", "§∑mrn,§note\n1,2\n", nil, []string{"patient_name: this column is missing (the command fields prints a header with all columns)"}},
		{"column twice", "§mrn,§patient_name,§∑MRN\n1,2,3\n", nil, []string{"column 3 has the same name as column 1"}},
		{"column without a name", "§mrn,§∑,§patient_name\n1,2,3\n", nil, []string{"column 2 has no name"}},
		{"empty columns at the end", "§mrn,§patient_name,,\n§1,§Ann,,\n∑2,B,,x\n§3,§C\n", []string{"2 1 / Ann", "3 x", "4 3 / C"},
			[]string{"the row has 4 cells, the header 2" + ragged}},
		{"hidden character in a column's name", "§mrn,§∑patient\u200b_name,§patient_name\n1,2,3\n", nil,
			[]string{"the name of column 2 has a hidden character"}},
		{"two delimiters", "mrn,patient_name;note\n1,2\n", nil, []string{
			"1: what stands between the columns cannot be told: commas, semicolons or tabs " +
				"(put a line before the header that says it, such as sep=;)"}},
		{"not UTF-8", "§mrn,§patient_name\n§1,§Ann\n2,B∑\xe9\n3,C\n", []string{"2 1 / Ann"},
			[]string{"this is not UTF-8 text (" + nameEncoding + ")"}},
		{"not UTF-8 in the header", "mrn∑\xff,\n", nil, []string{"this is not UTF-8 text (" + nameEncoding + ")"}},
		{"NUL", "§mrn,§patient_name\n1,\"A∑\x00\"\n", nil, []string{"a NUL character (save the file as CSV UTF-8)"}},
		{"old Mac line ends", "mrn,patient_name∑\r1,Ann\r", nil,
			[]string{"a carriage return without a line feed (save the file with the line ends of Windows or Linux)"}},
		{"long first line", strings.Repeat("mrn,", 1<<15), nil, []string{"1: this line is too long for a header"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, fields, problems := unmark(test.in)
			places, rows, list := readText(text)
			if !slices.Equal(rows, test.rows) {
				t.Errorf("rows %q, want %q", rows, test.rows)
			}
			if len(rows) > 0 && len(fields) > 0 && !slices.Equal(places, fields) {
				t.Errorf("fields at %v, want %v", places, fields)
			}
			want := slices.Clone(test.problems)
			for i, at := range problems {
				want[i] = at + ": " + want[i]
			}
			if got := lines(list); !slices.Equal(got, want) {
				t.Errorf("problems\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

func TestReadUTF16(t *testing.T) {
	for _, order := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
		text, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().String("mrn\tpatient_name\r\n1\tليلى\r\n")
		if err != nil {
			t.Fatal(err)
		}
		_, rows, list := readText(text)
		if want := []string{"2 1 / ليلى"}; !slices.Equal(rows, want) || len(list) > 0 {
			t.Errorf("rows %q, want %q; problems %v", rows, want, list)
		}
	}
}

// A file without rows is read to its end; one that is broken is not.
func TestReadBroken(t *testing.T) {
	for text, want := range map[string]bool{"": false, "1,\"Ann\n": true} {
		rows := 0
		for row, list := range open(t, "mrn,patient_name\n"+text, Intake{Fields: csvFields}).Rows() {
			rows++
			if row.Number != 0 || row.Broken != want || !list.Bad() {
				t.Errorf("%q: row %d, broken %v, problems %v; want row 0, broken %v, a problem", text, row.Number, row.Broken, list, want)
			}
		}
		if rows != 1 {
			t.Errorf("%q: %d rows, want 1", text, rows)
		}
	}
}

// open opens a good file.
func open(t testing.TB, text string, o Intake) *File {
	t.Helper()
	f, list := OpenFile("f", strings.NewReader(text), int64(len(text)), o)
	if list.Bad() {
		t.Fatal(list)
	}
	return f
}

// A disk fails after some bytes.
type disk struct {
	*strings.Reader
	good int64
}

func (d disk) ReadAt(p []byte, at int64) (int, error) {
	if at >= d.good {
		return 0, errors.New("disk on fire")
	}
	return d.Reader.ReadAt(p[:min(int64(len(p)), d.good-at)], at)
}

// A disk that fails stops the file, it does not end it (R1).
func TestReadError(t *testing.T) {
	const text = "mrn,patient_name\n1,Ann\n2,B\n3,C\n"
	_, rows, list := readAll(disk{strings.NewReader(text), int64(strings.Index(text, "\n3"))}, int64(len(text)))
	if want := []string{"2 1 / Ann"}; !slices.Equal(rows, want) {
		t.Errorf("rows %q, want %q", rows, want)
	}
	if want := []string{"3: cannot be read: disk on fire"}; !slices.Equal(lines(list), want) {
		t.Errorf("problems %q, want %q", lines(list), want)
	}
}

// A file can be read again and again, and a file that somebody wrote anew in between is not read on.
func TestReadAgain(t *testing.T) {
	text := []byte("mrn,patient_name\n1,Ann\n2,B\n")
	f, list := OpenFile("f", bytes.NewReader(text), int64(len(text)), Intake{Fields: csvFields})
	if list.Bad() {
		t.Fatal(list)
	}
	for pass := range 2 {
		rows := 0
		for row := range f.Rows() {
			if rows++; row.Number != rows+1 {
				t.Errorf("pass %d: row %d, want %d", pass, row.Number, rows+1)
			}
		}
		if rows != 2 {
			t.Errorf("pass %d: %d rows, want 2", pass, rows)
		}
	}
	copy(text, "patient_name,mrn\n")
	for row, list := range f.Rows() {
		if want := []string{"f: the file has changed since its header was read"}; !row.Broken || !slices.Equal(lines(list), want) {
			t.Errorf("broken %v, problems %q, want %q", row.Broken, lines(list), want)
		}
	}
}
