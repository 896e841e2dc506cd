package xlsx

import (
	"encoding/xml"
	"strconv"
)

// row reads a row up to its end (18.3.1.73).
func (r *Rows) row(start xml.StartElement) (Row, error) {
	r.part.begin()
	row := Row{Number: r.last + 1, Hidden: isTrue(attribute(start, "hidden"))}
	if s := attribute(start, "r"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n <= r.last {
			return row, r.out()
		}
		row.Number = n
	}
	if row.Number > maxRows {
		return row, r.out()
	}
	r.last = row.Number
	r.cells = r.cells[:0]
	column := 0
	for {
		token, err := r.part.token(r.last)
		if err != nil {
			return row, r.part.problem(r.last)
		}
		switch token := token.(type) {
		case xml.EndElement:
			row.Cells = r.cells
			return row, nil
		case xml.StartElement:
			if token.Name.Local != "c" {
				if err := r.part.skip(r.last); err != nil {
					return row, err
				}
				continue
			}
			if column, err = r.cell(token, column); err != nil {
				return row, err
			}
		}
	}
}

// cell reads a cell up to its end, adds it to the row unless it is empty, and gives its column. That of
// the cell before it is last.
func (r *Rows) cell(start xml.StartElement, last int) (int, error) {
	c := raw{row: r.last, column: last + 1, typ: attribute(start, "t")}
	if s := attribute(start, "r"); s != "" {
		column, row, ok := reference(s)
		if !ok || row != r.last || column <= last {
			return 0, r.out()
		}
		c.column = column
	}
	if s := attribute(start, "s"); s != "" {
		var err error
		if c.style, err = strconv.Atoi(s); err != nil {
			return 0, r.out()
		}
	}
	if c.column > maxColumns {
		return 0, r.out()
	}
	if err := r.content(&c); err != nil {
		return 0, err
	}
	if cell, ok := r.book.cell(c); ok {
		r.cells = append(r.cells, cell)
	}
	return c.column, nil
}

// content reads the elements of a cell.
func (r *Rows) content(c *raw) error {
	for {
		token, err := r.part.token(r.last)
		if err != nil {
			return r.part.problem(r.last)
		}
		e, ok := token.(xml.StartElement)
		if _, end := token.(xml.EndElement); end {
			return nil
		}
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "v":
			c.value, err = r.text()
		case "f":
			c.isFormula = true
			c.formula, err = r.text()
		case "is":
			c.text, err = r.part.richText(r.last)
		default:
			err = r.part.skip(r.last)
		}
		if err != nil {
			return err
		}
	}
}

// text gives the text of the element that was started last, which has no others in it.
func (r *Rows) text() (string, error) {
	var text string
	for {
		token, err := r.part.token(r.last)
		if err != nil {
			return "", r.part.problem(r.last)
		}
		switch token := token.(type) {
		case xml.CharData:
			text += string(token)
		case xml.StartElement:
			return "", r.out()
		case xml.EndElement:
			return text, nil
		}
	}
}
