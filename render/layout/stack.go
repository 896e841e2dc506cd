package layout

import "handout/render/doc"

// labelled reports whether the words of blocks stand each under the heading of its column. Beside a label of its
// row, a table's one other column needs none: its headings stand over all blocks.
func (t *tableSetter) labelled() bool {
	return t.stacked && !(len(t.block.Widths) == 2 && len(t.block.Rows) > 0 && t.block.Rows[0].Cells[0].Head)
}

// label adds the elements of the headings that stand over the words of the first block.
func (t *tableSetter) label(head int) {
	tr := t.setter.element("TR", head)
	for i := range t.block.Header {
		t.labels = append(t.labels, t.cell(tr, &t.block.Header[i], true))
	}
	t.again(nil, 0)
}

// stack adds a row as a block: its cells one under the other. In the tree it stays a row of cells under a header,
// so that each is read out with its heading; the headings that later blocks repeat are artifacts.
func (t *tableSetter) stack(at doc.Place, cells []doc.Cell) {
	first, height, before := len(t.strips), Pt(0), Pt(0)
	for k := range t.cells {
		if len(t.labels) > 0 {
			label := t.set(at.Pos, t.block.Header[k].Text, t.small, t.muted, t.inset().width, t.labels[k])
			t.flow(at.Pos, &label, t.inset(), before, len(t.items))
			t.keepLast()
			t.labels[k], before = Decoration, t.rowPad
			t.flow(at.Pos, &t.cells[k], t.inset(), 0, len(t.items))
		} else {
			t.flow(at.Pos, &t.cells[k], t.inset(), 0, len(t.items))
		}
		if k+1 < len(t.cells) {
			t.keepLast()
		}
	}
	if len(t.strips) == first {
		return // its words cannot be set
	}
	if t.hasIcon() {
		from := len(t.items)
		t.rowIcon(0)
		st := &t.strips[first]
		st.items = append(st.items[:len(st.items):len(st.items)], t.since(from)...)
	}
	t.open(&t.strips[first])
	t.close(&t.strips[len(t.strips)-1], t.line, t.rule)
	strips := t.strips[first:]
	for i := range strips {
		height += strips[i].height
	}
	for i := 0; i+1 < len(strips) && height < t.pageHeight/2; i++ {
		strips[i].keep = true
	}
}

// stackHeader adds the headings of a table of blocks that do not repeat them. They are small words on one line, if it
// holds them, and no band: that would look like a block of its own.
func (t *tableSetter) stackHeader(at doc.Place) {
	from, c := len(t.items), t.inset()
	total := Pt(len(t.cells)-1) * t.body.size
	for k := range t.cells {
		total += t.cells[k].width()
	}
	line := total <= c.width
	x, height := c.x, Pt(0)
	for k := range t.cells {
		cell := &t.cells[k]
		width := c.x + c.width - x
		if line {
			width = cell.width()
			t.put(cell, 0, len(cell.lines), t.mirror(x, width), 0, width)
			x, height = x+width+t.body.size, max(height, cell.height())
			continue
		}
		t.put(cell, 0, len(cell.lines), t.mirror(x, width), height, width)
		height += cell.height()
	}
	t.add(strip{at: at.Pos, panel: c.panel, height: height}, from)
	t.close(&t.strips[len(t.strips)-1], t.accent, t.strongRule)
}

// inset gives the column that the words of blocks are set in.
func (t *tableSetter) inset() column {
	return column{t.column.x + t.pad, t.column.width - 2*t.pad, t.column.panel}
}

// keepLast keeps the last strip on a page with the next one.
func (t *tableSetter) keepLast() { t.strips[len(t.strips)-1].keep = true }

// open adds room above the first strip of a block.
func (t *tableSetter) open(st *strip) {
	lower(st.items, t.rowPad)
	st.height += t.rowPad
}

// close adds room and a rule under the last strip of a block.
func (t *tableSetter) close(st *strip, c Colour, rule Pt) {
	st.height += t.rowPad
	under := Box{X: t.mirror(t.outer.x, t.outer.width), Y: st.height - rule, Width: t.outer.width, Height: rule, Fill: c, Element: Decoration}
	st.items = append(st.items[:len(st.items):len(st.items)], t.boxes.one(under))
}
