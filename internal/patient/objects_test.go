package patient

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handout/internal/diag"
)

// readObjects reads a whole file as readText does, its cells in the order of the fields.
func readObjects(text string) (places, rows []string, list diag.List) {
	f, list := OpenFile("", strings.NewReader(text), int64(len(text)), Intake{Fields: csvFields})
	if f == nil {
		return nil, nil, list
	}
	for row, problems := range f.Rows() {
		list = append(list, problems...)
		if problems.Bad() {
			rows = append(rows, fmt.Sprintf("%d x", row.Number))
			continue
		}
		var cells []string
		for _, field := range csvFields {
			cells = append(cells, row.Cells[field.Name].Text)
			places = append(places, place(row.Cells[field.Name].Pos))
		}
		rows = append(rows, fmt.Sprintf("%d %s", row.Number, strings.Join(cells, " / ")))
	}
	return places, rows, list
}

// Objects are read by their names; what is wrong with a line is that line's loss, at its place (R1).
func TestObjects(t *testing.T) {
	const noField = "no guide has a field of the name that stands here"
	hint := " (" + objectHint + ")"
	for _, test := range []struct {
		name, in       string
		rows, problems []string
	}{
		{"good", `{"mrn": §"1", "patient_name": §"Ann", "note": §"x"}` + "\n" + `{"mrn":§"2","patient_name":§"Bo","note":§""}`,
			[]string{"1 1 / Ann / x", "2 2 / Bo / "}, nil},
		{"names in any order and spelling", `{"MRN": "1", "Patient Name": "Ann"}` + "\r\n\r\n" + ` {"note": "y", "patient-name": "Bo", "mrn": "2"}` + "\r\n",
			[]string{"1 1 / Ann / ", "3 2 / Bo / y"}, nil},
		{"byte-order mark", "\ufeff{\"mrn\": \"1\", \"patient_name\": \"Ann\"}", []string{"1 1 / Ann / "}, nil},
		{"none and empty", `{"mrn": "1", "patient_name": null, "note": ""}` + "\n{}\n" + `{"mrn": "2"}`, []string{"1 1 /  / ", "3 2 /  / "}, nil},
		{"escapes", `{"mrn": "1", "patient_name": "A\u006en \"B\"", "note": "\ud83d\ude00"}`, []string{"1 1 / Ann \"B\" / 😀"}, nil},
		{"number as an ID", `{"mrn": ∑12, "patient_name": "Ann", "note": 12}`, []string{"1 x"},
			[]string{"mrn: a number; zeros in front of it may be lost (write it as text)"}},
		{"number as text", `{"mrn": "1", "note": 12}` + "\n" + `{"mrn": "1", "note": ∑1e3}`, []string{"1 1 /  / 12", "2 x"},
			[]string{"note: a number that can be written in several ways (write it as text)"}},
		{"yes as text", `{"mrn": "1", "note": ∑true}`, []string{"1 x"}, []string{"note: a yes or no, which is not wanted here (write it as text)"}},
		{"unknown name", `{"mrn": "1"}` + "\n" + `{"mrn": "2", ∑"allergies": "nuts"}`, []string{"1 1 /  / ", "2 x"}, []string{noField}},
		{"unknown names", `{"mrn": "1"}` + "\n" + `∑{∑"a": "b", "mrn": "2", "c": ""}`, []string{"1 1 /  / ", "2 x"},
			[]string{"no guide has a field for 2 of the names in the object", noField}},
		{"unknown name in the first", `{"mrn": "1", ∑"allergies": "nuts"}`, nil, []string{"no guide has a field for column 2 (take the column out, or name it under ignore_columns in the clinic's profile)"}},
		{"no name is known", `{∑"number": "1"}`, nil, []string{"the first row does not name the columns (the command fields prints a header)"}},
		{"a name twice", `{"mrn": "1"}` + "\n" + `{"mrn": "2", ∑"MRN": "3"}`, []string{"1 1 /  / ", "2 x"}, []string{"mrn: this field stands twice in the object"}},
		{"a name twice in the first", `{"mrn": "2", ∑"mrn": "3"}`, nil, []string{"column 2 has the same name as column 1"}},
		{"list", `{"mrn": "1"}` + "\n" + `{"mrn": ∑["2"]}` + "\n" + `{"mrn": "3"}`, []string{"1 1 /  / ", "2 x", "3 3 /  / "},
			[]string{"a list or an object inside the object; want text" + hint}},
		{"object in an object", `{"mrn": "1", "note": ∑{"a": "b"}}` + "\n" + `{"mrn": "2"}`, []string{"1 x", "2 2 /  / "},
			[]string{"a list or an object inside the object; want text" + hint}},
		{"cut off", `{"mrn": "1"}` + "\n" + `{"mrn": "2"∑`, []string{"1 1 /  / ", "2 x"}, []string{"this is not JSON" + hint}},
		{"no colon", `{"mrn": "1"}` + "\n" + `{"mrn" ∑"2"}` + "\n" + `{"mrn": "3"}`, []string{"1 1 /  / ", "2 x", "3 3 /  / "}, []string{"this is not JSON" + hint}},
		{"no object", `{"mrn": "1"}` + "\n∑7\n" + `{"mrn": "3"}`, []string{"1 1 /  / ", "2 x", "3 3 /  / "}, []string{"this is no JSON object" + hint}},
		{"two on a line", `{"mrn": "1"} ∑{"mrn": "2"}` + "\n" + `{"mrn": "3"}`, []string{"1 x", "2 3 /  / "}, []string{"something stands behind the object" + hint}},
		{"nothing good", `{∑7}` + "\n[]\n", nil, []string{"this is not JSON" + hint}},
		{"array", `[{"mrn": "1"}]`, nil, []string{"a JSON array (write JSON Lines: one object a line, without brackets and commas around them)"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, fields, problems := unmark(test.in)
			places, rows, list := readObjects(text)
			if !slices.Equal(rows, test.rows) {
				t.Errorf("rows %q, want %q", rows, test.rows)
			}
			if len(fields) > 0 && !slices.Equal(places, fields) {
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

// A line that is too long is one row's problem: lines are the same whatever stands on them (R1).
func TestObjectsLimit(t *testing.T) {
	long := `{"mrn": "` + strings.Repeat("1", maxRecord) + "\"}\n"
	_, rows, list := readObjects(`{"mrn": "1"}` + "\n" + long + `{"mrn": "3"}`)
	if want := []string{"1 1 /  / ", "2 x", "3 3 /  / "}; !slices.Equal(rows, want) {
		t.Errorf("rows %q, want %q", rows, want)
	}
	if want := []string{"2: a line longer than 1 MB"}; !slices.Equal(lines(list), want) {
		t.Errorf("problems %q, want %q", lines(list), want)
	}
}

// The file of rejected rows has all fields in its header, since an object can have those that the first
// one leaves out; and a row of which it cannot hold all is not taken before somebody has looked at it.
func TestObjectsRejected(t *testing.T) {
	const in = `{"patient_name": "Ann", "MRN": "1"}` + "\n" +
		`{"mrn": "2", "note": "x", "allergies": "nuts"}` + "\n" +
		`{"mrn": 3, "patient_name": "Cy"}`
	f := open(t, in, Intake{Fields: csvFields})
	if want := []string{"patient_name", "MRN", "guide", "kind", "locale", "note"}; !slices.Equal(f.Header(), want) {
		t.Errorf("header %q, want %q", f.Header(), want)
	}
	var got [][]string
	for row := range open(t, reject(t, f), Intake{Fields: csvFields}).Rows() {
		got = append(got, row.Raw)
	}
	want := [][]string{{"Ann", "1", "", "", "", ""}, {"#", "2", "", "", "", "x"}, {"Cy", "#3", "", "", "", ""}}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("rows %q, want %q", got, want)
	}
}
