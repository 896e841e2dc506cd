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
	if b.Style == doc.Facts && len(b.Header) > 0 && !t.fits() {
		t.block = turn(b)
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
	block      *doc.Table
	column     column
	cols       []Pt
	element    int
	headHeight Pt                         // of the header row, once it is set
	wrapped    map[*doc.Cell][]*text.Line // cells with values, at the widths of cols
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

// fits reports whether every column, at its share of the width, holds its words.
func (t *tableSetter) fits() bool {
	least, ok := t.least(true)
	shares := t.shares()
	for i := range least {
		ok = ok && least[i] <= shares[i]
	}
	return ok
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

// widths gives each column its share, or as much as its widest word needs. The words of the guide
// decide, so that a table has the same columns for every patient, unless a value is wider. It
// reports false, and a problem, when a row of widest words is too wide.
func (t *tableSetter) widths() ([]Pt, bool) {
	least, ok := t.least(false)
	if !ok {
		return nil, false
	}
	widths, fixed := t.share(least)
	if fixed && t.holds(widths) {
		return widths, true
	}
	if least, ok = t.least(true); !ok {
		return nil, false
	}
	if widths, ok = t.share(least); ok {
		return widths, true
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
	return nil, false
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

// holds reports whether all cells with values can be set in columns of the given widths. A cell
// that cannot be set at all is reported when it is.
func (t *tableSetter) holds(widths []Pt) bool {
	for i := range t.block.Rows {
		cells := t.block.Rows[i].Cells
		for k := range cells {
			f := t.cellFont(&cells[k], false)
			p := t.paragraph(cells[k].Text, f)
			if p.Keep {
				continue
			}
			lines, err := t.shaper.Wrap(p, f.limit(widths[k]-2*t.pad))
			var overflow *text.OverflowError
			if errors.As(err, &overflow) {
				clear(t.wrapped) // the columns will be others
				return false
			}
			if err == nil {
				if t.wrapped == nil {
					t.wrapped = map[*doc.Cell][]*text.Line{}
				}
				t.wrapped[&cells[k]] = lines
			}
		}
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
