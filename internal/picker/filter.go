package picker

import (
	"slices"
	"strings"
	"unicode"

	"handout/internal/patient"
)

// A filter is what a person typed. Its words stand in any order, each in some column of a line; case,
// accents and the signs inside names and numbers do not count.
type filter struct {
	words []string // folded
	digit int      // 1 to 9: the line that is pointed at; 0 when none is
}

// parse reads what was typed. A single digit at its end is no word but points at a line. With the
// next character it becomes one: a record number is typed as it is.
func parse(typed string) filter {
	var f filter
	rest, last := "", typed
	if i := strings.LastIndexByte(typed, ' '); i >= 0 {
		rest, last = typed[:i], typed[i+1:]
	}
	if len(last) == 1 && last[0] >= '1' && last[0] <= '9' {
		f.digit = int(last[0] - '0')
		typed = rest
	}
	for word := range strings.FieldsSeq(typed) {
		if w := fold(word); w != "" {
			f.words = append(f.words, w)
		}
	}
	return f
}

// matches reports whether each word stands in one of the columns, which are folded. It may stand
// anywhere in it: the end of a record number is what people remember.
func (f filter) matches(columns []string) bool {
	for _, w := range f.words {
		if !slices.ContainsFunc(columns, func(c string) bool { return strings.Contains(c, w) }) {
			return false
		}
	}
	return true
}

// partly reports whether a word with a digit in it is no whole column of those it matches. It is a part
// of a number then, or the number of somebody who is not in the list.
func (f filter) partly(columns []string) bool {
	for _, w := range f.words {
		if strings.ContainsFunc(w, unicode.IsDigit) && !slices.Contains(columns, w) {
			return true
		}
	}
	return false
}

// fold gives what is compared of a column or a word. Beyond what [patient.FoldName] drops, letters
// with a stroke or joined letters, which Unicode does not take apart, are as people type them who
// lack the key.
func fold(s string) string {
	var b strings.Builder
	for _, r := range patient.FoldName(s) {
		switch r {
		case 'ø':
			b.WriteByte('o')
		case 'ł':
			b.WriteByte('l')
		case 'đ', 'ð':
			b.WriteByte('d')
		case 'ħ':
			b.WriteByte('h')
		case 'ı':
			b.WriteByte('i')
		case 'ß', 'ẞ':
			b.WriteString("ss")
		case 'æ':
			b.WriteString("ae")
		case 'œ':
			b.WriteString("oe")
		case 'þ':
			b.WriteString("th")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
