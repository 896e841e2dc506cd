package pdf

import "slices"

// checkTable checks that the cells make a grid with headers: somebody who hears the table cannot see
// which column a cell stands in.
func (c *checker) checkTable(e *seenElement) {
	rows := rowsOf(e)
	headers := 0
	for _, row := range rows {
		if len(row.kids) != len(rows[0].kids) {
			c.faultAt(row, iso14289+"7.2", "has another number of cells than the first row")
		}
		for _, cell := range row.kids {
			if isKind("TH")(cell) {
				headers++
			}
		}
	}
	if headers == 0 {
		c.faultAt(e, iso14289+"7.5", "has no header cell")
	}
}

// rowsOf gives the rows of a table, those in row groups too.
func rowsOf(e *seenElement) []*seenElement {
	var rows []*seenElement
	for _, kid := range e.kids {
		switch {
		case kid.element == nil: // a defect, told elsewhere
		case kid.element.kind == "TR":
			rows = append(rows, kid.element)
		default:
			rows = append(rows, rowsOf(kid.element)...)
		}
	}
	return rows
}

// checkList checks that the labels of a list have a known meaning.
func (c *checker) checkList(e *seenElement) {
	labelled := slices.ContainsFunc(e.kids, func(k seenKid) bool {
		return k.element != nil && slices.ContainsFunc(k.element.kids, isKind("Lbl"))
	})
	style, _ := c.attribute(e, "List", "ListNumbering").(pdfName)
	if labelled && !slices.Contains(listStyles(), style) {
		c.faultAt(e, iso14289+"7.6", "has labels but no ListNumbering")
	}
}

// listStyles are the values of ListNumbering (ISO 32000-1, table 347).
func listStyles() []pdfName {
	return []pdfName{"None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"}
}
