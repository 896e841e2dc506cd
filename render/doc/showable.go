package doc

import (
	"unicode"
	"unicode/utf8"
)

// Showable reports whether a reader sees a character, or a space, or what it does to a letter: no control, no bidi mark,
// no U+FFFD, which stands for lost text, also where the string was not UTF-8. It is for what is written without fonts;
// render/text has a question of its own before it looks for a glyph.
func Showable(r rune) bool {
	if r < 0x7F {
		return r >= ' '
	}
	switch {
	case 0xAE <= r && r < 0x300, 0x620 <= r && r < 0x6D4, 0x900 <= r && r < 0x980, 0x4E00 <= r && r < 0xA000:
		return true // most letters, without a look at tables
	case r == utf8.RuneError:
		return false
	case r == '\u200C' || r == '\u200D': // Persian and Hindi are spelled with them
		return true
	}
	return !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector,
		unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point)
}
