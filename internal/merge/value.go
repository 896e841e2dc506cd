package merge

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"handout/internal/guide"
	"handout/internal/patient"
	"handout/render/doc"
)

// nbsp keeps what stands around it on one line.
const nbsp = "\u00a0"

// A form says how much of a moment is shown.
type form int

const (
	whole form = iota // the date and the time
	dateOnly
	timeOnly
)

// field shows a field of the record. A message cannot do without it: where the row leaves it out, or
// says that there is none, that is a problem, and it is for the guide to ask first.
func (b *builder) field(name string, v patient.Value, f form, m guide.Message) doc.Span {
	if !v.Given {
		pos := v.Pos
		if pos.Line == 0 {
			pos = b.Record.Pos
		}
		b.list.Add(pos, name, "needed by %s", m.ID)
		return doc.Span{}
	}
	switch v.Type {
	case patient.Date:
		return doc.Span{Text: b.Catalog.LongDate(v.Time), Strong: true, Value: true, Private: true, Field: name}
	case patient.DateTime:
		return b.time(v.Time, f, name)
	case patient.Phone:
		return b.phone(v.Text, name)
	case patient.Email:
		return doc.Span{
			Text: v.Text, Strong: true, Value: true, Private: true, Field: name,
			Link: "mailto:" + url.PathEscape(v.Text), LinkName: v.Text,
		}
	case patient.Text, patient.Name, patient.ID:
		s := b.text(v.Text, name)
		s.Private = true
		return s
	}
	b.noMeaning(m, name) // choices and yes or no have no words of their own
	return doc.Span{}
}

// text shows a value as it was given.
func (b *builder) text(s, field string) doc.Span {
	return doc.Span{Text: s, Lang: b.lang(s), Strong: true, Value: true, Field: field}
}

// time shows a moment in the clinic's zone, with the month in letters (R5).
func (b *builder) time(t time.Time, f form, field string) doc.Span {
	if f != dateOnly && comesTwice(t) {
		b.list.Add(b.Record.Pos, field, "the sheet would name a time that comes twice: clocks go back then")
	}
	s := doc.Span{Strong: true, Value: true, Field: field}
	switch f {
	case whole:
		s.Text = b.Catalog.DateTime(t)
	case dateOnly:
		s.Text = b.Catalog.Date(t)
	case timeOnly:
		s.Text = b.Catalog.Time(t)
	}
	return s
}

// comesTwice reports whether the clock shows the same time as at t once more, because it goes back
// within the hour, or has just done so.
func comesTwice(t time.Time) bool {
	_, offset := t.Zone()
	start, end := t.ZoneBounds()
	if !end.IsZero() {
		_, next := end.Zone()
		if end.Sub(t) <= time.Duration(offset-next)*time.Second {
			return true
		}
	}
	if start.IsZero() {
		return false
	}
	_, previous := start.Add(-time.Second).Zone()
	return t.Sub(start) < time.Duration(previous-offset)*time.Second
}

// setting shows a setting of the clinic.
func (b *builder) setting(name string, v guide.Value) doc.Span {
	switch v.Type {
	case guide.Words:
		return b.text(v.Words[b.Catalog.Tag], name)
	case guide.Temperature:
		number := b.Catalog.Number(v.Degrees, v.Decimals)
		return doc.Span{Text: number + nbsp + v.Unit, Strong: true, Value: true, Field: name}
	}
	if v.Type == guide.Clock {
		day := time.Date(2000, time.January, 1, 0, v.Number, 0, 0, time.UTC) // any: only its clock is shown
		return doc.Span{Text: b.Catalog.Time(day), Strong: true, Value: true, Field: name}
	}
	return doc.Span{Text: strconv.Itoa(v.Number), Value: true, Field: name}
}

// phone shows a number, which is kept on one line, as a link that calls it.
func (b *builder) phone(number, field string) doc.Span {
	shown := strings.ReplaceAll(number, " ", nbsp)
	return doc.Span{
		Text: shown, Strong: true, Value: true, Field: field,
		Link: telURI(number), LinkName: b.callName(shown),
	}
}

// Marks around a piece of text whose direction is left to right, whatever is around it (UAX #9).
const (
	leftToRightIsolate = "\u2066"
	popIsolate         = "\u2069"
)

// callName says what following the link of a phone number does. That is one string for a program to
// show, so in a language that runs from right to left the number carries its direction with it (R6).
func (b *builder) callName(number string) string {
	if b.Catalog.RTL {
		number = leftToRightIsolate + number + popIsolate
	}
	parts, err := b.Catalog.Text(guide.LinkCall, nil)
	if err != nil {
		b.list.Add(b.Guide.Pos, guide.LinkCall, "%v", err)
	}
	var room [96]byte
	name := room[:0]
	for _, p := range parts {
		if p.Arg != "" {
			name = append(name, number...) // the only placeholder that guide.Check lets this message have
		}
		name = append(name, p.Text...)
	}
	return string(name)
}

// telURI gives the link that calls a number (RFC 3966): the digits and a plus sign in front, with an
// extension as its parameter. Numbers are checked before: what else they hold is only to be read.
func telURI(number string) string {
	main, extension, has := strings.Cut(number, "x") // "x12" and "ext. 12"; no other letter is allowed
	var room [48]byte
	uri := append(room[:0], "tel:"...)
	if strings.HasPrefix(strings.TrimLeft(number, "( "), "+") {
		uri = append(uri, '+')
	}
	uri = appendDigits(uri, main)
	if has {
		uri = append(uri, ";ext="...)
		uri = appendDigits(uri, extension)
	}
	return string(uri)
}

// appendDigits appends the digits 0 to 9 of s, and nothing else of it.
func appendDigits(b []byte, s string) []byte {
	for i := range len(s) {
		if '0' <= s[i] && s[i] <= '9' {
			b = append(b, s[i])
		}
	}
	return b
}
