package translation_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestMerge: go-i18n's own command reads our catalogs, and finds nothing to translate in them, or exactly the message
// whose English has changed.
func TestMerge(t *testing.T) {
	catalogs, err := filepath.Glob("../../locales/active.*.toml")
	if err != nil || len(catalogs) < 5 {
		t.Fatal(catalogs, err)
	}
	dir := t.TempDir()
	for _, name := range catalogs {
		data, err := os.ReadFile(name)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, filepath.Base(name)), data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	merge := func() []string {
		t.Helper()
		files, _ := filepath.Glob(filepath.Join(dir, "active.*.toml"))
		out := t.TempDir()
		cmd := exec.Command("go", append([]string{"run", "github.com/nicksnyder/go-i18n/v2/goi18n", "merge", "-outdir", out}, files...)...)
		if text, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		found, _ := filepath.Glob(filepath.Join(out, "translate.*.toml"))
		var all []string
		for _, name := range found {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(data)) {
				if strings.HasPrefix(line, "[") {
					all = append(all, filepath.Base(name)+" "+strings.TrimSpace(line))
				}
			}
		}
		return all
	}
	if open := merge(); len(open) > 0 {
		t.Errorf("not translated, says goi18n: %q", open)
	}
	en := filepath.Join(dir, "active.en.toml")
	data, err := os.ReadFile(en)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(data), "[topic_food]\nother = \"", "[topic_food]\nother = \"New ", 1)
	if err := os.WriteFile(en, []byte(changed), 0o600); err != nil {
		t.Fatal(err)
	}
	// All but English, and Haitian Creole, of which goi18n has no plural rules.
	if open := merge(); len(open) != len(catalogs)-2 || !strings.HasSuffix(open[0], " [topic_food]") {
		t.Errorf("after a change of topic_food goi18n wants %q", open)
	}
}
