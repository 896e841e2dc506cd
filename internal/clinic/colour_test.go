package clinic

import (
	"math"
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
		if got := contrast(test.colour, white); math.Abs(got-test.want) > 0.005 {
			t.Errorf("%v: %.3f, want %.2f", test.colour, got, test.want)
		}
		if contrast(test.colour, white) != contrast(white, test.colour) {
			t.Errorf("%v: the order of the colours matters", test.colour)
		}
	}
}
