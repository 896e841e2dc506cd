package text

import (
	"strings"
	"testing"
)

// Names as people have them are made of the repertoire's clusters.
func TestRepertoire(t *testing.T) {
	tests := []struct {
		script, lang string
		names        []string
	}{
		{"Latn", "en", []string{"Anne-Marie O’Neill", "Griffith Huffner", "+1 (555) 010-4477", "12°C – “x”", "a_b@example.org"}},
		{"Grek", "el", []string{"Γιώργος Παπαδόπουλος", "Ελευθερία Ψαρά", "Ήρα Γεωργίου"}},
		{"Cyrl", "ru", []string{"Фёдор Щукин", "Ґалаґан Їжакевич"}},
		{"Arab", "ar", []string{"محمد عبد الله", "فاطمة الزهراء", "إبراهيم", "خديجة", "لأن الآن", "پروین گچ ژاله", "ٹھنڈا لڑکا ہے", "٣ ۴ 12:30"}},
		{"Deva", "hi", []string{"कमल शरद", "किकू", "१२।"}},
	}
	s := newShaper(t)
	for _, test := range tests {
		known := map[string]bool{}
		for _, text := range append(Repertoire(test.script), Signs) {
			for _, c := range clustersOf(t, s, test.lang, text) {
				known[c] = true
			}
		}
		for _, name := range test.names {
			for _, c := range clustersOf(t, s, test.lang, name) {
				if !known[c] {
					t.Errorf("%s: %q has a cluster that the repertoire lacks: %s", test.script, name, c)
				}
			}
		}
	}
	if got := Repertoire("Hani"); got != nil {
		t.Errorf("Hani: %q, want none", got)
	}
}

// An Arabic letter that joins to both sides has four forms.
func TestRepertoireForms(t *testing.T) {
	s := newShaper(t)
	forms := map[string]map[string]bool{}
	for _, text := range Repertoire("Arab") {
		for _, c := range clustersOf(t, s, "ar", text) {
			letter, _, _ := strings.Cut(c, ":")
			if forms[letter] == nil {
				forms[letter] = map[string]bool{}
			}
			forms[letter][c] = true
		}
	}
	for _, letter := range strings.Split("ب ت ث ج ح خ س ش ص ض ط ظ ع غ ف ق ك ل م ن ه ي ئ پ چ گ ک ی ٹ ہ ھ", " ") {
		if len(forms[letter]) < 4 {
			t.Errorf("%s: %d forms, want 4 or more", letter, len(forms[letter]))
		}
	}
	for _, letter := range strings.Split("ا أ إ آ د ذ ر ز و ؤ ة ٱ ژ ڈ ڑ ے", " ") {
		if len(forms[letter]) < 2 {
			t.Errorf("%s: %d forms, want 2 or more", letter, len(forms[letter]))
		}
	}
}

// clustersOf gives every cluster of a text as its letters, a colon and its glyphs.
func clustersOf(t *testing.T, s *Shaper, lang, text string) []string {
	t.Helper()
	lines, err := s.Wrap(plainText(lang, text), 1<<20)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	var all []string
	for _, run := range lines[0].Runs {
		for _, c := range run.Clusters {
			one := *lines[0]
			one.Runs = []Run{{Clusters: []Cluster{c}}}
			_, glyphs, _ := strings.Cut(dumpClusters([]*Line{&one}), ":")
			all = append(all, c.Text+":"+glyphs)
		}
	}
	return all
}
