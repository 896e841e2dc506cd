package layout

import (
	"handout/render/svg"
	"handout/render/text"
)

// A Scratch is room that one document after another is set in. Who sets many lends each of them the same
// one; it serves one goroutine. Nothing of a sheet is in it: that can be kept, whatever is set after it.
type Scratch struct {
	icons  map[iconKey]*svg.Drawing
	codes  map[string]scannable // QR codes, by what they hold
	strips []strip
	places []place // of the strips
	items  []Item  // of the strips, one after the other
	spans  []text.Span
	cells  []setting      // of a row
	lines  [][]*text.Line // of the cells of a table, row by row
	widths []Pt           // of these cells, each on one line

	stretches []text.Stretch // of these cells
	starts    []int          // of the stretches of each cell; the last is their number
	usual     int            // how many elements the last sheet had
}

// empty prepares it for a document.
func (s *Scratch) empty() {
	s.strips, s.items = s.strips[:0], s.items[:0]
}
