package text

import (
	"reflect"
	"slices"
	"unsafe"

	"github.com/go-text/typesetting/bidi"
	ucd "golang.org/x/text/unicode/bidi"
)

// isolated stands for a whole isolate among the characters around it. Like the controls at its ends it is
// neutral to them, and nothing inside reaches them (UAX #9, BD13 and X10).
const isolated = '\uFFFC'

// noControl says that no isolate control stands before a character.
const noControl bidi.Level = -1

// setLevels runs the bidirectional algorithm over the characters. The paragraph's direction is given,
// not guessed from its first letter: a sheet has one direction.
func (s *Shaper) setLevels(p Paragraph) {
	if s.flat = !p.RTL && !slices.ContainsFunc(s.runes, mayTurn); s.flat {
		for i := range s.chars {
			s.chars[i].level, s.chars[i].control = 0, noControl
		}
		return
	}
	s.setAround(p)
	for start, end := 0, 0; start < len(s.chars); start = end {
		end = s.spanEnd(start)
		if p.Spans[s.chars[start].span].Isolate {
			s.setInside(s.chars[start:end], s.runes[start:end], p.RTL)
		}
	}
	for i := range s.chars {
		if r := s.chars[i].r; r == zeroWidthNonJoiner || r == zeroWidthJoiner {
			s.chars[i].level = s.chars[i-1].level // at the end of a paragraph L1 would part it from its letter
		}
	}
}

// setAround sets the levels of the characters outside isolates, and those of the controls around each.
func (s *Shaper) setAround(p Paragraph) {
	starts := func(i int) bool { return i == 0 || s.chars[i-1].span != s.chars[i].span }
	s.around = s.around[:0]
	for i, c := range s.chars {
		if !p.Spans[c.span].Isolate {
			s.around = append(s.around, c.r)
		} else if starts(i) {
			s.around = append(s.around, isolated)
		}
	}
	levels := s.levels(s.around, p.RTL)
	closing := noControl
	for i := range s.chars {
		c := &s.chars[i]
		c.control = noControl
		if !p.Spans[c.span].Isolate {
			c.level, c.control, closing = levels[0], closing, noControl
			levels = levels[1:]
		} else if starts(i) {
			c.control, closing = levels[0], levels[0]
			levels = levels[1:]
		}
	}
}

// setInside sets the levels of one isolate's characters, which are a paragraph of their own but for the
// direction: that of their first letter (X5c), on the next level over that of the paragraph. within says that
// it runs from right to left.
func (s *Shaper) setInside(chars []char, text []rune, within bool) {
	rtl := startsRight(text)
	above := bidi.Level(2)
	if rtl && !within {
		above = 0 // the next odd level over 0 is that of a paragraph from right to left
	}
	for i, level := range s.levels(text, rtl) {
		chars[i].level = level + above
	}
}

// levels gives the level of each character of a text without controls, valid until the next call. The whole
// algorithm is run only over text that could have more than one.
func (s *Shaper) levels(text []rune, rtl bool) []bidi.Level {
	switch {
	case !rtl && !slices.ContainsFunc(text, mayTurn):
		return s.all(len(text), 0)
	case !rtl:
		return levelsOf(s.bidi.Segment(text, bidi.LeftToRight))
	case !slices.ContainsFunc(text, mayRise):
		return s.all(len(text), 1)
	}
	return levelsOf(s.bidi.Segment(text, bidi.RightToLeft))
}

// all gives n equal levels.
func (s *Shaper) all(n int, level bidi.Level) []bidi.Level {
	s.equal = slices.Grow(s.equal[:0], n)[:n]
	for i := range s.equal {
		s.equal[i] = level
	}
	return s.equal
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

// mayRise reports whether a character could bring a higher level into a paragraph that runs from right to
// left: letters from left to right and digits. Marks take the level of what they stand on, and without
// digits all signs are neutral.
func mayRise(r rune) bool {
	switch class(r) {
	case ucd.R, ucd.AL, ucd.NSM, ucd.BN, ucd.WS, ucd.ON, ucd.CS, ucd.ES, ucd.ET:
		return false
	}
	return true
}

// startsRight reports whether the first letter of a text runs from right to left (UAX #9, P2 and P3).
func startsRight(text []rune) bool {
	for _, r := range text {
		switch class(r) {
		case ucd.L:
			return false
		case ucd.R, ucd.AL:
			return true
		}
	}
	return false
}

// class gives the bidirectional class of a character.
func class(r rune) ucd.Class {
	properties, _ := ucd.LookupRune(r)
	return properties.Class()
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
