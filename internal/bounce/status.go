package bounce

import (
	"regexp"
	"strings"
)

var (
	// RFC 3463, 2. The first number is the class; leading zeros are not allowed, but happen.
	enhanced = regexp.MustCompile(`^[245]\.[0-9]{1,3}\.[0-9]{1,3}\b`)

	// An SMTP reply inside a sentence: its code and, if it has one, its enhanced status. It stands at
	// the start or after a colon, so that neither an IP address nor a number of seconds is one.
	reply = regexp.MustCompile(`(?:^|[:;] ?)([245])[0-9][0-9](?:[- ]#?([245]\.[0-9]{1,3}\.[0-9]{1,3})\b|[- ])`)
)

// recipient reads the fields of one recipient (RFC 3464, 2.3); names are what must not stand in the
// words. It reports false if there is no action known to RFC 3464.
func recipient(b block, names []string) (Report, bool) {
	action, _, _ := strings.Cut(strings.ToLower(b["action"]), " ")
	switch action {
	case "failed", "delayed", "delivered", "relayed", "expanded":
	default:
		return Report{}, false
	}
	words := b["diagnostic-code"]
	if kind, rest, ok := strings.Cut(words, ";"); ok && !strings.Contains(strings.TrimSpace(kind), " ") {
		words = rest // "smtp; 550 ...": the type says nothing to a clerk
	}
	words = strings.TrimSpace(words)
	r := Report{
		Action: action, Status: enhanced.FindString(b["status"]), Address: shown(b),
		When: date(b["last-attempt-date"]), Arrived: date(b["arrival-date"]),
	}
	if r.Status == "" {
		r.Status = statusIn(words)
	}
	r.Words = clean(words, names)
	r.Hard = hard(r)
	return r, true
}

// statusIn gives the status of the SMTP reply in a sentence. A bare code of class 5 is 5.0.0, as RFC
// 3463 has it for what is not told; "" if there is no reply.
func statusIn(words string) string {
	m := reply.FindStringSubmatch(words)
	switch {
	case m == nil:
		return ""
	case m[2] != "":
		return m[2]
	}
	return m[1] + ".0.0"
}

func hard(r Report) bool { return r.Action == "failed" && strings.HasPrefix(r.Status, "5") }
