package svg

import (
	"math"
	"strings"
)

// A matrix maps (x, y) to (a*x + c*y + e, b*x + d*y + f) (SVG 1.1, 7.4).
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

// mul gives the matrix that applies n first and m after it.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m.a*n.a + m.c*n.b, m.b*n.a + m.d*n.b,
		m.a*n.c + m.c*n.d, m.b*n.c + m.d*n.d,
		m.a*n.e + m.c*n.f + m.e, m.b*n.e + m.d*n.f + m.f,
	}
}

func (m matrix) apply(p point) point {
	return point{m.a*p.x + m.c*p.y + m.e, m.b*p.x + m.d*p.y + m.f}
}

// scale gives by how much the matrix makes all lengths longer. Ok is false if it stretches some more than
// others, so that a stroke would be wider in one direction than in the other.
func (m matrix) scale() (by float64, ok bool) {
	x, y := math.Hypot(m.a, m.b), math.Hypot(m.c, m.d)
	const slack = 1e-3
	return math.Sqrt(x * y), math.Abs(x-y) <= slack*max(x, y) && math.Abs(m.a*m.c+m.b*m.d) <= slack*x*y
}

// parseTransform reads a list of transforms (SVG 1.1, 7.6). If it is not one, at is the byte that is
// wrong.
func parseTransform(value string) (m matrix, at int, ok bool) {
	m = identity
	s := scanner{s: value}
	for !s.done() {
		start := s.at
		open := strings.IndexByte(value[start:], '(')
		if open < 0 {
			return m, start, false
		}
		name := strings.TrimSpace(value[start : start+open])
		s.at = start + open + 1
		s.space()
		var v []float64
		for s.at < len(value) && value[s.at] != ')' {
			var n [1]float64
			if !s.numbers(n[:]) || len(v) == 6 {
				return m, s.at, false
			}
			v = append(v, n[0])
		}
		one, known := transform(name, v)
		if !known || s.at == len(value) {
			return m, start, false
		}
		s.at++
		s.comma()
		m = m.mul(one)
	}
	return m, 0, true
}

// transform gives one transform by its name and numbers.
func transform(name string, v []float64) (matrix, bool) {
	tan := func(degrees float64) float64 { return math.Tan(degrees * math.Pi / 180) }
	switch {
	case name == "matrix" && len(v) == 6:
		return matrix{v[0], v[1], v[2], v[3], v[4], v[5]}, true
	case name == "translate" && len(v) == 1:
		return matrix{1, 0, 0, 1, v[0], 0}, true
	case name == "translate" && len(v) == 2:
		return matrix{1, 0, 0, 1, v[0], v[1]}, true
	case name == "scale" && len(v) == 1:
		return matrix{v[0], 0, 0, v[0], 0, 0}, true
	case name == "scale" && len(v) == 2:
		return matrix{v[0], 0, 0, v[1], 0, 0}, true
	case name == "rotate" && len(v) == 1:
		return rotation(v[0]), true
	case name == "rotate" && len(v) == 3:
		there, back := matrix{1, 0, 0, 1, v[1], v[2]}, matrix{1, 0, 0, 1, -v[1], -v[2]}
		return there.mul(rotation(v[0])).mul(back), true
	case name == "skewX" && len(v) == 1:
		return matrix{1, 0, tan(v[0]), 1, 0, 0}, true
	case name == "skewY" && len(v) == 1:
		return matrix{1, tan(v[0]), 0, 1, 0, 0}, true
	}
	return matrix{}, false
}

func rotation(degrees float64) matrix {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return matrix{cos, sin, -sin, cos, 0, 0}
}
