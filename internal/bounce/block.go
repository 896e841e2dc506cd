package bounce

import "strings"

// maxValue is how many bytes of one field are kept.
const maxValue = 4 << 10

// A block is the fields of a header, or of one group in a delivery report: names in lower case,
// values on one line. Of a field that stands there twice the first is kept.
type block map[string]string

// blocks reads groups of fields with empty lines between them. What is no field is left out, as is an
// empty group: servers cut headers anywhere, and put lines of their own in front.
func blocks(text string) []block {
	var all []block
	var b block
	var name string // of the field that a folded line would go on with, "" for none
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		value := strings.TrimSpace(line)
		switch {
		case value == "":
			b, name = nil, ""
			continue
		case line[0] == ' ' || line[0] == '\t':
			if name != "" && len(b[name])+len(value) < maxValue {
				b[name] += " " + value
			}
			continue
		}
		name, value = field(line)
		if name == "" {
			continue
		}
		if b == nil {
			b = block{}
			all = append(all, b)
		}
		if _, twice := b[name]; twice {
			name = ""
			continue
		}
		b[name] = value[:min(len(value), maxValue)]
	}
	return all
}

// field splits "Name: value". The name is "" if the line is no field.
func field(line string) (name, value string) {
	name, value, ok := strings.Cut(line, ":")
	name = strings.ToLower(strings.TrimSpace(name))
	if !ok || strings.ContainsAny(name, " \t") {
		return "", ""
	}
	return name, strings.TrimSpace(value)
}
