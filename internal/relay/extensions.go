package relay

import (
	"slices"
	"strconv"
	"strings"
)

// extensions are what a relay offers in its answer to EHLO (RFC 5321 4.1.1.1), as far as it matters here.
type extensions struct {
	startTLS, eightBit, utf8, dsn bool
	pipelining                    bool     // takes commands before the one in front is answered (RFC 2920)
	size                          bool     // takes SIZE
	maxSize                       int64    // bytes; 0: not said
	auth                          []string // mechanisms, upper case
}

// readExtensions reads the lines of an answer to EHLO. The first is a greeting.
func readExtensions(a answer) extensions {
	var x extensions
	for _, line := range a.lines[1:] {
		words := strings.Fields(strings.ToUpper(line))
		if len(words) == 0 {
			continue
		}
		switch words[0] {
		case "STARTTLS":
			x.startTLS = true
		case "8BITMIME":
			x.eightBit = true
		case "SMTPUTF8":
			x.utf8 = true
		case "PIPELINING":
			x.pipelining = true
		case "DSN":
			x.dsn = true
		case "SIZE":
			x.size = true
			if len(words) > 1 {
				x.maxSize, _ = strconv.ParseInt(words[1], 10, 64) // what is no number sets no limit
			}
		case "AUTH":
			x.auth = append(x.auth, words[1:]...)
		}
	}
	return x
}

// offers reports whether a mechanism is among those of AUTH.
func (x extensions) offers(name string) bool { return slices.Contains(x.auth, name) }

// lacks says which need of a message the relay does not meet, or "".
func (x extensions) lacks(e Envelope, size int, eight bool) string {
	switch {
	case e.UTF8 && !x.utf8:
		return "the relay does not take addresses beyond ASCII (SMTPUTF8)"
	case eight && !x.eightBit:
		return "the relay does not take text beyond ASCII (8BITMIME)"
	case x.maxSize > 0 && int64(size) > x.maxSize:
		return "the message is larger than the relay takes"
	}
	return ""
}
