package locale

import (
	"testing"
	"testing/fstest"

	"handout/internal/diag"
)

// TestOver: a message of the clinic's own takes the place of the program's, in the languages that the clinic wrote it in. In
// the others the program's translation does not pass for one: it could say the opposite (R1).
func TestOver(t *testing.T) {
	program := mapFS(map[string]string{
		"en": "a = \"Do not eat\"\nb = \"Drink\"\n", "es": "a = \"No coma\"\nb = \"Beba\"\n", "ar": "a = \"لا تأكل\"\nb = \"اشرب\"\n",
	})
	own := mapFS(map[string]string{"en": "a = \"Eat\"\nc = \"Ask\"\n", "es": "a = \"Coma\"\n", "ko": "a = \"먹다\"\n"})
	set, list := Load(program, []diag.Folder{{Name: "own", Files: own}})
	if list.Bad() {
		t.Fatal(list)
	}
	for tag, want := range map[string][3]string{"en": {"Eat", "Drink", "Ask"}, "es": {"Coma", "Beba", ""}, "ar": {"لا تأكل", "اشرب", ""}, "ko": {"먹다", "", ""}} {
		for i, id := range []string{"a", "b", "c"} {
			if got := set.Catalog(tag).Written(id, "other"); got != want[i] {
				t.Errorf("%s: %s is %q, want %q", tag, id, got, want[i])
			}
		}
	}
	for tag, want := range map[string][3]bool{"en": {}, "es": {false, false, true}, "ar": {true, false, true}, "ko": {false, true, true}} {
		for i, id := range []string{"a", "b", "c"} {
			if got := set.Lacks(tag, id); got != want[i] {
				t.Errorf("%s lacks %s: %v", tag, id, got)
			}
		}
	}
	m, _ := set.Catalog("es").Message("a")
	if got := m.Pos.String(); got != "own/active.es.toml:1:1" {
		t.Errorf("the message is at %s", got)
	}
}

// TestOverAgain: a clinic that writes its English anew once more has no translation of it, if a hash says that its own is of
// other English. A message with other placeholders is no problem of the languages in which nothing is made of it.
func TestOverAgain(t *testing.T) {
	program := mapFS(map[string]string{"en": "a = \"Do not eat {{.food}}\"\n", "es": "a = \"No coma {{.food}}\"\n"})
	load := func(spanish string) *Set {
		own := mapFS(map[string]string{"en": "a = \"Eat\"\n", "es": spanish})
		set, list := Load(program, []diag.Folder{{Name: "own", Files: own}})
		if list = append(list, set.Check()...); list.Bad() {
			t.Fatal(list)
		}
		return set
	}
	hash := load("").Hash("a")
	for spanish, want := range map[string]bool{
		"":                        true,
		"[a]\nother = \"Coma\"\n": false, // nobody knows: it is a draft
		"[a]\nhash = \"" + hash + "\"\nother = \"Coma\"\n":          false,
		"[a]\nhash = \"sha1-00\"\nother = \"Coma esto\"\n":          true,
		"[a]\nhash = \"sha1-" + hash[:9] + "\"\nother = \"Coma\"\n": true,
	} {
		if got := load(spanish).Lacks("es", "a"); got != want {
			t.Errorf("with %q: lacks %v, want %v", spanish, got, want)
		}
	}
}

// A catalog of the clinic's that cannot be read leaves the language out: what is beneath is not what the clinic wants.
func TestOverBroken(t *testing.T) {
	program := mapFS(map[string]string{"en": "a = \"A\"\n", "es": "a = \"B\"\n"})
	set, list := Load(program, []diag.Folder{{Name: "own", Files: fstest.MapFS{"active.es.toml": {Data: []byte("a = ")}}}})
	if !list.Bad() || set.Catalog("es") != nil {
		t.Errorf("problems %v, catalog %v", list, set.Catalog("es"))
	}
}

// TestOverSame: English that says what the program's does is not written anew, and silences no language.
func TestOverSame(t *testing.T) {
	program := mapFS(map[string]string{"en": "a = \"Do not eat\"\n[b]\none = \"{{.n}} day\"\nother = \"{{.n}} days\"\n", "es": "a = \"No coma\"\n"})
	for english, want := range map[string]bool{
		"a = \"Do not eat\"\n": false,
		"a = \"Eat\"\n":        true,
		"[a]\ndescription = \"Before the test\"\nother = \"Do not eat\"\n": false,
	} {
		set, _ := Load(program, []diag.Folder{{Name: "own", Files: mapFS(map[string]string{"en": english})}})
		if got := set.Lacks("es", "a"); got != want {
			t.Errorf("with %q es lacks it: %v, want %v", english, got, want)
		}
	}
}

// TestGlossariesOver: a clinic's terms take the place of the program's, one by one. A translation that is silenced is not held
// against any, and English that was written anew need not use them.
func TestGlossariesOver(t *testing.T) {
	program := mapFS(map[string]string{"en": "a = \"The marrow\"\nb = \"A bruise\"\n", "es": "a = \"La médula\"\nb = \"Un moretón\"\n"})
	program["glossary.es.toml"] = &fstest.MapFile{Data: []byte("[marrow]\nforms = [\"médula\"]\n[bruise]\nforms = [\"moretón\"]\n")}
	for _, test := range []struct {
		name, english, spanish, glossary string
		want                             string
	}{
		{"nothing", "", "", "", ""},
		{"a term of the clinic's", "", "", "[bruise]\nforms = [\"hematoma\"]\n",
			`active.es.toml:2:1: b: the English says "bruise": want “hematoma” (see own/glossary.es.toml:1:2)`},
		{"a term of the clinic's, kept", "", "b = \"Un hematoma\"\n", "[bruise]\nforms = [\"hematoma\"]\n", ""},
		{"a silenced translation", "b = \"A bruise on the marrow\"\n", "", "", ""},
		{"a term that is not used any more", "b = \"A blue mark\"\n", "", "", ""},
	} {
		own := mapFS(map[string]string{"en": test.english, "es": test.spanish})
		if test.glossary != "" {
			own["glossary.es.toml"] = &fstest.MapFile{Data: []byte(test.glossary)}
		}
		folder := diag.Folder{Name: "own", Files: own}
		set, list := Load(program, []diag.Folder{folder})
		if list.Bad() {
			t.Fatal(list)
		}
		got := ""
		if list := set.CheckGlossaries(program, folder); len(list) > 0 {
			got = list.Error()
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}
