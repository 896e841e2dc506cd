package text

import "github.com/go-text/typesetting/language"

// Codes of ISO 15924 that name how a country writes: with ideographs of its own forms, and with which
// other letters. Languages are written so; no character has such a script (UAX #24, table 1).
const (
	hans language.Script = 'H'<<24 | 'a'<<16 | 'n'<<8 | 's'
	hant language.Script = 'H'<<24 | 'a'<<16 | 'n'<<8 | 't'
	jpan language.Script = 'J'<<24 | 'p'<<16 | 'a'<<8 | 'n'
	kore language.Script = 'K'<<24 | 'o'<<16 | 'r'<<8 | 'e'
)

// scriptOf gives the script that signs in a writing are shaped in: that of most of its letters.
func scriptOf(writing language.Script) language.Script {
	switch writing {
	case hans, hant, jpan:
		return language.Han
	case kore:
		return language.Hangul
	}
	return writing
}

// hanWriting tells how a span writes its ideographs, which are drawn otherwise in each country though
// Unicode has one code for them: as its language does, or as is told by other letters among them, in
// the name of somebody from elsewhere. Where nothing tells, they are Han.
func hanWriting(chars []char, tongue language.Script) language.Script {
	switch tongue {
	case hans, hant, jpan, kore:
		return tongue
	}
	for _, c := range chars {
		switch language.LookupScript(c.r) {
		case language.Hiragana, language.Katakana:
			return jpan
		case language.Hangul:
			return kore
		case language.Bopomofo:
			return hant
		}
	}
	return language.Han
}

// family gives the family that a script or a writing is set in. Its faces are nil where there is none.
func (s scripts) family(script, han language.Script) family {
	if script == language.Han {
		script = han
	}
	if own, ok := s[script]; ok {
		return own
	}
	return s[scriptOf(script)]
}
