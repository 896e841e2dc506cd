// Package bounce reads the mailbox to which delivery reports come back. What goes in is the address
// of an IMAP mailbox and a question (is this Message-ID one of ours?); what comes out is one [Report]
// for each recipient that a report about one of our messages names. Nothing in the mailbox changes.
// Of all that comes out only [Report.Address] names a person.
package bounce

import (
	"errors"
	"io"
	"net/mail"
	"strings"
	"time"

	"github.com/emersion/go-message"
)

// A Report is what one delivery report says of one recipient of one of our messages.
type Report struct {
	MessageID string    // of our message, without the angle brackets
	Action    string    // failed, delayed, delivered, relayed or expanded (RFC 3464, 2.3.3)
	Status    string    // such as 5.1.1 (RFC 3463), "" if the report has none
	Words     string    // the diagnostic on one line, at most 200 runes, without addresses; may be ""
	Hard      bool      // refused for good: failed, with a status of class 5; class 4 only ran out of time
	When      time.Time // of the last attempt, or else of the report; zero if neither has a date

	// Arrived is when the message came to the server that reports, or else the date of the report; zero if
	// neither has a date. It is on that server's clock. A message that is sent again has its Message-ID again, so
	// this tells which sending a report is of.
	Arrived time.Time

	// Address is the recipient's, as [address.Check] gives it; "" if the report names none. It is for the eyes of
	// the front desk alone: it belongs in no error, no log and no file of the program (R10).
	Address string
}

// maxMessage is how many bytes of a message are looked at. Our sheets come back whole from some
// servers, but what matters stands before them.
const maxMessage = 1 << 20

// What keeps a delivery report from being used. A person has to look at it.
var (
	errHeader   = errors.New("the message's header cannot be read")
	errNested   = errors.New("the message has too many parts, or parts too deep in each other")
	errEmpty    = errors.New("the delivery report names no recipient")
	errNoCopy   = errors.New("the delivery report holds no returned message with a Message-ID")
	errTwo      = errors.New("the delivery report returns more than one message")
	errNoAction = errors.New("the delivery report does not say what was done")
)

// Parse reads one message of the mailbox, of which it looks at 1 MB at most. It gives what the
// message reports about those of our messages whose Message-ID, without angle brackets, ours knows.
//
// A report is known by its delivery-status part (RFC 3464, or RFC 6533 with addresses in UTF-8)
// beside the returned message or its header; and, as older Exim writes them, by X-Failed-Recipients
// and a copy of the message in the text. Any other message gives nothing and no error. That includes
// automatic replies; Auto-Submitted does not tell them apart, since Postfix and Exim write
// auto-replied into reports too.
//
// An error means a delivery report that cannot be used, in whole or in part; the reports given with
// it are good. It quotes nothing of the message.
func Parse(r io.Reader, ours func(messageID string) bool) ([]Report, error) {
	top, _ := message.Read(io.LimitReader(r, maxMessage))
	if top == nil {
		return nil, errHeader
	}
	p := parser{ours: ours, date: date(top.Header.Get("Date"))}
	var rest parcel
	if m := top.MultipartReader(); m != nil {
		rest = p.multipart(m, 1)
	} else {
		p.leaf(&rest, top)
	}
	failed := top.Header.Get("X-Failed-Recipients")
	switch {
	case len(rest.recipients) > 0:
		p.fail(errNoCopy)
	case p.used > 0:
	case failed != "":
		p.legacy(rest, failed)
	case isReport(top.Header.Get("Content-Type")):
		p.fail(errEmpty)
	}
	return p.reports, p.err
}

// A parser gathers the reports of one message.
type parser struct {
	ours    func(string) bool
	date    time.Time // of the message
	parts   int       // seen so far
	used    int       // delivery reports that had all they need, ours or not
	reports []Report
	err     error // the first
}

func (p *parser) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// report turns a whole parcel into reports, if the message that came back is one of ours.
func (p *parser) report(c parcel) {
	ids := c.messageIDs()
	if len(ids) == 0 {
		p.fail(errNoCopy)
		return
	}
	p.used++
	id := p.known(ids)
	if id == "" {
		return
	}
	names := namesIn(c)
	for _, b := range c.recipients {
		r, ok := recipient(b, names)
		if !ok {
			p.fail(errNoAction)
			continue
		}
		r.MessageID = id
		if r.When.IsZero() {
			r.When = p.date
		}
		if r.Arrived.IsZero() {
			r.Arrived = p.date
		}
		p.reports = append(p.reports, r)
	}
}

// known gives the one Message-ID if it is ours, or "". One of ours beside another message is in doubt.
func (p *parser) known(ids []string) string {
	for _, id := range ids {
		if !p.ours(id) {
			continue
		}
		if len(ids) > 1 {
			p.fail(errTwo)
			return ""
		}
		return id
	}
	return ""
}

// date reads a date as RFC 5322 has it; one that cannot be read is the zero time.
func date(s string) time.Time {
	t, err := mail.ParseDate(strings.TrimSpace(s))
	if err != nil {
		return time.Time{}
	}
	return t
}
