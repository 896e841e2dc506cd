package plain

import (
	"strings"

	"handout/render/doc"
)

// between is the space between two columns.
const between = 2

// table writes a table in columns, or, where they do not fit, each row as a block with a label over each cell.
func (w *writer) table(t *doc.Table) {
	n := len(t.Widths)
	if len(t.Header) > 0 {
		n = len(t.Header)
	}
	for _, r := range t.Rows {
		if len(r.Cells) != n {
			w.problems.Add(r.Pos, "", "a row of %d cells, want %d", len(r.Cells), n)
			return
		}
	}
	if widths, fit := w.columns(t, n); fit {
		w.aligned(t, widths)
		return
	}
	w.blocksOf(t)
}

// columns gives the width of each column of a table, and whether all of them fit side by side.
func (w *writer) columns(t *doc.Table, n int) (widths []int, fit bool) {
	widths = make([]int, n)
	all := (n - 1) * between
	measure := func(cells []doc.Cell) {
		for i := range cells {
			widths[i] = max(widths[i], w.width(cells[i].Text))
		}
	}
	measure(t.Header)
	for _, r := range t.Rows {
		measure(r.Cells)
	}
	for _, width := range widths {
		all += width
	}
	return widths, all <= columns
}

// aligned writes a table in columns.
func (w *writer) aligned(t *doc.Table, widths []int) {
	if len(t.Header) > 0 {
		w.alignedRow(t.Header, widths)
		rules := make([]string, len(widths))
		for i, width := range widths {
			rules[i] = strings.Repeat("-", width)
		}
		w.buf = append(w.buf, strings.Join(rules, strings.Repeat(" ", between))+"\n"...)
	}
	for i := range t.Rows {
		w.at = t.Rows[i].Pos
		w.alignedRow(t.Rows[i].Cells, widths)
	}
}

func (w *writer) alignedRow(cells []doc.Cell, widths []int) {
	for i := range cells {
		used := w.one(cells[i].Text)
		if i < len(cells)-1 {
			w.buf = append(w.buf, strings.Repeat(" ", widths[i]-used+between)...)
		}
	}
	w.buf = append(w.buf, '\n')
}

// blocksOf writes each row as a block: each cell under the heading of its column. Where a row's head has but one
// cell beside it, that stands under the head, and the headings of both stand above all rows in the same way.
func (w *writer) blocksOf(t *doc.Table) {
	pair := isPair(t)
	if pair && len(t.Header) > 0 {
		w.under(t.Header[0].Text, t.Header[1].Text)
		w.rule("-", w.width(t.Header[0].Text))
	}
	for i := range t.Rows {
		cells := t.Rows[i].Cells
		w.at = t.Rows[i].Pos
		switch {
		case pair:
			w.under(cells[0].Text, cells[1].Text)
			continue
		case i > 0:
			w.buf = append(w.buf, '\n')
		}
		for k := range cells {
			if len(t.Header) > 0 {
				w.under(t.Header[k].Text, cells[k].Text)
			} else {
				w.say("", cells[k].Text)
			}
		}
	}
}

// under writes a label and what stands under it.
func (w *writer) under(label, text []doc.Span) {
	w.say("", label)
	w.say("  ", text)
}

// isPair reports whether each row is a head and one cell.
func isPair(t *doc.Table) bool {
	for i := range t.Rows {
		if len(t.Rows[i].Cells) != 2 || !t.Rows[i].Cells[0].Head {
			return false
		}
	}
	return len(t.Rows) > 0
}
