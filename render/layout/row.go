package layout

import "handout/render/doc"

// rows adds the strips of the header row and of all rows. Facts stay together; of other tables no page
// takes the first or the last row alone, unless rows are very tall.
func (t *tableSetter) rows(before Pt) {
	at := len(t.strips)
	t.addRows(before)
	strips := t.strips[at:]
	for i := 0; i+1 < len(strips); i++ {
		ends := strips[0].keep && i == 1 || i+2 == len(strips)
		small := strips[i].height+strips[i+1].height < t.pageHeight/3
		if t.block.Style == doc.Facts || ends && small {
			strips[i].keep = true
		}
	}
}

// addRows adds the strips; only the header is kept with what follows.
func (t *tableSetter) addRows(before Pt) {
	b := t.block
	body := t.element
	var head *strip
	if len(b.Header) > 0 {
		at := len(t.strips)
		t.row(b.Place, b.Header, t.setter.element("THead", t.element), true)
		first := &t.strips[at]
		if len(t.strips) > at+1 || first.height > t.pageHeight/2 {
			t.problems.Add(b.Pos, "", "the table's header takes more than half a page")
			return
		}
		first.before, first.keep = before, true
		head = &strip{height: first.height, items: t.artifacts(first.items)}
		t.headHeight = head.height
		before = 0
		body = t.setter.element("TBody", t.element)
	}
	for i := range b.Rows {
		at := len(t.strips)
		t.row(b.Rows[i].Place, b.Rows[i].Cells, body, false)
		for k := range t.strips[at:] {
			st := &t.strips[at+k]
			st.before, st.head = before, head
			before = 0
		}
	}
}

// row adds one row. It is one strip, or several if no page could hold it: then each of them holds
// as many lines of every cell as a page can.
func (t *tableSetter) row(at doc.Place, cells []doc.Cell, parent int, header bool) {
	tr := t.setter.element("TR", parent)
	t.cells = t.cells[:0]
	lines := 0
	for i := range cells {
		t.cells = append(t.cells, t.cellSetting(at, &cells[i], i, tr, header))
		lines = max(lines, len(t.cells[i].lines))
	}
	// A page has to hold the header again and, on the first, a heading.
	most := max(1, int((t.pageHeight-t.headHeight-2*t.rowPad-3*t.h2.leading)/t.body.leading))
	for i := 0; i == 0 || i < lines; i += most {
		t.band(at, i, min(i+most, lines), header)
	}
}

// cellSetting gives the cell of a column as holds has set it. Where it could not, the problem is reported.
func (t *tableSetter) cellSetting(at doc.Place, c *doc.Cell, column, tr int, header bool) setting {
	f, colour, el := t.cellFont(c, header), t.colour(c, header), t.cell(tr, c, header)
	t.done++
	if t.done <= len(t.lines) && t.lines[t.done-1] != nil {
		return t.setLines(t.lines[t.done-1], c.Text, f, colour, el)
	}
	return t.set(at.Pos, c.Text, f, colour, t.cols[column]-2*t.pad, el)
}

// cell adds the structure element of a cell.
func (t *tableSetter) cell(tr int, c *doc.Cell, header bool) int {
	if !header && !c.Head {
		return t.setter.element("TD", tr)
	}
	el := t.setter.element("TH", tr)
	t.elements[el].Scope = "Row"
	if header {
		t.elements[el].Scope = "Column"
	}
	return el
}

// band adds the strip that holds the lines from i to j of each cell of a row, with its background
// and the rule under it.
func (t *tableSetter) band(at doc.Place, i, j int, header bool) {
	set, from := t.cells, len(t.items)
	st := strip{at: at.Pos, panel: t.column.panel}
	height := Pt(0)
	for k := range set {
		height = max(height, Pt(min(j, len(set[k].lines))-min(i, len(set[k].lines)))*set[k].font.leading)
	}
	top, bottom := t.rowPad, t.rowPad
	if t.block.Style == doc.Facts && len(t.block.Header) > 0 {
		if header {
			bottom = 0
		} else {
			top = 0
		}
	}
	st.height = height + top + bottom
	t.behind(st.height, header)
	x := t.column.x
	for k := range set {
		lo, hi := min(i, len(set[k].lines)), min(j, len(set[k].lines))
		width := t.cols[k] - 2*t.pad
		t.put(&set[k], lo, hi, t.mirror(x+t.pad, width), top, width)
		x += t.cols[k]
	}
	t.add(st, from)
}

// behind adds what lies behind and under a row.
func (t *tableSetter) behind(height Pt, header bool) {
	box := func(y, h Pt, c Colour) {
		t.box(Box{X: t.mirror(t.column.x, t.column.width), Y: y, Width: t.column.width, Height: h, Fill: c, Element: Decoration})
	}
	switch {
	case t.block.Style == doc.Facts && len(t.block.Header) > 0:
		box(0, height, t.accentTint)
	case t.block.Style == doc.Facts:
		box(height-t.rule, t.rule, t.line)
	case header:
		box(0, height, t.accentTint)
		box(height-t.strongRule, t.strongRule, t.accent)
	default:
		box(height-t.rule, t.rule, t.line)
	}
}
