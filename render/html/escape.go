package html

import (
	"fmt"
	"strings"

	"handout/render/doc"
)

// escape appends text so that HTML takes it for nothing but text, between tags or between double quotes.
// It gives the first character that cannot stand there.
func escape(buf []byte, s string) ([]byte, error) {
	start := 0 // of what is not written yet
	for i, r := range s {
		entity := ""
		switch {
		case r == '&':
			entity = "&amp;"
		case r == '<':
			entity = "&lt;"
		case r == '>':
			entity = "&gt;"
		case r == '"':
			entity = "&#34;"
		case r == '\'':
			entity = "&#39;"
		case !doc.Showable(r):
			return buf, fmt.Errorf("a character that nobody sees, U+%04X", r)
		default:
			continue
		}
		buf = append(buf, s[start:i]...)
		buf = append(buf, entity...)
		start = i + 1
	}
	return append(buf, s[start:]...), nil
}

// text writes words. The field, if any, is the one to blame.
func (p *page) text(s, field string) {
	var err error
	if p.buf, err = escape(p.buf, s); err != nil {
		p.problem(field, "%v", err)
	}
}

// attribute writes an attribute and its value.
func (p *page) attribute(name, value string) {
	p.raw(" " + name + `="`)
	p.text(value, "")
	p.raw(`"`)
}

// followable reports whether a link may be written: it calls, writes a mail or opens a page, in ASCII.
func followable(uri string) bool {
	for i := range len(uri) {
		if uri[i] <= ' ' || uri[i] > '~' {
			return false
		}
	}
	return strings.HasPrefix(uri, "tel:") || strings.HasPrefix(uri, "mailto:") || strings.HasPrefix(uri, "https:")
}
