package patient

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"handout/internal/diag"
)

// Columns that a file of rejected rows has in front of its own. On the way in they are left out.
const (
	RowColumn    = "handout_row"
	ReasonColumn = "handout_reason"
)

// Rejects writes a file of rejected rows: each as it was written, behind its number and what is wrong
// with it, so that it can be put right and read again.
//
// The file is CSV in UTF-8 with a byte-order mark, all cells in quotes, commas between them. A cell that
// a spreadsheet could take for a formula has an apostrophe in front (OWASP ASVS 1.2.10, CWE-1236), which
// [OpenFile] takes away again. What could not be taken as it was (a quotation mark in a wrong place, a
// number where a text has to be) has a # in front, and is not taken before somebody has looked at it.
//
// The file holds patients' values: its mode is for the caller to see to.
type Rejects struct {
	w      *bufio.Writer
	header []string // nil once it is written
}

// NewRejects starts a file with the header that [File.Header] gives. Nothing is written before the
// first row: without any, there is nothing to put right.
func NewRejects(w io.Writer, header []string) *Rejects {
	return &Rejects{w: bufio.NewWriter(w), header: append([]string{RowColumn, ReasonColumn}, header...)}
}

// Add writes a row and its problems. A row that could not be read whole is written as far as it was. A
// row with number 0 is none, and is left out. The error is the writer's, and comes again from then on.
func (r *Rejects) Add(row Row, problems diag.List) error {
	if row.Number == 0 {
		return nil
	}
	if r.header != nil {
		r.w.WriteString(markUTF8) // errors stay until the end
		r.write(r.header)
		r.header = nil
	}
	return r.write(append([]string{strconv.Itoa(row.Number), reason(problems)}, row.Raw...))
}

// Close writes what is held back. It does not close the writer.
func (r *Rejects) Close() error { return r.w.Flush() }

// write writes a line. The header decides on the delimiter when the file is read, and what stands in
// quotes does not count there; so all is in quotes.
func (r *Rejects) write(cells []string) error {
	for i, cell := range cells {
		if i > 0 {
			r.w.WriteByte(',')
		}
		r.w.WriteByte('"')
		if i > 0 { // a row's number is nobody's, and harmless
			cell = guard(printable(cell))
		}
		r.w.WriteString(strings.ReplaceAll(cell, `"`, `""`))
		r.w.WriteByte('"')
	}
	_, err := r.w.WriteString("\r\n")
	return err
}

// printable gives a cell as text that can be read again. What cannot be in CSV becomes U+FFFD, which no
// field takes.
func printable(cell string) string {
	cell = strings.ToValidUTF8(strings.ReplaceAll(cell, "\r\n", "\n"), "\ufffd")
	return strings.NewReplacer("\r", "\ufffd", "\x00", "\ufffd").Replace(cell)
}

// reason says what is wrong with a row, in one line.
func reason(problems diag.List) string {
	var all []string
	for _, p := range problems {
		if p.Warning {
			continue
		}
		text := p.Text
		if p.Field != "" {
			text = p.Field + ": " + text
		}
		if p.Hint != "" {
			text += " (" + p.Hint + ")"
		}
		all = append(all, text)
	}
	return strings.Join(all, "; ")
}
