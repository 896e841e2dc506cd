package locale

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"handout/internal/diag"
)

// Each § stands before a key (style: marks are stripped, then counted); their order is that of want.
func TestKeyPlaces(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"pairs", "§a = 'x'\n§b='y'\r\n  §c\t= 1", []string{"a", "b", "c"}},
		{"tables", "[§a]\n§one = 'x'\n[ §b.§c ]\n§two = 'y'", []string{"a", "a.one", "b", "b.c", "b.c.two"}},
		{"table arrays", "[[§a]]\n§b = 1\n[[a]]\nb = 2\n", []string{"a", "a.b"}},
		{"quotes", "[§\"a\"]\n§'b c' = 1\n§d.§\"e.f\" = 2", []string{"a", "a.b c", "a.d", "a.d.e.f"}},
		{"comments", "# x = 1\n§a = 1 # y = 2\n[§b] # [c]\n", []string{"a", "b"}},
		{"strings", `§a = "x # = \" y"` + "\n§b = 'z\\'\n§c = 1", []string{"a", "b", "c"}},
		{"long strings", "§a = \"\"\"\nx = 1\n\\\"\"\"\ny = 2\"\"\"\"\"\n§b = '''\n[z]\n''''\n§c = 1", []string{"a", "b", "c"}},
		{"values", "§a = 1979-05-27 07:32:00\n§b = [ 1, 'x = 1', [2], # ]\n 3 ]\n§c = 1", []string{"a", "b", "c"}},
		{"inline tables", "§a = { §one = 'x', §b.§c = { §d = 1 } }\n§e = 1", []string{"a", "a.one", "a.b", "a.b.c", "a.b.c.d", "e"}},
		{"bytes", "§a = 'ü'\n§b = { §c = '日', §d = 1 }", []string{"a", "b", "b.c", "b.d"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, marks := unmark(c.text)
			if len(marks) != len(c.want) {
				t.Fatalf("%d marks for %d keys", len(marks), len(c.want))
			}
			got := keyPlaces("f", []byte(text))
			for i, key := range c.want {
				if got[key] != marks[i] {
					t.Errorf("%s is at %v, want %v", key, got[key], marks[i])
				}
				delete(got, key)
			}
			if len(got) > 0 {
				t.Errorf("found keys that are not there: %v", got)
			}
			var list diag.List
			if _, ok := decode("f", []byte(text), &list); !ok {
				t.Errorf("the document is not valid, so the case shows nothing: %v", list)
			}
		})
	}
}

// FuzzKeyPlaces compares the scan with the TOML library: each key that it knows is found, and the text
// at the place found is that key.
func FuzzKeyPlaces(f *testing.F) {
	for _, seed := range []string{
		"a = 'x'\n[b.c]\n\"d e\" = [1, {f = 2}] # g\n", "[[a]]\nb = \"\"\"\n\\\"\"\"\nc = 1\"\"\"\"\n", "a.b.'c' = {d = {}, e.f = ''''''}",
		"a = 1979-05-27 07:32:00Z\r\nb = [\n1, # c\n]\n", "'' = 1\n\"\".a = 2",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		var tree map[string]any
		meta, err := toml.Decode(src, &tree)
		if err != nil || strings.ContainsAny(src, "\ufeff\x00") || !utf8.ValidString(src) {
			return
		}
		places := keyPlaces("f", []byte(src))
		lines := strings.Split(src, "\n")
		for _, key := range meta.Keys() {
			id := strings.Join(key, ".")
			pos, ok := places[id]
			if !idSyntax.MatchString(id) || !ok && strings.Contains(src, "\\") {
				continue // not the ID of a message, or perhaps written with escapes
			}
			if !ok {
				t.Fatalf("no place for %q", id)
			}
			at := strings.TrimLeft(lines[pos.Line-1][pos.Column-1:], `"'`)
			if part := key[len(key)-1]; !strings.HasPrefix(at, part) && !strings.Contains(part, ".") {
				t.Fatalf("%q is at %v: %q", id, pos, at)
			}
		}
	})
}

// unmark strips the marks from a text and returns their places.
func unmark(marked string) (string, []diag.Pos) {
	var marks []diag.Pos
	pieces := strings.Split(marked, "§")
	for i := 1; i < len(pieces); i++ {
		before := strings.Join(pieces[:i], "")
		marks = append(marks, place("f", []byte(before), len(before)))
	}
	return strings.Join(pieces, ""), marks
}

// The file as a whole: what is not UTF-8 TOML has one problem, at the byte that shows it.
func TestDecodePlaces(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a = 'x'\nb = '\xe9'", "f:2:6: want UTF-8"},
		{"\ufeffa = 'x'", "f:1:1: want UTF-8 without a byte-order mark"},
		{"\xff\xfea\x00", "f:1:1: want UTF-8"},
		{"a\x00 = 1", "f:1:2: not valid TOML: files cannot contain NULL bytes; probably using UTF-16; TOML files must be UTF-8"},
	} {
		var list diag.List
		if _, ok := decode("f", []byte(c.text), &list); ok || list.Error() != c.want {
			t.Errorf("%+q: got %q, want %q", c.text, list.Error(), c.want)
		}
	}
}

// FuzzLoad gives any bytes for an English and a Spanish catalog. Every problem has a place inside the
// file and is one line of output; every text without a problem comes out of go-i18n as it went in.
func FuzzLoad(f *testing.F) {
	for tag := range catalogs {
		f.Add([]byte(catalogs[tag]))
	}
	for _, seed := range []string{
		"[a]\none = '{{.b}}'\nother = '''\n{{.b}} {{.c}}'''", "a = {one = 'x', other = 'y'}", "a.b.c = \"\\u00e9\"",
		"[a]\nb = 1979-05-27T07:32:00Z", "a = [[], [{}]]", "\"\" = ''", "a = '''", "[[a]]\n[a.b]", "a = '\ue000'",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		set, list := Load(mapFS(map[string]string{"en": string(src), "es": string(src)}), nil)
		list = append(list, set.Check()...)
		lines := strings.Split(string(src), "\n")
		for _, p := range list {
			if p.Pos.Line > len(lines) || p.Pos.Line > 0 && p.Pos.Column > len(lines[p.Pos.Line-1])+1 {
				t.Errorf("place outside of the file: %v", p)
			}
			if strings.ContainsAny(p.Error()+p.Hint, "\n\r\x00\x1b") {
				t.Errorf("problem is not one line: %q", p.Error())
			}
		}
		checkTexts(t, set)
	})
}

// checkTexts looks up every message in every form.
func checkTexts(t *testing.T, set *Set) {
	for _, tag := range set.Tags() {
		c := set.Catalog(tag)
		for _, id := range c.IDs() {
			m := c.messages[id]
			for n := range 3 {
				count := &n
				if !m.Plural {
					count = nil
				}
				parts, err := c.Text(id, count)
				if (err != nil) != m.bad {
					t.Errorf("%s, %q: error is %v, but bad is %t", tag, id, err, m.bad)
				}
				if err != nil {
					continue
				}
				if !slices.ContainsFunc(m.forms(), func(f form) bool { return m.texts[f].text == written(parts) }) {
					t.Errorf("%s, %q: %q is not in the file", tag, id, written(parts))
				}
			}
		}
	}
}
