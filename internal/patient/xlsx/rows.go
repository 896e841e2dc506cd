package xlsx

import (
	"encoding/xml"
	"io"
	"strconv"

	"handout/internal/diag"
)

// The size of a sheet in Excel.
const (
	maxRows    = 1 << 20
	maxColumns = 1 << 14
)

// Rows reads the rows of one sheet, from the first to the last.
type Rows struct {
	Note string // which sheet it is, for people

	book    *Book
	part    *part
	hidden  []span // columns that are not shown
	last    int    // the number of the latest row
	data    bool   // inside of sheetData
	started bool   // it began, or even ended
	merged  string // the first merged cells
	cells   []Cell
}

// A span is a run of columns.
type span struct{ min, max int }

// A Row is one row of a sheet.
type Row struct {
	Number int // counted from 1
	Hidden bool
	Cells  []Cell // by column; good until the next row is read
}

func (b *Book) rows(s sheet) (*Rows, error) {
	p, err := b.open(s.part, maxSheet)
	if err != nil {
		return nil, err
	}
	return &Rows{book: b, part: p}, nil
}

// Close ends the reading.
func (r *Rows) Close() error { return r.part.Close() }

// HiddenColumn reports whether a column, counted from 1, is not shown. It is known from the first row
// on.
func (r *Rows) HiddenColumn(n int) bool {
	for _, s := range r.hidden {
		if s.min <= n && n <= s.max {
			return true
		}
	}
	return false
}

// Next gives the next row that has a cell. The error is io.EOF after the last, or a [diag.Problem] with
// the sheet as a whole; such as merged cells, of which a sheet tells behind its rows.
func (r *Rows) Next() (Row, error) {
	for {
		row, err := r.read()
		if err == io.EOF && r.merged != "" {
			return row, r.book.problem("merged cells in "+r.merged, "unmerge them: all but one of them are empty")
		}
		if err != nil || len(row.Cells) > 0 {
			return row, err
		}
	}
}

// read gives the next row.
func (r *Rows) read() (Row, error) {
	for {
		token, err := r.part.token(r.last)
		if err == io.EOF && !r.started {
			return Row{}, r.book.damaged()
		}
		if err != nil {
			return Row{}, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if r.data && token.Name.Local == "row" {
				return r.row(token)
			}
			if err := r.aside(token); err != nil {
				return Row{}, err
			}
		case xml.EndElement:
			r.data = r.data && token.Name.Local != "sheetData"
		}
	}
}

// aside reads what stands around the rows.
func (r *Rows) aside(e xml.StartElement) error {
	switch e.Name.Local {
	case "worksheet", "cols", "mergeCells":
		return nil
	case "sheetData":
		if r.started {
			return r.book.damaged()
		}
		r.started, r.data = true, true
		return nil
	case "col":
		min, err1 := strconv.Atoi(attribute(e, "min"))
		max, err2 := strconv.Atoi(attribute(e, "max"))
		if isTrue(attribute(e, "hidden")) && err1 == nil && err2 == nil && len(r.hidden) < maxColumns {
			r.hidden = append(r.hidden, span{min, max})
		}
	case "mergeCell":
		if r.merged == "" {
			r.merged = "the sheet"
			if ref := attribute(e, "ref"); isArea(ref) {
				r.merged = ref
			}
		}
	}
	return r.part.skip(r.last)
}

// isArea reports whether s is such as A3:B4.
func isArea(s string) bool {
	for i := range s {
		if s[i] == ':' {
			_, _, from := reference(s[:i])
			_, _, to := reference(s[i+1:])
			return from && to
		}
	}
	return false
}

// out says that rows or cells are out of order, or not such as Excel can have.
func (r *Rows) out() error {
	p, _ := r.book.damaged().(diag.Problem)
	p.Pos.Line = r.last
	return p
}
