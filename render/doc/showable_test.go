package doc

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestShowable: what is told without a look at the tables is what they say.
func TestShowable(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		want := r == '\u200C' || r == '\u200D' || r != utf8.RuneError && !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp,
			unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point)
		if Showable(r) != want {
			t.Fatalf("U+%04X: %t", r, !want)
		}
	}
}
