package plain

import (
	"strings"
	"unicode"
)

// Signs beside which no line ends: none begins with a closing one or ends with an opening one ("Requirements for
// Chinese Text Layout", W3C, 3.1.3), nor with a small kana (UAX #14, class CJ).
const (
	closing = ")]}>,.:;!?%…、。，．：；！？）］｝〉》」』】〕〗”’·・ー々～〜°℃％" + "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶゝゞヽヾ"
	opening = "([{<（［｛〈《「『【〔〖“‘"
)

// mayBreak reports whether a line may end before chars[i]: after spaces, and beside an ideograph. A number stays with
// the ideograph that counts with it, in both orders: 12月, 第2页. It is less than UAX #14 allows, never more: a
// line is never ended inside a word.
func mayBreak(chars []char, i int) bool {
	before, after := chars[i-1].r, chars[i].r
	switch {
	case after == ' ':
		return false
	case before == ' ':
		return true
	case !ideographic(before) && !ideographic(after):
		return false
	case isGlue(before) || isGlue(after) || chars[i].width == 0:
		return false
	case unicode.IsDigit(before) || unicode.IsDigit(after):
		return false
	}
	return !strings.ContainsRune(closing, after) && !strings.ContainsRune(opening, before)
}

// ideographic reports whether a line may end beside a character that is no space: the scripts that have none,
// and their signs.
func ideographic(r rune) bool {
	return isHan(r) || r >= 0x2E80 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo) ||
		'\u3000' <= r && r <= '\u303F' || '\uFF00' <= r && r <= '\uFF60')
}

// isHan reports whether a character is one of the common ideographs.
func isHan(r rune) bool { return 0x4E00 <= r && r < 0xA000 }

// isGlue reports whether a character holds what is on both sides of it (UAX #14, class GL).
func isGlue(r rune) bool { return r == '\u00A0' || r == '\u2007' || r == '\u202F' || r == '\u2011' }
