package patient

import (
	"fmt"
	"slices"
	"strings"

	"handout/internal/diag"
	"handout/internal/patient/xlsx"
)

// A column is one column of a file.
type column struct {
	field string // its field, or one of the columns that every guide has; "" for one that is left out
	typ   Type
}

// A heading is what the names of a file's columns say.
type heading struct {
	cells   []Cell // as the file has them
	columns []column
	index   map[string]int // by field
	fed     bool           // the file is one of rejected rows
	letters bool           // its columns have letters, as in a spreadsheet
}

// newHeading finds the field of each column. Columns without a name at the end are left out:
// spreadsheets add them, and a row that has something there is told so.
//
// The first row of a file without a header is a patient's, so no problem with a header shows what
// stands in it: columns are counted, from 1.
func newHeading(cells []Cell, names columnNames, letters bool, list *diag.List) *heading {
	for len(cells) > 1 && strings.TrimSpace(cells[len(cells)-1].Text) == "" {
		cells = cells[:len(cells)-1]
	}
	h := &heading{cells: cells, columns: make([]column, len(cells)), index: map[string]int{}, letters: letters}
	h.fed = h.has(RowColumn) && h.has(ReasonColumn)
	if !slices.ContainsFunc(cells, func(c Cell) bool { return len(names.fields(c.Text)) > 0 }) {
		*list = append(*list, diag.Problem{
			Pos:  cells[0].Pos,
			Text: "the first row does not name the columns",
			Hint: "the command fields prints a header",
		})
		return h
	}
	for i, cell := range cells {
		if !h.fed || cell.Text != RowColumn && cell.Text != ReasonColumn {
			h.columns[i] = h.column(i, names, list)
		}
	}
	return h
}

// has reports whether a column has exactly this name.
func (h *heading) has(name string) bool {
	return slices.ContainsFunc(h.cells, func(c Cell) bool { return c.Text == name })
}

// label names a column without what stands in it.
func (h *heading) label(i int) string {
	if h.letters {
		return "column " + xlsx.ColumnName(i+1)
	}
	return fmt.Sprintf("column %d", i+1)
}

// column finds the field of one column, or reports why there is none.
func (h *heading) column(i int, names columnNames, list *diag.List) column {
	cell := h.cells[i]
	text, problem := Clean(cell.Text)
	if h.fed {
		text = unguard(text)
	}
	fields := names.fields(text)
	switch {
	case problem != "":
		list.Add(cell.Pos, "", "the name of %s has %s", h.label(i), problem)
	case text == "":
		list.Add(cell.Pos, "", "%s has no name", h.label(i))
	case len(fields) == 0 && names.ignores(text):
	case len(fields) == 0:
		h.unknown(i, strings.ToLower(text), names, list)
	case len(fields) > 1:
		*list = append(*list, diag.Problem{
			Pos:  cell.Pos,
			Text: fmt.Sprintf("the name of %s is that of several fields: %s", h.label(i), strings.Join(fields, ", ")),
			Hint: "write one of these names over it",
		})
	default:
		return h.take(i, fields[0], names.types[fields[0]], list)
	}
	return column{}
}

// unknown reports a column that no field has. Its name is shown only if it is nearly that of a field.
func (h *heading) unknown(i int, name string, names columnNames, list *diag.List) {
	p := diag.Problem{Pos: h.cells[i].Pos, Text: "no guide has a field for " + h.label(i)}
	if p.Hint = diag.DidYouMean(name, names.all); p.Hint != "" {
		p.Field = name
	} else {
		p.Hint = "take the column out, or name it under ignore_columns in the clinic's profile"
	}
	*list = append(*list, p)
}

// take gives a column its field, unless another has it.
func (h *heading) take(i int, field string, typ Type, list *diag.List) column {
	first, twice := h.index[field]
	switch {
	case twice && FoldName(h.cells[first].Text) == FoldName(h.cells[i].Text):
		list.Add(h.cells[i].Pos, "", "%s has the same name as %s", h.label(i), h.label(first))
	case twice:
		list.Add(h.cells[i].Pos, field, "%s is this field, and so is %s", h.label(i), h.label(first))
	default:
		h.index[field] = i
		return column{field, typ}
	}
	return column{}
}

// require reports required fields that have no column, if the header is one at all.
func (h *heading) require(fields []Field, withLocale bool, list *diag.List) {
	if len(h.index) == 0 {
		return
	}
	for _, name := range requiredColumns(fields, withLocale) {
		if _, ok := h.index[name]; !ok {
			*list = append(*list, diag.Problem{
				Pos: h.cells[0].Pos, Field: name, Text: "this column is missing", Hint: "the command fields prints a header with all columns",
			})
		}
	}
}

// requiredColumns gives the names of the columns that have to be there, each once: two guides may
// have the same field.
func requiredColumns(fields []Field, withLocale bool) []string {
	var names []string
	if withLocale {
		names = append(names, LocaleColumn)
	}
	for _, f := range fields {
		// A field with a default may be empty in every row.
		if f.Required && f.Default == "" && !slices.Contains(names, f.Name) {
			names = append(names, f.Name)
		}
	}
	return names
}

// name gives the field of a column, counted from 0, or "" where there is none.
func (h *heading) name(i int) string {
	if i >= len(h.columns) {
		return ""
	}
	return h.columns[i].field
}

// doubted marks the first cell that a field has, so that the row is refused until somebody has looked at it.
func (h *heading) doubted(cells []Cell) []Cell {
	marked := slices.Clone(cells)
	for i := range marked {
		if i < len(h.columns) && h.columns[i].field != "" {
			marked[i].Text = doubt + strings.TrimPrefix(marked[i].Text, doubt)
			break
		}
	}
	return marked
}

// kept gives the columns that are the clinic's own, of cells in the order of the file. Cells without a
// column are kept too.
func (h *heading) kept(cells []Cell) []Cell {
	if !h.fed {
		return cells
	}
	var own []Cell
	for i, c := range cells {
		if i >= len(h.cells) || h.cells[i].Text != RowColumn && h.cells[i].Text != ReasonColumn {
			own = append(own, c)
		}
	}
	return own
}
