package merge

import (
	"unicode"

	"golang.org/x/text/language"
)

// lang gives the language of a value that is written in another script than the sheet's, so that it
// is read aloud by a voice that can, and set as that language writes: the other one of a sheet in two languages, or the clinic's
// own, where its script is the same, otherwise only the script is known ("und-Arab", BCP 47). For any other value it gives "".
func (b *builder) lang(value string) string {
	script := scriptOf(value)
	if script == "" || writes(b.Catalog.Script, script) {
		return ""
	}
	if b.other != nil && writes(b.other.Script, script) {
		return b.other.Tag
	}
	if b.home.tag == "" {
		tag := language.Make(b.Profile.Locale)
		home, _ := tag.Script()
		b.home = tongue{tag.String(), home.String()}
	}
	if writes(b.home.script, script) {
		return b.home.tag
	}
	return "und-" + script
}

// A tongue is a language and the script that it is usually written in.
type tongue struct{ tag, script string }

// scriptOf gives the script of the first letter, or "" where there is none.
func scriptOf(s string) string {
	for _, r := range s {
		if 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' {
			return "Latn"
		}
		if !unicode.IsLetter(r) {
			continue
		}
		return script(r)
	}
	return ""
}

// script gives the ISO 15924 code of a letter's script, "Zyyy" for one that no language here is
// written in.
func script(r rune) string {
	switch {
	case unicode.Is(unicode.Latin, r):
		return "Latn"
	case unicode.Is(unicode.Arabic, r):
		return "Arab"
	case unicode.Is(unicode.Greek, r):
		return "Grek"
	case unicode.Is(unicode.Cyrillic, r):
		return "Cyrl"
	case unicode.Is(unicode.Hebrew, r):
		return "Hebr"
	case unicode.Is(unicode.Devanagari, r):
		return "Deva"
	case unicode.Is(unicode.Han, r):
		return "Hani"
	case unicode.Is(unicode.Hangul, r):
		return "Hang"
	case unicode.Is(unicode.Hiragana, r):
		return "Hira"
	case unicode.Is(unicode.Katakana, r):
		return "Kana"
	case unicode.Is(unicode.Thai, r):
		return "Thai"
	case unicode.Is(unicode.Armenian, r):
		return "Armn"
	case unicode.Is(unicode.Georgian, r):
		return "Geor"
	}
	return "Zyyy"
}

// writes reports whether a language's script, as CLDR names it, has the letters of another. Chinese,
// Japanese and Korean have codes of their own for the scripts that they mix.
func writes(language, letters string) bool {
	switch language {
	case "Hans", "Hant":
		return letters == "Hani"
	case "Jpan":
		return letters == "Hani" || letters == "Hira" || letters == "Kana"
	case "Kore":
		return letters == "Hang" || letters == "Hani"
	}
	return language == letters
}
