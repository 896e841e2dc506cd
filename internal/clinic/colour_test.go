package clinic

import (
	"testing"
	"testing/fstest"

	"handout/render/layout"
)

// A colour that is too light says how much contrast it has, how much it needs, and which shade of it has
// that (P4).
func TestColourContrast(t *testing.T) {
	for _, test := range []struct{ colour, want string }{
		{"#767676", ""},
		{"#777777", `the contrast with white is 4.4:1; want at least 4.5:1 (the nearest darker shade that can be read is "#767676")`},
		{"#FF0000", `the contrast with white is 3.9:1; want at least 4.5:1 (the nearest darker shade that can be read is "#EE0000")`},
		{"#00A0FF", `the contrast with white is 2.8:1; want at least 4.5:1 (the nearest darker shade that can be read is "#007BC5")`},
		{"#FFFFFF", `the contrast with white is 1.0:1; want at least 4.5:1 (the nearest darker shade that can be read is "#767676")`},
		{"#FFFF00", `the contrast with white is 1.0:1; want at least 4.5:1 (the nearest darker shade that can be read is "#7A7A00")`},
		{"#1F4E79", ""},
	} {
		_, list := Parse("f", []byte(withoutLogo+"colours: {accent: \""+test.colour+"\"}\n"), fstest.MapFS{})
		want := ""
		if test.want != "" {
			want = "f:6:19: colours.accent: " + test.want + "\n"
		}
		if got := report(list); got != want {
			t.Errorf("%s: %q, want %q", test.colour, got, want)
		}
	}
}

// The shade that is advised passes, and the next lighter one of the same proportions does not.
func TestReadable(t *testing.T) {
	for rgb := range 16 * 16 * 16 {
		c := layout.Colour{R: uint8(rgb >> 8 * 17), G: uint8(rgb >> 4 & 15 * 17), B: uint8(rgb & 15 * 17)}
		shade := readable(c)
		if shade.ContrastWithPaper() < layout.TextContrast {
			t.Errorf("%s: %s has not enough contrast", hex(c), hex(shade))
		}
		if c.ContrastWithPaper() >= layout.TextContrast && shade != c {
			t.Errorf("%s can be read, but %s is advised", hex(c), hex(shade))
		}
		lighter := layout.Colour{R: lighten(shade.R, c.R), G: lighten(shade.G, c.G), B: lighten(shade.B, c.B)}
		if shade != c && lighter.ContrastWithPaper() >= layout.TextContrast+0.2 {
			t.Errorf("%s: %s is darker than it must be", hex(c), hex(shade))
		}
	}
}

// lighten goes two steps towards the colour that a shade is of.
func lighten(shade, of uint8) uint8 { return min(of, shade+2) }
