package text

import (
	"testing"

	"github.com/go-text/typesetting/language"

	"handout/fonts"
)

// Han ideographs have one weight. Bold is that face with a line along its outlines: the same file, the same
// glyphs and widths, a box that is larger by half of the line.
func TestStroke(t *testing.T) {
	s := newShaper(t)
	lines, err := s.Wrap(Paragraph{Lang: "zh-Hans", Spans: []Span{{Text: "骨髓检查"}, {Text: "骨髓检查", Bold: true}}}, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	plain, bold := lines[0].Runs[0], lines[0].Runs[1]
	if plain.Face.Name != "DroidSansFallback-Regular" || plain.Face.Plain != nil || plain.Face.Stroke != 0 {
		t.Errorf("regular: %s, of another %v, stroke %d", plain.Face.Name, plain.Face.Plain != nil, plain.Face.Stroke)
	}
	b := bold.Face
	if b.Name != "DroidSansFallback-Bold" || !b.Bold || b.Plain != plain.Face || b.Stroke != 30 || b.Index != plain.Face.Index+1 {
		t.Errorf("bold: %s, bold %v, of the regular %v, stroke %d, index %d", b.Name, b.Bold, b.Plain == plain.Face, b.Stroke, b.Index)
	}
	if &b.Data[0] != &plain.Face.Data[0] {
		t.Error("the file is held twice")
	}
	// From the tables of version 1.00c, whose em is 256 units.
	if b.UnitsPerEm != 256 || b.Ascent != 1043 || b.Descent != -266 || b.CapHeight != 715 {
		t.Errorf("metrics %d %d %d %d, want 256 1043 -266 715", b.UnitsPerEm, b.Ascent, b.Descent, b.CapHeight)
	}
	for i, outward := range []int{-15, -15, 15, 15} {
		if b.BBox[i] != plain.Face.BBox[i]+outward {
			t.Errorf("box %v, regular %v, want each side 15 outward", b.BBox, plain.Face.BBox)
		}
	}
	for i, c := range plain.Clusters {
		if d := bold.Clusters[i]; c.Text != d.Text || c.Advance != d.Advance || c.Glyphs[0] != d.Glyphs[0] {
			t.Errorf("cluster %d: %v is bold %v", i, c, d)
		}
	}
}

// A bold face is whole also when its regular one was not asked for, and Load takes the codes that
// languages name their script by.
func TestStrokeLoad(t *testing.T) {
	for _, script := range []string{"Hani", "Hans"} {
		faces, err := LoadFaces(fonts.Files)
		if err != nil {
			t.Fatal(err)
		}
		if err := faces.Load(script); err != nil {
			t.Fatal(err)
		}
		family := faces.byScript[language.Han]
		if len(family.regular.Data) == 0 || len(family.bold.Data) == 0 {
			t.Errorf("%s: regular has %d bytes, bold %d", script, len(family.regular.Data), len(family.bold.Data))
		}
	}
}
