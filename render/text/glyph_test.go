package text

import (
	"errors"
	"testing"
	"unicode"
)

// R1: a character that no face covers stops the sheet, and the error knows where it is.
func TestNoGlyph(t *testing.T) {
	tests := []struct {
		name, text string
		lang       string
		want       rune
	}{
		{"emoji", "well 😀", "en", 0x1F600},
		{"emoji of a letter and a selector", "a\uFE0F", "en", 0xFE0F},
		{"Han beyond the face", "𠮷田", "zh-Hans", '𠮷'},
		{"private use", "a\uE000", "en", 0xE000},
		{"unassigned", "a\u0378", "en", 0x378},
		{"a script that the file has glyphs for but no family lists", "\U00010400", "zh-Hans", 0x10400},
		{"Hebrew", "שלום", "en", 'ש'},
		{"a sign that no file has", "a ☐", "en", '☐'},
		{"a mark that the face of its letter lacks", "a\u064B", "en", 0x64B},
		{"a mark of another script", "a\u0610", "en", 0x610},
		{"a Latin mark on an Arabic letter", "ب\u0301\u0489", "ar", 0x489},
		{"a mark in a face that does not say where marks go", "骨\u3099", "zh-Hans", 0x3099},
		{"a mark with nothing before it", "\u0301a", "en", 0x301},
		{"a mark after a space", "a \u0301", "en", 0x301},
		{"line feed", "a\nb", "en", '\n'},
		{"tab", "a\tb", "en", '\t'},
		{"line separator", "a\u2028b", "en", 0x2028},
		{"soft hyphen", "pre\u00ADop", "en", 0xAD},
		{"zero width space", "a\u200Bb", "en", 0x200B},
		{"bidi control", "a\u202Eb", "en", 0x202E},
		{"isolate control", "a\u2068b", "en", 0x2068},
		{"byte order mark", "\uFEFFa", "en", 0xFEFF},
		{"joiner between Latin letters", "a\u200Db", "en", 0x200D},
		{"non-joiner after a space", "می \u200Cشود", "fa", 0x200C},
		{"two non-joiners", "می\u200C\u200Cشود", "fa", 0x200C},
		{"joiner after a space", "दु \u200Dख", "hi", 0x200D},
		{"vowel sign after a nasal", "कंि", "hi", 0x93F},
		{"two viramas", "क््क", "hi", 0x94D},
		{"vowel sign at the start", "ि क", "hi", 0x93F},
		{"vowel sign on a Latin letter", "aि", "hi", 0x93F},
		{"replacement character", "a\uFFFD", "en", 0xFFFD},
		{"not UTF-8", "a\xFF", "en", 0xFFFD},
	}
	s := newShaper(t)
	for _, test := range tests {
		p := Paragraph{Lang: test.lang, Spans: []Span{{Text: "ok "}, {Text: test.text}}}
		for _, p.Spans[1].Bold = range []bool{false, true} {
			_, err := s.Wrap(p, 1<<20)
			var missing *NoGlyphError
			if !errors.As(err, &missing) {
				t.Errorf("%s: error %v, want a NoGlyphError", test.name, err)
			} else if *missing != (NoGlyphError{Span: 1, Rune: test.want}) {
				t.Errorf("%s: %+v, want U+%04X in span 1", test.name, *missing, test.want)
			}
		}
	}
}

// Every character that passes gets a real glyph: a shown box under the right text cannot be seen in a PDF's
// words.
func TestEveryCharacter(t *testing.T) {
	s := newShaper(t)
	shown := 0
	for r := rune(0); r <= 0x1FFFF; r++ {
		if r == 0xD800 {
			r = 0xF000 // past surrogates, into private use
		}
		lines, err := s.Wrap(plainText("en", string(r)), 1<<20)
		if err != nil {
			continue
		}
		shown++
		for _, run := range lines[0].Runs {
			for _, c := range run.Clusters {
				if len(c.Glyphs) == 0 || c.Text != string(r) {
					t.Errorf("U+%04X: %d glyphs for %q", r, len(c.Glyphs), c.Text)
				}
				for _, g := range c.Glyphs {
					if g.ID == 0 {
						t.Errorf("U+%04X: .notdef", r)
					}
				}
			}
		}
		if unicode.In(r, unicode.C, unicode.Zl, unicode.Zp, unicode.Hebrew, unicode.Thai, unicode.Yi) {
			if !unicode.Is(unicode.Prepended_Concatenation_Mark, r) {
				t.Errorf("U+%04X is shown", r)
			}
		}
	}
	if shown < 2000 {
		t.Errorf("only %d characters are shown", shown)
	}
}

// Which family the end of a text gets.
func TestFaceChoice(t *testing.T) {
	const latin, arabic, han = "NotoSans-Regular", "NotoSansArabic-Regular", "DroidSansFallback-Regular"
	const taiwan, japan, korea = "NotoSansTC-Regular", "NotoSansJP-Regular", "NotoSansKR-Regular"
	tests := []struct{ name, lang, text, want string }{
		{"digits in English", "en", "12", latin},
		{"digits in Arabic", "ar", "12", arabic},
		{"digits where the language is not known", "", "12", latin},
		{"digits after a letter where the language is served by no family", "he", "ab ب12", arabic},
		{"digits before one", "he", "12", latin},
		{"Arabic comma in English", "en", "،", arabic},
		{"tatweel in English", "en", "ـ", arabic},
		{"minus in Arabic", "ar", "−", arabic},
		{"Latin name in Arabic", "ar", "Anne", latin},
		{"Arabic name in English", "en", "محمد", arabic},
		{"Cyrillic", "ar", "Анна", latin},
		{"Chinese name in English", "en", "王小明", han},
		{"Chinese comma", "zh-Hans", "是，", han},
		{"digits in Chinese", "zh-Hans", "是12", latin},
		{"quotes in Chinese", "zh-Hans", "是”", latin},
		{"dot in a name in Chinese", "zh-Hans", "玛丽·", latin},
		{"Chinese comma in English", "en", "a，", han},
		{"traditional Chinese", "zh-Hant", "骨髓檢查", taiwan},
		{"traditional Chinese by its country", "zh-TW", "骨", taiwan},
		{"simplified Chinese", "zh-Hans", "骨", han},
		{"ideograph in Japanese", "ja", "骨", japan},
		{"digits in Japanese", "ja", "骨12", japan},
		{"long vowel in Japanese", "ja", "カー", japan},
		{"ideograph in Korean", "ko", "骨", korea},
		{"digits in Korean", "ko", "12", korea},
		{"Japanese name in English, with kana", "en", "まり 直", japan},
		{"Japanese name in English, kana after", "en", "骨 まり骨", japan},
		{"Korean name in English", "en", "김민준 骨", korea},
		{"Korean name in Japanese", "ja", "김민준", korea},
		{"Japanese name in Chinese", "zh-Hans", "マリ", japan},
		{"ideograph beside Japanese in Chinese", "zh-Hans", "マリ骨", han},
		{"phonetic signs in English", "en", "ㄅ骨", taiwan},
		{"Farsi in Cyrillic letters", "fa-Cyrl", "12", latin},
	}
	s := newShaper(t)
	for _, test := range tests {
		lines, err := s.Wrap(Paragraph{Lang: test.lang, Spans: []Span{{Text: test.text}}}, 1<<20)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		runs := lines[0].Runs
		if got := runs[len(runs)-1].Face.Name; got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}
