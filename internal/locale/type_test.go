package locale

import (
	"regexp"
	"strings"
	"testing"

	"handout/locales"
)

// TestType: the shipped words are set as their language is: with its own quotation marks and none of a typewriter, and
// with no space at which a line may end between a number and what it counts.
func TestType(t *testing.T) {
	quotes := map[string]string{
		"ar": "«»", "de": "„“‚‘’", "en": "“”‘’", "es": "«»“”", "fil": "“”‘’", "fr": "«»’", "hi": "“”‘’", "ht": "“”«»’", "it": "«»“”’",
		"ja": "「」『』", "ko": "“”‘’", "pl": "„”«»’", "pt-BR": "“”‘’", "ru": "«»„“", "tr": "“”‘’", "vi": "“”‘’",
		"zh-Hans": "“”‘’《》", "zh-Hant": "「」『』《》",
	}
	set, list := Load(locales.Files, nil)
	if list.Bad() {
		t.Fatal(list)
	}
	for _, c := range set.All() {
		own, known := quotes[c.Tag]
		for id, m := range c.messages {
			for _, parts := range m.parts {
				for _, fault := range typeFaults(parts, own, known) {
					t.Errorf("%s: %s: %s", c.Tag, id, fault)
				}
				if c.Tag == "fr" && loose.MatchString(joined(parts)) {
					t.Errorf("%s: %s: want a no-break space before : ; ? ! » and after «", c.Tag, id)
				}
			}
		}
	}
}

// loose finds French double signs that a line may end before, or that have no space (Imprimerie nationale, Lexique des
// règles typographiques); halfWidth a Western sign after a letter that is as wide as it is high.
var (
	loose     = regexp.MustCompile(`[^\x{a0}\x{202f}][:;?!»]|«[^\x{a0}\x{202f}]`)
	halfWidth = regexp.MustCompile(`[\p{Han}\p{Hiragana}\p{Katakana}][,.:;?!()]`)
)

// A count is a placeholder of a number, and a unit begins with a space that it must not.
var (
	count = regexp.MustCompile(`_(minutes|hours|days|days_min|days_max)$`)
	unit  = regexp.MustCompile(`[0-9] \pL`)
)

// typeFaults gives what is wrong with a text, of a language whose quotation marks may be known.
func typeFaults(parts []Part, own string, known bool) (faults []string) {
	for i, p := range parts {
		if strings.ContainsAny(p.Text, "\"'`") {
			faults = append(faults, "a straight quotation mark or apostrophe")
		}
		for _, r := range p.Text {
			if strings.ContainsRune("“”„‘’‚«»‹›「」『』《》", r) && known && !strings.ContainsRune(own, r) {
				faults = append(faults, "another language's quotation mark "+string(r))
			}
		}
		if halfWidth.MatchString(p.Text) {
			faults = append(faults, "a half-width sign after a full-width letter")
		}
		if unit.MatchString(p.Text) || i > 0 && count.MatchString(parts[i-1].Arg) && strings.HasPrefix(p.Text, " ") {
			faults = append(faults, "a line may end between a number and its unit: want \\u00a0")
		}
	}
	return faults
}

// TestLoose: French signs of two parts have a space before them at which no line ends.
func TestLoose(t *testing.T) {
	for text, want := range map[string]bool{
		"Fièvre\u202f? «\u00a0Oui\u00a0»": false, "Fièvre ?": true, "Fièvre?": true, "« Oui\u00a0»": true, "«\u202fOui»": true,
	} {
		if got := loose.MatchString(text); got != want {
			t.Errorf("%q is loose: %v", text, got)
		}
	}
}

// TestTypeFaults: each fault is found.
func TestTypeFaults(t *testing.T) {
	for _, test := range []struct {
		parts []Part
		want  int
	}{
		{[]Part{{Text: "Press for "}, {Arg: "bleeding_minutes"}, {Text: "\u00a0minutes, the “place”"}}, 0},
		{[]Part{{Text: "Press for "}, {Arg: "bleeding_minutes"}, {Text: " minutes"}}, 1},
		{[]Part{{Text: "on 3\u00a0days and 15 minutes"}}, 1},
		{[]Part{{Text: "the patient's"}}, 1},
		{[]Part{{Text: "the «place»"}}, 2},
		{[]Part{{Text: "検査, そして（次）"}}, 1},
	} {
		if got := typeFaults(test.parts, "“”‘’", true); len(got) != test.want {
			t.Errorf("%q: %q", test.parts, got)
		}
	}
}
