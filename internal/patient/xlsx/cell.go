package xlsx

import (
	"math"
	"strconv"
	"strings"
)

// A Kind says what a cell holds.
type Kind int

const (
	Text   Kind = iota
	Number      // without an exponent: 12, -0.5
	Bool        // true or false
	Date        // 2006-01-02
	Moment      // 2006-01-02 15:04
)

// A Cell is a cell that is not empty.
type Cell struct {
	Column int // counted from 1
	Kind   Kind
	Text   string // see Kind; of a formula itself, behind an equals sign
	Fault  string // why it cannot be taken, "" if it can; with the cell's name
	Hint   string // what to do about a fault
}

const showWhole = "give it a format that shows all of it, such as yyyy-mm-dd hh:mm"

// raw is a cell as written (18.3.1.4).
type raw struct {
	row, column int
	typ         string // the attribute t
	style       int    // the attribute s
	value       string // of the element v
	text        string // of the element is
	formula     string
	isFormula   bool
}

// cell says what a raw cell holds. ok is false if that is nothing.
func (b *Book) cell(r raw) (c Cell, ok bool) {
	c = Cell{Column: r.column, Text: r.value}
	switch {
	case r.isFormula:
		c.Text = "=" + r.formula
		c.fail("a formula", "paste its value over it")
	case r.typ == "inlineStr" && r.value == "":
		c.Text = r.text
	case r.typ == "inlineStr", r.text != "":
		c.Text = r.text + r.value
		c.fail("a text in a place where it does not belong", "write it anew")
	case r.value == "":
		return c, false
	case r.typ == "s":
		c.Text = b.sharedText(r.value, &c)
	case r.typ == "str":
		c.Text = unescape(r.value)
	case r.typ == "b":
		yes, err := strconv.ParseBool(strings.ToLower(strings.TrimSpace(r.value)))
		if err != nil {
			c.fail("a yes or no that is neither", "write it anew")
		}
		c.Kind, c.Text = Bool, strconv.FormatBool(yes)
	case r.typ == "e":
		c.fail("an error of the spreadsheet", "write the value")
	case r.typ == "d", r.typ == "n", r.typ == "":
		b.number(r, &c)
	default:
		c.fail("a value of a kind that is not known", "write it as text")
	}
	if c.Fault != "" {
		c.Fault += " in " + ColumnName(r.column) + strconv.Itoa(r.row)
	}
	return c, c.Text != ""
}

func (c *Cell) fail(text, hint string) { c.Fault, c.Hint = text, hint }

func (b *Book) sharedText(index string, c *Cell) string {
	i, err := strconv.Atoi(index)
	text, ok := b.shared.at(i)
	if err != nil || !ok {
		c.fail("a text that is not in the workbook", "write it anew")
		return index
	}
	return text
}

// number reads a number, which its format makes a date or not, or a date as such.
func (b *Book) number(r raw, c *Cell) {
	f := general
	switch {
	case r.style >= 0 && r.style < len(b.formats):
		f = b.formats[r.style]
	case r.style != 0:
		c.fail("a number with a format that is not in the workbook", "write it as text")
		return
	}
	if r.typ == "d" {
		t, fault := isoDate(strings.TrimSpace(r.value))
		if fault != "" {
			c.fail(fault, "write it as text")
			return
		}
		if f == general || f == other {
			f = moment
		}
		c.setDate(show(t, f))
		return
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(r.value), 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		c.fail("a number that is none", "write it as text")
		return
	}
	c.Kind, c.Text = Number, strconv.FormatFloat(n, 'f', -1, 64)
	switch f {
	case general:
	case other:
		c.fail("a number in a format of its own", "write it as text")
	default:
		t, fault := date(n, b.from1904)
		switch {
		case fault == noDay && f == clock && n < 1:
			c.fail("a time without a date", "write both in one cell")
		case fault != "":
			c.fail(fault, "write it as text")
		default:
			c.setDate(show(t, f))
		}
	}
}

func (c *Cell) setDate(kind Kind, text, fault string) {
	c.Kind, c.Text = kind, text
	if fault != "" {
		c.fail(fault, showWhole)
	}
}

// ColumnName gives the name of a column, counted from 1: A to Z, AA and so on.
func ColumnName(n int) string {
	if n <= 0 {
		return ""
	}
	n--
	return ColumnName(n/26) + string(rune('A'+n%26))
}

// reference reads the name of a cell such as F14 (18.18.62, without dollar signs).
func reference(s string) (column, row int, ok bool) {
	digits := strings.TrimLeft(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	name := s[:len(s)-len(digits)]
	if name == "" || len(name) > 3 {
		return 0, 0, false
	}
	for _, c := range name {
		column = column*26 + int(c-'A') + 1
	}
	row, err := strconv.Atoi(digits)
	return column, row, err == nil && row > 0 && row <= maxRows && column <= maxColumns
}
