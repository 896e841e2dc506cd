package readability

import (
	"fmt"
	"strings"
)

// A checker looks for what hinders reading, one message after another.
type checker struct {
	locale   string
	language *language
	lists    *lists
	found    []Finding
	text     *text // the one that is being looked at
}

// The names of the rules, as waivers give them.
const (
	ruleGrade     = "grade"
	ruleLong      = "long-sentence"
	rulePassive   = "passive"
	ruleWord      = "hard-word"
	ruleSum       = "sum"
	ruleNegations = "negations"
	ruleNumber    = "bare-number"
)

// Rules gives the names of all rules that a waiver can be for.
func Rules() []string {
	return []string{ruleGrade, ruleLong, rulePassive, ruleWord, ruleSum, ruleNegations, ruleNumber}
}

// message gives what is found in one message.
func (c *checker) message(t *text) []Finding {
	c.text, c.found = t, nil
	c.grade()
	for _, s := range t.sentences {
		c.long(s)
		c.numbers(s)
		if c.language.english {
			c.passive(s)
			c.hardWords(s)
			c.sums(s)
			c.negations(s)
		}
	}
	return c.found
}

// add notes a finding.
func (c *checker) add(rule, hint, format string, args ...any) {
	c.found = append(c.found, Finding{
		Rule: rule, Locale: c.locale, Message: c.text.ID, Pos: c.text.Pos,
		Text: fmt.Sprintf(format, args...), Hint: hint,
	})
}

// grade reports a message of running text that is beyond a formula's bound by itself. Bounds of ease are for whole
// texts: of a sentence or two the formula says too little.
func (c *checker) grade() {
	if !c.text.running() {
		return
	}
	for i := range c.language.formulas {
		f := &c.language.formulas[i]
		if s := (Score{f, f.Score(c.text.counts())}); !f.Ease && s.TooHard() {
			c.add(ruleGrade, "shorter words, or two sentences for one", "%s grade %.1f, and %g is the most", f.Name, s.Value, f.Bound)
		}
	}
}

// mostWords is how many words a sentence may have.
const mostWords = 20

func (c *checker) long(s sentence) {
	if n := len(s.words); n > mostWords && !c.language.unspaced {
		c.add(ruleLong, "make two sentences of it", "a sentence of %d words, and %d is the most: %s", n, mostWords, opening(s))
	}
}

// opening quotes the first words of a sentence, without what was filled in.
func opening(s sentence) string {
	var first []string
	for _, w := range s.words {
		if len(first) == 5 || w.value {
			break
		}
		first = append(first, w.text)
	}
	return quoted(strings.Join(first, " ") + " ...")
}

func quoted(s string) string { return "“" + s + "”" }

// lower gives the words of a sentence in small letters, with straight apostrophes; a value is "".
func (s sentence) lower() []string {
	all := make([]string, len(s.words))
	for i, w := range s.words {
		if !w.value {
			all[i] = strings.ReplaceAll(strings.ToLower(w.text), "’", "'")
		}
	}
	return all
}
