// Package message writes the e-mail that brings one sheet to one patient. A checked address, the words of
// a catalog and a PDF go in; the bytes that a relay is to take, as RFC 5322 and MIME have them, come out.
//
// Nothing of the patient is in it but the address and what the PDF itself holds (M3): no name, no
// department, no procedure, neither in the headers nor in the text, nor in the names of files.
package message

import (
	"bytes"
	"time"

	"handout/internal/locale"
)

// An Input is one message: one patient, one recipient, one sheet (M2).
type Input struct {
	From    Mailbox // of the clinic
	ReplyTo Mailbox // zero for none: then the text asks not to reply
	To      string  // as [address.Check] takes it

	Catalog *locale.Catalog // of the sheet's language
	Clinic  Clinic

	// Key stands for the patient and the sheet and says nothing of either: 16 to 64 letters a to z and
	// digits. One key has one Message-ID, however often it is built.
	Key    string
	Domain string    // the clinic's, for the Message-ID
	Date   time.Time // of the message; its zone is shown

	PDF         []byte
	Encrypted   bool         // PDF opens with a code: the text says how that comes
	Appointment *Appointment // for the patient's calendar; nil for none

	// OptOut is where to say that no more mail is wanted: a phone number, an e-mail address, with or
	// without "mailto:", or a https link.
	OptOut string
}

// A Mailbox is an address with the name that is shown beside it, "" for none. Name and address say
// nothing of a department.
type Mailbox struct{ Name, Address string }

// A Clinic is what the text says of it, as its profile has it. The name says nothing of a department.
type Clinic struct{ Name, PhoneDay, PhoneNight, Emergency string }

// An Appointment is when the patient is expected, in any zone. What for, and where, are in the PDF alone.
type Appointment struct{ Start, End time.Time }

// A Message is ready to be sent.
type Message struct {
	From, To string // of the envelope (RFC 5321): no names, no angle brackets; reports on failures go to From
	Bytes    []byte // whole, with CRLF; lines have 998 octets at most, and dots are not doubled yet
	ID       string // the Message-ID, without angle brackets
	UTF8     bool   // only a relay with SMTPUTF8 (RFC 6531) can take it
}

// Build writes a message. The same input gives the same bytes (R9).
//
// Its error names the field of the input, and never what it holds (R10).
func Build(in Input) (Message, error) {
	e, err := check(in)
	if err != nil {
		return Message{}, err
	}
	l, err := compose(in, e.optOut)
	if err != nil {
		return Message{}, err
	}
	var b bytes.Buffer
	b.Grow(3*len(in.PDF)/2 + 8<<10)
	if err := write(&b, in, e, l); err != nil {
		return Message{}, err
	}
	return Message{
		From: e.from.Address, To: e.to, Bytes: b.Bytes(), ID: e.id,
		UTF8: !isASCII(e.from.Address + e.replyTo.Address + e.to),
	}, nil
}
