package locale

import (
	"math"
	"testing"
)

func TestNumber(t *testing.T) {
	set := emptyCatalogs(t)
	for _, c := range []struct {
		tag      string
		v        float64
		decimals int
		want     string
	}{
		{"en", 0, 0, "0"},
		{"en", 38.3, 1, "38.3"},
		{"en", 38, 1, "38.0"},
		{"en", 9999, 0, "9999"},
		{"en", 10000, 0, "10,000"},
		{"en", 9999.96, 1, "10,000.0"}, // grouped by what is printed
		{"en", 1234567.5, 1, "1,234,567.5"},
		{"en", -1.5, 1, "-1.5"},
		{"en", -0.04, 1, "0.0"}, // no minus before nothing
		{"en", math.Copysign(0, -1), 0, "0"},
		{"en", 2.5, 0, "2"}, // a tie: to the even digit
		{"es", 38.3, 1, "38,3"},
		{"es", 50000, 0, "50.000"},
		{"ar", 38.3, 1, "38.3"},
		{"fr", 50000, 0, "50\u00a0000"},
		{"ru", 1234567, 0, "1\u00a0234\u00a0567"},
		{"hi", 50000, 0, "50,000"},
		{"hi", 12345678, 0, "1,23,45,678"},
	} {
		if got := set.Catalog(c.tag).Number(c.v, c.decimals); got != c.want {
			t.Errorf("%s: %v with %d decimals is %q, want %q", c.tag, c.v, c.decimals, got, c.want)
		}
	}
}

func TestNumberPanics(t *testing.T) {
	en := emptyCatalogs(t).Catalog("en")
	for _, c := range []struct {
		v        float64
		decimals int
	}{{math.NaN(), 0}, {math.Inf(1), 0}, {math.Inf(-1), 1}, {1, -1}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%v with %d decimals gives a text", c.v, c.decimals)
				}
			}()
			en.Number(c.v, c.decimals)
		}()
	}
}
