package patient

import (
	"errors"
	"io"
	"iter"
	"slices"

	"handout/internal/diag"
)

// A File is a file of rows: CSV, a workbook (XLSX) or JSON Lines. Its rows can be read as often as
// needed.
type File struct {
	name    string
	format  format
	open    func() (source, error) // the error is a diag.Problem
	names   columnNames
	heading *heading
	note    string
}

// OpenFile reads the start of a file and decides from its content what it is: a ZIP archive is a
// workbook, a text that starts with an opening brace is JSON Lines, any other is CSV. The file's name
// is only for places. The list holds what is wrong with the file or with its header; if that is
// anything bad, the File is nil: each row would have the same problem.
//
// The file has to stay as it is, and in has to stay open, for as long as rows are read.
func OpenFile(name string, in io.ReaderAt, size int64, o Intake) (*File, diag.List) {
	f := &File{name: name, names: o.names()}
	var list diag.List
	if f.format, f.open, list = o.opener(name, in, size); list.Bad() {
		return nil, list
	}
	src, err := f.open()
	if err != nil {
		return nil, f.problem(record{}, err)
	}
	defer src.Close()
	first, list := f.first(src)
	if list.Bad() {
		return nil, list
	}
	if f.format == jsonLinesFile {
		f.heading = newObjectHeading(first.names, o.Fields, f.names, &list)
	} else {
		f.heading = newHeading(first.cells, f.names, f.format == workbookFile, &list)
		f.heading.require(o.Fields, o.WithLocale, &list)
		if w, ok := src.(*workbook); ok {
			w.hiddenColumns(f.heading, &list)
		}
	}
	list.Sort()
	if list.Bad() {
		return nil, list
	}
	f.note = f.describe(src)
	return f, list
}

// first gives the record that names the columns: in JSON Lines the first object that can be read.
func (f *File) first(src source) (record, diag.List) {
	var list diag.List
	for {
		rec, err := src.next()
		switch {
		case err == io.EOF && len(list) > 0: // no object can be read
			return rec, list
		case err == io.EOF:
			return rec, diag.List{{Pos: diag.Pos{File: f.name}, Text: "the file is empty"}}
		case err != nil:
			return rec, f.problem(rec, err)
		case rec.problem == nil && (f.format != jsonLinesFile || len(rec.names) > 0):
			return rec, nil
		case rec.problem != nil && f.format != jsonLinesFile:
			return rec, diag.List{*rec.problem}
		case rec.problem != nil && len(list) == 0:
			list = diag.List{*rec.problem}
		}
	}
}

// problem gives what an error of a source says, with the column in which the record stopped.
func (f *File) problem(rec record, err error) diag.List {
	var p diag.Problem
	if !errors.As(err, &p) {
		panic("patient: not a problem: " + err.Error())
	}
	if rec.number > 0 && f.heading != nil {
		p.Field = f.heading.name(len(rec.cells))
	}
	return diag.List{p}
}

// Header gives the names of the columns as the file has them, for [NewRejects]. Those that a file of
// rejected rows carries for its reader are not among them. In JSON Lines they are the names in the
// first object, and behind them the fields that it leaves out.
func (f *File) Header() []string {
	return texts(f.heading.kept(f.heading.cells))
}

// Note says in one line what was decided about the file: its format, its encoding, what stands between
// the columns or which sheet of a workbook was taken, and which fields stand under other names than
// their own. It holds no value of a row.
func (f *File) Note() string { return f.note }

// Rows gives the rows in order, from the first each time, with what is wrong with each as a row of its
// file: if anything is, the row has no Cells, and the next row comes all the same. Rows whose cells are
// all empty are left out. Memory does not grow with the rows.
//
// A row with number 0 stands for the file as a whole, and is the last. Either the file has no rows, or
// it is broken: it cannot be read on from there, or what was read of it is in doubt. An unclosed quote
// is one reason: it swallows the rows behind it. So a caller reads a file to its end before making the
// first sheet of it.
func (f *File) Rows() iter.Seq2[Row, diag.List] {
	return func(yield func(Row, diag.List) bool) {
		src, list := f.again()
		if list.Bad() {
			yield(Row{Pos: list[0].Pos, Broken: true}, list)
			return
		}
		defer src.Close()
		rows := 0
		for {
			rec, err := src.next()
			if err == io.EOF {
				break
			}
			if err != nil {
				list := f.problem(rec, err)
				yield(Row{Pos: list[0].Pos, Broken: true}, list)
				return
			}
			if rec.problem == nil && rec.empty() {
				continue
			}
			rows++
			if !yield(f.row(rec)) {
				return
			}
		}
		if rows == 0 {
			at := f.heading.cells[0].Pos
			yield(Row{Pos: at}, diag.List{{Pos: at, Text: "the file has a header and no rows"}})
		}
	}
}

// again opens the file at its first row. The header counts again: somebody may have written the file
// anew.
func (f *File) again() (source, diag.List) {
	src, err := f.open()
	if err != nil {
		return nil, f.problem(record{}, err)
	}
	if f.format == jsonLinesFile {
		return src, nil
	}
	first, err := src.next()
	if err != nil || first.problem != nil || !slices.Equal(f.heading.cells, first.cells[:min(len(first.cells), len(f.heading.cells))]) {
		src.Close()
		return nil, diag.List{{Pos: diag.Pos{File: f.name}, Text: "the file has changed since its header was read"}}
	}
	return src, nil
}

func texts(cells []Cell) []string {
	all := make([]string, len(cells))
	for i, c := range cells {
		all[i] = c.Text
	}
	return all
}
