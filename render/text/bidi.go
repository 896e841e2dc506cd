package text

import (
	"reflect"
	"slices"
	"unsafe"

	"github.com/go-text/typesetting/bidi"
)

// Isolate controls (UAX #9, 2.4.2). They enter the algorithm only, never a cluster.
const (
	firstStrongIsolate    = '\u2068'
	popDirectionalIsolate = '\u2069'
)

// setLevels runs the bidirectional algorithm over the characters. The paragraph's direction is given,
// not guessed from its first letter: a sheet has one direction.
func (s *Shaper) setLevels(p Paragraph) {
	if s.flat = !p.RTL && !slices.ContainsFunc(s.runes, mayTurn); s.flat {
		for i := range s.chars {
			s.chars[i].level, s.chars[i].control = 0, noControl
		}
		return
	}
	direction := bidi.LeftToRight
	if p.RTL {
		direction = bidi.RightToLeft
	}
	text := s.runes
	if slices.ContainsFunc(p.Spans, func(span Span) bool { return span.Isolate }) {
		text = s.isolated(p.Spans)
	}
	levels := levelsOf(s.bidi.Segment(text, direction))
	at, control := 0, noControl
	for i, r := range text {
		if r == firstStrongIsolate || r == popDirectionalIsolate {
			control = levels[i] // only isolated wrote it: read refuses it in a span
			continue
		}
		c := &s.chars[at]
		c.level, c.control = levels[i], control
		if r == zeroWidthNonJoiner || r == zeroWidthJoiner {
			c.level = s.chars[at-1].level // at the end of a paragraph L1 would part it from its letter
		}
		at, control = at+1, noControl
	}
}

// mayTurn reports whether a character could bring a level from right to left into a paragraph that
// runs from left to right: it stands in one of the blocks for such scripts (UCD, DerivedBidiClass,
// where their unassigned characters have the classes R and AL). Explicit controls never get here.
func mayTurn(r rune) bool {
	return r >= 0x0590 && (r <= 0x08FF ||
		0xFB1D <= r && r <= 0xFEFF ||
		0x10800 <= r && r <= 0x10FFF ||
		0x1E800 <= r && r <= 0x1EFFF)
}

// noControl says that no isolate control stands before a character.
const noControl bidi.Level = -1

// isolated gives the characters with controls around those of each isolate span.
func (s *Shaper) isolated(spans []Span) []rune {
	s.marked = s.marked[:0]
	last := -1
	closing := func() {
		if last >= 0 && spans[last].Isolate {
			s.marked = append(s.marked, popDirectionalIsolate)
		}
	}
	for _, c := range s.chars {
		if c.span != last {
			closing()
			last = c.span
			if spans[last].Isolate {
				s.marked = append(s.marked, firstStrongIsolate)
			}
		}
		s.marked = append(s.marked, c.r)
	}
	closing()
	return s.marked
}

// levelsOf gives the level of each rune. The package hands out only runs, and joins neighbours in one
// run when their levels differ by two: "12" (2) and "B" (0) after an Arabic word. What orders a line
// is the level, so it is read from the field that holds all of them. TestLevels fails when a release
// has renamed the field.
func levelsOf(runs bidi.Runs) []bidi.Level {
	levels := reflect.ValueOf(&runs).Elem().FieldByName("levels")
	if levels.Type() != reflect.TypeFor[[]bidi.Level]() {
		panic("text: the levels of a paragraph are no list of levels")
	}
	return unsafe.Slice((*bidi.Level)(levels.UnsafePointer()), levels.Len())
}

// visualOrder gives the pieces of a line as they are seen from left to right. The spaces at its end, from
// end on, go to the base level, and so do the controls among them (UAX #9, L1).
//
// An isolate control stands between them as an empty piece. It keeps two isolates apart that follow each
// other: both are at one level, and would be turned around as one.
func (s *Shaper) visualOrder(pieces []piece, end int, base bidi.Level) []*piece {
	s.order = s.order[:0]
	for i := range pieces {
		p := &pieces[i]
		control := p.control
		if i >= end {
			p.level, control = base, min(control, base)
		}
		if i > 0 && control != noControl {
			s.order = append(s.order, &piece{cluster: &s.nothing, level: control})
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
