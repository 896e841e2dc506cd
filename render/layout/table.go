package layout

import (
	"handout/internal/diag"
	"handout/render/doc"
)

// table adds a table. Facts whose header does not fit side by side are set as rows instead.
func (s *setter) table(b *doc.Table, parent int, c column, before Pt) {
	t := tableSetter{setter: s, block: b, column: c}
	if b.Style == doc.Facts && len(b.Header) > 0 && !t.fits() {
		turned := turn(b)
		t.block = turned
	}
	widths, ok := t.widths()
	if !ok {
		return
	}
	t.cols = widths
	t.element = s.element("Table", parent)
	t.rows(before)
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
	block   *doc.Table
	column  column
	cols    []Pt
	element int
}

// cellFont gives the font of a cell.
func (t *tableSetter) cellFont(c *doc.Cell, header bool) font {
	f := t.body
	f.bold = header || c.Head && t.block.Style == doc.Ruled
	if t.block.Style == doc.Facts && header {
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

// least gives the narrowest width of each column that breaks no word.
func (t *tableSetter) least() ([]Pt, bool) {
	ok := true
	least := make([]Pt, len(t.block.Widths))
	measure := func(at diag.Pos, cells []doc.Cell, header bool) {
		for i := range cells {
			f := t.cellFont(&cells[i], header)
			w, err := t.shaper.WidestWord(t.paragraph(cells[i].Text, f))
			if err != nil {
				t.problem(at, cells[i].Text, err)
				ok = false
			}
			least[i] = max(least[i], Pt(w+1)*f.size/1000+2*t.pad)
		}
	}
	measure(t.block.Pos, t.block.Header, true)
	for i := range t.block.Rows {
		measure(t.block.Rows[i].Pos, t.block.Rows[i].Cells, false)
	}
	return least, ok
}

// fits reports whether every column, at its share of the width, holds its words.
func (t *tableSetter) fits() bool {
	least, ok := t.least()
	shares := t.shares()
	for i := range least {
		ok = ok && least[i] <= shares[i]
	}
	return ok
}

func (t *tableSetter) shares() []Pt {
	total := 0.0
	for _, w := range t.block.Widths {
		total += w
	}
	out := make([]Pt, len(t.block.Widths))
	for i, w := range t.block.Widths {
		out[i] = t.column.width * w / total
	}
	return out
}

// widths gives each column its share, or as much as its widest word needs, taken from the columns
// that can spare it. It reports false, and a problem, when a row of widest words is too wide.
func (t *tableSetter) widths() ([]Pt, bool) {
	least, ok := t.least()
	if !ok {
		return nil, false
	}
	widths := t.shares()
	missing, spare, need := Pt(0), Pt(0), Pt(0)
	for i, w := range widths {
		need += least[i]
		missing += max(0, least[i]-w)
		spare += max(0, w-least[i])
	}
	if missing > spare+0.01 {
		t.problems.Add(t.block.Pos, "", "the table is too wide for the page by %.0f points", need-t.column.width)
		return nil, false
	}
	for i, w := range widths {
		if w < least[i] {
			widths[i] = least[i]
		} else if missing > 0 {
			widths[i] -= missing * (w - least[i]) / spare
		}
	}
	return widths, true
}
