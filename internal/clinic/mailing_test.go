package clinic

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestCode keeps M6: codes are random. What others know of a patient is refused with the reason, in whatever way it is
// written, and with what to write instead.
func TestCode(t *testing.T) {
	for _, test := range []struct{ code, want, problem string }{
		{"", Letters, ""},
		{"code: letters", Letters, ""},
		{"code: digits", Digits, ""},
		{"code: Digits", Digits, ""},
		{"code: digits-", Letters, "want letters or digits"},
		{"code: '-'", Letters, "want letters or digits"},
		{"code: birth_date", Letters, "a date of birth is no password: there are about 40,000"},
		{"code: birthdate", Letters, "a date of birth is no password"},
		{"code: dob", Letters, "a date of birth is no password"},
		{"code: DOB", Letters, "a date of birth is no password"},
		{"code: date of birth", Letters, "a date of birth is no password"},
		{"code: date_of_birth", Letters, "a date of birth is no password"},
		{"code: mrn", Letters, "a record number is no password"},
		{"code: record_number", Letters, "a record number is no password"},
		{"code: phone", Letters, "a phone number is no password"},
		{"code: pin", Letters, "want letters or digits"},
		{"code: [digits]", Letters, "want a single value"},
	} {
		p, list := Parse("f", []byte(`name: a
time_zone: UTC
phones: {day: 5550104477, night: 5550104488}
emergency_number: 911
locale: en
mail:
  address: post@clinic.example
  opt_out: mailto:stop@clinic.example
  relay: {host: smtp.clinic.example}
  `+test.code+"\n"), fstest.MapFS{})
		if p.Mailing.Code != test.want {
			t.Errorf("%q gives codes of %q, want %q", test.code, p.Mailing.Code, test.want)
		}
		switch {
		case test.problem == "":
			if len(list) > 0 {
				t.Errorf("%q: %v", test.code, list)
			}
		case len(list) != 1 || list[0].Pos.Line != 10 || list[0].Field != "mail.code" || !strings.HasPrefix(list[0].Text, test.problem):
			t.Errorf("%q: %v, want %s", test.code, list, test.problem)
		case test.problem != "want a single value" && !strings.Contains(list[0].Hint, "digits of 12 digits"):
			t.Errorf("%q: no hint that says what to write", test.code)
		}
	}
}
