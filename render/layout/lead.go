package layout

import "handout/render/doc"

// leads gives the width of the labels of facts that lead their rows: one for all such facts of a sheet, in all of its
// languages, so that their values begin at one place. It is as wide as the widest label wants, and more if the document
// wishes so and no value that could stand on one line is broken by it.
func leads(c column, setters ...*setter) Pt {
	var label, value, wish Pt
	for _, s := range setters {
		problems := s.problems
		for _, b := range s.doc.Blocks {
			if b, ok := b.(*doc.Table); ok && b.Style == doc.Facts {
				t := tableSetter{setter: s, block: b, outer: c, column: c}
				if l, v := t.labelAndValue(); l > 0 && l+v <= c.width {
					label, value, wish = max(label, l), max(value, v), max(wish, t.wish()[0])
				}
			}
		}
		s.problems = problems // whoever sets the facts tells them
	}
	return max(label, min(wish, c.width-value))
}

// labelAndValue gives the widths of the labels and the values of facts, each on one line; 0 where the labels stand in
// the header, or nothing can be said.
func (t *tableSetter) labelAndValue() (label, value Pt) {
	if len(t.block.Header) > 0 {
		if fits, ok := t.columns(); fits || !ok {
			return 0, 0
		}
		t.block = turn(t.block)
	}
	if !t.led() || !t.measure() {
		return 0, 0
	}
	natural, _ := t.naturals(2)
	return natural[0], natural[1]
}

// led reports whether the labels of facts lead their rows.
func (t *tableSetter) led() bool {
	return t.block.Style == doc.Facts && len(t.block.Header) == 0 && len(t.block.Widths) == 2
}

// leadBy sets facts with the labels as wide as those of the whole sheet, and reports whether they can be set so. Values
// are broken into lines only where there is room for lines that can be read.
func (t *tableSetter) leadBy(label Pt) bool {
	widths := t.points.list(2)
	widths[0], widths[1] = label, t.column.width-label
	if t.whole(widths) {
		return true
	}
	if t.column.width < wide*t.body.size || widths[1] < thin*t.body.size {
		return false
	}
	t.cols = widths
	fits, held := t.wrap()
	return fits && held
}
