package merge

import (
	"testing"

	"handout/internal/clinic"
	"handout/internal/locale"
)

// TestTelURI makes the links that call numbers (RFC 3966).
func TestTelURI(t *testing.T) {
	tests := []struct{ number, want string }{
		{"+1 555 010 4477", "tel:+15550104477"},
		{"+1 (555) 010-4477", "tel:+15550104477"},
		{"(555) 010.4477", "tel:5550104477"},
		{"030/1234567", "tel:0301234567"},
		{"+49\u00a030\u00a01234567", "tel:+49301234567"},
		{"+1 555 010 4477 ext. 12", "tel:+15550104477;ext=12"},
		{"(+44) 20 7946 0018", "tel:+442079460018"},
		{"555 0104 x7", "tel:5550104;ext=7"},
		{"911", "tel:911"},
	}
	for _, test := range tests {
		if got := telURI(test.number); got != test.want {
			t.Errorf("%s: got %s, want %s", test.number, got, test.want)
		}
	}
}

// TestLang names the language of values in another script than the sheet's (WCAG 2.1, 3.1.2).
func TestLang(t *testing.T) {
	tests := []struct{ script, home, value, want string }{
		{"Latn", "en", "Ann Example", ""},
		{"Latn", "en", "Nguyễn Thị Ánh", ""},
		{"Latn", "en", "+1 555 010 4477", ""},
		{"Latn", "en", "ليلى حداد", "und-Arab"},
		{"Latn", "ar", "ليلى حداد", "ar"},
		{"Latn", "en", "12 ليلى", "und-Arab"},
		{"Arab", "en", "Elif Yıldız", "en"},
		{"Arab", "pt-br", "José", "pt-BR"},
		{"Arab", "ar", "Elif Yıldız", "und-Latn"},
		{"Arab", "en", "Αλέξανδρος", "und-Grek"},
		{"Latn", "en", "Дмитрий", "und-Cyrl"},
		{"Latn", "en", "山田", "und-Hani"},
		{"Latn", "ja", "山田", "ja"},
		{"Latn", "zh-Hans", "山田", "zh-Hans"},
		{"Jpan", "en", "やまだ", ""},
		{"Kore", "en", "김", ""},
		{"Hant", "en", "やまだ", "und-Hira"},
		{"Latn", "en", "ᚠᚢᚦ", "und-Zyyy"},
	}
	for _, test := range tests {
		b := builder{Input: Input{
			Profile: &clinic.Profile{Locale: test.home},
			Catalog: &locale.Catalog{Script: test.script},
		}}
		if got := b.lang(test.value); got != test.want {
			t.Errorf("%s on a sheet in %s, clinic in %s: got %q, want %q", test.value, test.script, test.home, got, test.want)
		}
	}
}

// TestLangBeside: a name in the script of the other language of a sheet is in that language: it is set with that one's own
// forms of ideographs, and a voice can read it (WCAG 2.1, 3.1.2).
func TestLangBeside(t *testing.T) {
	for _, test := range []struct{ script, other, value, want string }{
		{"Latn", "Hant", "林志明", "zh-Hant"},
		{"Arab", "Hant", "林志明", "zh-Hant"},
		{"Hant", "Latn", "Ann", "zh-Hant"},
		{"Latn", "Hant", "ليلى", "und-Arab"},
		{"Latn", "Hant", "Ann", ""},
	} {
		b := builder{
			Input: Input{Profile: &clinic.Profile{Locale: "en"}, Catalog: &locale.Catalog{Script: test.script}},
			other: &locale.Catalog{Script: test.other, Tag: "zh-Hant"},
		}
		if got := b.lang(test.value); got != test.want {
			t.Errorf("%s on a sheet in %s and %s: got %q, want %q", test.value, test.script, test.other, got, test.want)
		}
	}
}
