package message

import (
	"fmt"
	"strings"

	"handout/internal/guide"
	"handout/internal/locale"
)

// Names of the attached files. They are the same in every language, and say nothing (M3, R10).
const (
	documentFile = "document.pdf"
	calendarFile = "appointment.ics"
)

// A letter is the words of a message in one language.
type letter struct {
	catalog    *locale.Catalog
	subject    string
	paragraphs []paragraph
	event      string // the title of the appointment; "" for none
}

// A paragraph is read as one line.
type paragraph struct {
	spans []span
	auto  bool // not in the catalog's language: its own letters set its direction
}

// A span is a piece of text.
type span struct {
	text  string
	link  string // URI to follow, ASCII; "" for none
	value bool   // typed, not written: it reads from left to right in any text (R6)
}

// compose writes the letter. The numbers to call come before what is said about the mail itself.
func compose(in Input, optOut span) (letter, error) {
	w := writer{letter: letter{catalog: in.Catalog}, values: map[string]span{
		"document_file":       {text: documentFile, value: true},
		"calendar_file":       {text: calendarFile, value: true},
		"phone_day":           phone(in.Clinic.PhoneDay),
		"phone_night":         phone(in.Clinic.PhoneNight),
		guide.EmergencyNumber: phone(in.Clinic.Emergency),
		"opt_out":             optOut,
	}}
	w.letter.subject = w.title(guide.MailSubject)
	w.say(guide.MailGreeting)
	if in.Encrypted {
		w.say(guide.MailBodyEncrypted)
	} else {
		w.say(guide.MailBodyPlain)
	}
	if in.Appointment != nil {
		w.say(guide.MailCalendar)
		w.letter.event = w.title(guide.MailCalendarTitle)
	}
	w.say(guide.MailContact)
	w.letter.paragraphs = append(w.letter.paragraphs, paragraph{spans: []span{{text: in.Clinic.Name}}, auto: true})
	if in.ReplyTo == (Mailbox{}) {
		w.say(guide.MailNoReply)
	}
	w.say(guide.MailOptOut)
	return w.letter, w.err
}

// A writer fills the messages of a catalog into a letter, up to its first error.
type writer struct {
	letter letter
	values map[string]span // by placeholder
	err    error
}

// say adds a message as a paragraph.
func (w *writer) say(id string) {
	w.letter.paragraphs = append(w.letter.paragraphs, paragraph{spans: w.fill(id)})
}

// title gives a message that stands alone.
func (w *writer) title(id string) string {
	var b strings.Builder
	for _, s := range w.fill(id) {
		b.WriteString(s.text)
	}
	return b.String()
}

// fill gives a message with its placeholders filled in.
func (w *writer) fill(id string) []span {
	parts, err := w.letter.catalog.Text(id, nil)
	if err != nil && w.err == nil {
		w.err = err
	}
	var spans []span
	for _, p := range parts {
		s, ok := span{text: p.Text}, true
		if p.Arg != "" {
			s, ok = w.values[p.Arg]
		}
		if !ok && w.err == nil {
			w.err = fmt.Errorf("message %q of catalog %s: a mail has no {{.%s}}", id, w.letter.catalog.Tag, p.Arg)
		}
		spans = append(spans, s)
	}
	return spans
}

// phone gives a number, which is kept on one line, with a link that calls it.
func phone(number string) span {
	return span{text: strings.ReplaceAll(number, " ", "\u00a0"), link: telURI(number), value: true}
}

// telURI gives the link that calls a checked number (RFC 3966): its digits, a plus sign in front where it has
// one, and an extension as a parameter.
func telURI(number string) string {
	main, extension, has := strings.Cut(number, "x") // "x12" and "ext. 12": a number has no other letters
	uri := "tel:"
	if strings.Contains(main, "+") {
		uri += "+"
	}
	uri += digits(main)
	if has {
		uri += ";ext=" + digits(extension)
	}
	return uri
}

// digits gives the digits 0 to 9 of s.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}
