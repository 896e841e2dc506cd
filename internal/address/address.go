// Package address checks e-mail addresses: of patients, as rows have them, and of clinics, as profiles do.
package address

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"
)

// Limits in octets (RFC 5321 4.5.3.1.1 and 4.5.3.1.3, without the angle brackets; RFC 1035 2.3.4).
const (
	maxAddress = 254
	maxLocal   = 64
	maxLabel   = 63
)

var (
	errAddress = errors.New("want one e-mail address such as name@example.org, and nothing beside it")
	errLong    = errors.New("want an e-mail address of 254 characters at most, 64 of them in front of the @")
	errDomain  = errors.New("want the domain of an e-mail address, such as example.org")
)

// Check gives an e-mail address as it stands in an envelope: the local part in Unicode normal
// form C (RFC 6532 3.1), the domain in ASCII (RFC 5891).
//
// It refuses all that RFC 5322 lets stand around an address, such as a name or a comment, a second
// address, a quoted local part, a domain without a dot, and an IP address. The error does not hold the
// address. Only one whose local part is not ASCII needs SMTPUTF8.
func Check(s string) (address string, err error) {
	at := strings.LastIndexByte(s, '@')
	if at < 0 || !isDotAtom(s[:at]) {
		return "", errAddress
	}
	local := norm.NFC.String(s[:at])
	domain, err := Domain(s[at+1:])
	switch {
	case len(local) > maxLocal, err == nil && len(local)+1+len(domain) > maxAddress:
		return "", errLong
	case err != nil:
		return "", err
	}
	return local + "@" + domain, nil
}

// isDotAtom reports whether s is a local part that needs no quotes (RFC 5322 3.2.3, RFC 6531 3.3). Of the
// characters beyond ASCII it takes letters, their marks and digits: no others can be told apart on a form.
func isDotAtom(s string) bool {
	for atom := range strings.SplitSeq(s, ".") {
		if atom == "" || strings.IndexFunc(atom, isNotAtext) >= 0 {
			return false
		}
	}
	return true
}

func isNotAtext(r rune) bool {
	if r > unicode.MaxASCII {
		return r == unicode.ReplacementChar || !unicode.In(r, unicode.L, unicode.M, unicode.N)
	}
	return !isAlphanumeric(r) && !strings.ContainsRune("!#$%&'*+-/=?^_`{|}~", r)
}

func isAlphanumeric(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
}

// Domain gives a domain in ASCII and small letters.
func Domain(s string) (string, error) {
	domain, err := idna.Lookup.ToASCII(s)
	if err != nil || !utf8.ValidString(s) {
		return "", errDomain // the error quotes the domain
	}
	labels := strings.Split(domain, ".")
	for _, label := range labels {
		if label == "" || len(label) > maxLabel {
			return "", errDomain
		}
	}
	// A name without a dot is a slip of the pen, and the last label of an IP address is a number.
	if last := labels[len(labels)-1]; len(labels) < 2 || strings.Trim(last, "0123456789") == "" {
		return "", errDomain
	}
	return domain, nil
}
