package patient

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"handout/internal/diag"
)

// The longest header line and the longest record, in bytes. Without the second, a quote that is never
// closed would take a whole file into memory. A record is counted from the end of that before it, with
// the blank lines between them.
const (
	maxHeader = 64 << 10
	maxRecord = 1 << 20
)

// records reads the records of a CSV file with their places and the numbers that a spreadsheet shows.
type records struct {
	file    string
	in      *stream
	csv     *csv.Reader
	skipped int   // lines before the header, which csv does not see
	offset  int64 // the bytes in them
	line    int   // the last line of the latest record
	number  int   // of the latest record
}

// openRecords reads up to the header line and decides on the delimiter. The error is a [diag.Problem].
func openRecords(file string, in *stream) (*records, error) {
	rs := &records{file: file, in: in}
	text := bufio.NewReaderSize(rs.in, maxHeader)
	header, err := rs.headerLine(text)
	if err != nil {
		return nil, err
	}
	comma, ok := separator(header)
	if ok {
		rs.skip(header) // a spreadsheet does not show this line: it is no row
		if header, err = rs.headerLine(text); err != nil {
			return nil, err
		}
	}
	for strings.TrimSpace(header) == "" {
		rs.skip(header)
		rs.number++
		if header, err = rs.headerLine(text); err != nil {
			return nil, err
		}
	}
	if comma == 0 {
		if comma, ok = delimiterOf(header); !ok {
			return nil, diag.Problem{
				Pos:  diag.Pos{File: file, Line: rs.skipped + 1},
				Text: "what stands between the columns cannot be told: commas, semicolons or tabs",
				Hint: "put a line before the header that says it, such as sep=;",
			}
		}
	}
	rs.csv = csv.NewReader(io.MultiReader(strings.NewReader(header), text))
	rs.csv.Comma = comma
	rs.csv.FieldsPerRecord = -1 // a ragged record is that record's problem; the others go on
	rs.line = rs.skipped
	return rs, nil
}

// headerLine reads a line with its end.
func (rs *records) headerLine(in *bufio.Reader) (string, error) {
	line, err := in.ReadSlice('\n')
	switch {
	case err == nil, err == io.EOF && len(line) > 0:
		return string(line), nil
	case err == io.EOF:
		return "", diag.Problem{Pos: diag.Pos{File: rs.file}, Text: "the file is empty"}
	case errors.Is(err, bufio.ErrBufferFull):
		at := diag.Pos{File: rs.file, Line: rs.skipped + 1}
		return "", diag.Problem{Pos: at, Text: "this line is too long for a header"}
	}
	return "", rs.in.problem(rs.file)
}

// skip notes a line that csv does not see.
func (rs *records) skip(line string) {
	rs.skipped++
	rs.offset += int64(len(line))
}

func (rs *records) Close() error { return nil }

// next reads a record. The error is io.EOF, or a [diag.Problem] with the file as a whole, which
// cannot be read on; the record then has the cells before the problem.
func (rs *records) next() (record, error) {
	rs.in.limit = rs.offset + rs.csv.InputOffset() + maxRecord
	fields, err := rs.csv.Read()
	var syntax *csv.ParseError
	switch {
	case rs.in.cut && !errors.Is(err, csv.ErrQuote):
		return record{}, rs.tooLong(err)
	case err == io.EOF:
		return record{}, io.EOF
	case errors.As(err, &syntax):
		return rs.broken(fields, syntax)
	case err != nil:
		return record{}, rs.in.problem(rs.file)
	}
	line, _ := rs.csv.FieldPos(0)
	rec := rs.record(fields, line)
	rs.line = rs.lastLine(rec)
	return rec, nil
}

// tooLong says what the limit cut, from what csv made of it. Its place is the line after the last record.
func (rs *records) tooLong(err error) diag.Problem {
	p := diag.Problem{Pos: diag.Pos{File: rs.file, Line: rs.line + 1}, Text: "a row longer than 1 MB"}
	if err == io.EOF {
		p.Text = "more than 1 MB of blank lines"
	}
	return p
}

// record gives fields their places and the record its number. Blank lines count: a spreadsheet shows
// them as rows.
func (rs *records) record(fields []string, startLine int) record {
	rec := record{pos: diag.Pos{File: rs.file, Line: startLine + rs.skipped, Column: 1}}
	rs.number += rec.pos.Line - rs.line
	rec.number = rs.number
	rec.cells = make([]Cell, len(fields))
	for i, text := range fields {
		line, column := rs.csv.FieldPos(i)
		rec.cells[i] = Cell{Text: text, Pos: diag.Pos{File: rs.file, Line: line + rs.skipped, Column: column}}
	}
	return rec
}

// lastLine gives the line on which the last cell of a record ends.
func (rs *records) lastLine(rec record) int {
	if len(rec.cells) == 0 {
		return rec.pos.Line
	}
	last := rec.cells[len(rec.cells)-1]
	return last.Pos.Line + strings.Count(last.Text, "\n")
}

const quoteHint = `put the whole value in quotes, and write "" for a quotation mark in it`

// broken deals with quotation marks in wrong places. Where one opens and the next comes on a later
// line or never, what lies between cannot be told from rows that were swallowed, and the file is
// refused; so it is in the last record, where a piece of the file may be missing.
func (rs *records) broken(fields []string, e *csv.ParseError) (record, error) {
	rec := rs.record(fields, e.StartLine)
	at := diag.Pos{File: rs.file, Line: e.Line + rs.skipped, Column: e.Column}
	opens := diag.Pos{File: rs.file, Line: rs.lastLine(rec)}
	if errors.Is(e.Err, csv.ErrQuote) && (opens.Line != at.Line || rs.ended()) {
		open := diag.Problem{Pos: opens, Text: "a quotation mark opens a value here and is not closed", Hint: quoteHint}
		if rs.in.cut {
			open.Text += " within 1 MB"
		}
		return rec, open
	}
	rs.line = at.Line
	rec.problem = &diag.Problem{Pos: at, Text: "a quotation mark inside a value", Hint: quoteHint}
	return rec, nil
}

// ended reports whether the latest record is the last that is read of the file.
func (rs *records) ended() bool {
	return (rs.in.err == io.EOF || rs.in.cut) && rs.offset+rs.csv.InputOffset() == rs.in.total
}
