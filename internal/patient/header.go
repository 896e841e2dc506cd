package patient

import (
	"fmt"
	"slices"
	"strings"

	"handout/internal/diag"
)

// A Header is the first row of a file: the columns' names, in order, lower case.
type Header []Cell

// newHeader normalises the names of the columns and checks that there is one for each, and once. A
// name that cannot be used is left empty. Columns without a name at the end are left out: spreadsheets
// add them, and a row that has something there is told so.
//
// The first row of a file without a header is a patient's, so no problem with a header shows what
// stands in it: columns are counted, from 1.
func newHeader(cells []Cell, list *diag.List) Header {
	for len(cells) > 1 && strings.TrimSpace(cells[len(cells)-1].Text) == "" {
		cells = cells[:len(cells)-1]
	}
	first := map[string]int{}
	header := make(Header, len(cells))
	for i, cell := range cells {
		name, problem := Clean(cell.Text)
		name = strings.ToLower(name)
		switch column, twice := first[name]; {
		case problem != "":
			list.Add(cell.Pos, "", "the name of column %d has %s", i+1, problem)
			name = ""
		case name == "":
			list.Add(cell.Pos, "", "column %d has no name", i+1)
		case twice:
			list.Add(cell.Pos, "", "column %d has the same name as column %d", i+1, column)
		default:
			first[name] = i + 1
		}
		header[i] = Cell{Text: name, Pos: cell.Pos}
	}
	return header
}

// check reports columns that no field has, and required fields that have no column.
func (h Header) check(fields []Field, withLocale bool, list *diag.List) {
	known := columns(fields)
	if !slices.ContainsFunc(h, func(c Cell) bool { return slices.Contains(known, c.Text) }) {
		*list = append(*list, diag.Problem{
			Pos:  h[0].Pos,
			Text: "the first row does not name the columns",
			Hint: "the command fields prints a header",
		})
		return
	}
	for i, column := range h {
		if column.Text == "" || slices.Contains(known, column.Text) {
			continue
		}
		unknown := diag.Problem{Pos: column.Pos, Text: fmt.Sprintf("no guide has a field for column %d", i+1)}
		if unknown.Hint = diag.DidYouMean(column.Text, known); unknown.Hint != "" {
			unknown.Field = column.Text
		}
		*list = append(*list, unknown)
	}
	for _, name := range requiredColumns(fields, withLocale) {
		if !slices.ContainsFunc(h, func(c Cell) bool { return c.Text == name }) {
			*list = append(*list, diag.Problem{
				Pos: h[0].Pos, Field: name, Text: "this column is missing", Hint: "the command fields prints a header with all columns",
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

// name gives the name of a column, counted from 0, or "" where there is none.
func (h Header) name(column int) string {
	if column >= len(h) {
		return ""
	}
	return h[column].Text
}
