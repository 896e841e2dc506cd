package text

import (
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/language"
)

// units begin the words that say what a number before them counts: in simplified Chinese, where it writes them
// otherwise in traditional Chinese, and in Japanese.
const units = "年月日时点分秒小天周岁次页毫克升片粒针度" + "時點週歲頁針" + "歳間回錠個枚人階号"

// together reports whether what stands before and after an index belongs so closely together that no line
// may end there, although the rules of UAX #14 allow it (they may be tailored so, see its section 8).
//
// Korean has spaces, and its lines end there and not inside words ("Requirements for Hangul Text Layout", W3C, on line
// breaks by word).
//
// Chinese and Japanese have none, and a line may end between any two ideographs, and between them and digits. Most
// such breaks do no harm. But a "12" at the end of a line with its "月" on the next, a "下午" apart from its "2:30", or a
// date that begins at the end of a line of two, can be misread: what says when and how much stays whole. The time after a
// date stands on the next line where there is no room.
func (s *Shaper) together(at int) bool {
	if at == 0 || at >= len(s.runes) {
		return false
	}
	before, after := s.runes[at-1], s.runes[at]
	switch {
	case unicode.Is(unicode.Hangul, before), unicode.Is(unicode.Hangul, after):
		return !isSpace(before)
	case before == '：': // a number or a code behind its label
		return isDigit(after) || 'a' <= after && after <= 'z'
	case isDigit(before):
		return strings.ContainsRune(units, after) || s.limit(at)
	case !unicode.Is(unicode.Han, before):
		return isLimit(before, after) || s.inside(at, "ください") || s.shortKatakana(at) || unicode.In(before, unicode.Hiragana, unicode.Katakana) && s.last(at)
	case strings.ContainsRune("不勿别別未", before) && unicode.Is(unicode.Han, after): // the negations of Chinese
		return true
	case isDigit(after): // the month after its year, the day after its month, a page's number, a time
		return before == '月' || before == '第' || at >= 2 && (before == '年' && isDigit(s.runes[at-2]) || isDayPeriod(s.runes[at-2], before))
	case before == '日' && s.weekday(at): // the day of the week after its date
		return at >= 2 && isDigit(s.runes[at-2])
	case before == '期':
		return at >= 2 && s.runes[at-2] == '星'
	case after == '曜':
		return strings.ContainsRune("日月火水木金土", before)
	}
	return isDayPeriod(before, after) || isUnit(before, after) || isLimit(before, after) || s.last(at) || before == '日' && s.limit(at)
}

// shortWordKatakana is how many characters a word of katakana has at most that is not divided: コード, カテーテル. Longer
// ones, of drugs, have to fit narrow columns.
const shortWordKatakana = 5

// shortKatakana reports whether an index is inside such a word.
func (s *Shaper) shortKatakana(at int) bool {
	from, to := at, at
	for from > 0 && isKatakana(s.runes[from-1]) && at-from <= shortWordKatakana {
		from--
	}
	for to < len(s.runes) && isKatakana(s.runes[to]) && to-from <= shortWordKatakana {
		to++
	}
	return from < at && at < to && to-from <= shortWordKatakana
}

// inside reports whether an index is inside a word.
func (s *Shaper) inside(at int, word string) bool {
	runes := []rune(word)
	for k := 1; k < len(runes); k++ {
		if from := at - k; from >= 0 && from+len(runes) <= len(s.runes) && slices.Equal(s.runes[from:from+len(runes)], runes) {
			return true
		}
	}
	return false
}

// isKatakana reports whether a character is one of katakana words, the long vowel among them.
func isKatakana(r rune) bool { return r >= 'ァ' && r <= 'ヺ' || r == 'ー' }

// negations are words that turn what follows into its opposite, and the "do" before one: a line that begins behind one says
// what not to do.
var negations = map[language.Language][]string{
	"ar": {"لا", "لم", "لن"}, "en": {"do", "not", "no", "never"}, "es": {"no", "ni"}, "fil": {"huwag", "hindi"}, "fr": {"ne", "ni"},
	"hi": {"न"}, "ht": {"pa"}, "it": {"non", "né"}, "pl": {"nie", "ani"}, "pt": {"não", "nem"}, "ru": {"не", "ни"}, "vi": {"không", "đừng"},
}

// clings reports whether a space is no end of a line if the words around it have room on one: behind a negation, and in Polish and Russian, by their typography, behind
// a word of one letter.
func (s *Shaper) clings(at int) bool {
	from := at - 1
	for from > 0 && at-from <= longestNegation && unicode.In(s.runes[from-1], unicode.L, unicode.M) {
		from--
	}
	if from == at-1 || from > 0 && !unicode.IsSpace(s.runes[from-1]) && s.runes[from-1] != '(' {
		return false
	}
	primary := s.chars[from].lang.Primary()
	if at-from == 2 && (primary == "pl" || primary == "ru") {
		return true
	}
	return slices.ContainsFunc(negations[primary], func(n string) bool { return strings.EqualFold(n, string(s.runes[from:at-1])) })
}

// longestNegation is how many characters one has at most, and the space behind it.
const longestNegation = 6

// last reports whether the character at an index is the last one, but for signs. It does not stand alone on
// the last line, and a label of two characters is not cut ("Requirements for Chinese Text Layout", W3C,
// on the last line of a paragraph).
func (s *Shaper) last(at int) bool {
	for _, r := range s.runes[at+1:] {
		if r == '：' {
			break
		}
		if !unicode.IsPunct(r) {
			return false
		}
	}
	return unicode.In(s.runes[at], unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// limit reports whether the word behind a date, a time or a number begins at an index.
func (s *Shaper) limit(at int) bool {
	return at+1 < len(s.runes) && isLimit(s.runes[at], s.runes[at+1])
}

// weekday reports whether a day of the week begins at an index.
func (s *Shaper) weekday(at int) bool {
	if at+1 >= len(s.runes) {
		return false
	}
	return s.runes[at+1] == '曜' || s.runes[at] == '星' && s.runes[at+1] == '期'
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// isDayPeriod reports whether two ideographs are the part of the day that goes before a time.
func isDayPeriod(a, b rune) bool {
	switch string([]rune{a, b}) {
	case "凌晨", "清晨", "早上", "上午", "中午", "下午", "晚上", "午前", "午後":
		return true
	}
	return false
}

// isLimit reports whether two characters are the word behind a date, a time or a number that something begins or ends with.
func isLimit(a, b rune) bool {
	switch string([]rune{a, b}) {
	case "から", "まで", "より", "之前", "之后", "之後", "之间", "之間", "以前", "以后", "以後", "以上", "以下":
		return true
	}
	return false
}

// isUnit reports whether two ideographs are a unit, or begin a day of the week.
func isUnit(a, b rune) bool {
	switch string([]rune{a, b}) {
	case "分钟", "小时", "星期", "毫克", "毫升", "分鐘", "小時", "時間", "分間", "日間", "週間", "曜日":
		return true
	}
	return false
}
