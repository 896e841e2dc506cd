package message

import (
	"bytes"
	"errors"
	"fmt"
	"net/mail"
	"strings"

	"handout/internal/address"
	"handout/internal/patient"
)

// maxName is how long a name beside an address or the clinic's can be, in octets. Encoded, and with the longest
// address, it still is a header of less than 998 (RFC 5322 2.1.1).
const maxName = 250

// An envelope is what the headers hold. None of it can end a header or begin another: no string has a
// control character.
type envelope struct {
	from    mail.Address
	replyTo mail.Address // zero for none
	to      string
	id      string // Message-ID without angle brackets
	optOut  span
}

// check reads what an input has for the headers, and refuses what cannot stand in a message.
func check(in Input) (envelope, error) {
	var e envelope
	var err error
	if e.from, err = mailbox(in.From); err != nil {
		return e, fmt.Errorf("sender: %w", err)
	}
	if in.ReplyTo != (Mailbox{}) {
		if e.replyTo, err = mailbox(in.ReplyTo); err != nil {
			return e, fmt.Errorf("reply address: %w", err)
		}
	}
	if e.to, err = address.Check(in.To); err != nil {
		return e, fmt.Errorf("recipient: %w", err)
	}
	if e.id, err = messageID(in.Key, in.Domain); err != nil {
		return e, err
	}
	if e.optOut, err = optOut(in.OptOut); err != nil {
		return e, fmt.Errorf("opt-out: %w", err)
	}
	if in.Date.IsZero() {
		return e, errors.New("date: want one")
	}
	if err := in.Clinic.check(); err != nil {
		return e, fmt.Errorf("clinic: %w", err)
	}
	return e, in.checkAttachments()
}

// mailbox reads the address of a mailbox, and its name.
func mailbox(m Mailbox) (mail.Address, error) {
	bare, err := address.Check(m.Address)
	if err != nil {
		return mail.Address{}, err
	}
	return mail.Address{Name: m.Name, Address: bare}, checkName(m.Name)
}

// checkName refuses a name that is not clean, and one that a reader could take for an encoded word (RFC 2047 2).
func checkName(s string) error {
	clean, problem := patient.Clean(s)
	switch {
	case problem != "":
		return fmt.Errorf("the name has %s", problem)
	case clean != s:
		return errors.New("want a name without spaces around it, in Unicode normal form C")
	case len(s) > maxName:
		return fmt.Errorf("want a name of %d bytes at most", maxName)
	case strings.Contains(s, "=?"):
		return errors.New("want a name without =?")
	}
	return nil
}

// messageID makes a Message-ID of a key and a domain.
func messageID(key, domain string) (string, error) {
	if len(key) < 16 || len(key) > 64 || strings.ContainsFunc(key, func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9') }) {
		return "", errors.New("key: want 16 to 64 letters a to z and digits")
	}
	ascii, err := address.Domain(domain)
	if err != nil {
		return "", fmt.Errorf("domain: %w", err)
	}
	return key + "@" + ascii, nil
}

func (c Clinic) check() error {
	switch {
	case c.Name == "":
		return errors.New("want its name")
	case !patient.CheckPhone(c.PhoneDay), !patient.CheckPhone(c.PhoneNight):
		return errors.New("want its phone numbers, for the day and the night")
	case !patient.CheckEmergency(c.Emergency):
		return errors.New("want an emergency number")
	}
	return checkName(c.Name)
}

// checkAttachments wants files that the patient can open, and that only the patient can where the text says so.
func (in *Input) checkAttachments() error {
	// A file that is encrypted names its encryption dictionary in the trailer, which is never encrypted
	// or compressed (ISO 32000-2, 7.5.8.2 and 7.6.2).
	encrypted := bytes.Contains(in.PDF, []byte("/Encrypt"))
	a := in.Appointment
	switch {
	case !bytes.HasPrefix(in.PDF, []byte("%PDF-")):
		return errors.New("document: want a PDF")
	case in.Encrypted && !encrypted:
		return errors.New("document: want an encrypted PDF")
	case !in.Encrypted && encrypted:
		return errors.New("document: the PDF is encrypted, and the text would not say so")
	case a != nil && !a.Start.Before(a.End):
		return errors.New("appointment: want it to end after its start")
	}
	return nil
}
