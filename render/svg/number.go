package svg

import (
	"math"
	"strconv"
	"strings"
)

// A scanner reads the numbers and letters of path data, transforms and lists of points (SVG 1.1, 8.3.9).
type scanner struct {
	s  string
	at int
}

// space moves past white space.
func (s *scanner) space() {
	for s.at < len(s.s) && strings.IndexByte(" \t\r\n\f", s.s[s.at]) >= 0 {
		s.at++
	}
}

// comma moves past white space with at most one comma in it.
func (s *scanner) comma() {
	s.space()
	if s.at < len(s.s) && s.s[s.at] == ',' {
		s.at++
		s.space()
	}
}

// done reports whether nothing is left.
func (s *scanner) done() bool {
	s.space()
	return s.at == len(s.s)
}

// number reads a number. They need not be kept apart where they cannot be mistaken: "1.5.5-2" are three.
func (s *scanner) number() (float64, bool) {
	start := s.at
	s.sign()
	digits := s.digits()
	if s.at < len(s.s) && s.s[s.at] == '.' {
		s.at++
		digits += s.digits()
	}
	if digits == 0 {
		s.at = start
		return 0, false
	}
	mantissa := s.at
	if s.at < len(s.s) && s.s[s.at]|0x20 == 'e' {
		s.at++
		s.sign()
		if s.digits() == 0 {
			s.at = mantissa // a unit that begins with e
		}
	}
	v, err := strconv.ParseFloat(s.s[start:s.at], 64)
	if err != nil || math.Abs(v) > maxNumber {
		s.at = start
		return 0, false
	}
	return v, true
}

// maxNumber keeps sums and products of numbers finite.
const maxNumber = 1e9

func (s *scanner) sign() {
	if s.at < len(s.s) && (s.s[s.at] == '+' || s.s[s.at] == '-') {
		s.at++
	}
}

func (s *scanner) digits() int {
	start := s.at
	for s.at < len(s.s) && s.s[s.at] >= '0' && s.s[s.at] <= '9' {
		s.at++
	}
	return s.at - start
}

// numbers reads so many numbers, with white space or commas between and after them.
func (s *scanner) numbers(to []float64) bool {
	for i := range to {
		v, ok := s.number()
		if !ok {
			return false
		}
		to[i] = v
		s.comma()
	}
	return true
}

// length reads a length, in pixels of CSS. Those relative to a font or to the page are none.
func length(value string) (float64, bool) {
	s := scanner{s: strings.TrimSpace(value)}
	v, ok := s.number()
	if !ok {
		return 0, false
	}
	const inch = 96
	switch strings.ToLower(s.s[s.at:]) {
	case "", "px":
		return v, true
	case "in":
		return v * inch, true
	case "cm":
		return v * inch / 2.54, true
	case "mm":
		return v * inch / 25.4, true
	case "pt":
		return v * inch / 72, true
	case "pc":
		return v * inch / 6, true
	}
	return 0, false
}
