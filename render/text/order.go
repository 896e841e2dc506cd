package text

import (
	"slices"

	"github.com/go-text/typesetting/bidi"
)

// visualOrder gives the pieces of a line as they are seen from left to right. The spaces at its end, from
// end on, go to the base level, and so do the controls among them (UAX #9, L1).
//
// An isolate control stands between them as an empty piece. It keeps two isolates apart that follow each
// other: both are at one level, and would be turned around as one.
func (s *Shaper) visualOrder(pieces []piece, end int, base bidi.Level) []*piece {
	s.order = s.order[:0]
	s.controls = slices.Grow(s.controls[:0], len(pieces)) // it must not move while order points into it
	for i := range pieces {
		p := &pieces[i]
		control := p.control
		if i >= end {
			p.level, control = base, min(control, base)
		}
		if i > 0 && control != noControl {
			s.controls = append(s.controls, piece{cluster: &s.nothing, level: control})
			s.order = append(s.order, &s.controls[len(s.controls)-1])
		}
		s.order = append(s.order, p)
	}
	reorder(s.order)
	return s.order
}

// reorder puts pieces that stand in logical order into visual order, from left to right (UAX #9, L2):
// from the highest level down to the lowest odd one, every sequence at that level or above is turned
// around.
func reorder(pieces []*piece) {
	var highest, lowestOdd bidi.Level = 0, 127
	for _, p := range pieces {
		highest = max(highest, p.level)
		if p.level%2 == 1 {
			lowestOdd = min(lowestOdd, p.level)
		}
	}
	for level := highest; level >= lowestOdd; level-- {
		for i := 0; i < len(pieces); i++ {
			start := i
			for i < len(pieces) && pieces[i].level >= level {
				i++
			}
			slices.Reverse(pieces[start:i])
		}
	}
}
