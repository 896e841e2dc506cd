// Package yamlfile reads the YAML that people write for this program, strictly: one document, no
// anchors, aliases, merges or tags, no key twice. What comes out is a tree of nodes that know their
// place, so that whatever is wrong in a value can be said with line and column.
package yamlfile

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"handout/internal/diag"
)

// maxSize bounds what is read, in bytes: many times the largest guide, and small enough that a wrong
// file is refused at once.
const maxSize = 256 << 10

// Parse reads one YAML document. A byte-order mark at the start is not part of it. What is wrong
// goes to list, here and later when the nodes are read; the file's name is only for the places.
// Where the document cannot be read at all, the zero Node comes back and list says why.
func Parse(file string, data []byte, list *diag.List) Node {
	return ParseUpTo(maxSize, file, data, list)
}

// ParseUpTo is Parse for a file that may be larger, of so many bytes: one that a program writes.
func ParseUpTo(most int, file string, data []byte, list *diag.List) Node {
	src := newSource(file, strings.TrimPrefix(string(data), "\ufeff"), list)
	if len(src.text) > most {
		list.Add(diag.Pos{File: file}, "", "the file is larger than %d KB", most>>10)
		return Node{}
	}
	if !src.legible() {
		return Node{}
	}
	dec := yaml.NewDecoder(strings.NewReader(src.text))
	var doc, second yaml.Node
	switch err := dec.Decode(&doc); {
	case errors.Is(err, io.EOF):
		list.Add(diag.Pos{File: file}, "", "the file is empty")
		return Node{}
	case err != nil:
		src.syntax(err)
		return Node{}
	}
	switch err := dec.Decode(&second); {
	case errors.Is(err, io.EOF):
	case err != nil:
		src.syntax(err)
		return Node{}
	default:
		src.problem(second.Line, second.Column, "", "a second document starts here; want one")
		return Node{}
	}
	root := Node{yaml: doc.Content[0], src: src}
	src.strict(root.yaml)
	return root
}

// legible refuses what no YAML reader should guess at. The line breaks that only YAML 1.1 knows
// (U+0085, U+2028, U+2029, a lone carriage return) are refused too: with them the line numbers here
// would not be those that an editor shows.
func (s *source) legible() bool {
	for i, size := 0, 0; i < len(s.text); i += size {
		var r rune
		r, size = utf8.DecodeRuneInString(s.text[i:])
		text := ""
		switch {
		case r == utf8.RuneError && size == 1:
			text = "not UTF-8 text"
		case r == 0:
			text = "a NUL character"
		case r == '\u0085', r == '\u2028', r == '\u2029':
			text = "a line break that editors do not show"
		case r == '\r' && !strings.HasPrefix(s.text[i:], "\r\n"):
			text = "a carriage return without a line feed"
		default:
			continue
		}
		s.list.Add(s.at(i), "", "%s", text)
		return false
	}
	return true
}

// strict reports what YAML allows and these files do not, in the whole tree under n.
func (s *source) strict(n *yaml.Node) {
	switch {
	case n.Kind == yaml.AliasNode:
		s.problem(n.Line, n.Column, "", "an alias (*); write the value itself")
	case n.Anchor != "":
		s.problem(n.Line, n.Column, "", "an anchor (&); anchors and aliases are not used here")
	case n.Style&yaml.TaggedStyle != 0:
		s.problem(n.Line, n.Column, "", "a tag (!); tags are not used here")
	}
	if n.Kind == yaml.MappingNode {
		s.strictKeys(n)
	}
	for _, child := range n.Content {
		s.strict(child)
	}
}

// strictKeys reports the keys of a mapping that are not plain words, and those that come twice.
func (s *source) strictKeys(n *yaml.Node) {
	first := map[string]int{}
	for i := 0; i < len(n.Content); i += 2 {
		key := n.Content[i]
		switch line, twice := first[key.Value]; {
		case key.Kind == yaml.AliasNode: // reported with the other aliases
		case key.Kind != yaml.ScalarNode:
			s.problem(key.Line, key.Column, "", "a key that is not a word")
		case key.Tag == "!!merge":
			s.problem(key.Line, key.Column, "", "a merge (<<); write the keys themselves")
		case twice:
			s.problem(key.Line, key.Column, key.Value, "this key stands twice, first on line %d", line)
		default:
			first[key.Value] = key.Line
		}
	}
}
