package locale

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// checkText returns the names of a text's placeholders, sorted, each once, or what is wrong with it.
//
// The only braces are those of {{.name}}: a template that branches or calls would print what no
// translator has seen.
func checkText(s string) (args []string, problem string) {
	if p := checkCharacters(s); p != "" {
		return nil, p
	}
	for rest := s; ; {
		i := strings.IndexAny(rest, "{}")
		if i < 0 {
			break
		}
		after, opened := strings.CutPrefix(rest[i:], "{{.")
		name, tail, closed := strings.Cut(after, "}}")
		if !opened || !closed || !isName(name) {
			return nil, "want a placeholder such as {{.name}}, and no other braces"
		}
		args, rest = append(args, name), tail
	}
	slices.Sort(args)
	return slices.Compact(args), ""
}

// isName reports whether s can be the name of a placeholder: ASCII letters, digits and '_'.
func isName(s string) bool {
	for i, r := range s {
		letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_'
		if !letter && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}

// checkCharacters says what is wrong with a text's characters, or "".
func checkCharacters(s string) string {
	if s == "" {
		return "is empty"
	}
	before := rune(0)
	for _, r := range s {
		if p := checkRune(r); p != "" {
			return p
		}
		if unicode.IsSpace(r) && unicode.IsSpace(before) {
			return "has two spaces in a row"
		}
		before = r
	}
	if strings.TrimLeftFunc(s, unicode.IsSpace) != s {
		return "has a space at its start"
	}
	if unicode.IsSpace(before) {
		return "has a space at its end"
	}
	if !norm.NFC.IsNormalString(s) {
		return "is not in Unicode normal form C"
	}
	return ""
}

// checkRune says what is wrong with a character, or "". Direction comes from the layout (R6), line
// breaks from the page; a joiner is spelling in many scripts.
func checkRune(r rune) string {
	const zwnj, zwj = '\u200c', '\u200d'
	switch {
	case r == unicode.ReplacementChar:
		return "has a replacement character, U+FFFD: some text was lost"
	case unicode.Is(unicode.Bidi_Control, r):
		return fmt.Sprintf("has a character that sets the direction, U+%04X", r)
	case unicode.Is(unicode.Co, r):
		return fmt.Sprintf("has a private-use character, U+%04X", r)
	case unicode.IsControl(r):
		return fmt.Sprintf("has a control character, U+%04X", r)
	case !unicode.IsGraphic(r) && r != zwnj && r != zwj:
		return fmt.Sprintf("has a character that cannot be seen, U+%04X", r)
	}
	return ""
}
