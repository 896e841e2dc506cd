package bounce

import (
	"cmp"
	"io"
	"mime"
	"regexp"
	"slices"
	"strings"

	"github.com/emersion/go-message"
)

// Limits on one message's shape. A report has three parts, and a gateway wraps it once or twice.
const (
	maxDepth = 8
	maxParts = 64
)

// maxPart is how many bytes of one part are looked at: whole reports, and the header of what came back.
const maxPart = 256 << 10

var messageID = regexp.MustCompile(`<([^<>\s]+)>`)

// A parcel is what one multipart holds, with what its inner multiparts could not use themselves.
type parcel struct {
	recipients []block // a recipient each, from delivery-status parts
	copies     []block // the header of each returned message
	text       string  // the first plain text
}

// messageIDs gives each Message-ID in the returned headers once, without the angle brackets.
func (c *parcel) messageIDs() []string {
	var ids []string
	for _, b := range c.copies {
		m := messageID.FindStringSubmatch(b["message-id"])
		if m != nil && !slices.Contains(ids, m[1]) {
			ids = append(ids, m[1])
		}
	}
	return ids
}

// multipart walks one multipart. A delivery report and the message it returns stand in the same one,
// so they are put together at the innermost level that holds both; what is left goes up.
//
// A part that cannot be read ends the walk: many reports lack the last boundary, and some are cut.
func (p *parser) multipart(m message.MultipartReader, depth int) parcel {
	var c parcel
	for {
		part, _ := m.NextPart()
		if part == nil {
			break
		}
		p.parts++
		inner := part.MultipartReader()
		if p.parts > maxParts || inner != nil && depth == maxDepth {
			p.fail(errNested)
			break
		}
		if inner != nil {
			c.add(p.multipart(inner, depth+1))
			continue
		}
		p.leaf(&c, part)
	}
	if len(c.recipients) > 0 && len(c.copies) > 0 {
		p.report(c)
		return parcel{}
	}
	return c
}

func (c *parcel) add(other parcel) {
	c.recipients = append(c.recipients, other.recipients...)
	c.copies = append(c.copies, other.copies...)
	if c.text == "" {
		c.text = other.text
	}
}

// leaf takes from a part what belongs to a report. The library has undone base64 and quoted-printable;
// a charset it does not know leaves the bytes as they are, which is enough for fields in ASCII.
func (p *parser) leaf(c *parcel, part *message.Entity) {
	switch mediaType(part.Header.Get("Content-Type")) {
	case "message/delivery-status", "message/global-delivery-status":
		arrival := "" // a field of the first group, which holds for all
		for _, b := range blocks(body(part)) {
			arrival = cmp.Or(arrival, b["arrival-date"])
			// The first group is about the whole message. Some write it without the empty line after it.
			if b["final-recipient"] != "" || b["action"] != "" {
				b["arrival-date"] = arrival
				c.recipients = append(c.recipients, b)
			}
		}
	case "text/rfc822-headers", "message/rfc822", "message/global-headers", "message/global":
		if all := blocks(body(part)); len(all) > 0 {
			c.copies = append(c.copies, all[0])
		}
	case "text/plain":
		if c.text == "" {
			c.text = body(part)
		}
	}
}

// body gives the start of a part. A base64 part that was cut ends in an error after its good bytes.
func body(part *message.Entity) string {
	b, _ := io.ReadAll(io.LimitReader(part.Body, maxPart))
	return string(b)
}

// mediaType gives the type in lower case, also where the parameters are malformed.
func mediaType(contentType string) string {
	kind, _, _ := strings.Cut(contentType, ";")
	kind = strings.ToLower(strings.TrimSpace(kind))
	if kind == "" {
		return "text/plain" // RFC 2045, 5.2
	}
	return kind
}

// isReport reports whether a Content-Type says delivery report. A multipart/report without a kind
// may be one; a read receipt or an abuse report is none.
func isReport(contentType string) bool {
	if mediaType(contentType) != "multipart/report" {
		return false
	}
	_, params, _ := mime.ParseMediaType(contentType)
	switch strings.ToLower(params["report-type"]) {
	case "", "delivery-status", "global-delivery-status":
		return true
	}
	return false
}
