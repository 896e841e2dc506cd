package message

import (
	"mime"
	"net/mail"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// TestCalendar reads a file back whose title has all that must be escaped, and that is too long for a line.
func TestCalendar(t *testing.T) {
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	// Clocks go back between start and end: two hours pass, and the wall shows one (R4).
	a := Appointment{Start: time.Date(2026, time.November, 1, 0, 30, 0, 0, zone), End: time.Date(2026, time.November, 1, 1, 30, 0, 0, zone).Add(time.Hour)}
	title := `a;b,c\d ` + strings.Repeat("मुलाकात", 20)
	file := calendar(a, title, "key@clinic.example", a.Start)
	for line := range strings.SplitSeq(strings.TrimSuffix(file, crlf), crlf) {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d octets, or with half a character: %q", len(line), line)
		}
	}
	got := map[string]string{}
	for line := range strings.SplitSeq(strings.ReplaceAll(file, crlf+" ", ""), crlf) {
		name, value, _ := strings.Cut(line, ":")
		got[name] = value
	}
	want := map[string]string{
		"BEGIN": "VEVENT", "END": "VCALENDAR", "VERSION": "2.0", "PRODID": "-//handout//appointment//EN", "UID": "key@clinic.example",
		"DTSTAMP": "20261101T043000Z", "DTSTART": "20261101T043000Z", "DTEND": "20261101T063000Z", "CLASS": "PRIVATE", "": "",
		"SUMMARY": `a\;b\,c\\d ` + strings.Repeat("मुलाकात", 20),
	}
	for name, value := range got {
		if v, ok := want[name]; !ok || v != value {
			t.Errorf("%s:%s, want %q", name, value, v)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d properties, want %d", len(got), len(want))
	}
}

// TestFold breaks lines where they are just too long.
func TestFold(t *testing.T) {
	x := strings.Repeat("x", 74)
	for in, want := range map[string]string{
		x + "y":                       x + "y\r\n",
		x + "yz":                      x + "y\r\n z\r\n",
		x + "é":                       x + "\r\n é\r\n",
		x + "y" + x + "z":             x + "y\r\n " + x + "\r\n z\r\n",
		strings.Repeat("語", 25):       strings.Repeat("語", 25) + "\r\n",
		strings.Repeat("語", 50):       strings.Repeat("語", 25) + "\r\n " + strings.Repeat("語", 24) + "\r\n 語\r\n",
		strings.Repeat("😀", 18):       strings.Repeat("😀", 18) + "\r\n",
		"x" + strings.Repeat("😀", 19): "x" + strings.Repeat("😀", 18) + "\r\n 😀\r\n",
	} {
		var b strings.Builder
		if fold(&b, in); b.String() != want {
			t.Errorf("%q, want %q", b.String(), want)
		}
	}
}

// TestEncodeWords: every word fits on a line beside the name of its header, and none has half a character.
func TestEncodeWords(t *testing.T) {
	for _, s := range []string{"plain", "Clínica", strings.Repeat("क्लिनिक ", 15) + "x", "日" + strings.Repeat("x", 119), strings.Repeat("é", 60)} {
		words := encodeWords(s)
		got, err := new(mime.WordDecoder).DecodeHeader(words)
		if err != nil || got != s {
			t.Errorf("%q reads %q (%v)", s, got, err)
		}
		for word := range strings.FieldsSeq(words) {
			half, err := new(mime.WordDecoder).DecodeHeader(word)
			if len(word) > 60 || err != nil || !utf8.ValidString(half) {
				t.Errorf("%q: word %q", s, word)
			}
		}
		a, err := mail.ParseAddress(addressField(mail.Address{Name: s, Address: "ann@example.org"}))
		if err != nil || a.Name != s {
			t.Errorf("%q: address %v (%v)", s, a, err)
		}
	}
}
