package batch

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"handout/fonts"
	"handout/internal/deliver"
	"handout/internal/locale"
	"handout/locales"
	"handout/render/pdf"
	"handout/templates"
)

// plural finds the forms of an English plural.
var plural = regexp.MustCompile(`(?m)^one = (".*")\nother = (".*")$`)

// inWords gives the English catalog as that of another language: with its plural forms, and a word of its own letters.
func inWords(t *testing.T, tag, word string) *fstest.MapFile {
	t.Helper()
	english, err := fs.ReadFile(locales.Files, "active.en.toml")
	if err != nil {
		t.Fatal(err)
	}
	forms := "one = $1\nother = $2"
	switch tag {
	case "ja", "ko", "zh-Hant":
		forms = "other = $2"
	case "pl", "ru":
		forms = "one = $2\nfew = $2\nmany = $2\nother = $2" // one is 21 too
	case "fr", "it", "pt-BR":
		forms = "one = $2\nmany = $2\nother = $2"
	}
	text := plural.ReplaceAllString(string(english), forms)
	return &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, "Bone marrow is", word+" is"))}
}

// A language is there as soon as its catalog is: nothing else has to be changed for it. Each of those with dates and
// numbers makes every kind of sheet, set in faces that have its letters (R1, R6).
func TestNewLanguages(t *testing.T) {
	own := map[string]string{
		"de": "Knochenmarkprüfung", "fil": "Utak ng buto", "fr": "Moelle « osseuse »\u202f: œuf", "ht": "Mwèl zo òganize", "it": "Così più è",
		"ja": "骨髄検査（パッチー）「」、", "ko": "골수 검사 뷁", "pl": "Szpik kostny ąęłżźć", "pt-BR": "Medula óssea ção",
		"ru": "Костный мозг № ё", "tr": "Kemik iliği İIıi şğ", "vi": "Tuỷ xương Ế Ữ ợ đ", "zh-Hant": "骨髓檢查（「」），瘀青",
	}
	for tag, word := range own {
		if !locale.Known(tag) {
			t.Errorf("%s: no dates and numbers", tag)
			continue
		}
		english, err := fs.ReadFile(locales.Files, "active.en.toml")
		if err != nil {
			t.Fatal(err)
		}
		files := fstest.MapFS{"active.en.toml": {Data: english}, "active." + tag + ".toml": inWords(t, tag, word)}
		shop, list := Open(Sources{Templates: templates.Files, Locales: files, Fonts: fonts.Files})
		if list.Bad() {
			t.Errorf("%s: %v", tag, list)
			continue
		}
		for _, o := range []Options{{Kinds: []string{"prep", "care"}}, {Kinds: []string{"card"}}, {Kinds: []string{"care"}, With: "en"}} {
			tally, err := shop.Run(t.Context(), Sample(shop.Guides[0], tag), o, Delivery{Sink: wellFormed{}}, func(r Result) {
				if r.Problems.Bad() {
					t.Errorf("%s %v: %v", tag, o.Kinds, r.Problems)
				}
			})
			if want := len(o.Kinds); err != nil || tally.Sheets != want {
				t.Errorf("%s %v: %d sheets, %v", tag, o.Kinds, tally.Sheets, err)
			}
		}
	}
}

// wellFormed is a sink that looks at each file and keeps none.
type wellFormed struct{ deliver.Discard }

func (w wellFormed) Put(s deliver.Sheet) (deliver.Receipt, error) {
	if defects := pdf.Check(s.PDF); len(defects) > 0 {
		return deliver.Receipt{}, fmt.Errorf("%s in %s: %w", s.Kind, s.Locale, defects[0])
	}
	return w.Discard.Put(s)
}
