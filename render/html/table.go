package html

import (
	"slices"

	"handout/render/doc"
)

// table writes a table. On a narrow screen each row of it is shown as a block, with the heading of its column
// over every cell (WCAG 2.1, 1.4.10); where a row's head has but one cell beside it, that is label enough. The
// headings are still there for who has the table read aloud. The roles repeat what the elements are: some browsers
// take a table that is shown as blocks for none.
func (p *page) table(t *doc.Table) {
	pair := isPair(t)
	class := tableClass(t, pair)
	if hasIcons(t) {
		class += " icons"
	}
	p.raw(`<table role="table" class="` + p.class(class, t) + `"`)
	if p.section > 0 {
		p.raw(` aria-labelledby="`)
		p.id(p.section)
		p.raw(`"`)
	}
	p.raw(">\n")
	columns := len(t.Widths)
	if len(t.Header) > 0 {
		columns = len(t.Header)
		p.raw("<thead role=\"rowgroup\"><tr role=\"row\">")
		for i := range t.Header {
			p.cell(&t.Header[i], `<th scope="col" role="columnheader">`, "</th>", nil)
		}
		p.raw("</tr></thead>\n")
	}
	p.raw("<tbody role=\"rowgroup\">\n")
	for i := range t.Rows {
		row := &t.Rows[i]
		p.at = row.Pos
		if len(row.Cells) != columns {
			p.problem("", "a row of %d cells, want %d", len(row.Cells), columns)
			continue
		}
		p.row(t, row, !pair && len(t.Header) > 0)
	}
	p.raw("</tbody></table>\n")
}

// row writes a row, with the heading of its column in each cell where cells are labelled. A reader who has
// the table read aloud hears the header instead.
func (p *page) row(t *doc.Table, row *doc.Row, labelled bool) {
	p.raw(`<tr role="row">`)
	for i := range row.Cells {
		var label []doc.Span
		if labelled {
			label = t.Header[i].Text
		}
		open, end := `<td role="cell">`, "</td>"
		if row.Cells[i].Head {
			open, end = `<th scope="row" role="rowheader">`, "</th>"
		}
		p.raw(open)
		if i == 0 {
			p.icon(row.Icon)
		}
		p.cell(&row.Cells[i], "", end, label)
	}
	p.raw("</tr>\n")
}

func (p *page) cell(c *doc.Cell, open, end string, label []doc.Span) {
	p.raw(open)
	if label != nil {
		p.raw(`<span class="label" aria-hidden="true">`)
		p.label(label)
		p.raw("</span>")
	}
	p.spans(c.Text)
	if !slices.ContainsFunc(c.Text, func(s doc.Span) bool { return s.Text != "" }) {
		p.problem("", "an empty cell")
	}
	p.raw(end)
}

// isPair reports whether each row is a head and one cell, under a header.
func isPair(t *doc.Table) bool {
	if len(t.Header) != 2 {
		return false
	}
	for i := range t.Rows {
		if len(t.Rows[i].Cells) == 0 || !t.Rows[i].Cells[0].Head {
			return false
		}
	}
	return true
}

func tableClass(t *doc.Table, pair bool) string {
	switch {
	case t.Style == doc.Facts && len(t.Header) > 0:
		return "facts side"
	case t.Style == doc.Facts:
		return "facts"
	case pair:
		return "ruled pair"
	}
	return "ruled"
}
