package picker

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// cutMark ends a text that was cut. It is ASCII: the ellipsis takes two cells on some terminals.
const cutMark = "~"

// printable makes a text safe to show: composed, gaps as spaces, nothing that steers the terminal or
// the direction of other columns. A control character, which has no business in a name, shows as a
// question mark.
func printable(s string) string {
	clean := func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r):
			return '?'
		case unicode.Is(unicode.Bidi_Control, r), r == '\u00ad': // the soft hyphen shows on some terminals
			return -1
		}
		return r
	}
	return norm.NFC.String(strings.Map(clean, s))
}

// cellsOf gives the cells of a terminal that one character takes: two when it is wide or full-width
// (UAX #11), none when it joins the character before it.
func cellsOf(r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me), r >= 0x1160 && r <= 0x11ff: // medial and final Hangul letters
		return 0
	case unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// cells gives the cells that a text takes.
func cells(s string) int {
	n := 0
	for _, r := range s {
		n += cellsOf(r)
	}
	return n
}

// split parts a text after at most limit cells. Marks stay with the character that they stand on.
func split(s string, limit int) (head, tail string) {
	n := 0
	for i, r := range s {
		n += cellsOf(r)
		if n > limit {
			return s[:i], s[i:]
		}
	}
	return s, ""
}

// cut shortens a text to at most limit cells, and marks that it did.
func cut(s string, limit int) string {
	if cells(s) <= limit {
		return s
	}
	head, _ := split(s, limit-len(cutMark))
	return head + cutMark
}

// isolate keeps a text that runs from right to left from reordering its neighbours: it puts it
// between FSI and PDI (UAX #9, 2.4). Any other text comes back as it is.
func isolate(s string) string {
	for _, r := range s {
		p, _ := bidi.LookupRune(r)
		if c := p.Class(); c == bidi.R || c == bidi.AL {
			return "\u2068" + s + "\u2069"
		}
	}
	return s
}
