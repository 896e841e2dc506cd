package patient

import (
	"fmt"
	"slices"
	"strings"

	"handout/internal/diag"
	"handout/internal/patient/xlsx"
)

// doubt stands in [Row.Raw] in front of what could not be taken as it was, so that it cannot be taken
// the next time either, before somebody has looked at it: no field has a value that starts so.
const doubt = "#"

// row puts a record under the header.
func (f *File) row(rec record) (Row, diag.List) {
	row := Row{Number: rec.number, Pos: rec.pos}
	var list diag.List
	if rec.names != nil {
		rec = f.arrange(rec, &list)
	}
	rec.cells = f.trim(rec)
	if f.heading.fed {
		for i := range rec.cells {
			rec.cells[i].Text = unguard(rec.cells[i].Text)
		}
	}
	spoilt := rec.problem != nil || list.Bad()
	if rec.types != nil {
		f.readTypes(rec, &list)
	}
	ragged := len(rec.cells) != len(f.heading.columns)
	if spoilt || ragged {
		// What had no place in the row is not in it, and a spreadsheet fills up what is short.
		rec.cells = f.heading.doubted(rec.cells)
	}
	row.Raw = texts(f.heading.kept(rec.cells))
	switch {
	case rec.problem != nil:
		if f.format == csvFile {
			rec.problem.Field = f.heading.name(len(rec.cells))
		}
		list = append(list, *rec.problem)
	case ragged:
		list = append(list, f.ragged(rec))
	}
	if list.Sort(); list.Bad() {
		return row, list
	}
	row.Cells = make(map[string]Cell, len(rec.cells))
	for i, cell := range rec.cells {
		if name := f.heading.columns[i].field; name != "" {
			row.Cells[name] = cell
		}
	}
	return row, list
}

// trim gives the cells without empty ones behind the header: spreadsheets add them. A workbook leaves
// out empty cells at the end of a row, so there they are added.
func (f *File) trim(rec record) []Cell {
	cells, n := rec.cells, len(f.heading.columns)
	for len(cells) > n && strings.TrimSpace(cells[len(cells)-1].Text) == "" {
		cells = cells[:len(cells)-1]
	}
	for f.format == workbookFile && len(cells) < n {
		at := rec.pos
		at.Column = len(cells) + 1
		cells = append(cells, Cell{Pos: at})
	}
	return cells
}

// ragged says that a row has more or fewer cells than the header.
func (f *File) ragged(rec record) diag.Problem {
	n := len(f.heading.columns)
	if f.format == workbookFile {
		at := rec.cells[len(rec.cells)-1].Pos
		return diag.Problem{Pos: at, Text: "a value in " + xlsx.ColumnName(at.Column) + ", where the header has no name"}
	}
	return diag.Problem{
		Pos:  rec.pos,
		Text: fmt.Sprintf("the row has %d cells, the header %d", len(rec.cells), n),
		Hint: "a value with a comma in it, or whatever stands between the cells, has to be in quotes",
	}
}

// readTypes turns cells that are more than text into text, or says why not.
func (f *File) readTypes(rec record, list *diag.List) {
	for i := range min(len(rec.types), len(f.heading.columns)) {
		if f.heading.columns[i].field == "" {
			continue
		}
		cell, col := &rec.cells[i], f.heading.columns[i]
		text, m := rec.types[i].read(cell.Text, col.typ)
		if m != nil {
			*list = append(*list, diag.Problem{Pos: cell.Pos, Field: col.field, Text: m.text, Hint: m.hint})
			text = doubt + cell.Text
		}
		cell.Text = text
	}
}

// arrange puts the cells of an object in the order of the header.
func (f *File) arrange(rec record, list *diag.List) record {
	n := len(f.heading.columns)
	ordered := rec
	ordered.names, ordered.cells, ordered.types = nil, make([]Cell, n), make([]cellType, n)
	for i := range ordered.cells {
		ordered.cells[i].Pos = rec.pos
	}
	given := make([]bool, n)
	strangers := 0
	for i, name := range rec.names {
		column, ok := f.heading.find(name.Text, f.names)
		switch {
		case !ok && f.names.ignores(name.Text):
		case !ok && strangers > 0:
			strangers++
		case !ok:
			list.Add(name.Pos, "", "no guide has a field of the name that stands here")
			strangers++
		case given[column]:
			list.Add(name.Pos, f.heading.name(column), "this field stands twice in the object")
		default:
			given[column] = true
			ordered.cells[column], ordered.types[column] = rec.cells[i], rec.types[i]
		}
	}
	if strangers > 1 {
		list.Add(rec.pos, "", "no guide has a field for %d of the names in the object", strangers)
	}
	return ordered
}

// newObjectHeading makes the heading of JSON Lines: the names of the first object, and then all other
// fields, since an object leaves out what it has no value for.
func newObjectHeading(names []Cell, fields []Field, known columnNames, list *diag.List) *heading {
	h := newHeading(names, known, false, list)
	for _, field := range columns(fields) {
		if _, ok := h.index[field]; !ok && !list.Bad() {
			h.index[field] = len(h.cells)
			h.cells = append(slices.Clip(h.cells), Cell{Text: field, Pos: names[0].Pos})
			h.columns = append(h.columns, column{field, known.types[field]})
		}
	}
	return h
}

// find gives the index of the column for a name in an object.
func (h *heading) find(name string, known columnNames) (int, bool) {
	fields := known.fields(name)
	if len(fields) != 1 {
		return 0, false
	}
	i, ok := h.index[fields[0]]
	return i, ok
}
