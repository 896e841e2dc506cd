package patient

import (
	"slices"
	"testing"
)

// Kinds of sheet are written alike in a cell and on the command line.
func TestWords(t *testing.T) {
	for text, want := range map[string][]string{
		"":                      nil,
		" ,;+\t":                nil,
		"prep":                  {"prep"},
		"prep, care;prep + own": {"prep", "care", "own"},
	} {
		if got := Words(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
