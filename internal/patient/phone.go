package patient

import (
	"regexp"
	"strings"
)

// phone is a number as people write it, with an extension at most. Spaces may be no-break ones.
var phone = regexp.MustCompile(`^([+(]*[0-9][0-9 \x{a0}\x{202f}()./\x{2010}\x{2011}-]*)( ?(ext\.?|x) ?[0-9]{1,6})?$`)

// emergency is a number that is dialled as it stands.
var emergency = regexp.MustCompile(`^[0-9]{2,6}$`)

// CheckPhone reports whether s can be dialled: 7 to 15 digits in all (ITU-T E.164 has 15 at most), a
// plus sign at most at the start, and an extension at most at the end.
//
// No library of numbering plans is asked. It would refuse what a clinic rightly writes: numbers
// inside the house, numbers newer than the library, invented numbers in samples. And it would set the
// number in its own way, while the sheet has to show what the clinic wrote.
func CheckPhone(s string) bool {
	m := phone.FindStringSubmatch(s)
	if m == nil || strings.Count(m[1], "+") > 1 || strings.Count(m[1], "(") != strings.Count(m[1], ")") {
		return false
	}
	digits := countDigits(m[1])
	return digits >= 7 && digits <= 15
}

// CheckEmergency reports whether s is an emergency number such as 112 or 911.
func CheckEmergency(s string) bool { return emergency.MatchString(s) }

func countDigits(s string) int {
	n := 0
	for _, r := range s {
		if '0' <= r && r <= '9' {
			n++
		}
	}
	return n
}
