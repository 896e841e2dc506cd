package patient

import (
	"io"

	"handout/internal/diag"
	"handout/internal/patient/xlsx"
)

// workbook reads the rows of a workbook's sheet as records. A record has a cell for each column, from
// the first on, so that they stand as in the header.
type workbook struct {
	file string
	rows *xlsx.Rows
}

// openWorkbook reads what is common to all passes over a workbook, and gives what starts one.
func openWorkbook(file string, in io.ReaderAt, size int64) (func() (source, error), diag.List) {
	book, err := xlsx.Open(file, in, size)
	if err != nil {
		return nil, (&File{}).problem(record{}, err)
	}
	return func() (source, error) {
		rows, err := book.Rows()
		if err != nil {
			return nil, err
		}
		return &workbook{file, rows}, nil
	}, nil
}

func (w *workbook) describe() string { return w.rows.Note }

func (w *workbook) Close() error { return w.rows.Close() }

func (w *workbook) next() (record, error) {
	row, err := w.rows.Next()
	if err != nil {
		return record{}, err
	}
	rec := record{number: row.Number, pos: diag.Pos{File: w.file, Line: row.Number, Column: 1}}
	n := 0
	if len(row.Cells) > 0 {
		n = row.Cells[len(row.Cells)-1].Column
	}
	rec.cells, rec.types = make([]Cell, n), make([]cellType, n)
	for i := range rec.cells {
		rec.cells[i].Pos = diag.Pos{File: w.file, Line: row.Number, Column: i + 1}
	}
	for _, c := range row.Cells {
		rec.cells[c.Column-1].Text = c.Text
		rec.types[c.Column-1] = typeOf(c)
	}
	if row.Hidden {
		rec.problem = &diag.Problem{Pos: rec.pos, Text: "the row is hidden in the workbook", Hint: "show it or delete it"}
	}
	return rec, nil
}

// typeOf says what a cell of a workbook holds.
func typeOf(c xlsx.Cell) cellType {
	var t cellType
	if c.Fault != "" {
		t.fault = &mistake{c.Fault, c.Hint}
	}
	switch c.Kind {
	case xlsx.Number:
		t.kind = numberCell
	case xlsx.Bool:
		t.kind = truthCell
	case xlsx.Date:
		t.kind = dateCell
	case xlsx.Moment:
		t.kind = momentCell
	}
	return t
}

// hiddenColumns reports columns of the header that are not shown.
func (w *workbook) hiddenColumns(h *heading, list *diag.List) {
	for i, cell := range h.cells {
		if w.rows.HiddenColumn(i + 1) {
			*list = append(*list, diag.Problem{Pos: cell.Pos, Text: h.label(i) + " is hidden in the workbook", Hint: "show it or delete it"})
		}
	}
}
