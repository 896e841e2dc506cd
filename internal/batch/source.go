package batch

import (
	"io"
	"iter"

	"handout/internal/diag"
	"handout/internal/patient"
)

// Rows are rows in order, each with what is wrong with it as a line of its file; see [patient.File.Rows].
type Rows = iter.Seq2[patient.Row, diag.List]

// OpenRows opens a file of rows for the guides that they may be for. The list holds what is wrong with the
// file as a whole; if that is anything, no row of it can be trusted, and there is no file.
func (s *Shop) OpenRows(name string, in io.ReaderAt, size int64, encoding string, o Options) (*patient.File, diag.List) {
	var fields []patient.Field
	for _, g := range s.Guides {
		if o.Guide == "" || g.ID == o.Guide {
			fields = append(fields, g.Fields...)
		}
	}
	return patient.OpenFile(name, in, size, patient.Intake{
		Encoding:   encoding,
		Fields:     fields,
		WithLocale: o.Locale == "",
		Columns:    s.Profile.Headers(),
		Ignore:     s.Profile.Ignore,
		Names:      s.columnNames,
	})
}

// columnNames gives the names that a field's column has in the clinic's language.
func (s *Shop) columnNames(field string) []string {
	return literals(s.Catalogs.Catalog(s.Profile.Locale), "column_"+field, nil)
}

// One gives a single row, of cells that come from elsewhere than a file.
func One(at diag.Pos, cells map[string]patient.Cell) Rows {
	row := patient.Row{Number: 1, Pos: at, Cells: cells}
	return func(yield func(patient.Row, diag.List) bool) { yield(row, nil) }
}
