package yamlfile

import (
	"errors"
	"io"
	"regexp"
	"sort"
	"strings"

	"go.yaml.in/yaml/v3"

	"handout/internal/diag"
)

// libraryPlace is the part of the library's errors that is replaced by a place of our own.
var libraryPlace = regexp.MustCompile(`^yaml: (line \d+: )?`)

// syntax reports text that is not YAML.
func (s *source) syntax(err error) {
	p := diag.Problem{Pos: s.at(s.broken()), Text: libraryPlace.ReplaceAllString(err.Error(), "")}
	line := s.line(p.Pos.Line)
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	if strings.Contains(indent, "\t") {
		p.Hint = "indent with spaces, not with tabs"
	} else if strings.Contains(p.Text, "cannot start any token") {
		p.Hint = "put the value in quotes"
	}
	*s.list = append(*s.list, p)
}

// Bounds on the search for the broken place: how many lines a quoted text or a bracket may span
// without being taken for broken, and the longest line that is searched for its column.
const (
	maxSpan = 30
	maxLine = 500
)

// broken gives the offset at which text that is not YAML stops being YAML. The library tells no
// column, and of the line at times only where the surrounding block begins; so this looks for the
// longest beginning of the text that is YAML: first in whole lines, then inside the line after
// those. An unclosed bracket or quote is thus placed where it opens.
func (s *source) broken() int {
	// Beginnings that end inside a bracket or a quoted text are not YAML either, so a line counts
	// as before the broken place if one of the few lines above it is a good end.
	after := sort.Search(len(s.lines), func(i int) bool {
		return s.lastGood(s.lines[max(0, i-maxSpan):i+1]) < 0
	})
	start := max(0, s.lastGood(s.lines[max(0, after-1-maxSpan):after]))
	return max(start, s.lastGood(s.runeStarts(start)))
}

// lastGood gives the last of the offsets such that the text before it is YAML, or -1.
func (s *source) lastGood(offsets []int) int {
	for i := len(offsets) - 1; i >= 0; i-- {
		if isYAML(s.text[:offsets[i]]) {
			return offsets[i]
		}
	}
	return -1
}

// runeStarts gives the offset of each rune from start to the end of its line, or none where the
// line is too long to be searched.
func (s *source) runeStarts(start int) []int {
	line := s.line(s.at(start).Line)
	if len(line) > maxLine {
		return nil
	}
	var starts []int
	for i := range line {
		starts = append(starts, start+i)
	}
	return starts
}

// isYAML reports whether a text is well-formed, in however many documents.
func isYAML(text string) bool {
	dec := yaml.NewDecoder(strings.NewReader(text))
	for {
		var n yaml.Node
		if err := dec.Decode(&n); err != nil {
			return errors.Is(err, io.EOF)
		}
	}
}
