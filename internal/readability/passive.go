package readability

import "strings"

// passive reports a form of "to be" with a past participle, and at most two adverbs between them (PEMAT item 5). It
// cannot tell who was tested from what was red: words that only describe are on a list.
func (c *checker) passive(s sentence) {
	words := s.lower()
	for i, w := range words {
		if !isBe(w) {
			continue
		}
		j := i + 1
		for j < len(words) && j <= i+2 && between(words[j]) {
			j++
		}
		if j < len(words) && c.lists.participle(words[j]) {
			c.add(rulePassive, "say who does it", "passive voice: %s", quoted(strings.Join(words[i:j+1], " ")))
		}
	}
}

func isBe(w string) bool {
	switch w {
	case "am", "is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't", "it's", "you're", "we're", "they're":
		return true
	}
	return false
}

// between reports whether a word can stand between the two: a not, an adverb. A form of "to be" begins anew.
func between(w string) bool {
	switch w {
	case "not", "never", "often", "always", "also", "still", "then", "now", "soon", "already", "just", "only", "sometimes":
		return true
	}
	return strings.HasSuffix(w, "ly") && len(w) > 4
}

func (l *lists) participle(w string) bool {
	return !l.adjectives[w] && (l.participles[w] || strings.HasSuffix(w, "ed") && len(w) > 3)
}
