package pdf

import "math"

// A seenState is the part of the graphics state that is followed (8.4.1).
type seenState struct {
	font   *seenFont // nil before the first Tf
	size   float64
	mode   textMode
	matrix [6]float64 // to the page
	inside area       // what is clipped to
}

// newSeenState is what a page begins with.
func newSeenState() seenState {
	return seenState{mode: newTextMode(), matrix: [6]float64{1, 0, 0, 1, 0, 0}, inside: area{-math.MaxFloat64, -math.MaxFloat64, math.MaxFloat64, math.MaxFloat64}}
}

// moved reports whether cm has made lengths other than they are on the page.
func (s *seenState) moved() bool { return s.matrix != [6]float64{1, 0, 0, 1, 0, 0} }

// at gives a place on the page.
func (s *seenState) at(x, y float64) (px, py float64) {
	m := s.matrix
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// numbers reads the operands of an operator that has so many numbers. Others are a defect.
func (r *contentReader) numbers(operands []any, n int) []float64 {
	var v []float64
	for _, o := range operands {
		if x, ok := number(o); ok {
			v = append(v, x)
		}
	}
	if len(v) != n || len(operands) != n {
		r.fault(iso32000+"7.8.2", "an operator has not the numbers that it needs")
		return make([]float64, n)
	}
	return v
}

// transform follows cm (8.3.4).
func (r *contentReader) transform(operands []any) {
	n, m := r.numbers(operands, 6), r.matrix
	r.matrix = [6]float64{
		m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1],
		m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3],
		m[0]*n[4] + m[2]*n[5] + m[4], m[1]*n[4] + m[3]*n[5] + m[5],
	}
}

// moveText follows Td (9.4.2).
func (r *contentReader) moveText(operands []any) {
	v := r.numbers(operands, 2)
	r.x, r.y = r.x+v[0], r.y+v[1]
}

// An area is a rectangle on the page.
type area struct{ left, bottom, right, top float64 }

// noArea holds nothing.
func noArea() area { return area{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)} }

func (a area) empty() bool { return !(a.left <= a.right && a.bottom <= a.top) }

func (a area) holds(x, y float64) bool {
	return a.left <= x && x <= a.right && a.bottom <= y && y <= a.top
}

// with gives the smallest area that holds both.
func (a area) with(b area) area {
	return area{min(a.left, b.left), min(a.bottom, b.bottom), max(a.right, b.right), max(a.top, b.top)}
}

// cut gives what both have in common.
func (a area) cut(b area) area {
	return area{max(a.left, b.left), max(a.bottom, b.bottom), min(a.right, b.right), min(a.top, b.top)}
}

// wide makes an area larger on each side.
func (a area) wide(by float64) area {
	return area{a.left - by, a.bottom - by, a.right + by, a.top + by}
}
