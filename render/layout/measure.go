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

// stretch divides every cell where lines may end. It reports false, and a problem, for one that cannot be set.
func (t *tableSetter) stretch() bool {
	t.stretches, t.starts = t.stretches[:0], append(t.starts[:0], 0)
	ok := t.stretchRow(t.block.Pos, t.block.Header, true)
	for i := range t.block.Rows {
		r := &t.block.Rows[i]
		ok = t.stretchRow(r.Pos, r.Cells, false) && ok
	}
	return ok
}

func (t *tableSetter) stretchRow(at diag.Pos, cells []doc.Cell, header bool) bool {
	ok := true
	for i := range cells {
		words, err := t.shaper.Stretches(t.paragraph(cells[i].Text, t.cellFont(&cells[i], header)))
		if err != nil {
			t.problem(at, cells[i].Text, err)
			ok = false
		}
		t.stretches = append(t.stretches, words...)
		t.starts = append(t.starts, len(t.stretches))
	}
	return ok
}

// least gives the widths of columns that divide no stretch.
func (t *tableSetter) least(n int) []Pt {
	out := t.points.list(n)
	for k := range t.lines {
		wide, f := 0, t.body
		for _, s := range t.stretches[t.starts[k]:t.starts[k+1]] {
			wide = max(wide, s.Visible)
		}
		if k < len(t.block.Header) {
			f = t.cellFont(&t.block.Header[k], true)
		}
		out[k%n] = max(out[k%n], Pt(wide+1)*f.size/1000+2*t.pad)
	}
	return out
}
