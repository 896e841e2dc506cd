package svg

import (
	"encoding/xml"
	"strings"
)

// A tag is that of an element's start.
type tag struct {
	at         int    // byte of the file
	raw        string // from < to >
	name       xml.Name
	attributes []xml.Attr
}

// maxAttributes is more than drawing programs write.
const maxAttributes = 100

// sound reports whether no attribute stands twice, which is no XML (3.1), and there are not too many.
func (t *tag) sound() bool {
	if len(t.attributes) > maxAttributes {
		return false
	}
	for i, a := range t.attributes {
		for _, b := range t.attributes[:i] {
			if a.Name == b.Name {
				return false
			}
		}
	}
	return true
}

// get gives the value of an attribute of SVG's own.
func (t *tag) get(name string) (string, bool) {
	for _, a := range t.attributes {
		if a.Name.Space == "" && a.Name.Local == name {
			return a.Value, true
		}
	}
	return "", false
}

// where gives the byte of the file at which the value of an attribute begins, and whether its bytes are
// those in the file: a value with references to characters is longer there.
func (t *tag) where(name string) (at int, plain bool) {
	s := t.raw
	for {
		i := strings.IndexByte(s, '=')
		if i < 0 {
			return t.at, false
		}
		words := strings.Fields(s[:i])
		s = s[i+1:]
		quote := strings.IndexAny(s, `"'`)
		if quote < 0 {
			return t.at, false
		}
		s = s[quote:]
		end := strings.IndexByte(s[1:], s[0])
		if end < 0 {
			return t.at, false
		}
		if len(words) > 0 && words[len(words)-1] == name {
			return t.at + len(t.raw) - len(s) + 1, !strings.Contains(s[1:1+end], "&")
		}
		s = s[end+2:]
	}
}

// place gives the byte of the file that is so many bytes inside a value, as near as is known.
func (t *tag) place(name string, offset int) int {
	at, plain := t.where(name)
	if !plain {
		return at
	}
	return at + offset
}
