package message

import (
	"errors"
	"net/url"
	"strings"

	"handout/internal/address"
	"handout/internal/patient"
)

const mailto = "mailto:"

// maxLink is how long a link can be, in octets: it stands in a header as one word.
const maxLink = 500

// optOut reads where a patient can say that no more mail is wanted, as text and link.
func optOut(s string) (span, error) {
	if patient.CheckPhone(s) {
		return phone(s), nil
	}
	if bare, err := address.Check(strings.TrimPrefix(s, mailto)); err == nil {
		return span{text: bare, link: mailto + url.PathEscape(bare), value: true}, nil
	}
	if isWebLink(s) {
		return span{text: s, link: s, value: true}, nil
	}
	return span{}, errors.New("want a phone number, an e-mail address or a link that starts with https://")
}

// isWebLink reports whether s is a https link of visible ASCII that can stand between angle brackets.
func isWebLink(s string) bool {
	u, err := url.Parse(s)
	odd := func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(`<>"`, r) }
	return err == nil && u.Scheme == "https" && u.Hostname() != "" && u.User == nil && len(s) <= maxLink && !strings.ContainsFunc(s, odd)
}

// unsubscribe gives the value of List-Unsubscribe (RFC 2369 3.2), or "" where a link has none: a program
// cannot ask by phone.
func unsubscribe(s span) string {
	if strings.HasPrefix(s.link, "tel:") {
		return ""
	}
	return "<" + s.link + ">"
}
