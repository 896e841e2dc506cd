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
	return patient.OpenFile(name, in, size, patient.Intake{
		Encoding:   encoding,
		Fields:     s.fields(o.Guide),
		WithLocale: o.Locale == "",
		Columns:    s.Profile.Headers(),
		Ignore:     s.Profile.Ignore,
		Names:      s.columnNames,
	})
}

// fields gives those of the guides that rows can be for: of one, or of all where none is named. A file needs the columns that
// each of them needs; what one alone needs is asked of its rows.
func (s *Shop) fields(only string) []patient.Field {
	var all []patient.Field
	needed := map[string]int{}
	guides := 0
	for _, g := range s.Guides {
		if only != "" && g.ID != only {
			continue
		}
		guides++
		all = append(all, g.Fields...)
		for _, f := range g.Fields {
			if f.Required {
				needed[f.Name]++
			}
		}
	}
	for i := range all {
		all[i].Required = needed[all[i].Name] == guides
	}
	return all
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
