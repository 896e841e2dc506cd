package readability

import "strings"

// englishCounter gives a counter of the syllables of English words: its list of exceptions is read once.
func englishCounter() func(string) int {
	known := readSyllables()
	return func(word string) int {
		total := 0
		for part := range strings.FieldsFuncSeq(strings.ToLower(word), func(r rune) bool { return r == '-' || r == '\u2011' }) {
			part = strings.ReplaceAll(part, "’", "'")
			if n, ok := known[strings.TrimSuffix(part, "'s")]; ok {
				total += n
				continue
			}
			total += englishSyllables(part)
		}
		return total
	}
}

// englishSyllables counts groups of vowel letters: an old rule of thumb (Flesch, "A new readability yardstick", 1948,
// asks for syllables as they are spoken). A final e is silent, and so are most endings in -es and -ed; some pairs of
// vowels are two. What the rules get wrong is on a list.
func englishSyllables(word string) int {
	word, contracted := strings.CutSuffix(word, "n't")
	word, _, _ = strings.Cut(word, "'")
	if contracted {
		n := max(1, vowelGroups(soundedPart(word)))
		if word != "" && !isEnglishVowel(word[len(word)-1]) {
			n++ // didn't; but what can't leaves ends in a vowel
		}
		return n
	}
	n := 0
	for _, ending := range []string{"ness", "ment", "ments", "ful", "less", "ly"} {
		if stem, ok := strings.CutSuffix(word, ending); ok && strings.HasSuffix(stem, "e") {
			word = stem // soreness: its first e is as silent as that of sore
			n++
		}
	}
	return max(1, n+vowelGroups(soundedPart(word))+parted(word))
}

// soundedPart drops an ending that has no vowel of its own.
func soundedPart(word string) string {
	if before, ok := strings.CutSuffix(word, "ed"); ok && len(before) > 1 && !endsIn(before, "t", "d") {
		if endsIn(before, "bl", "cl", "dl", "fl", "gl", "kl", "pl", "tl", "zl") {
			return before + "e" // handled: the l is a syllable
		}
		return before
	}
	if before, ok := strings.CutSuffix(word, "es"); ok && len(before) > 1 {
		if endsIn(before, "s", "x", "z", "ch", "sh", "c", "g") {
			return word
		}
		word = before + "e"
	}
	if endsIn(word, "gue", "que") {
		return strings.TrimSuffix(word, "ue")
	}
	before, ok := strings.CutSuffix(word, "e")
	switch {
	case !ok || len(before) < 2 || endsIn(before, "e", "i", "o", "u", "y"):
		return word
	case endsIn(before, "bl", "cl", "dl", "fl", "gl", "kl", "pl", "tl", "zl"):
		return word
	}
	return before
}

func endsIn(s string, endings ...string) bool {
	for _, e := range endings {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

func isEnglishVowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

// vowelGroups counts stretches of vowels. A y at the start is none: year.
func vowelGroups(word string) int {
	n, inside := 0, false
	for i := range len(word) {
		vowel := isEnglishVowel(word[i]) && (word[i] != 'y' || i > 0)
		if vowel && !inside {
			n++
		}
		inside = vowel
	}
	return n
}

// parted counts the pairs of vowels in a word that are sounded apart: radio, client, being, usual. After a soft c, g, s,
// t or x an i is not heard: special, action, patient.
func parted(word string) int {
	n := 0
	for i := 1; i+1 < len(word); i++ {
		if isEnglishVowel(word[i-1]) {
			continue
		}
		soft := strings.IndexByte("cgstx", word[i-1]) >= 0
		rest := word[i:]
		switch {
		case endsIn(word, "nion", "nions", "llion", "llions") && startsIn(rest, "ion"):
		case soft && startsIn(rest, "iat"): // initiate
			n++
		case soft && rest[0] == 'i':
		case startsIn(rest, "ia", "io", "iu", "iet", "ient", "ience"):
			n++
		case word[i-1] != 'q' && word[i-1] != 'g' && startsIn(rest, "ual", "uou", "uat", "uar", "uity"):
			n++
		}
	}
	if before, ok := strings.CutSuffix(strings.TrimSuffix(word, "s"), "ing"); ok && before != "" && !strings.HasSuffix(before, "qu") &&
		isEnglishVowel(before[len(before)-1]) {
		n++
	}
	if endsIn(word, "ism", "asm") {
		n++ // the m is a syllable
	}
	return n
}

func startsIn(s string, beginnings ...string) bool {
	for _, b := range beginnings {
		if strings.HasPrefix(s, b) {
			return true
		}
	}
	return false
}
