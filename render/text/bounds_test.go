package text

import (
	"slices"
	"testing"
)

// The rules of UAX #29 that the words of a sheet need: WB6 and WB7 (apostrophes), WB11 and WB12 (decimals), WB4 (marks).
func TestWords(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{" . ", nil},
		{"You can’t eat.", []string{"You", "can’t", "eat"}},
		{"100.4 °F or 1,000", []string{"100.4", "F", "or", "1,000"}},
		{"e-mail (Tylenol)", []string{"e", "mail", "Tylenol"}},
		{"No bebá más.", []string{"No", "bebá", "más"}},
		{"कुछ न खाएँ।", []string{"कुछ", "न", "खाएँ"}},
		{"不要吃，可以喝水", []string{"不", "要", "吃", "可", "以", "喝", "水"}},
	} {
		bounds, err := Words(test.text)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, b := range bounds {
			got = append(got, test.text[b[0]:b[1]])
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}
