package patient

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"handout/internal/diag"
)

// A Reader reads rows from a CSV file (RFC 4180), one at a time: a file may be larger than memory.
// The first row names the columns. The delimiter is a comma, a semicolon or a tab.
type Reader struct {
	file    string
	in      io.Reader
	records *records // nil until the header is read, and where it cannot be
	header  Header
}

// NewReader reads from r, in UTF-8, or in UTF-16 with a byte-order mark. The file's name is only for
// places. In UTF-16 columns count the bytes that the text would have in UTF-8.
func NewReader(file string, r io.Reader) *Reader {
	return &Reader{file: file, in: r}
}

// Header gives the columns, and what is wrong with the file or with them: one that no field has, a
// required field without a column. Fields are those of all guides that rows may name; withLocale says
// that rows have to name their locale. If anything is wrong there are no rows: each of them would
// have the same problem. It is called once, before [Reader.Rows].
func (r *Reader) Header(fields []Field, withLocale bool) (Header, diag.List) {
	rs, err := openRecords(r.file, r.in)
	if err != nil {
		return nil, r.fileProblem(record{}, err)
	}
	first, err := rs.next()
	switch {
	case err != nil:
		return nil, r.fileProblem(first, err)
	case first.problem != nil:
		return nil, diag.List{*first.problem}
	}
	var list diag.List
	r.header = newHeader(first.cells, &list)
	r.header.check(fields, withLocale, &list)
	if !list.Bad() {
		r.records = rs
	}
	list.Sort()
	return r.header, list
}

// fileProblem gives what an error of records says, with the column in which the record stopped.
func (r *Reader) fileProblem(rec record, err error) diag.List {
	var p diag.Problem
	if !errors.As(err, &p) {
		panic("patient: not a problem: " + err.Error())
	}
	if rec.number > 0 {
		p.Field = r.header.name(len(rec.cells))
	}
	return diag.List{p}
}

// Rows gives the rows in order, each with what is wrong with it as a line of CSV: if anything is, the
// row has no cells, and the next row comes all the same. Rows whose cells are all empty are left out.
//
// A row with number 0 stands for the file as a whole, and is the last. Either the file has no rows, or
// it is broken: it cannot be read on from there. An unclosed quote is one reason: it swallows the rows
// behind it. So a caller who would rather make no sheet of such a file reads it to its end before
// making the first.
func (r *Reader) Rows() iter.Seq2[Row, diag.List] {
	return func(yield func(Row, diag.List) bool) {
		if r.records == nil {
			return
		}
		rows := 0
		for {
			rec, err := r.records.next()
			if err == io.EOF {
				break
			}
			if err != nil {
				list := r.fileProblem(rec, err)
				yield(Row{Pos: list[0].Pos, Broken: true}, list)
				return
			}
			if rec.problem == nil && rec.empty() {
				continue
			}
			rows++
			if !yield(r.row(rec)) {
				return
			}
		}
		if rows == 0 {
			at := r.header[0].Pos
			yield(Row{Pos: at}, diag.List{{Pos: at, Text: "the file has a header and no rows"}})
		}
	}
}

// row puts a record under the header.
func (r *Reader) row(rec record) (Row, diag.List) {
	row := Row{Number: rec.number, Pos: rec.pos}
	if rec.problem != nil {
		rec.problem.Field = r.header.name(len(rec.cells))
		return row, diag.List{*rec.problem}
	}
	for len(rec.cells) > len(r.header) && strings.TrimSpace(rec.cells[len(rec.cells)-1].Text) == "" {
		rec.cells = rec.cells[:len(rec.cells)-1] // spreadsheets add empty cells at the end
	}
	if len(rec.cells) != len(r.header) {
		return row, diag.List{{
			Pos:  rec.pos,
			Text: fmt.Sprintf("the row has %d cells, the header %d", len(rec.cells), len(r.header)),
			Hint: "a value with a comma in it, or whatever stands between the cells, has to be in quotes",
		}}
	}
	row.Cells = make(map[string]Cell, len(rec.cells))
	for i, cell := range rec.cells {
		row.Cells[r.header[i].Text] = cell
	}
	return row, nil
}

// empty reports whether all cells are.
func (rec record) empty() bool {
	for _, cell := range rec.cells {
		if strings.TrimSpace(cell.Text) != "" {
			return false
		}
	}
	return true
}
