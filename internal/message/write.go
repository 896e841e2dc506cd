package message

import (
	"io"
	"mime/quotedprintable"
	"net/mail"
	"slices"

	"github.com/emersion/go-message/textproto"
)

// A field is one field of a header. Its value is ASCII but for an address that needs SMTPUTF8.
type field struct{ name, value string }

// write writes the whole message: the letter twice, as text and as a page, then the files.
func write(w io.Writer, in Input, e envelope, l letter) error {
	// No line of quoted-printable or base64 holds "=_" (RFC 2045 6.7), so no boundary can be inside
	// of a part.
	outer, inner := "=_"+in.Key+"_1", "=_"+in.Key+"_2"
	err := textproto.WriteHeader(w, header(append(top(in, e, l),
		field{"MIME-Version", "1.0"},
		field{"Content-Type", `multipart/mixed; boundary="` + outer + `"`},
	)))
	if err != nil {
		return err
	}
	root := textproto.NewMultipartWriter(w)
	if err := root.SetBoundary(outer); err != nil {
		return err
	}
	both, err := root.CreatePart(header([]field{{"Content-Type", `multipart/alternative; boundary="` + inner + `"`}}))
	if err != nil {
		return err
	}
	letters := textproto.NewMultipartWriter(both)
	if err := letters.SetBoundary(inner); err != nil {
		return err
	}
	if err := writeText(letters, "text/plain; charset=utf-8", "", l.plain()); err != nil {
		return err
	}
	if err := writeText(letters, "text/html; charset=utf-8", "", l.page()); err != nil {
		return err
	}
	if err := letters.Close(); err != nil {
		return err
	}
	if err := writeBytes(root, "application/pdf", documentFile, in.PDF); err != nil {
		return err
	}
	if in.Appointment != nil {
		file := calendar(*in.Appointment, l.event, e.id, in.Date)
		if err := writeText(root, "text/calendar; charset=utf-8", calendarFile, file); err != nil {
			return err
		}
	}
	return root.Close()
}

// top gives the fields that say who writes to whom, about what. There is none that names this program,
// a machine, or anybody else who gets the message (M2).
func top(in Input, e envelope, l letter) []field {
	fields := []field{
		{"From", addressField(e.from)},
		{"To", "<" + e.to + ">"},
	}
	if e.replyTo != (mail.Address{}) {
		fields = append(fields, field{"Reply-To", addressField(e.replyTo)})
	}
	fields = append(fields,
		field{"Subject", encodeWords(l.subject)},
		field{"Date", in.Date.Format("Mon, 02 Jan 2006 15:04:05 -0700")}, // RFC 5322 3.3
		field{"Message-ID", "<" + e.id + ">"},
		field{"Auto-Submitted", "auto-generated"}, // RFC 3834 5: holiday notices stay away
		field{"Content-Language", l.catalog.Tag},
	)
	if to := unsubscribe(e.optOut); to != "" {
		fields = append(fields, field{"List-Unsubscribe", to})
	}
	return fields
}

// header gives a header with its fields in order.
func header(fields []field) textproto.Header {
	var h textproto.Header
	for _, f := range slices.Backward(fields) {
		h.Add(f.name, f.value) // in front of the others
	}
	return h
}

// writeText writes a part of text. Quoted-printable keeps what is mostly ASCII legible, and takes three
// octets for one where it is not.
func writeText(parent *textproto.MultipartWriter, contentType, file, text string) error {
	foreign := 0
	for i := range len(text) {
		if text[i] >= 0x80 {
			foreign++
		}
	}
	if 6*foreign > len(text) {
		return writeBytes(parent, contentType, file, []byte(text))
	}
	part, err := newPart(parent, contentType, file, "quoted-printable")
	if err != nil {
		return err
	}
	encoder := quotedprintable.NewWriter(part)
	if _, err := io.WriteString(encoder, text); err != nil {
		return err
	}
	return encoder.Close()
}

// writeBytes writes a part in base64.
func writeBytes(parent *textproto.MultipartWriter, contentType, file string, content []byte) error {
	part, err := newPart(parent, contentType, file, "base64")
	if err != nil {
		return err
	}
	_, err = part.Write(encodeLines(content))
	return err
}

// newPart begins a part, as an attached file where it has a name.
func newPart(parent *textproto.MultipartWriter, contentType, file, encoding string) (io.Writer, error) {
	fields := []field{{"Content-Type", contentType}}
	if file != "" {
		fields[0].value += `; name="` + file + `"` // for readers that look nowhere else
		fields = append(fields, field{"Content-Disposition", `attachment; filename="` + file + `"`})
	}
	return parent.CreatePart(header(append(fields, field{"Content-Transfer-Encoding", encoding})))
}
