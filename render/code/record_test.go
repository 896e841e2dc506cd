package code

import (
	"bytes"
	"strings"
	"testing"
)

// records are record numbers that clinics have, and the longest.
var records = []string{"123456", "DEMO-0042", "7", "A-100", "MRN 00012345/B", strings.Repeat("Ab-1", 11)}

// A Data Matrix reads back, by a decoder written from the standard and nothing of the library's.
func TestRecord(t *testing.T) {
	for _, number := range records {
		m, err := Record(number)
		if err != nil {
			t.Errorf("%s: %v", number, err)
			continue
		}
		if m.Quiet != 2 || !m.Private {
			t.Errorf("%s: %d modules quiet, private: %v", number, m.Quiet, m.Private)
		}
		r := recordReader{t: t, Matrix: m, side: m.Size - 2*m.Quiet}
		r.borders()
		if got := r.text(r.words()); got != number {
			t.Errorf("read %q, want %q", got, number)
		}
	}
}

// The example that ISO/IEC 16022 works through: these are the words of 123456.
func TestRecordExample(t *testing.T) {
	m, err := Record("123456")
	if err != nil {
		t.Fatal(err)
	}
	r := recordReader{t: t, Matrix: m, side: m.Size - 2*m.Quiet}
	if got, want := r.words(), []byte{142, 164, 186, 114, 25, 5, 88, 102}; !bytes.Equal(got, want) {
		t.Errorf("words %d, want %d", got, want)
	}
}

func TestRecordProblems(t *testing.T) {
	for _, test := range []struct{ number, want string }{
		{"", "data matrix: want a text, not an empty one"},
		{"\xe8123", "data matrix: want letters, digits and signs of ASCII only: readers would guess at any others"},
		{strings.Repeat("x", 45), "data matrix: want at most 44 characters, not 45"},
	} {
		if m, err := Record(test.number); err == nil || err.Error() != test.want || m != nil {
			t.Errorf("%q: %v, want %s", test.number, err, test.want)
		}
	}
}

// Whatever is not refused reads back.
func FuzzRecord(f *testing.F) {
	for _, number := range records {
		f.Add(number)
	}
	f.Fuzz(func(t *testing.T, number string) {
		m, err := Record(number)
		if err != nil {
			return
		}
		r := recordReader{t: t, Matrix: m, side: m.Size - 2*m.Quiet}
		if got := r.text(r.words()); got != number {
			t.Errorf("read %q, want %q", got, number)
		}
	})
}
