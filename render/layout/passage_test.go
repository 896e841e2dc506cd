package layout_test

import (
	"slices"
	"strings"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
)

// TestPassages: what is said in many languages comes once, after all blocks, each in an element of its language and from the
// side where that begins; it is divided only where no page can hold it (45 CFR 92.11).
func TestPassages(t *testing.T) {
	passages := []doc.Passage{
		{Lang: "es", Text: words("Llame al clínico")}, {Lang: "ar", RTL: true, Text: words("اتصل بنا")}, {Lang: "ja", Text: words("お電話ください")},
	}
	for _, size := range []layout.Pt{layout.Standard, layout.Largest} {
		for _, both := range []bool{false, true} {
			d := document(linesBefore(34)...)
			d.Passages = passages
			if both {
				d.With = document(linesBefore(34)...)
				d.With.Lang = "de"
			}
			o := options
			o.Size = size
			s := pages(t, d, o)
			var langs []string
			on := map[int]bool{}
			for i, p := range s.Pages {
				for _, item := range p.Items {
					x, ok := item.(*layout.Text)
					if !ok || x.Elements[0] < 0 {
						continue
					}
					lang := s.Elements[s.Elements[x.Elements[0]].Parent].Lang
					k := slices.IndexFunc(passages, func(p doc.Passage) bool { return p.Lang == lang })
					if k < 0 {
						continue
					}
					langs, on[i] = append(langs, lang), true
					if left := x.X < o.Media.Width/4; left == passages[k].RTL {
						t.Errorf("size %g, two languages %v: %s begins %.0f from the left", size, both, lang, x.X)
					}
				}
			}
			if strings.Join(langs, " ") != "es ar ja" || len(on) != 1 || !on[len(s.Pages)-1] {
				t.Errorf("size %g, two languages %v: languages %v on pages %v of %d", size, both, langs, on, len(s.Pages))
			}
		}
	}
}

// TestPassagesTall: more languages than a page can hold are divided between them.
func TestPassagesTall(t *testing.T) {
	d := document()
	for range 60 {
		d.Passages = append(d.Passages, doc.Passage{Lang: "es", Text: words("Llame al clínico")})
	}
	if n := len(pages(t, d, options).Pages); n != 2 {
		t.Errorf("%d pages, want 2", n)
	}
}
