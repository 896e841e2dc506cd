package code

import (
	"strings"
	"testing"
)

// links are what sheets hold, from version 1 to 10.
var links = []string{
	"tel:112",
	"tel:+15550104477",
	"https://clinic.example/directions",
	"geo:48.2082,16.3738",
	"Day Unit, Level 2, 12 Hospital Road, Springfield",
	"https://clinic.example/" + strings.Repeat("way/", 15),
	"https://clinic.example/" + strings.Repeat("way/", 25),
	"https://clinic.example/" + strings.Repeat("b", 130),
	"https://clinic.example/" + strings.Repeat("Z~", 95),
}

// A QR code reads back, by a decoder written from the standard and nothing of the library's: patterns
// in place, format and version words right, no error in any block, and the text.
func TestQR(t *testing.T) {
	for _, text := range links {
		m, err := QR(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		r := qrReader{t: t, Matrix: m, side: m.Size - 2*m.Quiet}
		if m.Quiet != 4 || r.side%4 != 1 || r.side < 21 || r.side > 57 || m.Private {
			t.Errorf("%s: a side of %d, %d of them quiet on each side, private: %v", text, m.Size, m.Quiet, m.Private)
		}
		if got := r.read(); got != text {
			t.Errorf("read %q, want %q", got, text)
		}
	}
}

func TestQRProblems(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", "QR code: want a text, not an empty one"},
		{"tel:\u0660", "QR code: want letters, digits and signs of ASCII only: readers would guess at any others"},
		{"tel:1\n", "QR code: want letters, digits and signs of ASCII only: readers would guess at any others"},
		{strings.Repeat("x", 214), "QR code: want at most 213 characters, not 214: phones do not read a denser code from paper"},
	} {
		if m, err := QR(test.text); err == nil || err.Error() != test.want || m != nil {
			t.Errorf("%q: %v, want %s", test.text, err, test.want)
		}
	}
}

// The smallest widths: half a millimetre to a module, 21 + 8 of them in version 1.
func TestMinWidth(t *testing.T) {
	for text, want := range map[string]float64{"tel:112": 14.5, strings.Repeat("x", 213): 32.5} {
		if m, err := QR(text); err != nil || m.MinWidth() != want {
			t.Errorf("%s: %v mm (%v), want %v", text, m.MinWidth(), err, want)
		}
	}
}

// Whatever is not refused reads back.
func FuzzQR(f *testing.F) {
	for _, text := range links {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := QR(text)
		if err != nil {
			return
		}
		r := qrReader{t: t, Matrix: m, side: m.Size - 2*m.Quiet}
		if got := r.read(); got != text {
			t.Errorf("read %q, want %q", got, text)
		}
	})
}
