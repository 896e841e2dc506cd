package bounce

import (
	"strings"

	"handout/internal/address"
)

// shown gives the address that a report's group of fields is about, "" if it names none that can be shown. The first is
// the one that we sent to (RFC 3464, 2.3.1), as it stands in the clinic's list; the other is where servers passed
// the message on to.
func shown(b block) string {
	for _, name := range []string{"original-recipient", "final-recipient"} {
		if a := recipientAddress(b[name]); a != "" {
			return a
		}
	}
	return ""
}

// recipientAddress gives the address in a field "type; address", "" if it is none. Types other than rfc822 (RFC 3464)
// and utf-8 (RFC 6533) are names of users on a machine. A stranger may have written the field, so only what
// [address.Check] takes comes out: no control, no mark that turns text around, nothing overlong.
func recipientAddress(field string) string {
	kind, text, typed := strings.Cut(field, ";")
	if !typed {
		kind, text = "rfc822", field
	}
	text = strings.TrimSpace(text)
	switch strings.ToLower(strings.TrimSpace(kind)) {
	case "rfc822":
	case "utf-8":
		text = unescape(text)
	default:
		return ""
	}
	if bare, ok := strings.CutPrefix(text, "<"); ok {
		text = strings.TrimSuffix(bare, ">")
	}
	a, err := address.Check(text)
	if err != nil {
		return "" // the report says so by naming none
	}
	return a
}
