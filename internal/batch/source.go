package batch

import (
	"fmt"
	"io"
	"iter"

	"handout/internal/diag"
	"handout/internal/patient"
)

// Rows are rows in order, each with what is wrong with it as a line of its file; see
// [patient.Reader.Rows].
type Rows = iter.Seq2[patient.Row, diag.List]

// Read prepares a CSV file for [Shop.Run]. The list holds what is wrong with the file as a whole; if
// that is anything, no row of it can be trusted, and there are none to run. The error is that the
// machine cannot read the file a second time.
//
// Where in is an [io.Seeker], the file is read to its end and again from its start, since a quote
// that is never closed swallows rows and shows only at the end. Rows from a pipe come as they are.
func (s *Shop) Read(file string, in io.Reader, o Options) (Rows, diag.List, error) {
	seeker, again := in.(io.Seeker)
	if again {
		// A pipe has the method too, and cannot do it.
		_, err := seeker.Seek(0, io.SeekStart)
		again = err == nil
	}
	first, list := s.open(file, in, o)
	if list.Bad() || !again {
		return first.Rows(), list, nil // a bad header gives no rows
	}
	for row, problems := range first.Rows() {
		if row.Number == 0 {
			list = append(list, problems...)
		}
	}
	if list.Bad() {
		return nil, list, nil
	}
	if _, err := seeker.Seek(0, io.SeekStart); err != nil {
		return nil, nil, fmt.Errorf("read %s again: %w", file, err)
	}
	// The header counts again: somebody may have written the file anew in between.
	second, list := s.open(file, in, o)
	return second.Rows(), list, nil
}

// open reads the header and compares it with the fields of the guides that rows may be for.
func (s *Shop) open(file string, in io.Reader, o Options) (*patient.Reader, diag.List) {
	var fields []patient.Field
	for _, g := range s.Guides {
		if o.Guide == "" || g.ID == o.Guide {
			fields = append(fields, g.Fields...)
		}
	}
	r := patient.NewReader(file, in)
	_, list := r.Header(fields, o.Locale == "")
	return r, list
}

// One gives a single row, of cells that come from elsewhere than a file.
func One(at diag.Pos, cells map[string]patient.Cell) Rows {
	row := patient.Row{Number: 1, Pos: at, Cells: cells}
	return func(yield func(patient.Row, diag.List) bool) { yield(row, nil) }
}
