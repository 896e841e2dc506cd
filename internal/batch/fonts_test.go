package batch

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"handout/fonts"
	"handout/internal/deliver"
	"handout/locales"
	"handout/templates"
)

// A clinic's own face sets a name that the program has no face for; without it the row comes back with the
// place of the name (R1).
func TestFontsDir(t *testing.T) {
	profile, err := fs.ReadFile(templates.Files, "clinic.yaml")
	if err != nil {
		t.Fatal(err)
	}
	logo, err := fs.ReadFile(templates.Files, "logo.png")
	if err != nil {
		t.Fatal(err)
	}
	face, err := fs.ReadFile(fonts.Files, "DroidSansFallback-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{
		"logo.png":         {Data: logo},
		"own/faces.json":   {Data: []byte(`[{"family": "Own", "regular": "own.ttf", "stroke": 30, "scripts": ["Dsrt"]}]`)},
		"own/own.ttf":      {Data: face},
		"empty/README.txt": {},
	}
	const row = "F-1,\U00010400\U00010400,1970-01-01,en,2026-12-03 09:30,sternum,none\n"
	for _, test := range []struct{ setting, problem string }{
		{"", "patient_name: no font has the character U+10400"},
		{"fonts_dir: own\n", ""},
		{"fonts_dir: empty\n", "clinic.yaml:1:12: fonts_dir: read faces.json: open"},
		{"fonts_dir: ../own\n", "clinic.yaml:1:12: fonts_dir: want a folder beside the profile, such as fonts"},
	} {
		clinic := &ProfileFile{Name: "clinic.yaml", Data: append([]byte(test.setting), profile...), Dir: files}
		shop, list := Open(Sources{Templates: templates.Files, Locales: locales.Files, Fonts: fonts.Files, Clinic: clinic})
		if !list.Bad() {
			_, err := shop.Run(t.Context(), open(t, shop, header+row), Options{Kinds: []string{"prep"}}, Delivery{Sink: deliver.Discard{}}, func(r Result) {
				list = append(list, r.Problems...)
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		if got := list.Error(); list.Bad() != (test.problem != "") || !strings.Contains(got, test.problem) {
			t.Errorf("%q: problems %q, want %q", test.setting, got, test.problem)
		}
	}
}
