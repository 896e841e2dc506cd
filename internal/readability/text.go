package readability

import (
	"strings"
	"unicode"

	layout "handout/render/text"
)

// A text is a message cut into sentences and words.
type text struct {
	Message
	words     string   // all of it
	values    [][2]int // where filled-in values are, in bytes
	sentences []sentence
	language  *language
}

// A sentence is a stretch of a text up to the mark that ends it, or to the end of the text.
type sentence struct {
	text  string
	words []word
}

// A word is a word as Flesch counts them.
type word struct {
	text       string
	start, end int  // in the sentence, in bytes
	value      bool // part of a filled-in value
}

func newText(m Message, l *language) (*text, error) {
	t := &text{Message: m, language: l}
	for _, p := range m.Pieces {
		start := len(t.words)
		t.words += p.Text
		if p.Value {
			t.values = append(t.values, [2]int{start, len(t.words)})
		}
	}
	start := 0
	for start < len(t.words) {
		end := t.sentenceEnd(start)
		words, err := t.wordsOf(start, end)
		if err != nil {
			return nil, err
		}
		if len(words) > 0 {
			t.sentences = append(t.sentences, sentence{t.words[start:end], words})
		}
		start = end
	}
	return t, nil
}

// inValue reports whether the byte at an offset is part of a value.
func (t *text) inValue(at int) bool {
	for _, v := range t.values {
		if v[0] <= at && at < v[1] {
			return true
		}
	}
	return false
}

// Marks that end sentences: of these, those of Chinese and Hindi need no space after them.
const (
	spacedEnds   = ".!?…؟"
	unspacedEnds = "。！？।॥"
	closers      = "\"'”’»)]」』）"
)

// sentenceEnd gives where the sentence that starts at an offset ends. It follows UAX #29 (SB5 to SB11: closing marks
// belong to the sentence, and no sentence begins with a small letter), but for values, in which none ends.
func (t *text) sentenceEnd(start int) int {
	for i, r := range t.words[start:] {
		at := start + i
		spaced, unspaced := strings.ContainsRune(spacedEnds, r), strings.ContainsRune(unspacedEnds, r)
		if !spaced && !unspaced || t.inValue(at) {
			continue
		}
		rest := t.words[at+len(string(r)):]
		after := strings.TrimLeft(rest, closers)
		next := strings.TrimLeftFunc(after, unicode.IsSpace)
		if next == "" {
			return len(t.words)
		}
		first := []rune(next)[0]
		if unspaced || next != after && !unicode.IsLower(first) && !strings.ContainsRune(spacedEnds, first) {
			return len(t.words) - len(next)
		}
	}
	return len(t.words)
}

// wordsOf gives the words of a stretch, which are those of UAX #29, but for what Flesch counts as one: what a hyphen
// joins, a time of day, a number in groups, a temperature ("How to Write Plain English", 1979, chapter 2).
func (t *text) wordsOf(start, end int) ([]word, error) {
	s := t.words[start:end]
	bounds, err := layout.Words(s)
	if err != nil {
		return nil, err
	}
	var words []word
	for _, b := range bounds {
		w := word{s[b[0]:b[1]], b[0], b[1], t.inValue(start + b[0])}
		if n := len(words); n > 0 && joined(words[n-1], w, s[words[n-1].end:w.start]) {
			words[n-1].end = w.end
			words[n-1].text = s[words[n-1].start:w.end]
			continue
		}
		words = append(words, w)
	}
	return words, nil
}

// joined reports whether two neighbours are one word; between is what stands between them.
func joined(a, b word, between string) bool {
	switch {
	case between == "-" || between == "\u2011":
		return true
	case between == ":":
		return isFigure(a.text) && isFigure(b.text)
	case a.value && b.value && strings.TrimFunc(between, unicode.IsSpace) == "°":
		return true
	case a.value && b.value && strings.TrimFunc(between, unicode.IsSpace) == "":
		return between != "" && isFigure(a.text) && isFigure(b.text)
	}
	return false
}

// isFigure reports whether a word is written in digits.
func isFigure(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) < 0 }

// labelWords is how short a label is: fewer words of its own than this, and no mark at the end, are a heading, a column
// or a tick.
const labelWords = 5

// running reports whether a message is running text. Formulas are for that alone: titles, headings and captions are
// left out (Flesch, as above), or their few words would make every sheet look easy and a long term in one hard.
func (t *text) running() bool {
	end := strings.TrimRight(t.words, closers)
	for _, r := range spacedEnds + unspacedEnds {
		if strings.HasSuffix(end, string(r)) {
			return true
		}
	}
	own := 0
	for _, s := range t.sentences {
		for _, w := range s.words {
			if !w.value {
				own++
			}
		}
	}
	return own >= labelWords
}
