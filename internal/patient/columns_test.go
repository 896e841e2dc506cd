package patient

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The catalogs' names of columns are names of one field each, and none is the guide's name of another,
// so that a list in the clinic's language is read as it is meant (R1).
func TestCatalogColumns(t *testing.T) {
	files, err := filepath.Glob("../../locales/active.*.toml")
	if err != nil || len(files) < 3 {
		t.Fatalf("%d catalogs: %v", len(files), err)
	}
	message := regexp.MustCompile(`(?m)^\[column_(\w+)\]\n(?:(?:description|hash) = .*\n)*other = "(.*)"$`)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		fields := map[string]string{} // by folded name
		found := message.FindAllStringSubmatch(string(data), -1)
		for _, m := range found {
			fields[FoldName(m[1])] = m[1]
		}
		if len(found) < 20 || strings.Count(string(data), "[column_") != len(found) {
			t.Errorf("%s: %d names of columns are read", file, len(found))
		}
		for _, m := range found {
			folded := FoldName(m[2])
			if other, taken := fields[folded]; folded == "" || taken && other != m[1] {
				t.Errorf("%s: column_%s has the name of %s", file, m[1], other)
			}
			fields[folded] = m[1]
		}
	}
}

// A column is known by the guide's name, the profile's and those in the clinic's language, whatever
// their case, accents and gaps; a name that says nothing clear is a problem (R1).
func TestColumnNames(t *testing.T) {
	o := Intake{
		Fields:     []Field{{Name: "mrn", Type: ID}, {Name: "birth_date", Type: Date}, {Name: "patient_name", Type: Name, Required: true}},
		WithLocale: false,
		Ignore:     []string{"Station", "Room nr."},
		Columns:    map[string]string{"mrn": "Patient No.", "patient_name": "Nombre"},
		Names: func(field string) []string {
			return map[string][]string{
				"birth_date":   {"Fecha de nacimiento", "تاريخ الميلاد", "जन्म तिथि", "Date"},
				"mrn":          {"Historia clínica", "Nombre", "Date"},
				"patient_name": {"Paciente"},
				"locale":       {"Idioma"},
			}[field]
		},
	}
	for _, test := range []struct {
		header string
		want   []string // fields, or problems
	}{
		{"mrn,birth_date,patient_name", []string{"mrn", "birth_date", "patient_name"}},
		{"MRN,Birth Date,patient-name", []string{"mrn", "birth_date", "patient_name"}},
		{"PATIENT NO,DOB,nombre", []string{"no guide has a field for column 2"}},
		{"Patient-No,FECHA_DE_NACIMIENTO:,Nombre,idioma", []string{"mrn", "birth_date", "patient_name", "locale"}},
		{"historia clinica,تَارِيخ الميلاد,paciente", []string{"mrn", "birth_date", "patient_name"}},
		{"mrn,जन्म तिथी,paciente", []string{"जन्म तिथी: no guide has a field for column 2"}}, // vowels are letters
		{"Date,paciente", []string{"the name of column 1 is that of several fields: mrn, birth_date"}},
		{"mrn,Patient No,nombre", []string{"mrn: column 2 is this field, and so is column 1"}},
		{"mrn,Mrn,nombre", []string{"column 2 has the same name as column 1"}},
		{"mrn,birth_date", []string{"patient_name: this column is missing"}},
		{"handout_row,mrn,nombre", []string{"no guide has a field for column 1"}},
		{"mrn,STÁTION,nombre,room nr", []string{"mrn", "", "patient_name", ""}}, // left out
		{"handout_row,mrn,nombre,handout_reason", []string{"", "mrn", "patient_name", ""}},
	} {
		f, list := OpenFile("", strings.NewReader(test.header), int64(len(test.header)), o)
		var got []string
		for _, p := range list {
			got = append(got, strings.TrimPrefix(p.Error(), p.Pos.String()+": "))
		}
		for i := 0; f != nil && i < len(f.heading.columns); i++ {
			got = append(got, f.heading.columns[i].field)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.header, got, test.want)
		}
	}
}

// Where two guides want different things of a column, a cell is only taken if it suits both (R1).
func TestColumnOfTwoGuides(t *testing.T) {
	fields := []Field{{Name: "mrn", Type: ID}, {Name: "ward", Type: Text}, {Name: "ward", Type: Choice}, {Name: "floor", Type: Text}}
	const in = `{"mrn": "1", "ward": 3, "floor": 4}` + "\n" + `{"mrn": "1", "ward": "3", "floor": 4}`
	var got []string
	for row, list := range open(t, in, Intake{Fields: fields}).Rows() {
		got = append(got, row.Cells["ward"].Text)
		got = append(got, lines(list)...)
	}
	if want := []string{"", "f:1:22: ward: a number; zeros in front of it may be lost (write it as text)", "3"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A column that the clinic leaves out is not taken for a field that its language calls by that name, and a row
// in doubt is marked where somebody reads it (R1).
func TestIgnoredColumns(t *testing.T) {
	o := Intake{
		Fields: []Field{{Name: "mrn", Type: ID, Required: true}, {Name: "patient_name", Type: Name, Required: true}},
		Ignore: []string{"Name", "Ward"},
		Names:  func(field string) []string { return map[string][]string{"patient_name": {"Name", "Patient"}}[field] },
	}
	file := open(t, "Ward,Name,mrn,Patient\n3B,Dr House,L-1,Ann\n3B,Dr House,L-2\n", o)
	var got []string
	for row := range file.Rows() {
		got = append(got, row.Cells["patient_name"].Text, strings.Join(row.Raw, "|"))
	}
	if want := []string{"Ann", "3B|Dr House|L-1|Ann", "", "3B|Dr House|#L-2"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	objects := open(t, `{"mrn": "L-1", "Patient": "Ann", "Ward": "3B"}`+"\n"+`{"mrn": "L-2", "Patient": "Eve", "Name": "Dr House"}`, o)
	for row, list := range objects.Rows() {
		if name := row.Cells["patient_name"].Text; len(list) > 0 || name != "Ann" && name != "Eve" {
			t.Errorf("row %d: %q, %v", row.Number, name, list)
		}
	}
}
