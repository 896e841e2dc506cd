package locale

import (
	"strings"
	"testing"
	"testing/fstest"

	"handout/locales"
)

// Every shipped translation has a glossary, and keeps to it: one thing has one name (P6).
func TestGlossaries(t *testing.T) {
	set, list := Load(locales.Files, nil)
	if list.Bad() {
		t.Fatal(list)
	}
	for _, c := range set.All() {
		if _, err := locales.Files.Open("glossary." + c.Tag + ".toml"); err != nil && c.Tag != English {
			t.Error(err)
		}
	}
	for _, p := range set.CheckGlossaries(locales.Files) {
		t.Error(p)
	}
}

// glossaryEnglish uses each term of the glossaries below.
const glossaryEnglish = `
a = "Your bone marrow test"
b = "Ask about blood tests. You are not being tested."
c = "The marrow of {{.test}}"
[d]
one = "{{.n}} bruise"
other = "{{.n}} Bruises"
`

// A translation that breaks its glossary is found where it stands, and so is a glossary that nobody can keep.
func TestCheckGlossaries(t *testing.T) {
	const (
		polish = "a = \"Badanie szpiku\"\nb = \"Badania krwi\"\nc = \"Szpik, {{.test}}\"\n" +
			"[d]\none = \"{{.n}} siniak\"\nfew = \"{{.n}} siniaki\"\nmany = \"{{.n}} siniaków\"\nother = \"{{.n}} siniaka\"\n"
		terms = "[\"bone marrow test\"]\nforms = [\"badani* szpiku\"]\n[marrow]\nforms = [\"szpik*\"]\navoid = [\"rdzeń\"]\n" +
			"[\"blood test\"]\nforms = [\"badani* krwi\"]\n[bruise]\nforms = [\"siniak*\"]\n"
	)
	for _, test := range []struct{ name, old, new, want string }{
		{"as it is", "", "", ""},
		{"another name", "siniaki", "krwiaki", `active.pl.toml:6:1: d: the English says "bruise": want “siniak*” (see glossary.pl.toml:8:2)`},
		{"another word order", "Badanie szpiku", "Szpik: badanie", `active.pl.toml:1:1: a: the English says "bone marrow test": want “badani* szpiku” (see glossary.pl.toml:1:2)`},
		{"a word to avoid", "Szpik,", "Szpik, rdzeń", `active.pl.toml:3:1: c: the English says "marrow": "rdzeń" is not to stand for it (see glossary.pl.toml:3:2)`},
		{"a word that only begins like one to avoid", "Szpik,", "Szpik, rdzeńce", ""},
		{"a term inside a placeholder and inside a word", "[marrow]", "[test]\nforms = [\"test\"]\n[marrow]", "glossary.pl.toml:3:2: test: no message of active.en.toml uses this term"},
		{"an exception", "[bruise]", "[bruise]\nexcept = [\"d\"]", "glossary.pl.toml:8:2: bruise: except: d keeps to the term, and needs no exception"},
		{"an exception for another message", "[bruise]", "[bruise]\nexcept = [\"a\"]", "glossary.pl.toml:8:2: bruise: except: the English of a does not use this term"},
		{"a star in a word", "siniak*", "sin*ak", `glossary.pl.toml:8:2: bruise: "sin*ak": want a star at the start or the end of a word only`},
		{"no forms", "forms = [\"szpik*\"]", "", `glossary.pl.toml:3:2: marrow: want forms, such as forms = ["médula ósea"]`},
		{"an unknown key", "avoid", "never", "glossary.pl.toml:3:2: marrow: want forms, avoid and except, not never"},
		{"a text for a list", "[\"szpik*\"]", "\"szpik*\"", `glossary.pl.toml:3:2: marrow: forms: want texts in brackets, such as ["médula ósea"]`},
		{"a term with a capital", "[marrow]", "[Marrow]", `glossary.pl.toml:3:2: Marrow: want an English term in small letters, such as ["bone marrow"], and its forms below`},
		{"not TOML", "[marrow]", "[marrow", "glossary.pl.toml:3:8: not valid TOML"},
	} {
		files := fstest.MapFS{
			"active.en.toml":   {Data: []byte(glossaryEnglish[1:])},
			"active.pl.toml":   {Data: []byte(strings.Replace(polish, test.old, test.new, 1))},
			"glossary.pl.toml": {Data: []byte(strings.Replace(terms, test.old, test.new, 1))},
		}
		set, list := Load(files, nil)
		if list = append(list, set.Check()...); len(list) > 0 {
			t.Fatalf("%s: %v", test.name, list)
		}
		got := set.CheckGlossaries(files).Error()
		if test.want == "" && got != "" || !strings.HasPrefix(got, test.want) || strings.Contains(got, "\n") {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}

// A glossary may be there before its catalog, but not for what is no language.
func TestGlossaryAlone(t *testing.T) {
	files := fstest.MapFS{"active.en.toml": {}, "glossary.fr.toml": {Data: []byte("?")}, "glossary.pt-br.toml": {}}
	set, _ := Load(files, nil)
	got := set.CheckGlossaries(files).Error()
	if want := "glossary.pt-br.toml: there is no language pt-br to be translated into"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Turkish has two letters i: a capital İ is a small i, and I is ı.
func TestGlossaryTurkish(t *testing.T) {
	files := fstest.MapFS{
		"active.en.toml":   {Data: []byte(`a = "Needle and dose"`)},
		"active.tr.toml":   {Data: []byte(`a = "İĞNE VE ILIK"`)},
		"glossary.tr.toml": {Data: []byte("needle = {forms = [\"iğne\"]}\ndose = {forms = [\"ılık\"]}")},
	}
	set, list := Load(files, nil)
	if list = append(list, set.CheckGlossaries(files)...); len(list) > 0 {
		t.Error(list)
	}
}

// A form is found as its script has words.
func TestWordPattern(t *testing.T) {
	for _, test := range []struct {
		form, text string
		want       bool
	}{
		{"szpik*", "do szpiku.", true},
		{"szpik", "szpiku", false},
		{"szpik*", "podszpik", false},
		{"*نخاع", "فحص النخاع", true},
		{"نخاع", "النخاع", false},
		{"骨髓", "您的骨髓检查", true},
		{"ガーゼ", "新しいガーゼを", true},
		{"골수*", "골수를", true},
		{"골수", "골수를", false},
		{"10 minut", "10\u00a0minut", true},
		{"胯骨（髂骨）", "左侧胯骨（髂骨）的", true},
		{"दवा", "दवाएँ", false},
	} {
		p, ok := newWordPattern(test.form, test.form)
		if !ok || p.in(test.text) != test.want {
			t.Errorf("%q in %q: %v, want %v", test.form, test.text, !test.want, test.want)
		}
	}
}
