package yamlfile

import (
	"errors"
	"io"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"handout/internal/diag"
)

// libraryPlace is the part of the library's errors that is replaced by a place of our own.
var libraryPlace = regexp.MustCompile(`^yaml: (line \d+: )?`)

// syntax reports text that is not YAML.
func (s *source) syntax(err error) {
	p := diag.Problem{Pos: s.at(search{s, isYAML}.broken()), Text: libraryPlace.ReplaceAllString(err.Error(), "")}
	line := s.line(p.Pos.Line)
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	if strings.Contains(indent, "\t") {
		p.Hint = "indent with spaces, not with tabs"
	} else if strings.Contains(p.Text, "cannot start any token") {
		p.Hint = "put the value in quotes"
	}
	*s.list = append(*s.list, p)
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
