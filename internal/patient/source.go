package patient

import (
	"io"
	"strings"

	"handout/internal/diag"
)

// A source reads the records of a file once, from its start.
type source interface {
	// next gives the next record, the one that names the columns first where there is one. The error
	// is io.EOF, or a [diag.Problem] with the file as a whole, which cannot be read on; the record then
	// has the cells before the problem.
	next() (record, error)
	describe() string // what was decided about the file, for people
	io.Closer
}

// A record is one record of a file.
type record struct {
	number  int // as a spreadsheet shows it, or the line of an object
	pos     diag.Pos
	names   []Cell // of the cells, in JSON Lines; nil where the file's header names them
	cells   []Cell
	types   []cellType    // of the cells; nil where all are text
	problem *diag.Problem // with this record alone, in the cell after the last of cells
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

// A cellType says what a cell holds besides its text, in files that tell.
type cellType struct {
	kind  kind
	fault *mistake // why the text cannot be taken, whatever the field
}

type kind int

const (
	textCell   kind = iota
	numberCell      // digits as in Go or JSON
	truthCell       // "true" or "false"
	dateCell        // 2006-01-02
	momentCell      // 2006-01-02 15:04
)

// asText says what to do about a cell that a program has taken for something else than text.
const asText = "write it as text"

// read gives the text of a cell as [Check] reads it, for a field of some type; or says why there is
// doubt about it.
func (c cellType) read(text string, typ Type) (string, *mistake) {
	if c.fault != nil {
		return "", c.fault
	}
	switch c.kind {
	case numberCell:
		return readNumber(text, typ)
	case truthCell:
		if typ != YesNo {
			return "", &mistake{"a yes or no, which is not wanted here", asText}
		}
	case dateCell:
		if typ != Date && typ != DateTime {
			return "", &mistake{"a date, which is not wanted here", asText}
		}
	case momentCell:
		if typ != Date && typ != DateTime {
			return "", &mistake{"a date and time, which is not wanted here", asText}
		}
		if day, midnight := strings.CutSuffix(text, " 00:00"); midnight && typ == Date {
			return day, nil
		}
	}
	return text, nil
}

// maxExact is how many digits a number can have without losing some in a spreadsheet or in JSON.
const maxExact = 15

// readNumber takes numbers only where they can be written in one way, and where digits are as good as
// a word. A number has lost the zeros in front of it, and may have lost its last digits.
func readNumber(text string, typ Type) (string, *mistake) {
	switch typ {
	case ID, Phone:
		return "", &mistake{"a number; zeros in front of it may be lost", asText}
	case Date, DateTime:
		return "", &mistake{"a number; want a date such as 2026-12-03", asText}
	}
	if len(text) > maxExact || countDigits(text) != len(text) {
		return "", &mistake{"a number that can be written in several ways", asText}
	}
	return text, nil
}
