package doc_test

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"handout/render/doc"
)

// TestOrigin changes one field after the other: each gives another code, and what is written is read back (R8).
func TestOrigin(t *testing.T) {
	origin := doc.Origin{Guide: "bone-marrow", Version: "1.0 <draft> & %", Kind: "care", Locale: "ar+en", Content: "a", Words: "b", Settings: "c", Signed: "draft"}
	seen := map[string]bool{}
	for i := range reflect.TypeOf(origin).NumField() + 1 {
		o := origin
		if i > 0 {
			reflect.ValueOf(&o).Elem().Field(i - 1).SetString("other")
		}
		if code := o.Code(); seen[code] || !regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{12}$`).MatchString(code) {
			t.Errorf("field %d: the code %s is another's, or not readable", i, code)
		}
		seen[o.Code()] = true
		line := o.String()
		if back, ok := doc.ParseOrigin(line); !ok || back != o {
			t.Errorf("field %d: %q is read as %+v", i, line, back)
		}
		for at := range line {
			if _, ok := doc.ParseOrigin(line[:at] + "~" + line[at+1:]); ok {
				t.Errorf("field %d: taken with byte %d changed", i, at)
			}
		}
	}
	for _, s := range []string{"", " ", strings.Repeat(" ", 8), "%zz 1 care en a b c draft 0123"} {
		if _, ok := doc.ParseOrigin(s); ok {
			t.Errorf("%q is taken for an origin", s)
		}
	}
}
