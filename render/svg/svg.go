// Package svg reads drawings in SVG 1.1 that others have made, such as a clinic's logo, and keeps of them
// what can be printed and put into a page without a doubt: filled and stroked paths in plain colours. A
// file goes in; paths on a grid of whole numbers come out, or every place at which the file asks for
// more.
//
// Nothing that would change the picture is passed over in silence: a gradient, a text, a picture, a style
// sheet, a script or a reference to something else is a problem with its line and column.
package svg

import "handout/internal/diag"

// Grid is the longer side of every drawing.
const Grid = 10000

// A Drawing is paths on a grid. The origin is the top left corner, x runs right and y runs down. What
// lies outside of the grid is not seen.
type Drawing struct {
	Width, Height int // of one that was read the longer is Grid
	Paths         []Path
}

// A Path is painted over those before it: first its area, then its outline.
type Path struct {
	Fill     Paint
	EvenOdd  bool // what is inside is found by the even-odd rule, not by the nonzero winding number
	Stroke   Paint
	Width    int // of the stroke
	Cap      Cap
	Join     Join
	Miter    float64 // the limit of mitred corners, as in SVG and PDF
	Segments []Segment
}

// A Paint is a colour in sRGB, or nothing.
type Paint struct {
	Set     bool
	R, G, B uint8
}

// A Cap is how the ends of a stroke look. The numbers are those of PDF.
type Cap uint8

const (
	ButtCap Cap = iota
	RoundCap
	SquareCap
)

// A Join is how the corners of a stroke look. The numbers are those of PDF.
type Join uint8

const (
	MiterJoin Join = iota
	RoundJoin
	BevelJoin
)

// An Op says what a segment is, by its letter in SVG.
type Op byte

const (
	Move  Op = 'M'
	Line  Op = 'L'
	Curve Op = 'C' // a cubic Bezier curve
	Close Op = 'Z' // a line back to the last Move; what follows is a Move
)

// A Segment leads from where the last one ended to To; that of a Close is nought. Every path begins
// with a Move.
type Segment struct {
	Op   Op
	A, B Point // the control points of a Curve
	To   Point
}

// A Point is a place on the grid.
type Point struct{ X, Y int }

// Visible reports whether any path shows on white paper.
func (d *Drawing) Visible() bool {
	const white = 250 // or as good as
	shows := func(p Paint) bool { return p.Set && min(p.R, p.G, p.B) < white }
	for i := range d.Paths {
		if shows(d.Paths[i].Fill) || shows(d.Paths[i].Stroke) {
			return true
		}
	}
	return false
}

// Parse reads a drawing. File is its name, for places. The list holds what is wrong, sorted, but not more
// than a person wants to read at once; the drawing is nil unless that is nothing.
func Parse(file string, data []byte) (*Drawing, diag.List) {
	r := newReader(file, data)
	r.read()
	if len(r.list) > 0 {
		r.list.Sort()
		return nil, r.list
	}
	return &r.drawing, nil
}
