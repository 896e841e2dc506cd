package readability

import (
	"math"
	"testing"
)

// Each example is counted and worked out by hand: S sentences, W words, Y syllables, L letters.
func TestFormulas(t *testing.T) {
	for _, test := range []struct {
		locale, text string
		want         []float64
	}{
		// S 2, W 8, Y 10 (med-i-cine has 3): 0.39·4 + 11.8·1.25 − 15.59 = 0.72.
		// One word of three syllables or more: 3.1291 + 1.0430·√(30·1/2) = 3.1291 + 1.0430·3.87298 = 7.1686.
		{"en", "You may eat. Do not drink the medicine.", []float64{0.72, 7.1686}},
		// S 2, W 6, Y 11 (pue-de be-ber a-gua, no co-ma na-da): 206.84 − 1.02·3 − 60·11/6 = 93.78;
		// 206.835 − 62.3·11/6 − 3 = 89.6183.
		{"es", "Puede beber agua. No coma nada.", []float64{93.78, 89.6183}},
		// S 2, W 8. Of three syllables: Un-ter-su-chung, 12.5 %. Of more than six letters: trinken, Untersuchung, 25 %.
		// Of one syllable: Sie, Die, 25 %. 0.1935·12.5 + 0.1672·4 + 0.1297·25 − 0.0327·25 − 0.875 = 4.6376.
		{"de", "Sie dürfen Wasser trinken. Die Untersuchung dauert lange.", []float64{4.6376}},
		// S 2, W 6, Y 8 (vous pou-vez boire, ne man-gez rien): 207 − 1.015·3 − 73.6·8/6 = 105.8217.
		{"fr", "Vous pouvez boire. Ne mangez rien.", []float64{105.8217}},
		// S 2, W 7, L 28: 89 + (300·2 − 10·28)/7 = 134.7143. A text this short is beyond the scale of 100.
		{"it", "Lei può bere acqua. Non mangi nulla.", []float64{134.7143}},
		// S 2, W 6, Y 11 (po-de be-ber á-gua, não co-ma na-da): 248.835 − 1.015·3 − 84.6·11/6 = 90.69.
		{"pt-BR", "Pode beber água. Não coma nada.", []float64{90.69}},
		// S 1, W 3, one word of four syllables or more (przy-go-to-wa-nie): 0.4·(3 + 100/3) = 14.5333.
		{"pl", "Przygotowanie trwa godzinę.", []float64{14.5333}},
		// S 2, W 5, Y 8 (мож-но пить во-ду, не ешь-те): 206.835 − 1.3·2.5 − 60.1·1.6 = 107.425.
		{"ru", "Можно пить воду. Не ешьте.", []float64{107.425}},
		// S 2, W 4, Y 12 (su i-çe-bi-lir-si-niz, ye-mek ye-me-yin): 198.825 − 40.175·3 − 2.610·2 = 73.08.
		{"tr", "Su içebilirsiniz. Yemek yemeyin.", []float64{73.08}},
	} {
		r := check(t, test.locale, test.text)
		if len(r.Scores) != len(test.want) {
			t.Errorf("%s: %d scores, want %d", test.locale, len(r.Scores), len(test.want))
			continue
		}
		for i, want := range test.want {
			if got := r.Scores[i].Value; math.Abs(got-want) > 0.0001 {
				t.Errorf("%s, %s: %.4f, want %.4f", test.locale, r.Scores[i].Formula.Name, got, want)
			}
			if r.Scores[i].Formula.Source == "" {
				t.Errorf("%s: nobody knows where it is from", r.Scores[i].Formula.Name)
			}
		}
	}
}

// A language without a formula says why, and has no score.
func TestNoFormula(t *testing.T) {
	for _, test := range []struct {
		locale, text, none string
		words              int
	}{
		{"ar", "لا تأكل.", languageOf("ar").none, 2},
		{"hi", "कुछ न खाएँ।", languageOf("hi").none, 3},
		{"zh-Hans", "不要吃。", languageOf("zh").none, 0},
		{"xx", "A b c.", "no formula is known here", 3},
		{"en", "Food", "no running text", 0},
	} {
		r := check(t, test.locale, test.text)
		if r.None == "" || r.None != test.none || len(r.Scores) > 0 || r.Counts.Words != test.words {
			t.Errorf("%s: %q, %d scores, %d words", test.locale, r.None, len(r.Scores), r.Counts.Words)
		}
	}
}

// A bound counts in the direction of its formula, and is itself within.
func TestTooHard(t *testing.T) {
	fk, inf, told := fleschKincaid(), inflesz(), smog()
	for _, test := range []struct {
		formula *Formula
		value   float64
		want    bool
	}{
		{&fk, 6, false}, {&fk, 6.01, true}, {&fk, -1, false},
		{&inf, 55, false}, {&inf, 54.9, true}, {&inf, 90, false},
		{&told, 20, false},
	} {
		if got := (Score{test.formula, test.value}).TooHard(); got != test.want {
			t.Errorf("%s %g: %v", test.formula.Name, test.value, got)
		}
	}
}

// Syllables of the languages whose spelling tells them.
func TestNuclei(t *testing.T) {
	for code, words := range map[string]map[string]int{
		"es": {"ahora": 3, "médula": 3, "después": 2, "guía": 2, "aquí": 2, "muy": 1, "y": 1, "ciudad": 2, "oír": 2, "leyes": 2, "paciente": 3, "energía": 4},
		"de": {"Quelle": 2, "Knochenmark": 3, "Bauer": 2, "müde": 2, "Eis": 1, "Februar": 3},
		"fr": {"année": 2, "le": 1, "mots": 1, "quelle": 1, "maïs": 2, "médecine": 3, "créé": 2},
		"pt": {"coração": 3, "mães": 1, "água": 2, "saída": 3},
		"pl": {"nie": 1, "i": 1, "historia": 3, "się": 1},
		"ru": {"врач": 1, "больница": 3}, "tr": {"saat": 2, "İlaç": 2},
	} {
		for w, want := range words {
			if got := languageOf(code).syllables(w); got != want {
				t.Errorf("%s %s: %d syllables, want %d", code, w, got, want)
			}
		}
	}
}
