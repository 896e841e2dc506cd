package layout

import (
	"handout/render/doc"
)

// table adds a table. Facts whose header does not fit side by side are set as rows instead. A table that is too
// wide for its columns is set as a list of blocks, one a row: its cells stand one under the other. Of two languages
// below each other, both are set in the same way.
func (s *setter) table(b *doc.Table, parent int, c column, before Pt) {
	t, fits, ok := s.fitted(b, c)
	if !ok {
		return
	}
	if s.other != nil && !s.narrow {
		twin, alike, _ := s.other.fitted(s.twins[b].(*doc.Table), c)
		if len(t.block.Header) > len(twin.block.Header) {
			t.block = turn(b)
			fits, ok = t.columns()
		}
		fits = fits && ok && alike
	}
	t.stacked = !fits
	t.element = s.element("Table", parent)
	t.rows(before)
}

// fitted breaks the cells of a table to its columns. It reports fits false where the table has none that can be read, and
// ok false, and a problem, where a cell cannot be set at all.
func (s *setter) fitted(b *doc.Table, c column) (t *tableSetter, fits, ok bool) {
	t = &tableSetter{setter: s, block: b, outer: c, column: s.besideIcons(b, c)}
	fits, ok = t.columns()
	if ok && !fits && b.Style == doc.Facts && len(b.Header) > 0 {
		t.block = turn(b)
		fits, ok = t.columns()
	}
	return t, fits, ok
}

// turn makes a table with a label at the head of each row out of one with labels in its header.
func turn(b *doc.Table) *doc.Table {
	out := &doc.Table{Place: b.Place, Style: b.Style, Widths: []float64{1, 2}}
	for _, r := range b.Rows {
		for i, cell := range r.Cells {
			label := doc.Cell{Head: true, Text: b.Header[i].Text}
			out.Rows = append(out.Rows, doc.Row{Place: r.Place, Cells: []doc.Cell{label, cell}})
		}
	}
	return out
}

// A tableSetter sets one table.
type tableSetter struct {
	*setter
	block      *doc.Table
	outer      column   // all of it
	column     column   // of its words: outer without the room for pictograms
	icon       doc.Icon // of the row that is being set
	cols       []Pt     // widths; of no use where cells are stacked
	stacked    bool     // the cells of a row stand one under the other
	element    int
	head       *strip // what is repeated on each page, once it is set
	headHeight Pt     // of that
	labels     []int  // the elements of headings that stand in the first block
	done       int    // how many cells are in rows
}

// cellFont gives the font of a cell.
func (t *tableSetter) cellFont(c *doc.Cell, header bool) font {
	f := t.body
	f.bold = header || c.Head && t.block.Style == doc.Ruled
	if header && t.block.Style == doc.Facts {
		f = t.small
	}
	return f
}

func (t *tableSetter) colour(c *doc.Cell, header bool) Colour {
	if t.block.Style == doc.Facts && (header || c.Head) {
		return t.muted
	}
	return t.ink
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

// cellSetting gives the cell of a column as columns has broken it. That of a stacked row takes the whole width.
func (t *tableSetter) cellSetting(at doc.Place, c *doc.Cell, tr int, header bool) setting {
	f, colour, el := t.cellFont(c, header), t.colour(c, header), t.cell(tr, c, header)
	if t.stacked {
		return t.set(at.Pos, c.Text, f, colour, t.inset().width, el)
	}
	t.done++
	return t.setLines(t.lines[t.done-1], c.Text, f, colour, el)
}
