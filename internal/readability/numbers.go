package readability

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// numbers reports a number that does not say what it counts: behind it has to stand a word or a sign such as %, or
// before it what it is the number of. Numbers in values are whole: dates, telephone numbers.
func (c *checker) numbers(s sentence) {
	for i, w := range s.words {
		if w.value || !isFigure(w.text) || c.language.english && i > 0 && numbered(s.words[i-1].text) {
			continue
		}
		if !c.unit(s, i) {
			c.add(ruleNumber, "say what it counts", "a number without a unit: %s", w.text)
		}
	}
}

// unit reports whether what stands right behind a number can be its unit.
func (c *checker) unit(s sentence, i int) bool {
	rest := strings.TrimLeftFunc(s.text[s.words[i].end:], func(r rune) bool { return unicode.IsSpace(r) || r == '-' })
	first, _ := utf8.DecodeRuneInString(rest)
	switch {
	case strings.ContainsRune("%°‰$€£", first):
		return true
	case !unicode.IsLetter(first) || i+1 == len(s.words):
		return false
	case !c.language.english:
		return true
	}
	next := strings.ToLower(s.words[i+1].text)
	if (next == "to" || next == "or" || next == "and") && i+2 < len(s.words) && isFigure(s.words[i+2].text) {
		return true // the second number has the unit of both, or is found itself
	}
	return !small(next)
}

// numbered reports whether a word is counted by the number behind it: page 2.
func numbered(w string) bool {
	switch strings.ToLower(w) {
	case "page", "step", "part", "number", "no", "version", "slip", "room", "level", "line", "row", "grade", "type", "stage":
		return true
	}
	return false
}

// small reports whether a word is none that can be counted.
func small(w string) bool {
	switch w {
	case "a", "an", "the", "and", "or", "but", "if", "to", "of", "in", "on", "at", "by", "for", "from", "with", "as", "is", "are",
		"before", "after", "until", "when", "while", "then", "you", "we", "it", "your", "our", "not", "so", "that", "unless":
		return true
	}
	return false
}
