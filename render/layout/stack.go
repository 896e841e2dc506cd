package layout

import (
	"slices"

	"handout/render/doc"
)

// labelled reports whether a table has a row of headings: side by side, or one over each cell of its first block. Blocks
// that begin with the heading of their row have none: it would name columns that are not there. There each further cell
// has its heading in itself, unless it is the only one: beside the heading of its row that would say nothing.
func (t *tableSetter) labelled() bool { return len(t.block.Header) > 0 && !(t.stacked && t.headed()) }

// headed reports whether rows begin with their headings.
func (t *tableSetter) headed() bool { return len(t.block.Rows) > 0 && t.block.Rows[0].Cells[0].Head }

// heading sets what stands over a cell of a block: of later blocks than the first an artifact, if there is a row of
// headings. These tell the cells apart; under the heading of a row they stand back.
func (t *tableSetter) heading(at doc.Place, k int) (h setting, ok bool) {
	words, width := t.block.Header, t.inset().width
	switch {
	case len(t.labels) > 0:
		h = t.set(at.Pos, words[k].Text, t.body.strong(), t.ink, width, t.labels[k])
		t.labels[k] = Decoration
	case k > 0 && len(words) > 2:
		h = t.set(at.Pos, slices.Concat(words[k].Text, []doc.Span{{Text: " "}}), t.body.strong(), t.muted, width, t.cells[k].element)
	default:
		return h, false
	}
	return h, true
}

// label adds the elements of the headings that stand over the words of the first block.
func (t *tableSetter) label(head int) {
	tr := t.setter.element("TR", head)
	for i := range t.block.Header {
		t.labels = append(t.labels, t.cell(tr, &t.block.Header[i], true))
	}
	t.again(nil, 0)
}

// stack adds a row as a block: its cells one under the other. In the tree it stays a row of cells, so that each is read
// out with its heading. Of two languages each cell that has one begins at the same height.
func (t *tableSetter) stack(at doc.Place, cells []doc.Cell) {
	first, before := len(t.strips), Pt(0)
	again := t.rowAgain(at, cells)
	for k := range t.cells {
		from := len(t.strips)
		label, labelled := t.heading(at, k)
		if labelled {
			if k > 0 {
				t.unit()
			}
			t.flow(at.Pos, &label, t.inset(), before, len(t.items))
			t.keepLast()
			before = t.rowPad
		}
		t.flow(at.Pos, &t.cells[k], t.inset(), 0, len(t.items))
		if k+1 < len(t.cells) {
			t.keepLast()
			t.strips[len(t.strips)-1].loose = labelled // the next one says itself what it is
		}
		if k > 0 {
			for i := range t.strips[from:] {
				t.strips[from+i].head = again
			}
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
	hold(t.strips[first:])
}

// rowAgain makes what stands at the top of a page that a row goes on to: what every row has there, and the row's own heading.
// It is said already, so it is an artifact.
func (t *tableSetter) rowAgain(at doc.Place, cells []doc.Cell) *strip {
	if !t.headed() {
		return t.head
	}
	from, c := len(t.items), t.inset()
	top := Pt(0)
	if t.outer.panel == nil {
		top = t.continued(at.Pos, t.outer)
	}
	label := t.set(at.Pos, t.resumed(cells[0].Text), t.cellFont(&cells[0], false), t.ink, c.width, PageHead)
	t.put(&label, 0, len(label.lines), t.mirror(c.x, c.width), top, c.width)
	return &strip{height: top + label.height(), items: t.since(from)}
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
