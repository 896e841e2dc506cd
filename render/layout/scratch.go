package layout

import "handout/render/text"

// A Scratch is room that one document after another is set in. Who sets many lends each of them the same
// one; it serves one goroutine. Nothing of a sheet is in it: that can be kept, whatever is set after it.
type Scratch struct {
	strips []strip
	places []place // of the strips
	items  []Item  // of the strips, one after the other
	spans  []text.Span
	cells  []setting      // of a row
	lines  [][]*text.Line // of the cells of a table, row by row
	usual  int            // how many elements the last sheet had
}

// empty prepares it for a document.
func (s *Scratch) empty() {
	s.strips, s.items = s.strips[:0], s.items[:0]
}
