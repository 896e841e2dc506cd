package readability

import (
	"unicode"
	"unicode/utf8"
)

// Counts are what the formulas are made of.
type Counts struct {
	Sentences, Words, Letters, Syllables int

	Single int // words of one syllable
	Many   int // words of three syllables or more
	Four   int // words of four syllables or more
	Long   int // words of more than six letters
}

func (c *Counts) add(o Counts) {
	c.Sentences += o.Sentences
	c.Words += o.Words
	c.Letters += o.Letters
	c.Syllables += o.Syllables
	c.Single += o.Single
	c.Many += o.Many
	c.Four += o.Four
	c.Long += o.Long
}

// counts counts a text. A figure, a symbol or an abbreviation in capitals has one syllable, as Flesch counts it.
func (t *text) counts() Counts {
	c := Counts{Sentences: len(t.sentences)}
	for _, s := range t.sentences {
		for _, w := range s.words {
			c.word(w.text, t.language.syllables)
		}
	}
	return c
}

// word adds one word. Syllables is nil for a language whose formulas do without.
func (c *Counts) word(w string, syllables func(string) int) {
	letters := 0
	for _, r := range w {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	c.Words++
	c.Letters += letters
	if letters > 6 {
		c.Long++
	}
	if syllables == nil {
		return
	}
	n := 1
	if letters > 0 && !abbreviation(w) {
		n = max(1, syllables(w))
	}
	c.Syllables += n
	if n == 1 {
		c.Single++
	}
	if n >= 3 {
		c.Many++
	}
	if n >= 4 {
		c.Four++
	}
}

// abbreviation reports whether a word is two capitals or more.
func abbreviation(w string) bool {
	for _, r := range w {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return utf8.RuneCountInString(w) > 1
}

// The ratios that most formulas use.
func (c Counts) wordsPerSentence() float64 { return float64(c.Words) / float64(c.Sentences) }
func (c Counts) syllablesPerWord() float64 { return float64(c.Syllables) / float64(c.Words) }

// percent gives a share of the words.
func (c Counts) percent(n int) float64 { return 100 * float64(n) / float64(c.Words) }
