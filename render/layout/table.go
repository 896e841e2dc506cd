package layout

import (
	"errors"

	"handout/internal/diag"
	"handout/render/doc"
	"handout/render/text"
)

// table adds a table. Facts whose header does not fit side by side are set as rows instead.
func (s *setter) table(b *doc.Table, parent int, c column, before Pt) {
	t := tableSetter{setter: s, block: b, column: c}
	shared := t.holds(t.shares())
	if !shared && b.Style == doc.Facts && len(b.Header) > 0 {
		t.block = turn(b)
		shared = t.holds(t.shares())
	}
	if !shared && !t.adjust() {
		return
	}
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
	block      *doc.Table
	column     column
	cols       []Pt
	element    int
	headHeight Pt  // of the header row, once it is set
	done       int // how many cells are in rows
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

// least gives the narrowest width of each column that breaks no word; without values, that of the
// words which are the same for every patient.
func (t *tableSetter) least(values bool) ([]Pt, bool) {
	ok := true
	least := make([]Pt, len(t.block.Widths))
	measure := func(at diag.Pos, cells []doc.Cell, header bool) {
		for i := range cells {
			f := t.cellFont(&cells[i], header)
			p := t.paragraph(cells[i].Text, f)
			if !p.Keep && !values {
				continue
			}
			w, err := t.shaper.WidestWord(p)
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

// shares gives each column its share of the width.
func (t *tableSetter) shares() []Pt {
	total := 0.0
	for _, w := range t.block.Widths {
		total += w
	}
	out := t.points.list(len(t.block.Widths))
	for i, w := range t.block.Widths {
		out[i] = t.column.width * w / total
	}
	return out
}

// adjust gives each column its share, or as much as its widest word needs, when not every share is
// enough. The words of the guide decide, so that a table has the same columns for every patient, unless
// a value is wider. It reports false, and a problem, when a row of widest words is too wide.
func (t *tableSetter) adjust() bool {
	least, ok := t.least(false)
	if !ok {
		return false
	}
	widths, fixed := t.share(least)
	if fixed && t.holds(widths) {
		return true
	}
	if least, ok = t.least(true); !ok {
		return false
	}
	if widths, ok = t.share(least); ok {
		t.holds(widths) // did one word not fit after all, its row would report it
		return true
	}
	need := -t.column.width
	for _, w := range least {
		need += w
	}
	field := ""
	if fixed {
		field = t.widestValue()
	}
	t.problems.Add(t.block.Pos, field, "the table is too wide for the page by %.0f points", need)
	return false
}

// widestValue names the field whose value has the widest word.
func (t *tableSetter) widestValue() string {
	field, widest := "", 0
	for _, row := range t.block.Rows {
		for i := range row.Cells {
			for _, span := range row.Cells[i].Text {
				p := t.paragraph([]doc.Span{span}, t.cellFont(&row.Cells[i], false))
				if w, err := t.shaper.WidestWord(p); err == nil && span.Private && w > widest {
					field, widest = span.Field, w
				}
			}
		}
	}
	return field
}

// holds sets all cells in columns of the given widths, and reports whether they can be: whether no word is
// wider than its column. A cell that cannot be set at all is reported when its row is.
func (t *tableSetter) holds(widths []Pt) bool {
	t.cols, t.lines = widths, t.lines[:0]
	if !t.wrap(t.block.Header, true) {
		return false
	}
	for i := range t.block.Rows {
		if !t.wrap(t.block.Rows[i].Cells, false) {
			return false
		}
	}
	return true
}

// wrap adds the lines of a row's cells to those of the table, nil for a cell that cannot be set.
func (t *tableSetter) wrap(cells []doc.Cell, header bool) bool {
	for i := range cells {
		f := t.cellFont(&cells[i], header)
		lines, err := t.shaper.Wrap(t.paragraph(cells[i].Text, f), f.limit(t.cols[i]-2*t.pad))
		if _, tooWide := errors.AsType[*text.OverflowError](err); tooWide {
			return false
		}
		t.lines = append(t.lines, lines)
	}
	return true
}

// share gives each column its share of the width, or its least width, taken from the columns that
// can spare it. It reports whether they can.
func (t *tableSetter) share(least []Pt) ([]Pt, bool) {
	widths := t.shares()
	missing, spare := Pt(0), Pt(0)
	for i, w := range widths {
		missing += max(0, least[i]-w)
		spare += max(0, w-least[i])
	}
	if missing > spare+0.01 {
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
