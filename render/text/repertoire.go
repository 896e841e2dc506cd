package text

// Signs are the digits, and what stands between letters and digits in names, addresses, numbers and times.
const Signs = "0123456789 \u00A0.,:;!?'\"()+-/&@_#%–—‘’“”·•°"

// Repertoire gives texts whose clusters are those that most names in a script (ISO 15924) are made of: its
// letters, in each of their joining forms. A PDF writer that shapes them first, in a language of the
// script, has the glyphs of most records at hand. Letters that only some languages of a script write, such
// as "ş", are left out: each costs every sheet its outline, and a language's own words bring its own. It
// is nil for a script that has no list.
func Repertoire(script string) []string {
	switch script {
	case "Latn":
		return []string{"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz fi fl ff ffi ffl"}
	case "Grek":
		return []string{"Ά" + upTo('Έ', 'Ί') + "Ό" + upTo('Ύ', 'Ρ') + upTo('Σ', 'ώ')}
	case "Cyrl":
		return []string{"ЁЄІЇЎҐ" + upTo('А', 'я') + "ёєіїўґ"}
	case "Arab":
		return append([]string{"،؛؟٪٫٬ـ", upTo('٠', '٩') + " " + upTo('۰', '۹')}, arabic()...)
	case "Deva":
		return append([]string{"।॥॰", upTo('०', '९')}, devanagari()...)
	}
	return nil
}

// upTo gives the characters from first to last.
func upTo(first, last rune) string {
	var all []rune
	for r := first; r <= last; r++ {
		all = append(all, r)
	}
	return string(all)
}

// arabic gives every letter alone, at the start, in the middle and at the end of a word: beh joins to both
// sides and brings the forms out. A letter that joins only to the one before it gives two of them twice.
// Reh and its kin move towards the letter after them, so they stand before each. Vowel signs are seldom
// written in names: they stand on beh only.
func arabic() []string {
	const (
		beh      = "ب"
		letters  = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي" + "ٱپچژکگیٹڈڑںہھۂۀےۓ"
		ligature = "لا لأ لإ لآ لٱ بلا بلأ بلإ بلآ بلٱ"
		marks    = "\u064B\u064C\u064D\u064E\u064F\u0650\u0651\u0652\u0670"
		vowels   = "\u064B\u064C\u064D\u064E\u064F\u0650\u0670" // that a shadda carries
	)
	texts := []string{ligature}
	for _, r := range letters {
		x := string(r)
		texts = append(texts, x+" "+x+beh+" "+beh+x+beh+" "+beh+x)
		for _, reh := range []string{"ر", "ز", "ژ", "ڑ"} {
			texts = append(texts, reh+x+" "+beh+reh+x)
		}
	}
	for _, r := range marks {
		texts = append(texts, beh+string(r))
	}
	for _, r := range vowels {
		texts = append(texts, beh+"\u0651"+string(r))
	}
	return texts
}

// devanagari gives the letters alone, and every sign on one consonant. Conjuncts are too many to list:
// those of a language's own words come with them, those of a name with the name.
func devanagari() []string {
	const (
		ka        = "क"
		letters   = "अआइईउऊऋएऐऑओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसह"
		dotted    = "क़ख़ग़ज़ड़ढ़फ़"
		conjuncts = "र्क क्र क्ष ज्ञ त्र श्र रु रू हृ"
		marks     = "ािीुूृॅेैॉोौ्ँंः"
	)
	texts := []string{letters, dotted, conjuncts}
	for _, r := range marks {
		texts = append(texts, ka+string(r))
	}
	return texts
}
