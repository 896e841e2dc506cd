package code

import "handout/render/svg"

// Drawing gives the code as one path of black rectangles, on a grid of a unit to a module. As one path
// it shows no hairlines between them. There is nothing in the quiet zone, nor in light modules: what lies
// behind it has to be white.
func (m *Matrix) Drawing() *svg.Drawing {
	path := svg.Path{Fill: svg.Paint{Set: true}}
	for _, r := range m.Rects() {
		left, right, top, bottom := r.X, r.X+r.Width, r.Y, r.Y+r.Height
		path.Segments = append(path.Segments,
			svg.Segment{Op: svg.Move, To: svg.Point{X: left, Y: bottom}},
			svg.Segment{Op: svg.Line, To: svg.Point{X: right, Y: bottom}},
			svg.Segment{Op: svg.Line, To: svg.Point{X: right, Y: top}},
			svg.Segment{Op: svg.Line, To: svg.Point{X: left, Y: top}},
			svg.Segment{Op: svg.Close})
	}
	return &svg.Drawing{Width: m.Size, Height: m.Size, Paths: []svg.Path{path}}
}
