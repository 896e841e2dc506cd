package svg

import "math"

// A point is a place in the units of an element.
type point struct{ x, y float64 }

// An outline is a path in the units of its element.
type outline struct {
	segments []stroke
	start    point // of the subpath
	last     point
	closed   bool // nothing has come after a Close
}

// A stroke is a segment of an outline.
type stroke struct {
	op   Op
	a, b point
	to   point
}

func (o *outline) move(to point) {
	if n := len(o.segments); n > 0 && o.segments[n-1].op == Move {
		o.segments = o.segments[:n-1] // nothing was drawn from there
	}
	o.add(stroke{op: Move, to: to})
	o.start = to
}

func (o *outline) line(to point) { o.add(stroke{op: Line, to: to}) }

func (o *outline) curve(a, b, to point) { o.add(stroke{Curve, a, b, to}) }

// quadratic adds a curve with one control point.
func (o *outline) quadratic(a, to point) {
	from := o.last
	third := func(p point) point { return point{p.x + (a.x-p.x)*2/3, p.y + (a.y-p.y)*2/3} }
	o.curve(third(from), third(to), to)
}

func (o *outline) close() {
	if !o.closed {
		o.segments = append(o.segments, stroke{op: Close})
	}
	o.last, o.closed = o.start, true
}

// add adds a segment. What is drawn behind a Close begins where the closed part began.
func (o *outline) add(s stroke) {
	if o.closed && s.op != Move {
		o.closed = false
		o.add(stroke{op: Move, to: o.start})
	}
	o.segments = append(o.segments, s)
	o.last, o.closed = s.to, false
}

// arc adds a part of an ellipse, as up to four curves (SVG 1.1, F.6).
func (o *outline) arc(rx, ry, degrees float64, large, sweep bool, to point) {
	from := o.last
	rx, ry = math.Abs(rx), math.Abs(ry)
	if from == to {
		return
	}
	if rx == 0 || ry == 0 {
		o.line(to)
		return
	}
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	dx, dy := (from.x-to.x)/2, (from.y-to.y)/2
	x, y := cos*dx+sin*dy, -sin*dx+cos*dy
	if over := x*x/(rx*rx) + y*y/(ry*ry); over > 1 { // too small to reach: as large as needed
		rx, ry = rx*math.Sqrt(over), ry*math.Sqrt(over)
	}
	k := math.Sqrt(max(0, (rx*rx*ry*ry-rx*rx*y*y-ry*ry*x*x)/(rx*rx*y*y+ry*ry*x*x)))
	if large == sweep {
		k = -k
	}
	cx, cy := k*rx*y/ry, -k*ry*x/rx
	first := math.Atan2((y-cy)/ry, (x-cx)/rx)
	turn := math.Atan2((-y-cy)/ry, (-x-cx)/rx) - first
	if sweep && turn < 0 {
		turn += 2 * math.Pi
	} else if !sweep && turn > 0 {
		turn -= 2 * math.Pi
	}
	// From the circle of radius 1 around the origin to the ellipse.
	middle := matrix{cos, sin, -sin, cos, (from.x + to.x) / 2, (from.y + to.y) / 2}
	place := middle.mul(matrix{1, 0, 0, 1, cx, cy}).mul(matrix{rx, 0, 0, ry, 0, 0})
	o.turn(place, first, turn, to)
}

// turn adds a part of a circle of radius 1, mapped by a matrix, that ends at a point.
func (o *outline) turn(place matrix, first, angle float64, to point) {
	n := max(1, int(math.Ceil(math.Abs(angle)/(math.Pi/2)-1e-9)))
	step := angle / float64(n)
	k := 4.0 / 3 * math.Tan(step/4)
	for i := range n {
		sin1, cos1 := math.Sincos(first + float64(i)*step)
		sin2, cos2 := math.Sincos(first + float64(i+1)*step)
		end := place.apply(point{cos2, sin2})
		if i == n-1 {
			end = to
		}
		o.curve(place.apply(point{cos1 - k*sin1, sin1 + k*cos1}), place.apply(point{cos2 + k*sin2, sin2 - k*cos2}), end)
	}
}

// ellipse adds a whole one.
func (o *outline) ellipse(cx, cy, rx, ry float64) {
	start := point{cx + rx, cy}
	o.move(start)
	o.turn(matrix{rx, 0, 0, ry, cx, cy}, 0, 2*math.Pi, start)
	o.close()
}
