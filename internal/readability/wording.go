package readability

import (
	"regexp"
	"strings"
)

// hardWords reports what the list has a plainer word for. Of two entries that begin with the same word the longer counts.
func (c *checker) hardWords(s sentence) {
	words := s.lower()
	for i := 0; i < len(words); {
		n, plain := c.lists.hard(words[i:])
		if n > 0 {
			c.add(ruleWord, "plainer: "+plain, "a hard word: %s", quoted(strings.Join(words[i:i+n], " ")))
		}
		i += max(1, n)
	}
}

// hard gives how many of the first words are an entry of the list, and its plainer word. A single word also counts with
// an ending: -s, -d, -ed, -ing.
func (l *lists) hard(words []string) (n int, plain string) {
	for n := min(l.longest, len(words)); n > 1; n-- {
		if p, ok := l.plain[strings.Join(words[:n], " ")]; ok {
			return n, p
		}
	}
	for _, stem := range stems(words[0]) {
		if p, ok := l.plain[stem]; ok {
			return 1, p
		}
	}
	return 0, ""
}

// stems gives the words that a word may be a form of, itself first.
func stems(w string) []string {
	all := []string{w}
	for _, ending := range []string{"s", "es", "d", "ed", "ing"} {
		if stem, ok := strings.CutSuffix(w, ending); ok && len(stem) > 2 {
			all = append(all, stem)
			if ending == "ing" {
				all = append(all, stem+"e")
			}
		}
	}
	if stem, ok := strings.CutSuffix(w, "ies"); ok {
		all = append(all, stem+"y")
	}
	return all
}

// counted is a number as a digit or a word.
const counted = `(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|some|(?:a )?few|several)`

var (
	// distance is a time that the reader would have to work out from another one.
	distance = regexp.MustCompile(`\b` + counted + ` (?:minute|hour|day|week|month)s? (?:before|after|prior to|from now|later|earlier|ahead)\b`)
	// arithmetic asks for a sum, a share or a product.
	arithmetic = regexp.MustCompile(`\b(?:add up|subtract\w*|minus|multipl\w+|divid\w+|twice (?:the|as|your)|double (?:the|your)|triple (?:the|your)|` +
		`half (?:of|the|your)|a (?:third|quarter) of|percent|per cent|(?:per|a|each|every) (?:kilo|kg|kilogram|pound)s?)\b|\d+ ?[%×÷]`)
)

// sums reports what the reader would have to calculate (PEMAT item 7).
func (c *checker) sums(s sentence) {
	plain := strings.ToLower(c.literal(s))
	for _, rule := range []*regexp.Regexp{distance, arithmetic} {
		for _, found := range rule.FindAllString(plain, -1) {
			c.add(ruleSum, "work it out: give the time, or the amount", "leaves a sum to the reader: %s", quoted(strings.TrimSpace(found)))
		}
	}
}

// literal gives a sentence with an ellipsis for each word of a value.
func (c *checker) literal(s sentence) string {
	var b strings.Builder
	end := 0
	for _, w := range s.words {
		if !w.value {
			continue
		}
		b.WriteString(s.text[end:w.start] + "…")
		end = w.end
	}
	return b.String() + s.text[end:]
}

// negations reports a sentence with two negations or more: readers lose one. Unless, except and without count: each is
// a "not" that has to be worked out.
func (c *checker) negations(s sentence) {
	var found []string
	for _, w := range s.lower() {
		if isNegation(w) {
			found = append(found, w)
		}
	}
	if len(found) > 1 {
		c.add(ruleNegations, "say what to do, in a sentence each", "%d negations in one sentence: %s", len(found), strings.Join(found, ", "))
	}
}

func isNegation(w string) bool {
	switch w {
	case "not", "no", "never", "nobody", "nothing", "none", "nowhere", "neither", "nor", "cannot", "without", "unless", "except":
		return true
	}
	return strings.HasSuffix(w, "n't")
}
