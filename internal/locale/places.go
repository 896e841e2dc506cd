package locale

import (
	"strings"

	"handout/internal/diag"
)

// keyPlaces finds where each key of a TOML document stands: "care.title" for title in [care]. The
// library that reads TOML does not keep that.
//
// The document must be valid. A group is found at its first mention. A key in quotes is taken without
// its escapes: no message ID needs one. What is not found is reported with the file alone.
func keyPlaces(file string, src []byte) map[string]diag.Pos {
	s := scanner{src: string(src), pos: diag.Pos{File: file, Line: 1, Column: 1}, places: map[string]diag.Pos{}}
	table := ""
	for s.skip(" \t\r\n"); !s.done(); s.skip(" \t\r\n") {
		switch s.src[s.i] {
		case '#':
			s.until("\n")
		case '[':
			s.skip("[")
			table = s.key("")
			s.until("\n")
		default:
			if !s.pair(table) {
				return s.places
			}
		}
	}
	return s.places
}

// A scanner walks over a TOML document.
type scanner struct {
	src    string
	i      int
	pos    diag.Pos // of src[i]
	places map[string]diag.Pos
}

// done reports whether the end is reached.
func (s *scanner) done() bool { return s.i == len(s.src) }

// at reports whether the next byte is c.
func (s *scanner) at(c byte) bool { return !s.done() && s.src[s.i] == c }

// advance moves on by n bytes, or to the end.
func (s *scanner) advance(n int) {
	for ; n > 0 && !s.done(); n-- {
		s.pos.Column++
		if s.at('\n') {
			s.pos.Line, s.pos.Column = s.pos.Line+1, 1
		}
		s.i++
	}
}

// skip moves over the characters in set.
func (s *scanner) skip(set string) {
	for !s.done() && strings.IndexByte(set, s.src[s.i]) >= 0 {
		s.advance(1)
	}
}

// until moves to the first of the characters in set, or to the end.
func (s *scanner) until(set string) {
	for !s.done() && strings.IndexByte(set, s.src[s.i]) < 0 {
		s.advance(1)
	}
}

// key reads a key such as care."title" in a table, and notes where each of its parts begins. It
// returns the key with the table's in front and without quotes.
func (s *scanner) key(table string) string {
	path := table
	for {
		s.skip(" \t")
		pos, start := s.pos, s.i
		var part string
		if s.at('"') || s.at('\'') {
			s.text()
			part = s.src[start+1 : max(start+1, s.i-1)]
		} else {
			s.until(" \t\r\n.=]#")
			part = s.src[start:s.i]
		}
		if path != "" {
			path += "."
		}
		path += part
		if _, known := s.places[path]; !known {
			s.places[path] = pos
		}
		s.skip(" \t")
		if !s.at('.') {
			return path
		}
		s.advance(1)
	}
}

// pair moves over a key of a table and its value. It reports false when there is none.
func (s *scanner) pair(table string) bool {
	key := s.key(table)
	if !s.at('=') {
		return false
	}
	s.advance(1)
	s.skip(" \t")
	return s.value(key)
}

// value moves over a key's value, and notes the keys of an inline table.
func (s *scanner) value(key string) bool {
	switch {
	case s.at('"'), s.at('\''):
		s.text()
		return true
	case s.at('['):
		return s.items(']', func() bool { return s.value(key) })
	case s.at('{'):
		return s.items('}', func() bool { return s.pair(key) })
	}
	start := s.i
	s.until(",]}#\r\n")
	return s.i > start
}

// items moves over what stands between brackets: one item after another, with commas and comments.
func (s *scanner) items(closing byte, item func() bool) bool {
	s.advance(1)
	for {
		s.skip(" \t\r\n,")
		switch {
		case s.done():
			return false
		case s.at('#'):
			s.until("\n")
		case s.at(closing):
			s.advance(1)
			return true
		case !item():
			return false
		}
	}
}

// text moves over a text in quotes, of one line or many.
func (s *scanner) text() {
	quote := s.src[s.i : s.i+1]
	if long := strings.Repeat(quote, 3); strings.HasPrefix(s.src[s.i:], long) {
		quote = long
	}
	s.advance(len(quote))
	for !s.done() && !strings.HasPrefix(s.src[s.i:], quote) {
		if s.at('\\') && quote[0] == '"' {
			s.advance(1)
		}
		s.advance(1)
	}
	s.advance(len(quote))
	if len(quote) == 3 {
		s.skip(quote[:1]) // """a"""" ends in a quote that belongs to the text
	}
}
