package pdf

// extend follows the operators that make a path (8.5.2).
func (r *contentReader) extend(op pdfOperator, operands []any) {
	switch op {
	case "m", "l":
		v := r.numbers(operands, 2)
		r.point(v[0], v[1])
	case "c":
		v := r.numbers(operands, 6)
		for ; len(v) > 0; v = v[2:] {
			r.point(v[0], v[1])
		}
	case "re":
		v := r.numbers(operands, 4)
		box := noArea()
		for _, corner := range [][2]float64{{v[0], v[1]}, {v[0] + v[2], v[1]}, {v[0], v[1] + v[3]}, {v[0] + v[2], v[1] + v[3]}} {
			x, y := r.at(corner[0], corner[1])
			box = box.with(area{x, y, x, y})
		}
		r.path = r.path.with(box)
		r.boxes = append(r.boxes, box)
		return
	}
	r.curve = true
}

func (r *contentReader) point(x, y float64) {
	x, y = r.at(x, y)
	r.path = r.path.with(area{x, y, x, y})
}

// endPath follows the operators that paint a path or do not, and end it (8.5.3).
func (r *contentReader) endPath(op pdfOperator) {
	fills, strokes := op != "n" && op != "S" && op != "s", op != "n" && op != "f" && op != "f*"
	if fills || strokes {
		r.paint()
		r.cover(r.path)
		if !r.curve && !r.moved() {
			r.checkBoxes(fills, strokes)
		}
	}
	if r.clip {
		r.inside = r.inside.cut(r.path)
	}
	r.path, r.boxes, r.curve, r.clip = noArea(), r.boxes[:0], false, false
}

// picture follows Do, which paints an image of one unit by one.
func (r *contentReader) picture() {
	a := noArea()
	for _, corner := range [][2]float64{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
		x, y := r.at(corner[0], corner[1])
		a = a.with(area{x, y, x, y})
	}
	r.cover(a)
}

// cover notes that the open marked content paints in an area.
func (r *contentReader) cover(a area) {
	if a = a.cut(r.inside); r.open != nil && !a.empty() {
		r.open.area = r.open.area.with(a)
	}
}
