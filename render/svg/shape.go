package svg

import "math"

func isShape(name string) bool {
	switch name {
	case "path", "rect", "circle", "ellipse", "line", "polyline", "polygon":
		return true
	}
	return false
}

// shape draws the element of the last tag (SVG 1.1, 8 and 9).
func (r *reader) shape(name string, s *state) {
	var o outline
	switch name {
	case "path":
		o = r.path()
	case "rect":
		o = r.rect()
	case "circle":
		v := r.lengths("cx", "cy", "r")
		if v[2] > 0 {
			o.ellipse(v[0], v[1], v[2], v[2])
		}
	case "ellipse":
		v := r.lengths("cx", "cy", "rx", "ry")
		_, wide := r.tag.get("rx")
		if _, high := r.tag.get("ry"); !wide || !high {
			r.problem(r.tag.at, "", "want an ellipse with rx and ry")
		}
		if v[2] > 0 && v[3] > 0 {
			o.ellipse(v[0], v[1], v[2], v[3])
		}
	case "line":
		v := r.lengths("x1", "y1", "x2", "y2")
		o.move(point{v[0], v[1]})
		o.line(point{v[2], v[3]})
		s.fill = Paint{}
	case "polyline", "polygon":
		o = r.points()
		if name == "polygon" && len(o.segments) > 0 {
			o.close()
		}
	}
	r.place(&o, s)
}

// path draws path data.
func (r *reader) path() outline {
	data, _ := r.tag.get("d")
	o, at, ok := parsePath(data)
	if !ok {
		r.problem(r.tag.place("d", at), "", "the path cannot be read from here on")
		return outline{}
	}
	return o
}

// rect draws a rectangle, with round corners if it has any.
func (r *reader) rect() (o outline) {
	v := r.lengths("x", "y", "width", "height", "rx", "ry")
	x, y, w, h, rx, ry := v[0], v[1], v[2], v[3], v[4], v[5]
	if w <= 0 || h <= 0 {
		return o
	}
	if _, ok := r.tag.get("rx"); !ok {
		rx = ry
	}
	if _, ok := r.tag.get("ry"); !ok {
		ry = rx
	}
	rx, ry = min(rx, w/2), min(ry, h/2)
	if rx <= 0 || ry <= 0 {
		o.move(point{x, y})
		o.line(point{x + w, y})
		o.line(point{x + w, y + h})
		o.line(point{x, y + h})
		o.close()
		return o
	}
	o.move(point{x + rx, y})
	o.line(point{x + w - rx, y})
	o.arc(rx, ry, 0, false, true, point{x + w, y + ry})
	o.line(point{x + w, y + h - ry})
	o.arc(rx, ry, 0, false, true, point{x + w - rx, y + h})
	o.line(point{x + rx, y + h})
	o.arc(rx, ry, 0, false, true, point{x, y + h - ry})
	o.line(point{x, y + ry})
	o.arc(rx, ry, 0, false, true, point{x + rx, y})
	o.close()
	return o
}

// points draws lines from point to point.
func (r *reader) points() (o outline) {
	value, _ := r.tag.get("points")
	s := scanner{s: value}
	for !s.done() {
		var v [2]float64
		switch {
		case !s.numbers(v[:]) || len(o.segments) > maxSegments:
			r.problem(r.tag.place("points", s.at), "", "the points cannot be read from here on")
			return outline{}
		case len(o.segments) == 0:
			o.move(point{v[0], v[1]})
		default:
			o.line(point{v[0], v[1]})
		}
	}
	return o
}

// lengths reads attributes that are lengths; one that is not there is nought.
func (r *reader) lengths(names ...string) []float64 {
	all := make([]float64, len(names))
	for i, name := range names {
		value, there := r.tag.get(name)
		if !there || value == "auto" {
			continue
		}
		v, ok := length(value)
		if !ok {
			r.problem(r.tag.place(name, 0), "", "want a number, or one with px, mm, cm, in, pt or pc")
		}
		all[i] = v
	}
	return all
}

// place puts an outline onto the grid, if anything of it is painted.
func (r *reader) place(o *outline, s *state) {
	path := Path{Fill: s.fill, Stroke: s.stroke}
	if s.width == 0 {
		path.Stroke = Paint{}
	}
	if len(o.segments) < 2 || !path.Fill.Set && !path.Stroke.Set {
		return
	}
	path.EvenOdd = path.Fill.Set && s.evenOdd
	if path.Stroke.Set {
		by, even := s.matrix.scale()
		if !even {
			r.problem(r.tag.at, "turn the lines into areas", "lines of a logo cannot be stretched more in one direction than in the other")
			return
		}
		path.Width = max(1, int(math.Round(min(by*s.width, Grid))))
		path.Cap, path.Join, path.Miter = s.cap, s.join, s.miter
	}
	if r.count += len(o.segments); r.count > maxSegments {
		r.problem(r.tag.at, "make it simpler", "the logo has more than %d lines and curves", maxSegments)
		r.ended = true
		return
	}
	for i := range o.segments {
		seg, ok := s.onGrid(&o.segments[i])
		if !ok {
			r.problem(r.tag.at, "", "a part of the logo lies far outside of it")
			return
		}
		path.Segments = append(path.Segments, seg)
	}
	r.drawing.Paths = append(r.drawing.Paths, path)
}

// onGrid gives a segment on the grid.
func (s *state) onGrid(st *stroke) (Segment, bool) {
	ok := true
	at := func(p point) Point {
		p = s.matrix.apply(p)
		const far = 100 * Grid
		ok = ok && math.Abs(p.x) <= far && math.Abs(p.y) <= far // not NaN either
		return Point{int(math.Round(p.x)), int(math.Round(p.y))}
	}
	seg := Segment{Op: st.op}
	switch st.op {
	case Curve:
		seg.A, seg.B, seg.To = at(st.a), at(st.b), at(st.to)
	case Move, Line:
		seg.To = at(st.to)
	}
	return seg, ok
}
