package bounce

import (
	"strings"
	"testing"
)

// TestMeaning: each status becomes words that the front desk can act on, whatever its class; one that says little, or
// none, says little.
func TestMeaning(t *testing.T) {
	for status, want := range map[string]string{
		"5.1.1": "no such mailbox", "5.1.10": "no such mailbox", "5.1.2": "behind the @", "5.4.4": "behind the @", "5.1.3": "no address",
		"5.1.6": "moved", "5.2.1": "switched off", "5.2.2": "mailbox is full", "4.2.2": "mailbox is full", "5.3.4": "too large",
		"4.4.7": "for days", "4.4.1": "cannot be reached", "5.6.7": "cannot take such", "5.7.26": "no mail from the clinic",
		"5.0.0": "could not be delivered", "5.1.100": "could not be delivered", "5.3.0": "could not be delivered", "": "could not be delivered",
	} {
		if got := (Report{Status: status}).Meaning(); !strings.Contains(got, want) {
			t.Errorf("%s is %q, want %q in it", status, got, want)
		}
	}
}
