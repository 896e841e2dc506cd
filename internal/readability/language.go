package readability

// A language is what the package knows of one.
type language struct {
	formulas  []Formula
	none      string           // why there is no formula
	syllables func(string) int // of a word; nil where no formula needs them
	unspaced  bool             // words are not told apart by spaces: their number says nothing
	english   bool             // the rules about words are in this language
}

// languageOf gives a language by its ISO 639 code. One that is not in the table has no formula, but the rules that
// need none.
func languageOf(code string) *language {
	if l, ok := languages()[code]; ok {
		return l
	}
	return &language{none: "no formula is known here"}
}

// languages is the table. What stands under none was looked for, and is why there is no score.
func languages() map[string]*language {
	return map[string]*language{
		"en": {formulas: []Formula{fleschKincaid(), smog()}, syllables: englishCounter(), english: true},
		"es": {formulas: []Formula{fernandezHuerta(), inflesz()}, syllables: spanish().count},
		"de": {formulas: []Formula{sachtext()}, syllables: german().count},
		"fr": {formulas: []Formula{kandelMoles()}, syllables: frenchSyllables},
		"it": {formulas: []Formula{gulpease()}},
		"pt": {formulas: []Formula{martins()}, syllables: portuguese().count},
		"pl": {formulas: []Formula{fogPL()}, syllables: polish().count},
		"ru": {formulas: []Formula{oborneva()}, syllables: russian().count},
		"tr": {formulas: []Formula{atesman()}, syllables: turkish().count},

		"ar": {none: "no formula: OSMAN (El-Haj, Rayson, LREC 2016) counts syllables by vowel signs, which sheets do not have"},
		"hi": {none: "no formula: that of Sinha and others (COLING 2012) is a model of research, with no bound for what is plain"},
		"ja": {none: "no formula: those in use need words and their levels from a dictionary", unspaced: true},
		"ko": {none: "no formula: those in use need parts of words and their levels from a dictionary"},
		"zh": {none: "no formula: those in use (CRIE: Sung and others, 2016) need words and their levels from a dictionary", unspaced: true},
	}
}
