package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/language"
)

const (
	zeroWidthNonJoiner = '\u200C'
	zeroWidthJoiner    = '\u200D'
)

// showable reports whether a character can have a glyph that a reader sees, or is a space. A character
// that changes text without being seen (controls, variation selectors, soft hyphens, bidi marks) is not;
// neither is U+FFFD, which stands for text that was lost, also where the string was not UTF-8.
func showable(r rune) bool {
	if r < 0x7F {
		return r >= ' '
	}
	return r != utf8.RuneError && !unicode.In(r, unicode.Cc, unicode.Cs, unicode.Zl, unicode.Zp) && !ignorable(r)
}

// ignorable is the property Default_Ignorable_Code_Point (UAX #44, DerivedCoreProperties.txt).
func ignorable(r rune) bool {
	if unicode.Is(unicode.Prepended_Concatenation_Mark, r) || 0xFFF9 <= r && r <= 0xFFFB || 0x13430 <= r && r <= 0x1345F {
		return false
	}
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// joinControl reports whether r after the characters before it is a joiner or non-joiner in a script
// whose spelling needs them: Persian writes "می‌شود" with a non-joiner, Marathi "दुसऱ्या" also as
// "दुसर्‍या" with a joiner.
func joinControl(before []char, r rune) bool {
	if r != zeroWidthNonJoiner && r != zeroWidthJoiner || len(before) == 0 {
		return false
	}
	last := before[len(before)-1]
	return (last.script == language.Arabic || last.script == language.Devanagari) &&
		(unicode.IsLetter(last.r) || unicode.IsMark(last.r))
}

// isSpace reports whether a line may end after r and r then hangs over its end. The spaces that glue are
// not among them (UAX #14, class GL).
func isSpace(r rune) bool {
	switch r {
	case ' ':
		return true
	case '\u00A0', '\u2007', '\u202F':
		return false
	}
	return r > 0x7F && unicode.Is(unicode.Zs, r)
}
