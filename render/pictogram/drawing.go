package pictogram

import (
	"math"

	"handout/render/svg"
)

// grid is what drawings are rounded to: a hundredth of a millimetre or two on paper, in numbers of three digits.
const grid = 20 * Size

// Drawing gives the pictogram in two colours: that of its ink, and that of what lies under it. It is for a sheet that is
// read from right to left or not.
func (p Pictogram) Drawing(rightToLeft bool, ink, paper svg.Paint) *svg.Drawing {
	d := &svg.Drawing{Width: grid, Height: grid}
	for _, path := range p.Paths(rightToLeft) {
		colour := ink
		if path.Paint == Paper {
			colour = paper
		}
		out := svg.Path{Segments: make([]svg.Segment, len(path.Segments))}
		if path.Width > 0 {
			out.Stroke, out.Width, out.Cap, out.Join, out.Miter = colour, onGrid(path.Width), svg.RoundCap, svg.RoundJoin, 4
		} else {
			out.Fill = colour
		}
		for i, s := range path.Segments {
			out.Segments[i] = svg.Segment{Op: svg.Op(s.Op), A: s.A.onGrid(), B: s.B.onGrid(), To: s.To.onGrid()}
		}
		d.Paths = append(d.Paths, out)
	}
	return d
}

func (p Point) onGrid() svg.Point { return svg.Point{X: onGrid(p.X), Y: onGrid(p.Y)} }

func onGrid(v float64) int { return int(math.Round(v * grid / Size)) }
