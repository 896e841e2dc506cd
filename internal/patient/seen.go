package patient

import (
	"fmt"
	"strings"

	"handout/internal/diag"
)

// Seen compares the records of a batch with each other. The zero value is ready to use.
type Seen struct {
	rows     map[string]int    // by key
	patients map[string]person // by record number
}

// A person is what has to be the same wherever a record number stands.
type person struct {
	row         int
	name, birth string
}

// Add takes the next record, one without problems of its own, and reports on it: a record before it
// with the same key, or with the same record number and another name or birth date.
func (s *Seen) Add(r Record) diag.List {
	if s.rows == nil {
		s.rows, s.patients = map[string]int{}, map[string]person{}
	}
	var list diag.List
	if row, ok := s.rows[r.Key]; ok {
		list.Add(r.Pos, "", "the same patient, guide and procedure time as row %d", row)
	} else {
		s.rows[r.Key] = r.Row
	}
	mrn := r.Values[RecordNumber]
	if !mrn.Given {
		return list
	}
	now := person{r.Row, foldName(r.Values[PatientName].Text), r.Values[BirthDate].Text}
	number := foldNumber(mrn.Text)
	if first, ok := s.patients[number]; !ok {
		s.patients[number] = now
	} else if first.name != now.name || first.birth != now.birth {
		list = append(list, diag.Problem{
			Pos: mrn.Pos, Field: RecordNumber,
			Text: fmt.Sprintf("the record number is that of row %d, with another name or birth date", first.row),
			Hint: fmt.Sprintf("row %d may be the wrong one: look at its sheets before they go out", first.row),
		})
	}
	return list
}

// foldNumber drops what two spellings of one record number may differ in: case.
func foldNumber(number string) string { return strings.ToUpper(number) }

// foldName drops what two spellings of one name may differ in: case and the width of gaps.
func foldName(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(name), " "))
}
