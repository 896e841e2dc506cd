package text

// Repertoire gives texts whose clusters are those that names and values in a script (ISO 15924) are made
// of: every letter in each of its joining forms, digits and punctuation. A PDF writer that shapes them
// first, in a language of the script, has most glyphs of any record at hand. It is nil for a script
// that has no list.
func Repertoire(script string) []string {
	switch script {
	case "Latn":
		return []string{ascii, common, upTo('À', 'ÿ') + "ĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĶķĹĺĻļĽľŁłŃńŅņŇňŐőŒœŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŸŹźŻżŽžƠơƯưȘșȚț"}
	case "Grek":
		return []string{ascii, common, "Ά" + upTo('Έ', 'Ί') + "Ό" + upTo('Ύ', 'Ρ') + upTo('Σ', 'ώ')}
	case "Cyrl":
		return []string{ascii, common, upTo('Ѐ', 'џ') + "Ґґ"}
	case "Arab":
		return append([]string{ascii, common, "،؛؟٪٫٬ـ", upTo('٠', '٩') + " " + upTo('۰', '۹')}, arabic()...)
	}
	return nil
}

const (
	ascii  = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
	common = "\u00A0°·–—‘’“”•…"
)

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
