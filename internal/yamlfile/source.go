package yamlfile

import (
	"math"
	"sort"
	"strings"
	"unicode/utf8"

	"handout/internal/diag"
)

// A source is the text that nodes come from.
type source struct {
	file  string
	text  string // without the byte-order mark
	lines []int  // the offset at which each line starts
	list  *diag.List
}

// newSource finds the lines of a text. A line feed at the very end starts no line.
func newSource(file, text string, list *diag.List) *source {
	s := &source{file: file, text: text, lines: []int{0}, list: list}
	for i := range len(text) {
		if text[i] == '\n' && i+1 < len(text) {
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// problem reports at a line and column as the YAML library counts them.
func (s *source) problem(line, column int, field, format string, args ...any) {
	s.list.Add(s.pos(line, column), field, format, args...)
}

// pos turns a column in runes, as the YAML library counts, into one in bytes. To an empty value the
// library may give a place after the end of its line or of the file; it is moved back to that end.
func (s *source) pos(line, column int) diag.Pos {
	if line > len(s.lines) {
		line, column = len(s.lines), math.MaxInt
	}
	text := strings.TrimRight(s.line(line), "\r\n")
	offset := 0
	for i := 1; i < column && offset < len(text); i++ {
		_, size := utf8.DecodeRuneInString(text[offset:])
		offset += size
	}
	return diag.Pos{File: s.file, Line: line, Column: offset + 1}
}

// at gives the place of a byte offset.
func (s *source) at(offset int) diag.Pos {
	line := sort.SearchInts(s.lines, offset+1)
	return diag.Pos{File: s.file, Line: line, Column: offset - s.lines[line-1] + 1}
}

// line gives the text of a line, counted from 1, with its line feed.
func (s *source) line(line int) string {
	if line == len(s.lines) {
		return s.text[s.lines[line-1]:]
	}
	return s.text[s.lines[line-1]:s.lines[line]]
}
