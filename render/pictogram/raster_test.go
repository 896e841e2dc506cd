package pictogram

import "math"

// side is how many samples there are to a unit, each way.
const side = 4

// A raster is a drawing as samples: true where there is ink.
type raster [Size * side][Size * side]bool

// rasterise paints paths, slowly and plainly: a sample is on a line if it is no farther from it than half
// the line's width, and in an area if the area's edge winds around it.
func rasterise(paths []Path) *raster {
	r := new(raster)
	for _, p := range paths {
		edges := flat(p)
		for y := range r {
			for x := range r[y] {
				at := Point{(float64(x) + 0.5) / side, (float64(y) + 0.5) / side}
				if p.Width > 0 && near(edges, at, p.Width/2) || p.Width == 0 && winds(edges, at) {
					r[y][x] = p.Paint == Ink
				}
			}
		}
	}
	return r
}

// at reports whether there is ink at a point.
func (r *raster) at(p Point) bool { return r[int(p.Y*side)][int(p.X*side)] }

// pixels is the drawing with one pixel to a unit, black where at least half of the samples are.
func (r *raster) pixels() (out [Size][Size]bool) {
	for y := range out {
		for x := range out[y] {
			count := 0
			for i := range side * side {
				if r[y*side+i/side][x*side+i%side] {
					count++
				}
			}
			out[y][x] = 2*count >= side*side
		}
	}
	return out
}

// ink is the part of the square that is black.
func (r *raster) ink() float64 {
	count := 0
	for _, row := range r {
		for _, black := range row {
			if black {
				count++
			}
		}
	}
	return float64(count) / (Size * side * Size * side)
}

// An edge is a straight line.
type edge struct{ from, to Point }

// flat makes straight lines of a path, and closes areas. A curve becomes 16 of them.
func flat(p Path) []edge {
	var edges []edge
	var start, now Point
	lineTo := func(to Point) {
		edges = append(edges, edge{now, to})
		now = to
	}
	for _, s := range p.Segments {
		switch s.Op {
		case Move:
			if p.Width == 0 {
				lineTo(start)
			}
			start, now = s.To, s.To
		case Line:
			lineTo(s.To)
		case Curve:
			from := now
			for i := 1; i <= 16; i++ {
				lineTo(s.point(from, float64(i)/16))
			}
		case Close:
			lineTo(start)
		}
	}
	if p.Width == 0 {
		lineTo(start)
	}
	return edges
}

// point is a point of a curve (Bernstein's form).
func (s Segment) point(from Point, t float64) Point {
	u := 1 - t
	a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return Point{
		a*from.X + b*s.A.X + c*s.B.X + d*s.To.X,
		a*from.Y + b*s.A.Y + c*s.B.Y + d*s.To.Y,
	}
}

// near reports whether a point is within a distance of a line.
func near(edges []edge, p Point, distance float64) bool {
	for _, e := range edges {
		dx, dy := e.to.X-e.from.X, e.to.Y-e.from.Y
		t := 0.0
		if length := dx*dx + dy*dy; length > 0 {
			t = max(0, min(1, ((p.X-e.from.X)*dx+(p.Y-e.from.Y)*dy)/length))
		}
		if math.Hypot(e.from.X+t*dx-p.X, e.from.Y+t*dy-p.Y) <= distance {
			return true
		}
	}
	return false
}

// winds reports whether edges go around a point: those that cross the line to the right of it, up less
// down, are not nought.
func winds(edges []edge, p Point) bool {
	count := 0
	for _, e := range edges {
		if (e.from.Y <= p.Y) == (e.to.Y <= p.Y) {
			continue
		}
		if x := e.from.X + (p.Y-e.from.Y)/(e.to.Y-e.from.Y)*(e.to.X-e.from.X); x > p.X {
			if e.from.Y <= p.Y {
				count++
			} else {
				count--
			}
		}
	}
	return count != 0
}
