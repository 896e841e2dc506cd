package clinic

import (
	"strings"
	"testing"
	"testing/fstest"
)

// Codes are off unless the profile has them, and what is wrong with one has its place.
func TestCodes(t *testing.T) {
	const profile = "name: a\ntime_zone: UTC\nphones: {day: 5550104477, night: 5550104488}\nemergency_number: 911\nlocale: en\n"
	const want = "want an address such as https://clinic.example/map"
	tests := []struct {
		lines   string
		codes   Codes
		record  bool
		problem string
	}{
		{"", Codes{}, false, ""},
		{"codes: {phone: false}", Codes{}, false, ""},
		{"codes: {phone: true}\nrecord_code: true", Codes{Phone: true}, true, ""},
		{"codes: {map: 'https://clinic.example/map?at=1,2#door', web: 'https://clinic.example'}",
			Codes{Map: "https://clinic.example/map?at=1,2#door", Web: "https://clinic.example"}, false, ""},
		{"codes: {map: 'http://clinic.example'}", Codes{}, false, "f:6:14: codes.map: " + want},
		{"codes: {web: 'https://clinic'}", Codes{}, false, want},
		{"codes: {web: 'https://ann@clinic.example'}", Codes{}, false, want},
		{"codes: {web: 'https://clinic.example/a b'}", Codes{}, false, want},
		{"codes: {web: 'tel:+15550104477'}", Codes{}, false, want},
		{"codes: {web: 'https://clinic.example/ü'}", Codes{}, false, "letters, digits and signs of ASCII only"},
		{"codes: {web: 'https://clinic.example/" + strings.Repeat("x", 200) + "'}", Codes{}, false, "at most 213 characters"},
		{"codes: {phone: maybe}", Codes{}, false, "f:6:"},
		{"codes: {fax: true}", Codes{}, false, "fax"},
		{"record_code: often", Codes{}, false, "f:6:"},
	}
	for _, test := range tests {
		p, list := Parse("f", []byte(profile+test.lines+"\n"), fstest.MapFS{})
		if p.Codes != test.codes || p.Codes.Any() != (test.codes != Codes{}) || p.RecordCode != test.record {
			t.Errorf("%s: %+v, %t", test.lines, p.Codes, p.RecordCode)
		}
		if got := report(list); (got == "") != (test.problem == "") || !strings.Contains(got, test.problem) {
			t.Errorf("%s: %q, want %q", test.lines, got, test.problem)
		}
	}
}
