package relay

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// refuse says why no relay could take a message with this envelope, or "".
func refuse(e Envelope, message []byte) string {
	for _, a := range []struct{ name, address string }{{"sender", e.From}, {"recipient", e.To}} {
		if why := badAddress(a.address, e.UTF8); why != "" {
			return "the " + a.name + "'s address " + why
		}
	}
	return badText(message)
}

// badAddress says what is wrong with an address, or "". Quoted local parts are refused with the rest that could
// end the address early and begin another command or parameter. The lengths are those of RFC 5321 4.5.3.1.
func badAddress(address string, utf8Allowed bool) string {
	at := strings.LastIndexByte(address, '@')
	switch {
	case at < 1 || at == len(address)-1:
		return "is not of the form local@domain"
	case at > 64 || len(address)-at-1 > 255 || len(address) > 254:
		return "is too long"
	case strings.ContainsFunc(address, unsafe) || !utf8.ValidString(address):
		return "holds a character that cannot be sent"
	case !utf8Allowed && strings.ContainsFunc(address, func(r rune) bool { return r > '~' }):
		return "holds a character beyond ASCII"
	case strings.IndexByte(address, '@') != at:
		return "holds more than one @"
	}
	return ""
}

func unsafe(r rune) bool {
	return strings.ContainsRune(`<>"\(),;`, r) || unicode.IsSpace(r) || !unicode.IsPrint(r)
}

// lines gives the MAIL and RCPT commands for a message of size bytes, with the parameters that the relay offers:
// SIZE (RFC 1870), BODY (RFC 6152), SMTPUTF8 (RFC 6531), RET and NOTIFY (RFC 3461).
func (e Envelope) lines(x extensions, size int, eight bool) (mail, rcpt string) {
	mail, rcpt = "MAIL FROM:<"+e.From+">", "RCPT TO:<"+e.To+">"
	if x.size {
		mail += fmt.Sprintf(" SIZE=%d", size)
	}
	if eight {
		mail += " BODY=8BITMIME"
	}
	if e.UTF8 {
		mail += " SMTPUTF8"
	}
	if x.dsn {
		mail += " RET=HDRS"
		rcpt += " NOTIFY=FAILURE,DELAY"
	}
	return mail, rcpt
}
