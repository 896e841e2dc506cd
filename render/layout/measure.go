package layout

import (
	"handout/internal/diag"
	"handout/render/doc"
)

// unbroken is a limit that no line of a cell reaches.
const unbroken = 1 << 30

// measure sets all cells on one line each.
func (t *tableSetter) measure() bool {
	t.lines, t.widths = t.lines[:0], t.widths[:0]
	ok := t.measureRow(t.block.Pos, t.block.Header, true)
	for i := range t.block.Rows {
		r := &t.block.Rows[i]
		ok = t.measureRow(r.Pos, r.Cells, false) && ok
	}
	return ok
}

func (t *tableSetter) measureRow(at diag.Pos, cells []doc.Cell, header bool) bool {
	ok := true
	for i := range cells {
		f, width := t.cellFont(&cells[i], header), 2*t.pad
		lines, err := t.shaper.Wrap(t.paragraph(cells[i].Text, f), unbroken)
		if err != nil {
			t.problem(at, cells[i].Text, err)
			ok = false
		}
		for _, line := range lines {
			width += Pt(line.Width+1) * f.size / 1000
		}
		t.lines, t.widths = append(t.lines, lines), append(t.widths, width)
	}
	return ok
}

// naturals gives the widths of columns in which no line is broken, and their sum.
func (t *tableSetter) naturals(n int) (widths []Pt, total Pt) {
	widths = t.points.list(n)
	for k, w := range t.widths {
		widths[k%n] = max(widths[k%n], w)
	}
	for _, w := range widths {
		total += w
	}
	return widths, total
}

// least gives the widths of columns that break no word, exactly.
func (t *tableSetter) least(natural []Pt) ([]Pt, bool) {
	least, ok := t.points.list(len(natural)), true
	k := 0
	row := func(at diag.Pos, cells []doc.Cell, header bool) {
		for i := range cells {
			if t.widths[k] > least[i] {
				f := t.cellFont(&cells[i], header)
				w, err := t.shaper.WidestWord(t.paragraph(cells[i].Text, f))
				if err != nil {
					t.problem(at, cells[i].Text, err)
					ok = false
				}
				least[i] = max(least[i], Pt(w+1)*f.size/1000+2*t.pad)
			}
			k++
		}
	}
	row(t.block.Pos, t.block.Header, true)
	for i := range t.block.Rows {
		row(t.block.Rows[i].Pos, t.block.Rows[i].Cells, false)
	}
	return least, ok
}
