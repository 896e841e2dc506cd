package locale

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A wordPattern finds words in a text: whole ones, or any that begin or end so where it has a star.
type wordPattern struct {
	written string
	find    *regexp.Regexp
}

const (
	beforeWord = `(?:^|[^\pL\pM\pN])`
	afterWord  = `(?:[^\pL\pM\pN]|$)`
	anyEnding  = `[\pL\pM\pN]*`
)

// englishPattern finds a term in an English text, in any case, with the ending of a plural or without it.
func englishPattern(term string) wordPattern {
	return wordPattern{term, regexp.MustCompile(`(?i)\b` + words(regexp.QuoteMeta(term)) + `(?:e?s)?\b`)}
}

// newWordPattern reads a form as it is written and in small letters. It reports false where a star stands
// inside a word, or alone.
func newWordPattern(written, small string) (wordPattern, bool) {
	var parts []string
	for _, w := range strings.Fields(small) {
		stem, open := strings.CutSuffix(w, "*")
		stem, begun := strings.CutPrefix(stem, "*")
		if stem == "" || strings.Contains(stem, "*") {
			return wordPattern{}, false
		}
		stem = regexp.QuoteMeta(stem)
		if begun {
			stem = anyEnding + stem
		}
		if open {
			stem += anyEnding
		}
		parts = append(parts, stem)
	}
	expression := words(strings.Join(parts, " "))
	if first, _ := utf8.DecodeRuneInString(small); spaced(first) {
		expression = beforeWord + expression
	}
	if last, _ := utf8.DecodeLastRuneInString(small); spaced(last) {
		expression += afterWord
	}
	return wordPattern{written, regexp.MustCompile(expression)}, true
}

// words lets any space stand where the expression has one.
func words(expression string) string { return strings.ReplaceAll(expression, " ", `\pZ+`) }

// spaced reports whether a word that begins or ends so has something between it and the next: a letter does,
// but for scripts without spaces.
func spaced(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M, unicode.N) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) && r != 'ー'
}

func (p wordPattern) in(text string) bool { return p.find.MatchString(text) }
