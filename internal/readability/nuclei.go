package readability

import "strings"

// nuclei counts syllables by their vowels, as languages allow whose spelling tells them. It is not for loan words.
type nuclei struct {
	strong string   // each of these is a syllable
	weak   string   // of these one is, where no strong one stands beside it
	one    []string // two letters that make one syllable
	mute   string   // a sequence of which only the first letter is sounded: "qu"
}

// count gives the syllables of a word.
func (n nuclei) count(word string) int {
	word = strings.ToLower(word)
	if n.mute != "" {
		word = strings.ReplaceAll(word, n.mute, n.mute[:1])
	}
	total := 0
	for run := range strings.FieldsFuncSeq(word, func(r rune) bool { return !strings.ContainsRune(n.strong+n.weak, r) }) {
		total += max(1, n.run(run))
	}
	return total
}

// run counts the strong vowels of a run of vowels.
func (n nuclei) run(vowels string) int {
	total := 0
	for vowels != "" {
		step := len(string([]rune(vowels)[0]))
		if strings.Contains(n.strong, vowels[:step]) {
			total++
		}
		for _, pair := range n.one {
			if strings.HasPrefix(vowels, pair) {
				step = len(pair)
			}
		}
		vowels = vowels[step:]
	}
	return total
}

// spanish: of two vowels side by side, strong ones part, and so do an accented weak one and a strong one; others make a
// diphthong (Real Academia Española, Ortografía, 2010). A diphthong across an h counts as two here.
func spanish() nuclei { return nuclei{strong: "aeoáéóíú", weak: "iuüy"} }

// portuguese has nasal diphthongs besides.
func portuguese() nuclei {
	return nuclei{strong: "aeoáéóíúâêôàãõ", weak: "iuü", one: []string{"ão", "ãe", "õe"}}
}

// german parts all vowels that make no diphthong and no long vowel.
func german() nuclei {
	return nuclei{
		strong: "aeiouyäöü", mute: "qu",
		one: []string{"ai", "ei", "au", "äu", "eu", "ie", "aa", "ee", "oo", "ey", "ay"},
	}
}

// polish: an i before a vowel only softens what is before it.
func polish() nuclei { return nuclei{strong: "aeouyąęó", weak: "i"} }

// russian and turkish have a syllable for each vowel.
func russian() nuclei { return nuclei{strong: "аеёиоуыэюя"} }
func turkish() nuclei { return nuclei{strong: "aeıioöuüâîû"} }

// frenchSyllables counts as French is read out: a mute e at the end has none, é and a
// diaeresis part vowels. Of the endings in -ent only the ear knows which are mute: they count.
func frenchSyllables(word string) int {
	const vowels = "aeiouyàâéèêëîïôùûüœ"
	word = strings.ToLower(word)
	if before, ok := strings.CutSuffix(strings.TrimSuffix(word, "s"), "e"); ok && strings.ContainsAny(before, vowels) {
		word = before
	}
	total, inside := 0, false
	for _, r := range word {
		vowel := strings.ContainsRune(vowels, r)
		if vowel && (!inside || strings.ContainsRune("ëïü", r)) {
			total++
		}
		inside = vowel && r != 'é'
	}
	return total
}
