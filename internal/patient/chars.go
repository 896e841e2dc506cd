package patient

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Joiners that words of some scripts need (Persian, Hindi): they show nothing, but shape their
// neighbours.
const (
	zwnj = '\u200c'
	zwj  = '\u200d'
)

// Clean gives text as it may stand on a sheet: trimmed, in Unicode normal form C. It refuses, with a
// sentence in problem, characters that show nothing or change how the text around them is shown: a
// reader of the row cannot see them, and a reader of the sheet would see something else.
func Clean(s string) (text, problem string) {
	text = strings.TrimSpace(s)
	if isPrintableASCII(text) {
		return text, ""
	}
	text = norm.NFC.String(text)
	for _, r := range text {
		if p := refused(r); p != "" {
			return "", p
		}
	}
	return text, ""
}

// isPrintableASCII tells most values from those that need a closer look.
func isPrintableASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// refused says why a character is refused, or gives "".
func refused(r rune) string {
	switch {
	case r == '\ufffd':
		return "a character was lost when the file was saved (U+FFFD)"
	case r == zwnj, r == zwj:
		return ""
	case unicode.IsGraphic(r):
		return ""
	case r == '\n', r == '\r', r == '\u2028', r == '\u2029':
		return "a line break; want one line"
	case unicode.IsControl(r):
		return "a control character"
	case unicode.Is(unicode.Bidi_Control, r):
		return "a hidden character that changes the direction of text"
	case unicode.Is(unicode.Cf, r):
		return "a hidden character"
	}
	return "a character that Unicode does not define"
}
