package mailing

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// A code is twelve characters that nobody takes for others, the same for the same mail, and nothing can be told of
// it from others (M6).
func TestCode(t *testing.T) {
	key := Key(bytes.Repeat([]byte{1}, 32))
	other := Key(bytes.Repeat([]byte{2}, 32))
	seen := map[string]bool{}
	counts := map[rune]int{}
	const n = 20_000
	for i := range n {
		id := fmt.Sprint("mail", i)
		code := key.Code(id)
		if len(code) != codeLength || strings.Trim(code, alphabet) != "" || strings.ContainsAny(code, "01IOlB8S5Z2UV") {
			t.Fatalf("code %d has another form", i)
		}
		if code != key.Code(id) || code == other.Code(id) || seen[code] {
			t.Fatalf("code %d is not that mail's alone", i)
		}
		seen[code] = true
		for _, c := range code {
			counts[c]++
		}
	}
	mean := n * codeLength / len(alphabet)
	for _, c := range alphabet {
		if counts[c] < mean*95/100 || counts[c] > mean*105/100 {
			t.Errorf("%c comes %d times, the mean is %d", c, counts[c], mean)
		}
	}
}

func TestSpaced(t *testing.T) {
	for code, want := range map[string]string{"": "", "ACDE": "ACDE", "ACDEF": "ACDE F", "ACDEFGHJKLMN": "ACDE FGHJ KLMN"} {
		if got := Spaced(code); got != want {
			t.Errorf("%q is spaced as %q, want %q", code, got, want)
		}
	}
}
