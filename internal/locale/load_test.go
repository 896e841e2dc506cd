package locale

import (
	"slices"
	"strings"
	"testing"
)

// TestLoadSome reads the catalogs of some languages. The others are known by name and stay closed, with
// whatever is wrong in them; a problem in one that was asked for is found (R1).
func TestLoadSome(t *testing.T) {
	files := mapFS(map[string]string{
		"en":    "title = \"Test\"\n",
		"es":    "title = \"Prueba\"\n",
		"pt-BR": "title = \" Exame\"\n",
		"ja":    "title = ",
	})
	tests := []struct {
		tags     []string
		want     string // tags of the catalogs that are read
		problems string // the files with one
	}{
		{nil, "en es pt-BR", "active.ja.toml active.pt-BR.toml"},
		{[]string{"es"}, "en es", ""},
		{[]string{"en"}, "en", ""},
		{[]string{"PT-br"}, "en pt-BR", "active.pt-BR.toml"},
		{[]string{"es", "ja"}, "en es", "active.ja.toml"},
		{[]string{"es-ES"}, "en es", ""},
		{[]string{"es-MX", "-", ""}, "en", ""},
	}
	for _, test := range tests {
		set, list := Load(files, nil, test.tags...)
		var read, bad []string
		for _, c := range set.All() {
			read = append(read, c.Tag)
			if set.Catalog(c.Tag) != c {
				t.Errorf("%q: Catalog(%q) is not the one among All", test.tags, c.Tag)
			}
		}
		for _, p := range list {
			bad = append(bad, p.Pos.File)
		}
		if got := strings.Join(read, " "); got != test.want {
			t.Errorf("%q: read %s, want %s", test.tags, got, test.want)
		}
		if got := strings.Join(bad, " "); got != test.problems {
			t.Errorf("%q: problems in %s, want %s", test.tags, got, test.problems)
		}
		for _, tag := range set.Tags() {
			if set.Catalog(tag) == nil && slices.Contains(read, tag) {
				t.Errorf("%q: %s is read and is not there", test.tags, tag)
			}
		}
		if !slices.Contains(set.Tags(), "es") {
			t.Errorf("%q: Tags leaves out es", test.tags)
		}
	}
}
