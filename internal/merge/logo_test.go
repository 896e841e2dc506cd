package merge_test

import (
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"handout/internal/clinic"
	"handout/internal/merge"
)

// TestLogoAlt: what a logo tells is in the sheet's language (A2: 1.1.1 and 3.1.2): the clinic's own words where it has
// some in that language, and otherwise whose logo it is.
func TestLogoAlt(t *testing.T) {
	for _, test := range []struct {
		name string
		own  map[string]string
		want string
	}{
		{"sheet", nil, "Logo of Example Clinic"},
		{"sheet", map[string]string{"en": "Since 1904", "ar": "منذ عام 1904"}, "Since 1904"},
		{"arabic", nil, "شعار Example Clinic"},
		{"arabic", map[string]string{"en": "Since 1904"}, "شعار Example Clinic"},
		{"arabic", map[string]string{"ar": "منذ عام 1904"}, "منذ عام 1904"},
	} {
		archive, err := txtar.ParseFile("testdata/" + test.name + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		in := readInput(t, archive)
		in.Profile.Logo = &clinic.Logo{Format: "png", Width: 2, Height: 1, Alt: test.own}
		d, list := merge.Build(in)
		if d == nil {
			t.Fatal(list)
		}
		if d.Logo.Alt != test.want {
			t.Errorf("%s: the logo tells %q, want %q", test.name, d.Logo.Alt, test.want)
		}
	}
}
