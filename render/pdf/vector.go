package pdf

import (
	"crypto/sha256"
	"errors"
	"math"
	"strconv"

	"handout/render/layout"
	"handout/render/svg"
)

// A vector is a drawing as operators, in the units of its grid with y upwards.
type vector struct {
	width, height int
	ops           syntax
}

// vector prepares a drawing. Clinics use the same one on every sheet, so the last few are kept.
func (w *Writer) vector(p *layout.Picture) (vector, error) {
	digest := sha256.Sum256(p.Data)
	if ready, ok := w.vectors[digest]; ok {
		return ready, nil
	}
	drawing, list := svg.Parse("", p.Data)
	if drawing == nil {
		return vector{}, errors.New("SVG picture: " + list[0].Text)
	}
	ready := vector{drawing.Width, drawing.Height, drawingOps(drawing)}
	if len(w.vectors) >= keptPictures {
		clear(w.vectors)
	}
	w.vectors[digest] = ready
	return ready, nil
}

// drawn prepares a drawing that needs no reading. The pictograms of a guide come on every sheet, so they are kept;
// what is the patient's own is not (R3).
func (w *Writer) drawn(p *layout.Picture) vector {
	drawing := p.Drawing
	if p.Private {
		return vector{drawing.Width, drawing.Height, drawingOps(drawing)}
	}
	ready, ok := w.drawings[drawing]
	if !ok {
		ready = vector{drawing.Width, drawing.Height, drawingOps(drawing)}
		if len(w.drawings) >= keptDrawings {
			clear(w.drawings)
		}
		w.drawings[drawing] = ready
	}
	return ready
}

// keptDrawings is more than there are pictograms.
const keptDrawings = 128

// vector paints a drawing, scaled to a rectangle. What it changes in the graphics state ends with it
// (ISO 32000-1, 8.4.2).
func (c *canvas) vector(r rect, v vector) {
	c.endText()
	c.ops.raw("q ")
	c.ops.fraction(r.right-r.left, v.width)
	c.ops.raw(" 0 0 ")
	c.ops.fraction(r.top-r.bottom, v.height)
	c.ops.raw(" ")
	c.ops.hundredths(r.left)
	c.ops.raw(" ")
	c.ops.hundredths(r.bottom)
	c.ops.raw(" cm\n")
	c.ops = append(c.ops, v.ops...)
	c.ops.raw("Q\n")
}

// fraction appends a hundredth of n/d, with so many digits that nothing on a page moves by more than a
// thousandth of a point.
func (s *syntax) fraction(n, d int) {
	*s = strconv.AppendFloat(*s, float64(n)/float64(100*d), 'f', 8, 64)
}

// A pathDrawer writes the paths of a drawing.
type pathDrawer struct {
	canvas          // for its colours
	height int      // of the grid, whose y runs down
	line   svg.Path // how strokes look now

	// Whether its colours are known. At first they are the page's, which are others each time.
	filled, stroked bool
}

// drawingOps gives the operators of a drawing. Nothing outside of its grid is painted.
func drawingOps(drawing *svg.Drawing) syntax {
	d := pathDrawer{height: drawing.Height}
	d.start(0)
	d.path(rect{0, 0, 100 * drawing.Width, 100 * drawing.Height})
	d.ops.raw("W n\n")
	d.line.Miter = 10 // what every page begins with (8.4.1)
	for i := range drawing.Paths {
		d.draw(&drawing.Paths[i])
	}
	return d.ops
}

// draw paints one path.
func (d *pathDrawer) draw(p *svg.Path) {
	if p.Fill.Set {
		colour := layout.Colour{R: p.Fill.R, G: p.Fill.G, B: p.Fill.B}
		if !d.filled {
			d.filled, d.fill = true, layout.Colour{R: ^colour.R} // any other
		}
		d.setFill(colour)
	}
	if p.Stroke.Set {
		colour := layout.Colour{R: p.Stroke.R, G: p.Stroke.G, B: p.Stroke.B}
		if !d.stroked {
			d.stroked, d.stroke = true, layout.Colour{R: ^colour.R}
		}
		d.setStroke(colour)
		d.setLine(p)
	}
	for i := 0; i < len(p.Segments); {
		if r, ok := rectangle(p.Segments[i:]); ok {
			d.path(rect{100 * r.left, 100 * (d.height - r.bottom), 100 * r.right, 100 * (d.height - r.top)})
			i += sides
			continue
		}
		d.segment(p.Segments[i])
		i++
	}
	d.ops.raw(painting(p))
}

// painting gives the operator that paints a path (8.5.3).
func painting(p *svg.Path) string {
	switch {
	case !p.Fill.Set:
		return "S\n"
	case p.Stroke.Set && p.EvenOdd:
		return "B*\n"
	case p.Stroke.Set:
		return "B\n"
	case p.EvenOdd:
		return "f*\n"
	}
	return "f\n"
}

// setLine says what strokes look like (8.4.3), where it is not as before.
func (d *pathDrawer) setLine(p *svg.Path) {
	before := &d.line
	if p.Width != before.Width {
		d.ops.int(p.Width)
		d.ops.raw(" w ")
	}
	if p.Cap != before.Cap {
		d.ops.int(int(p.Cap))
		d.ops.raw(" J ")
	}
	if p.Join != before.Join {
		d.ops.int(int(p.Join))
		d.ops.raw(" j ")
	}
	if p.Miter != before.Miter {
		d.ops.hundredths(int(math.Round(100 * p.Miter)))
		d.ops.raw(" M ")
	}
	d.line = svg.Path{Width: p.Width, Cap: p.Cap, Join: p.Join, Miter: p.Miter}
}

// segment adds a segment to the path (8.5.2).
func (d *pathDrawer) segment(s svg.Segment) {
	switch s.Op {
	case svg.Move:
		d.point(s.To)
		d.ops.raw("m\n")
	case svg.Line:
		d.point(s.To)
		d.ops.raw("l\n")
	case svg.Curve:
		d.point(s.A)
		d.point(s.B)
		d.point(s.To)
		d.ops.raw("c\n")
	case svg.Close:
		d.ops.raw("h\n")
	}
}

// sides is how many segments a rectangle has.
const sides = 5

// rectangle reports whether segments begin with a rectangle as the operator for one draws it, from its lower left
// corner to the lower right one and around (8.5.2.1). A code is full of them, and its file 1 KB smaller for it.
func rectangle(s []svg.Segment) (r rect, ok bool) {
	if len(s) < sides {
		return r, false
	}
	from, to := s[0].To, s[2].To
	corner := func(i int, op svg.Op, x, y int) bool { return s[i].Op == op && s[i].To == svg.Point{X: x, Y: y} }
	ok = corner(0, svg.Move, from.X, from.Y) && corner(1, svg.Line, to.X, from.Y) && corner(2, svg.Line, to.X, to.Y) &&
		corner(3, svg.Line, from.X, to.Y) && s[4].Op == svg.Close && from.X < to.X && from.Y > to.Y
	return rect{left: from.X, bottom: from.Y, right: to.X, top: to.Y}, ok
}

func (d *pathDrawer) point(p svg.Point) {
	d.ops.int(p.X)
	d.ops.raw(" ")
	d.ops.int(d.height - p.Y)
	d.ops.raw(" ")
}
