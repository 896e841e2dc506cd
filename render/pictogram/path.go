package pictogram

// A Path is a line drawn along its segments, with round ends and corners, or the area inside them.
type Path struct {
	Paint    Paint
	Width    float64 // of the line; 0: the area is filled, by the nonzero rule
	Segments []Segment
}

// A Paint is what a path is painted with.
type Paint int

const (
	Ink   Paint = iota // black, or the colour of the words beside
	Paper              // the colour of what lies under the pictogram: it keeps lines apart
)

// A Point is a place in the square of Size units.
type Point struct{ X, Y float64 }

// An Op says what a segment is.
type Op byte

// The operators of paths, by their letters in SVG.
const (
	Move  Op = 'M'
	Line  Op = 'L'
	Curve Op = 'C' // a cubic Bezier curve
	Close Op = 'Z' // a line back to the last Move
)

// A Segment leads from where the last one ended to To; that of a Close is nought. Every path begins
// with a Move.
type Segment struct {
	Op   Op
	A, B Point // the control points of a Curve
	To   Point
}

// The bar that says no runs from the top left to the bottom right, as on signs (ISO 3864-1), also from
// right to left. On either side of it nothing is drawn for the width of gap.
const (
	barEdge = 2.5
	gap     = 1
)

func bar() []Path {
	line := []Segment{
		{Op: Move, To: Point{barEdge, barEdge}},
		{Op: Line, To: Point{Size - barEdge, Size - barEdge}},
	}
	return []Path{{Paper, Stroke + 2*gap, line}, {Ink, Stroke, line}}
}

// mirrored gives the same paths with left and right exchanged.
func mirrored(paths []Path) []Path {
	out := make([]Path, len(paths))
	for i, p := range paths {
		out[i] = Path{p.Paint, p.Width, make([]Segment, len(p.Segments))}
		for j, s := range p.Segments {
			out[i].Segments[j] = Segment{s.Op, s.A.mirrored(), s.B.mirrored(), s.To.mirrored()}
		}
	}
	return out
}

func (p Point) mirrored() Point { return Point{Size - p.X, p.Y} }
