package code

// A Rect is a dark area, in modules from the corner of the quiet zone.
type Rect struct{ X, Y, Width, Height int }

// Rects gives the dark areas: each row's runs of dark modules at their full length, and runs with the
// same ends one below the other as one. No two overlap. They are in the order of their bottom edges.
//
// Two rectangles may touch. Fill all of them as one path: where a renderer smooths edges, two that are
// filled one by one show a hairline between them.
func (m *Matrix) Rects() []Rect {
	var done, open []Rect // open ones reach down to the row
	for y := range m.Size {
		runs := m.runs(y)
		for _, above := range open {
			if !extend(runs, above) {
				done = append(done, above)
			}
		}
		open = runs
	}
	return append(done, open...)
}

// runs gives a row's runs of dark modules, from left to right.
func (m *Matrix) runs(y int) []Rect {
	var runs []Rect
	for x := range m.Size {
		switch {
		case !m.Dark(x, y):
		case m.Dark(x-1, y):
			runs[len(runs)-1].Width++
		default:
			runs = append(runs, Rect{x, y, 1, 1})
		}
	}
	return runs
}

// extend makes the run that has the ends of the one above include it, if there is one.
func extend(runs []Rect, above Rect) bool {
	for i, r := range runs {
		if r.X == above.X && r.Width == above.Width {
			runs[i].Y, runs[i].Height = above.Y, above.Height+1
			return true
		}
	}
	return false
}
