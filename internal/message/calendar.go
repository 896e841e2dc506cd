package message

import (
	"strings"
	"time"
	"unicode/utf8"
)

// calendar gives an appointment as a file that a calendar takes (RFC 5545). It has no METHOD, so that
// nothing is asked of the reader and no program answers (3.7.2 there). Its times are in UTC: calendars show
// them in the zone that their owner is in, and need no rules of the clinic's.
func calendar(a Appointment, title, uid string, made time.Time) string {
	lines := []string{
		"BEGIN:VCALENDAR",
		"VERSION:2.0",
		"PRODID:-//handout//appointment//EN",
		"BEGIN:VEVENT",
		"UID:" + uid,
		"DTSTAMP:" + calendarTime(made),
		"DTSTART:" + calendarTime(a.Start),
		"DTEND:" + calendarTime(a.End),
		"SUMMARY:" + escapeText(title),
		"CLASS:PRIVATE",
		"END:VEVENT",
		"END:VCALENDAR",
	}
	var b strings.Builder
	for _, line := range lines {
		fold(&b, line)
	}
	return b.String()
}

// calendarTime writes a moment in form 2 of RFC 5545 3.3.5.
func calendarTime(t time.Time) string { return t.UTC().Format("20060102T150405Z") }

// escapeText writes a text value (RFC 5545 3.3.11). Titles have no line breaks.
func escapeText(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`).Replace(s)
}

// maxOctets is how long a line can be without its end (RFC 5545 3.1).
const maxOctets = 75

// fold writes a line, broken where it is too long, and never inside of a character. A line that goes on
// starts with a space, which counts.
func fold(b *strings.Builder, line string) {
	room := maxOctets
	for len(line) > room {
		cut := room
		for !utf8.RuneStart(line[cut]) {
			cut--
		}
		b.WriteString(line[:cut] + crlf + " ")
		line, room = line[cut:], maxOctets-1
	}
	b.WriteString(line + crlf)
}
