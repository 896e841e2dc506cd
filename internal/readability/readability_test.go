package readability

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handout/internal/diag"
)

// message makes one of a text in which values stand between < and >.
func message(marked string) Message {
	m := Message{ID: "m", Pos: diag.Pos{File: "active.en.toml", Line: 3, Column: 2}}
	for marked != "" {
		literal, rest, _ := strings.Cut(marked, "<")
		value, tail, _ := strings.Cut(rest, ">")
		for _, p := range []Piece{{Text: literal}, {Text: value, Value: true}} {
			if p.Text != "" {
				m.Pieces = append(m.Pieces, p)
			}
		}
		marked = tail
	}
	return m
}

func check(t *testing.T, locale, marked string) Report {
	t.Helper()
	r, err := Check(locale, []Message{message(marked)})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Every rule, on what it finds and on what it leaves alone (P6, P7).
func TestRules(t *testing.T) {
	twenty := strings.Repeat("go ", 19) + "on."
	for _, test := range []struct{ locale, text, want string }{
		{"en", "We take the sample. You may go home.", ""},

		{"en", "The sample is taken.", "passive: is taken"},
		{"en", "You are not being tested.", "passive: being tested"},
		{"en", "It was often and carefully washed.", ""}, // a word that is no adverb stands between
		{"en", "It was very carefully washed.", ""},
		{"en", "It was carefully washed.", "passive: was carefully washed"},
		{"en", "You are tired and your skin is red.", ""},
		{"en", "The file is <finished.txt>", ""},
		{"es", "The sample is taken.", ""},

		{"en", "G" + twenty[1:], ""},
		{"en", "And g" + twenty[1:], "long-sentence: 21"},
		{"hi", "And g" + twenty[1:], "long-sentence: 21"},
		{"zh-Hans", "您的医生会在检查之前与您谈谈检查的好处和风险请问您想知道的一切。", ""},

		{"en", "Discontinuing it helps.", "hard-word: discontinuing"},
		{"en", "Ask your physician prior to eating.", "hard-word: physician hard-word: prior to"},
		{"en", "In the event that it hurts, call.", "hard-word: in the event that"},
		{"en", "Dr. <Prior to Physician>", ""},

		{"en", "Stop eating 6 hours before the test.", "sum: 6 hours before"},
		{"en", "Come back a few days later.", "sum: a few days later"},
		{"en", "Take half of the tablet.", "sum: half of"},
		{"en", "Eat 10 % less.", "sum: 10 %"},
		{"en", "Call if it bleeds after you press for 15 minutes.", ""},
		{"en", "Stop eating <6 hours before> it.", ""},

		{"en", "Do not stop unless we say so.", "negations: not, unless"},
		{"en", "You can’t go without a coat.", "negations: can't, without"},
		{"en", "Do not eat. Do not drink.", ""},

		{"en", "Press for 15.", "bare-number: 15"},
		{"en", "Take 2 after food.", "bare-number: 2"},
		{"en", "Press for 10 or 15 minutes, see page 2.", ""},
		{"en", "Take 5 to 7.", "bare-number: 7"},
		{"en", "Call <+1 555 010 4477>.", ""},
		{"ar", "15.", "bare-number: 15"},
		{"zh-Hans", "按压15分钟。", ""},

		// 2 words, 8 syllables: 0.39·2 + 11.8·4 − 15.59 = 32.4
		{"en", "Interpreter aspiration.", "grade: 32.4"},
		{"en", "Interpreter aspiration", ""}, // a label
	} {
		var got []string
		for _, f := range check(t, test.locale, test.text).Findings {
			if f.Message != "m" || f.Locale != test.locale || f.Pos.Line != 3 {
				t.Errorf("%s: at %v", test.text, f)
			}
			if f.Rule != ruleGrade || strings.HasPrefix(test.want, ruleGrade) {
				got = append(got, f.Rule+": "+told(f))
			}
		}
		slices.Sort(got)
		if joined := strings.Join(got, " "); joined != test.want {
			t.Errorf("%s %s: %q, want %q", test.locale, test.text, joined, test.want)
		}
	}
}

// told gives what a finding is about.
func told(f Finding) string {
	switch f.Rule {
	case ruleLong:
		return strings.Fields(f.Text)[3]
	case ruleGrade:
		return strings.Trim(strings.Fields(f.Text)[2], ",")
	}
	_, what, _ := strings.Cut(f.Text, ": ")
	return strings.Trim(what, "“”")
}

// Sentences end where readers see an end, and not inside of what was filled in.
func TestSentences(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Do not eat. Drink.", "Do not eat| Drink"},
		{"A fever of 100.4 or more. Call us", "A fever of 100.4 or more| Call us"},
		{"Read “this.” Then call.", "Read this| Then call"},
		{"Wait … then go.", "Wait then go"},
		{"Really?! Yes.", "Really| Yes"},
		{"Until <3:30 a. m.> Then go.", "Until 3:30 a m Then go"},
		{"With <Dr. Amara Osei>. Come early.", "With Dr Amara Osei| Come early"},
		{"不要吃。可以喝水！", "不 要 吃|可 以 喝 水"},
		{"कुछ न खाएँ। पानी पिएँ।", "कुछ न खाएँ| पानी पिएँ"},
		{"هل أكلت؟ اتصل بنا.", "هل أكلت| اتصل بنا"},
		{"e-mail, well-being at 7:30", "e-mail well-being at 7:30"},
		{"call <+1 555 010 4477> or <100.4 °F>", "call 1 555 010 4477 or 100.4 °F"},
		{"...", ""},
	} {
		m, err := newText(message(test.text), languageOf("en"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range m.sentences {
			var words []string
			for _, w := range s.words {
				words = append(words, w.text)
			}
			got = append(got, strings.Join(words, " "))
		}
		if joined := strings.Join(got, "| "); joined != test.want && strings.Join(got, "|") != test.want {
			t.Errorf("%s: %q, want %q", test.text, joined, test.want)
		}
	}
	// A telephone number is one word, and so is a temperature.
	m, err := newText(message("call <+1 555 010 4477> or <100.4 °F>"), languageOf("en"))
	if err != nil || len(m.sentences[0].words) != 4 {
		t.Errorf("%v, %v", m.sentences, err)
	}
}

// The lists are whole: every hard word has a plainer one, which is not hard itself, and none stands twice.
func TestLists(t *testing.T) {
	l := readLists()
	if len(l.plain) < 120 || len(l.participles) < 80 {
		t.Errorf("%d hard words, %d participles", len(l.plain), len(l.participles))
	}
	seen := map[string]bool{}
	for line := range lines("plain") {
		hard, plain, ok := strings.Cut(line, ": ")
		if !ok || plain == "" || seen[hard] || hard != strings.ToLower(hard) {
			t.Errorf("%q", line)
		}
		seen[hard] = true
		words := strings.FieldsFunc(plain, func(r rune) bool { return r == ' ' || r == ',' })
		for i := range words {
			if n, _ := l.hard(words[i:]); n > 0 {
				t.Errorf("%s: its plainer word is hard: %s", hard, words[i])
			}
		}
	}
}

// A waiver covers one rule of one message in one language; one that covers nothing comes back.
func TestWaive(t *testing.T) {
	findings := []Finding{
		{Rule: rulePassive, Locale: "en", Message: "a"}, {Rule: rulePassive, Locale: "en", Message: "a", Text: "another"},
		{Rule: ruleLong, Locale: "en", Message: "a"}, {Rule: rulePassive, Locale: "es", Message: "a"}, {Rule: rulePassive, Locale: "en", Message: "b"},
	}
	unused := Waive(findings, []Waiver{
		{Locale: "en", Message: "a", Rule: rulePassive, Reason: "so"}, {Locale: "en", Message: "c", Rule: rulePassive, Reason: "no"},
	})
	var waived []string
	for _, f := range findings {
		waived = append(waived, f.Waived)
	}
	if !slices.Equal(waived, []string{"so", "so", "", "", ""}) || len(unused) != 1 || unused[0].Message != "c" {
		t.Errorf("%q; unused %v", waived, unused)
	}
}

func TestParseWaivers(t *testing.T) {
	const good = "- {locale: en, message: a, rule: passive, reason: why}\n"
	for _, test := range []struct{ src, want string }{
		{good, ""},
		{"- {locale: en, message: a, rule: passive}\n", "w:1:3: want locale, message, rule and reason"},
		{good + "- {locale: en, message: a, rule: passive, reason: again}\n", "w:2:3: there is another waiver for this"},
		{good + "- {locale: en, message: a, rule: pasive, reason: why}\n", "w:2:34: rule: there is no such rule; want one of " + strings.Join(Rules(), ", ")},
		{good + "- {locale: en, message: a, rule: passive, reason: why, who: me}\n", "who"},
	} {
		var list diag.List
		waivers := ParseWaivers("w", []byte(test.src), &list)
		if got := fmt.Sprint(list); test.want == "" && len(list) > 0 || !strings.Contains(list.Error(), test.want) {
			t.Errorf("%s: %s", test.src, got)
		}
		if len(waivers) < 1 && test.want == "" || waivers != nil && waivers[0].Pos.Line != 1 {
			t.Errorf("%s: %v", test.src, waivers)
		}
	}
}
