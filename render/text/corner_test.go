package text

import (
	"bytes"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// In simplified Chinese, what a closing sign shows lies in the left half of its square and what an opening
// one shows in the right half; a question mark is wider. Its outline says where that is.
func TestCorner(t *testing.T) {
	s := newShaper(t)
	for _, test := range []struct {
		signs       string
		left, right int // of the square, that ink stays between
	}{
		{"，。、：；！", 0, 500},
		{"？", 0, 550},
		{"）》", 0, 500},
		{"（《", 500, 1000},
	} {
		for _, sign := range test.signs {
			left, right := ink(t, s, "zh-Hans", string(sign))
			if left < test.left || right > test.right {
				t.Errorf("%c shows from %d to %d, want within %d and %d", sign, left, right, test.left, test.right)
			}
		}
	}
	for _, lang := range []string{"zh-Hant", "en"} {
		if left, right := ink(t, s, lang, "，"); left < 390 || right > 610 {
			t.Errorf("%s: a comma shows from %d to %d, want it in the middle", lang, left, right)
		}
	}
}

// ink gives where the outline of a text of one cluster begins and ends, from the cluster's left edge, which
// is as wide as an em.
func ink(t *testing.T, s *Shaper, lang, text string) (left, right int) {
	t.Helper()
	lines, err := s.Wrap(plainText(lang, text), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	run := lines[0].Runs[0]
	c := run.Clusters[0]
	if len(run.Clusters) != 1 || len(c.Glyphs) != 1 || c.Advance != em || c.X != 0 {
		t.Fatalf("%q: %+v, want one glyph on an em", text, run.Clusters)
	}
	loader, err := opentype.NewLoader(bytes.NewReader(run.Face.Data))
	if err != nil {
		t.Fatal(err)
	}
	whole, err := font.NewFont(loader)
	if err != nil {
		t.Fatal(err)
	}
	extents, ok := font.NewFace(whole).GlyphExtents(font.GID(c.Glyphs[0].ID))
	if !ok {
		t.Fatalf("%q has no outline", text)
	}
	scale := func(v float32) int { return int(v * em / float32(run.Face.UnitsPerEm)) }
	x := int(c.Glyphs[0].X)
	return x + scale(extents.XBearing), x + scale(extents.XBearing+extents.Width)
}
