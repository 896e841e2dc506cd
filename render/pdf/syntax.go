package pdf

import (
	"strconv"
	"unicode/utf16"
)

// syntax is PDF syntax under construction (ISO 32000-1, 7.3).
type syntax []byte

const hexDigits = "0123456789ABCDEF"

// raw appends t as it is.
func (s *syntax) raw(t string) { *s = append(*s, t...) }

// int appends a whole number.
func (s *syntax) int(n int) { *s = strconv.AppendInt(*s, int64(n), 10) }

// hundredths appends n/100, without zeros that say nothing. Lengths are kept as whole hundredths of
// a point, so that sums of them are exact and the same on every machine.
func (s *syntax) hundredths(n int) {
	if n < 0 {
		*s = append(*s, '-')
		n = -n
	}
	s.int(n / 100)
	if n %= 100; n == 0 {
		return
	}
	*s = append(*s, '.', byte('0'+n/10))
	if n %= 10; n != 0 {
		*s = append(*s, byte('0'+n))
	}
}

// ref appends an indirect reference (7.3.10).
func (s *syntax) ref(object int) {
	s.int(object)
	s.raw(" 0 R")
}

// text appends a text string in UTF-16BE (7.9.2.2), in hexadecimal.
func (s *syntax) text(t string) {
	s.raw("<FEFF")
	s.utf16(t)
	s.raw(">")
}

// utf16 appends the UTF-16BE code units of t in hexadecimal, without brackets.
func (s *syntax) utf16(t string) {
	for _, r := range t {
		if high, low := utf16.EncodeRune(r); high != '\uFFFD' {
			s.hex16(uint16(high))
			s.hex16(uint16(low))
			continue
		}
		s.hex16(uint16(r))
	}
}

// hex16 appends four hexadecimal digits.
func (s *syntax) hex16(v uint16) {
	*s = append(*s, hexDigits[v>>12], hexDigits[v>>8&15], hexDigits[v>>4&15], hexDigits[v&15])
}

// literal appends a literal string (7.3.4.2).
func (s *syntax) literal(t string) {
	s.raw("(")
	for i := range len(t) {
		s.stringByte(t[i])
	}
	s.raw(")")
}

// stringByte appends one byte of a literal string. A bare carriage return would be read as a line
// feed; all other bytes stand for themselves.
func (s *syntax) stringByte(c byte) {
	switch c {
	case '(', ')', '\\':
		*s = append(*s, '\\', c)
	case '\r':
		*s = append(*s, '\\', 'r')
	default:
		*s = append(*s, c)
	}
}

// rect appends a rectangle (7.9.5).
func (s *syntax) rect(r rect) {
	s.raw("[")
	for i, v := range [...]int{r.left, r.bottom, r.right, r.top} {
		if i > 0 {
			s.raw(" ")
		}
		s.hundredths(v)
	}
	s.raw("]")
}
