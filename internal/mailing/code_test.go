package mailing

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"handout/internal/clinic"
)

// A code is twelve signs that nobody takes for others, the same for the same mail, and nothing can be told of it from
// others (M6). Digits are drawn evenly too.
func TestCode(t *testing.T) {
	key := Key(bytes.Repeat([]byte{1}, 32))
	other := Key(bytes.Repeat([]byte{2}, 32))
	for kind, alphabet := range map[string]string{clinic.Letters: letters, clinic.Digits: digits} {
		seen := map[string]bool{}
		counts := map[rune]int{}
		const n = 20_000
		for i := range n {
			id := fmt.Sprint("mail", i)
			code := key.Code(kind, id)
			if len(code) != codeLength || strings.Trim(code, alphabet) != "" {
				t.Fatalf("%s: code %d has another form", kind, i)
			}
			if code != key.Code(kind, id) || code == other.Code(kind, id) || seen[code] {
				t.Fatalf("%s: code %d is not that mail's alone", kind, i)
			}
			seen[code] = true
			for _, c := range code {
				counts[c]++
			}
		}
		mean := n * codeLength / len(alphabet)
		for _, c := range alphabet {
			if counts[c] < mean*95/100 || counts[c] > mean*105/100 {
				t.Errorf("%s: %c comes %d times, the mean is %d", kind, c, counts[c], mean)
			}
		}
	}
	if strings.ContainsAny(letters, "01IOlB8S5Z2UV") {
		t.Error("letters that look alike")
	}
	if key.Code(clinic.Letters, "mail") != key.Code("", "mail") {
		t.Error("codes are not of letters where nothing else is wanted")
	}
}

// A code that was given out opens the sheet still, whatever version of the program sends it: neither kind may change.
func TestCodeStays(t *testing.T) {
	key := Key(bytes.Repeat([]byte{1}, 32))
	for kind, want := range map[string]string{clinic.Letters: "4L3GTYXT6ETM", clinic.Digits: "036323829937"} {
		if got := key.Code(kind, "mail"); got != want {
			t.Errorf("%s: %s, want %s", kind, got, want)
		}
	}
}

func TestSpaced(t *testing.T) {
	for code, want := range map[string]string{
		"": "", "ACDE": "ACDE", "ACDEF": "ACDE F", "ACDEFGHJKLMN": "ACDE FGHJ KLMN", "012345678901": "0123 4567 8901",
	} {
		if got := Spaced(code); got != want {
			t.Errorf("%q is spaced as %q, want %q", code, got, want)
		}
	}
}
