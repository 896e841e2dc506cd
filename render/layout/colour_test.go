package layout

import (
	"math"
	"slices"
	"testing"
)

// Ratios as other tools for WCAG 2.1 give them (P4).
func TestContrast(t *testing.T) {
	for _, test := range []struct {
		colour Colour
		want   float64
	}{
		{Colour{0, 0, 0}, 21},
		{Colour{255, 255, 255}, 1},
		{Colour{0x76, 0x76, 0x76}, 4.54}, // the lightest grey that passes
		{Colour{0x77, 0x77, 0x77}, 4.48},
		{Colour{0xff, 0, 0}, 4.00},
		{Colour{0, 0, 0xff}, 8.59},
		{Colour{0, 0x80, 0}, 5.14},
	} {
		if got := Contrast(test.colour, white); math.Abs(got-test.want) > 0.005 {
			t.Errorf("%v: %.3f, want %.2f", test.colour, got, test.want)
		}
		if Contrast(test.colour, white) != Contrast(white, test.colour) {
			t.Errorf("%v: the order of the colours matters", test.colour)
		}
	}
}

// TestPalette: all words can be read on what they stand on, for any colours that a profile may have
// (P4): the lightest that pass are the hardest.
func TestPalette(t *testing.T) {
	lightest := Colour{0x76, 0x76, 0x76}
	for _, o := range []Options{
		{Accent: Colour{0x1F, 0x4E, 0x79}, Emergency: Colour{0xA4, 0x16, 0x1A}},
		{Accent: lightest, Emergency: lightest},
		{Accent: Colour{0, 0x80, 0}, Emergency: Colour{0xD0, 0, 0}},
	} {
		p := newPalette(o)
		for _, pair := range []struct {
			name    string
			text    Colour
			on      Colour
			atLeast float64
		}{
			{"headings", p.accent, white, TextContrast},
			{"draft line", p.emergency, white, TextContrast},
			{"emergency heading", white, p.emergency, TextContrast},
			{"emergency text", p.ink, p.emergencyTint, TextContrast},
			{"notice heading", p.noticeHeading, p.noticeTint, TextContrast},
			{"notice text", p.ink, p.noticeTint, TextContrast},
			{"labels", p.muted, p.accentTint, TextContrast},
			{"page foot", p.muted, white, TextContrast},
			{"table header", p.ink, p.accentTint, TextContrast},
			{"rules", p.line, white, 3},
		} {
			if got := Contrast(pair.text, pair.on); got < pair.atLeast {
				t.Errorf("%v: %s: %.2f:1, want %.1f:1", o.Accent, pair.name, got, pair.atLeast)
			}
		}
	}
}

// TestScale: leading of 1.4 or more for body text, no letter of the body under 12 pt, and lines of 45
// to 75 characters, at 0.55 em each, the mean of English in Noto Sans (P2).
func TestScale(t *testing.T) {
	for _, media := range []Media{A4, A5, Letter} {
		for _, rtl := range []bool{false, true} {
			sc := newScale(Options{Media: media, Size: 12}, rtl, false)
			if sc.body.size < 12 || sc.body.leading < 1.4*sc.body.size {
				t.Errorf("%s: body %v", media.Name, sc.body)
			}
			if n := (media.Width - 2*sc.margin) / (0.55 * sc.body.size); n < 45 || n > 75 {
				t.Errorf("%s: %.0f characters a line", media.Name, n)
			}
		}
	}
}

// TestStacked: no line of Vietnamese is lower than its capitals with two marks and the tails of the line before (P2); those of
// other languages are as they were.
func TestStacked(t *testing.T) {
	for _, name := range append(slices.Clone(MediaNames), CardNames...) {
		media, _ := MediaByName(name)
		for _, size := range []Pt{Standard, Largest} {
			if media.IsCard() {
				size = media.Pocket.Body
			}
			plain := newScale(Options{Media: media, Size: size}, false, false)
			if got := plain.in("en"); got != plain {
				t.Errorf("%s: English is %v, was %v", name, got, plain)
			}
			sc := plain.in("vi")
			for _, f := range []font{sc.body, sc.small, sc.repeats, sc.h1, sc.h2, sc.h3} {
				if f.leading < 1.3*f.size {
					t.Errorf("%s, %g points: %v", name, size, f)
				}
			}
		}
	}
}
