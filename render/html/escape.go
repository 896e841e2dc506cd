package html

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
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
		case !showable(r):
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

// showable reports whether a reader sees a character, or a space, or what it does to a letter. It is what
// render/text takes, before it looks for a glyph: no control, no bidi mark, no U+FFFD, which stands for lost
// text, also where the string was not UTF-8.
func showable(r rune) bool {
	if r < 0x7F {
		return r >= ' '
	}
	switch {
	case 0xAE <= r && r < 0x300, 0x620 <= r && r < 0x6D4, 0x900 <= r && r < 0x980, 0x4E00 <= r && r < 0xA000:
		return true // most letters, without a look at tables
	case r == utf8.RuneError:
		return false
	case r == '\u200C' || r == '\u200D': // Persian and Hindi are spelled with them
		return true
	}
	return !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector,
		unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point)
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
