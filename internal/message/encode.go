package message

import (
	"encoding/base64"
	"net/mail"
	"slices"
	"strings"
	"unicode"
)

// maxEncoded is how many octets of a text an encoded word holds: 60 octets of a header, so that the name of
// the header has room beside it on a line of 76 (RFC 2047 2).
const maxEncoded = 36

// encodeWords gives a text as it stands in a header: itself if it is ASCII, and encoded words (RFC 2047) otherwise.
// What reads them drops the spaces between. None of them ends inside of a character.
func encodeWords(s string) string {
	if isASCII(s) {
		return s
	}
	var words []string
	from, to := 0, 0
	for i, r := range s {
		end := i + len(string(r))
		if end-from > maxEncoded {
			words, from = append(words, encodeWord(s[from:to])), to
		}
		to = end
	}
	return strings.Join(append(words, encodeWord(s[from:])), " ")
}

func encodeWord(s string) string {
	return "=?utf-8?b?" + base64.StdEncoding.EncodeToString([]byte(s)) + "?="
}

// lineOctets is what a line of 76 characters holds in base64 (RFC 2045 6.8).
const lineOctets = 57

// encodeLines gives content in base64, in lines, all at once: half of the time that a message took went into lines
// written one by one.
func encodeLines(content []byte) []byte {
	lines := make([]byte, 0, (len(content)/lineOctets+1)*(76+2))
	for line := range slices.Chunk(content, lineOctets) {
		if len(lines) > 0 {
			lines = append(lines, "\r\n"...)
		}
		lines = base64.StdEncoding.AppendEncode(lines, line)
	}
	return lines
}

// addressField gives an address as it stands in a header (RFC 5322 3.4), with its name in quotes or encoded.
func addressField(a mail.Address) string {
	if isASCII(a.Name) {
		return a.String()
	}
	return encodeWords(a.Name) + " <" + a.Address + ">"
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII })
}
