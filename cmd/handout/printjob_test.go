package main

import (
	"testing"

	"handout/render/layout"
)

// TestSides: the back of a page that lies is not upside down.
func TestSides(t *testing.T) {
	const upright = "two-sided-long-edge"
	for _, test := range []struct {
		media       layout.Media
		asked, want string
	}{
		{layout.A4, upright, upright},
		{layout.ID1, upright, "two-sided-short-edge"},
		{layout.A6, upright, "two-sided-short-edge"},
		{layout.ID1, "one-sided", "one-sided"},
		{layout.ID1, "", ""},
	} {
		if got := sides(test.asked, test.media); got != test.want {
			t.Errorf("%s, %q: %q, want %q", test.media.Name, test.asked, got, test.want)
		}
	}
}
