package yamlfile

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"handout/internal/diag"
)

// A Node is a value in a YAML file. The zero Node is a value that is not there: reading it gives
// zero values and reports nothing, so a caller that needs one asks [Node.Present].
//
// Every reading method reports a value of another shape at its place and returns a zero value.
type Node struct {
	yaml *yaml.Node
	src  *source
	path string // the keys that lead here, joined with dots
}

// Present reports whether the node is there, be it an empty value.
func (n Node) Present() bool { return n.yaml != nil }

// IsScalar reports whether the node is a single value.
func (n Node) IsScalar() bool { return n.yaml != nil && n.yaml.Kind == yaml.ScalarNode }

// IsMap reports whether the node holds keys and values.
func (n Node) IsMap() bool { return n.yaml != nil && n.yaml.Kind == yaml.MappingNode }

// IsSeq reports whether the node is a list.
func (n Node) IsSeq() bool { return n.yaml != nil && n.yaml.Kind == yaml.SequenceNode }

// Pos gives the place where the value starts.
func (n Node) Pos() diag.Pos {
	if n.yaml == nil {
		return diag.Pos{}
	}
	return n.src.pos(n.yaml.Line, n.yaml.Column)
}

// Problem reports at the node's place, with the keys that lead to it as the field. On a zero Node it
// does nothing.
func (n Node) Problem(format string, args ...any) {
	if n.yaml != nil {
		n.src.list.Add(n.Pos(), n.path, format, args...)
	}
}

// ProblemHint is [Node.Problem] with a hint of what to write instead.
func (n Node) ProblemHint(hint, format string, args ...any) {
	if n.yaml != nil {
		n.Problem(format, args...)
		(*n.src.list)[len(*n.src.list)-1].Hint = hint
	}
}

// wrongShape reports that the node is not what was wanted. An alias has been reported already.
func (n Node) wrongShape(want string) {
	if n.yaml != nil && n.yaml.Kind != yaml.AliasNode {
		n.Problem("want %s", want)
	}
}

// A Pair is a key of a mapping with its value.
type Pair struct {
	Key   string
	Pos   diag.Pos // of the key
	Value Node
}

// Problem reports at the key's place, with the keys that lead to it as the field.
func (p Pair) Problem(format string, args ...any) {
	p.Value.src.list.Add(p.Pos, p.Value.path, format, args...)
}

// Pairs gives the keys and values of a mapping whose keys are free, in file order. Of a key that
// stands twice (reported by [Parse]) the first counts.
func (n Node) Pairs() []Pair {
	if !n.IsMap() {
		n.wrongShape("keys with values")
		return nil
	}
	var pairs []Pair
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.yaml.Content); i += 2 {
		key, value := n.yaml.Content[i], n.yaml.Content[i+1]
		if seen[key.Value] || key.Kind != yaml.ScalarNode || key.Tag == "!!merge" {
			continue
		}
		seen[key.Value] = true
		path := key.Value
		if n.path != "" {
			path = n.path + "." + path
		}
		pairs = append(pairs, Pair{
			Key:   key.Value,
			Pos:   n.src.pos(key.Line, key.Column),
			Value: Node{yaml: value, src: n.src, path: path},
		})
	}
	return pairs
}

// Map reads a mapping whose keys are fixed: it calls the function of each key that is there, in file
// order. Any other key is a problem, with the nearest right one as a hint; what names the mapping in
// that sentence: "the clinic profile". A key that is not there is not called.
func (n Node) Map(what string, keys map[string]func(Node)) {
	names := make([]string, 0, len(keys))
	for name := range keys {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, p := range n.Pairs() {
		if read, ok := keys[p.Key]; ok {
			read(p.Value)
			continue
		}
		*n.src.list = append(*n.src.list, diag.Problem{
			Pos: p.Pos, Field: p.Value.path, Text: what + " has no such key", Hint: diag.DidYouMean(p.Key, names),
		})
	}
}

// Seq gives the entries of a list, in file order.
func (n Node) Seq() []Node {
	if !n.IsSeq() {
		n.wrongShape("a list")
		return nil
	}
	entries := make([]Node, len(n.yaml.Content))
	for i, entry := range n.yaml.Content {
		entries[i] = Node{yaml: entry, src: n.src, path: n.path}
	}
	return entries
}
