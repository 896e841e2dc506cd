package relay

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	mostRead  = 4000 // characters of an answer that are looked at
	mostWords = 200  // and that are shown
	longest   = 64   // a word of this length is no word: base64, a token, a key
	takenOut  = "[…]"
)

// words gives what an answer says, fit to be shown.
func (h hidden) words(a answer) string { return h.text(a.text()) }

// text gives a text as one line with everything taken out that is hidden, that stands in angle brackets, or that
// has an at sign in it.
func (h hidden) text(text string) string {
	runes := []rune(strings.ToValidUTF8(text, "\uFFFD"))
	runes = runes[:min(len(runes), mostRead)]
	out := make([]bool, len(runes))
	bracketed(runes, out)
	h.known(runes, out)
	suspect(runes, out)
	return shown(runes, out)
}

// bracketed marks what stands in angle brackets, and all that follows one that is not closed.
func bracketed(text []rune, out []bool) {
	depth := 0
	for i, r := range text {
		if r == '<' {
			depth++
		}
		out[i] = out[i] || depth > 0
		if r == '>' && depth > 0 {
			depth--
		}
	}
}

// known marks what is hidden. It looks at the text without its spaces, as what is hidden is kept.
func (h hidden) known(text []rune, out []bool) {
	letters, places := squeeze(text)
	mark := func(from, to int) {
		for _, p := range places[from:to] {
			out[p] = true
		}
	}
	for _, w := range h.whole {
		n := utf8.RuneCountInString(w)
		for at := 0; at+n <= len(letters); at++ {
			if string(letters[at:at+n]) == w && (n >= shortest || alone(text, places[at], places[at+n-1])) {
				mark(at, at+n)
			}
		}
	}
	for _, p := range h.parts {
		for at := 0; at+p.run <= len(letters); at++ {
			if strings.Contains(p.text, string(letters[at:at+p.run])) {
				mark(at, at+p.run)
			}
		}
	}
}

// alone reports whether a run of a text, first to last, is not part of a longer word.
func alone(text []rune, first, last int) bool {
	wordRune := func(i int) bool {
		return i >= 0 && i < len(text) && (unicode.IsLetter(text[i]) || unicode.IsDigit(text[i]))
	}
	return !wordRune(first-1) && !wordRune(last+1)
}

// suspect marks the words that look like an address or are too long to be words.
func suspect(text []rune, out []bool) {
	for from := 0; from < len(text); {
		to := from
		at := false
		for to < len(text) && !unicode.IsSpace(text[to]) {
			at = at || text[to] == '@' || text[to] == '＠'
			to++
		}
		if at || to-from >= longest {
			for i := from; i < to; i++ {
				out[i] = true
			}
		}
		from = to + 1
	}
}

// shown gives what is not marked on one line, each marked run as one sign.
func shown(text []rune, out []bool) string {
	var b strings.Builder
	for i, r := range text {
		switch {
		case out[i]:
			if i == 0 || !out[i-1] {
				b.WriteString(takenOut)
			}
		case unicode.IsPrint(r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	words := slices.CompactFunc(strings.Fields(b.String()), func(a, b string) bool { return a == takenOut && b == takenOut })
	line := []rune(strings.Join(words, " "))
	if len(line) > mostWords {
		return string(line[:mostWords-1]) + "…"
	}
	return string(line)
}
