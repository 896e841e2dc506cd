package layout

import "handout/render/doc"

// labelled reports whether a table has headings over its columns: side by side, or over each cell of a block. A block
// that is a label and one cell has none. They would name columns that are not there, and beside its label, the heading
// of its row on paper and for who has it read aloud, they say nothing.
func (t *tableSetter) labelled() bool {
	pair := len(t.block.Widths) == 2 && len(t.block.Rows) > 0 && t.block.Rows[0].Cells[0].Head
	return len(t.block.Header) > 0 && !(t.stacked && pair)
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
