package merge_test

import (
	"cmp"
	"slices"
	"testing"

	"handout/internal/merge"
	"handout/render/doc"
)

// TestDraftLanguages: each language of a sheet says that nobody has signed the words, and English says it for staff; each of
// them once, English shortly where it is the third (R7, P11).
func TestDraftLanguages(t *testing.T) {
	c := openCorpus(t)
	g := c.guides[0]
	record := c.demo(t, g)[0]
	for _, test := range []struct {
		lang, with string
		want       []string
	}{
		{"en", "", []string{"en"}},
		{"ar", "", []string{"ar", "en"}},
		{"ar", "en", []string{"ar", "en"}},
		{"en", "ar", []string{"en", "ar"}},
		{"es", "zh-Hant", []string{"es", "zh-Hant", "en"}},
	} {
		record.Locale = test.lang
		in := c.input(t, g, "care", record)
		if test.with != "" {
			in.With = c.catalogs.Catalog(test.with)
		}
		d, list := merge.Build(in)
		if d == nil {
			t.Fatal(list)
		}
		for id, lines := range map[string][][]doc.Span{"draft": d.Draft, "draft_again": d.DraftAgain} {
			var want, got []string
			for i, tag := range test.want {
				if i == 2 {
					id = "draft_again" // shortly
				}
				parts, err := c.catalogs.Catalog(tag).Text(id, nil)
				if err != nil {
					t.Fatal(err)
				}
				want = append(want, tag+": "+parts[0].Text)
			}
			for _, line := range lines {
				got = append(got, cmp.Or(line[0].Lang, d.Lang)+": "+doc.Words(line))
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s with %q: %s is %q, want %q", test.lang, test.with, id, got, want)
			}
		}
	}
}
