package locale

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"handout/internal/diag"
)

var update = flag.Bool("update", false, "rewrite the expected problems in testdata")

// TestProblems loads the catalogs of each archive. "problems" is what Load finds (R1: each with its
// place), "check" what Check adds; hints stand in brackets.
func TestProblems(t *testing.T) {
	names, err := filepath.Glob("testdata/problems/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := fstest.MapFS{}
			for _, f := range archive.Files {
				if f.Name != "problems" && f.Name != "check" {
					files[f.Name] = &fstest.MapFile{Data: f.Data}
				}
			}
			set, list := Load(files, nil)
			got := map[string]string{"problems": dump(list)}
			for _, f := range archive.Files {
				if f.Name == "check" {
					got["check"] = dump(set.Check())
				}
			}
			if *update {
				rewrite(t, name, archive, got)
			}
			for _, f := range archive.Files {
				if want, ok := got[f.Name]; ok && want != string(f.Data) {
					t.Errorf("%s: got\n%s\nwant\n%s", f.Name, want, f.Data)
				}
			}
		})
	}
}

// dump writes a problem a line.
func dump(list diag.List) string {
	var b strings.Builder
	for _, p := range list {
		b.WriteString(p.Error())
		if p.Hint != "" {
			b.WriteString(" (" + p.Hint + ")")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// rewrite puts what was got into the archive.
func rewrite(t *testing.T, name string, archive *txtar.Archive, got map[string]string) {
	t.Helper()
	for i, f := range archive.Files {
		if text, ok := got[f.Name]; ok {
			archive.Files[i].Data = []byte(text)
		}
	}
	if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A folder or file that cannot be read is a problem, not an empty set.
func TestLoadUnreadable(t *testing.T) {
	for _, c := range []struct {
		name string
		fsys fs.FS
		want string
	}{
		{"no folder", os.DirFS(filepath.Join(t.TempDir(), "none")), "cannot list the catalogs: "},
		{"a folder for a file", fstest.MapFS{"active.en.toml/x": {}}, "active.en.toml: cannot read the catalog: "},
	} {
		set, list := Load(c.fsys, nil)
		if !strings.HasPrefix(list.Error(), c.want) || !list.Bad() {
			t.Errorf("%s: got %q, want %q", c.name, list.Error(), c.want)
		}
		if got := set.Catalog("en"); got != nil {
			t.Errorf("%s: there is a catalog", c.name)
		}
	}
}

// Each placeholder has a marker of its own on the way through go-i18n, and there are so many only.
func TestPlaceholderLimit(t *testing.T) {
	text := func(from, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "{{.a%d}}", from+i)
		}
		return b.String()
	}
	most := text(0, maxArgs)
	parts, err := load(t, map[string]string{"en": "a = '" + most + "'"}).Catalog("en").Text("a", nil)
	if err != nil || written(parts) != most {
		t.Errorf("%d placeholders: got %v, error %v", maxArgs, parts, err)
	}
	over := "[a]\none = '" + text(0, maxArgs) + "'\nother = '" + text(1, maxArgs) + "'"
	_, list := Load(mapFS(map[string]string{"en": over}), nil)
	if want := "active.en.toml:1:2: a: has more than 100 placeholders"; list.Error() != want {
		t.Errorf("got %q, want %q", list.Error(), want)
	}
}

// A text has nothing that cannot be seen, and nothing that changes what is around it (R6).
func TestCheckText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a\u00a0b", ""},
		{"می\u200cخواهم", ""}, // a non-joiner is spelling
		{"{{.a}}{{.b_2}}", ""},
		{"{{.a}}}", "want a placeholder such as {{.name}}, and no other braces"},
		{"{{{.a}}", "want a placeholder such as {{.name}}, and no other braces"},
		{"{{.}}", "want a placeholder such as {{.name}}, and no other braces"},
		{"{{.2a}}", "want a placeholder such as {{.name}}, and no other braces"},
		{"{{.a.b}}", "want a placeholder such as {{.name}}, and no other braces"},
		{"{{.é}}", "want a placeholder such as {{.name}}, and no other braces"},
		{"{{- .a -}}", "want a placeholder such as {{.name}}, and no other braces"},
		{"{{/* a */}}", "want a placeholder such as {{.name}}, and no other braces"},
		{"a\tb", "has a control character, U+0009"},
		{"a\nb", "has a control character, U+000A"},
		{"a\x00b", "has a control character, U+0000"},
		{"a\u0085b", "has a control character, U+0085"},
		{"a\u00adb", "has a character that cannot be seen, U+00AD"},
		{"a\u200bb", "has a character that cannot be seen, U+200B"},
		{"a\ufeffb", "has a character that cannot be seen, U+FEFF"},
		{"a\u2028b", "has a character that cannot be seen, U+2028"},
		{"a\u0378b", "has a character that cannot be seen, U+0378"}, // not assigned
		{"a\u061cb", "has a character that sets the direction, U+061C"},
		{"a\u200eb", "has a character that sets the direction, U+200E"},
		{"a\u200fb", "has a character that sets the direction, U+200F"},
		{"a\u202ab", "has a character that sets the direction, U+202A"},
		{"a\u202eb", "has a character that sets the direction, U+202E"},
		{"a\u2066b", "has a character that sets the direction, U+2066"},
		{"a\u2069b", "has a character that sets the direction, U+2069"},
		{"a\ue000b", "has a private-use character, U+E000"},
		{"a\U00100000b", "has a private-use character, U+100000"},
		{"a\ufffdb", "has a replacement character, U+FFFD: some text was lost"},
		{"", "is empty"},
		{" a", "has a space at its start"},
		{"\u3000a", "has a space at its start"},
		{"a\u00a0", "has a space at its end"},
		{"a \u00a0b", "has two spaces in a row"},
		{"a\u0301", "is not in Unicode normal form C"},
	} {
		if _, got := checkText(c.text); got != c.want {
			t.Errorf("%+q: got %q, want %q", c.text, got, c.want)
		}
	}
}
