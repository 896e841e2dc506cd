package layout

import "handout/render/doc"

// wide is the measure, in multiples of the body size, from which columns of broken lines are worth having: 48
// characters or so. Narrower text is read more easily as a list.
const wide = 24

// thin is the narrowest column that may break a cell into more than thinLines lines: some 12 characters.
const (
	thin      = 6
	thinLines = 3
)

// columns gives each column its width and breaks the cells to it. It reports fits false where the table has
// to be set in another way, and ok false, and a problem, where a cell cannot be set at all.
//
// Facts under a header share the width as the document wishes while no line is broken by it; of others the labels are as
// wide as those of the whole sheet, so that tables one above the other line up. Else widths follow from the words: no column is narrower than its widest
// word, and the table is as low as that allows (compare CSS 2.1, 17.5.2.2).
func (t *tableSetter) columns() (fits, ok bool) {
	n := len(t.block.Widths)
	if t.narrow && !(t.level && len(t.block.Header) == 0) || t.body.size >= Large && n > 2 {
		return false, true
	}
	if !t.measure() {
		return false, false
	}
	switch {
	case t.led() && t.lead > 0:
		if t.leadBy(t.lead) {
			return true, true
		}
		if !t.measure() {
			return false, false
		}
	case t.block.Style == doc.Facts && t.whole(t.wish()):
		return true, true
	}
	natural, total := t.naturals(n)
	if total <= t.column.width {
		for i := range natural {
			natural[i] *= t.column.width / total
		}
		t.cols = natural
		return true, true
	}
	if t.column.width < wide*t.body.size {
		return false, true
	}
	if !t.stretch() {
		return false, false
	}
	fits, held := t.arrange(t.least(n), natural)
	return fits && held, true
}

// arrange chooses columns that are no narrower than least, and breaks the cells to them. It reports whether they hold
// all words, and whether lines in them are not too short to be read.
func (t *tableSetter) arrange(least, natural []Pt) (fits, held bool) {
	t.comfort(least, natural)
	if !t.share(least, natural) {
		return false, false
	}
	t.improve(least)
	return t.wrap()
}

// wish gives each column its share of the width as the document has it.
func (t *tableSetter) wish() []Pt {
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

// whole takes widths as those of the columns if every cell stands on one line in them.
func (t *tableSetter) whole(widths []Pt) bool {
	for k, w := range t.widths {
		if w > widths[k%len(widths)] {
			return false
		}
	}
	t.cols = widths
	return true
}

// comfort widens columns, where there is room for it, so that what leads a row or a column is not broken into
// very short lines.
func (t *tableSetter) comfort(least, natural []Pt) {
	sum, wider := Pt(0), t.points.list(len(least))
	for i := range least {
		wider[i] = max(least[i], min(natural[i], thin*t.body.size+2*t.pad))
		sum += wider[i]
	}
	if sum <= t.column.width {
		copy(least, wider)
	}
}

// share gives each column its least width, and of what is left a share in proportion to what it lacks of its
// natural one, in whole steps. It reports whether there is room for the least.
func (t *tableSetter) share(least, natural []Pt) bool {
	step := t.step()
	spare, lack, widest := t.column.width, Pt(0), 0
	for i := range least {
		spare -= least[i]
		lack += natural[i] - least[i]
		if natural[i] > natural[widest] {
			widest = i
		}
	}
	if spare < 0 {
		return false
	}
	t.roundUp(least, step, &spare)
	t.cols = t.points.list(len(least))
	rest := spare
	for i := range least {
		steps := Pt(int(spare * max(0, natural[i]-least[i]) / lack / step))
		t.cols[i] = least[i] + steps*step
		rest -= steps * step
	}
	t.cols[widest] += rest
	return true
}

// step is what widths differ by at least. Cells that all patients share come in few widths then, and their lines
// need not be broken anew for each patient's dates.
func (t *tableSetter) step() Pt { return t.body.size / 2 }

// roundUp makes widths whole steps while there is room to spare.
func (t *tableSetter) roundUp(widths []Pt, step Pt, spare *Pt) {
	for i, w := range widths {
		steps := Pt(int(w / step))
		if more := (steps+1)*step - w; more < step && more <= *spare {
			widths[i] += more
			*spare -= more
		}
	}
}

// wrap breaks the cells that are wider than their columns.
func (t *tableSetter) wrap() (fits, held bool) {
	fits = true
	k := 0
	row := func(cells []doc.Cell, header bool) bool {
		for i := range cells {
			if width := t.cols[i] - 2*t.pad; t.widths[k] > t.cols[i] {
				f := t.cellFont(&cells[i], header)
				lines, err := t.shaper.Wrap(t.paragraph(cells[i].Text, f), f.limit(width))
				if err != nil {
					return false
				}
				t.lines[k] = lines
				fits = fits && (len(lines) <= thinLines || width >= thin*t.body.size)
			}
			k++
		}
		return true
	}
	if !row(t.block.Header, true) {
		return false, false
	}
	for i := range t.block.Rows {
		if !row(t.block.Rows[i].Cells, false) {
			return false, false
		}
	}
	return fits, true
}
