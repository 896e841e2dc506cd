package message

import (
	"html"
	"strings"
)

const crlf = "\r\n"

// Marks around a piece of text that reads from left to right, whatever is around it (UAX #9).
const (
	leftToRightIsolate = "\u2066"
	popIsolate         = "\u2069"
)

// plain gives the letter as text, a line a paragraph. There is nothing but the words: in a language that
// runs from right to left, values carry their direction with them (R6).
func (l *letter) plain() string {
	var b strings.Builder
	for i, p := range l.paragraphs {
		if i > 0 {
			b.WriteString(crlf)
		}
		for _, s := range p.spans {
			if s.value && l.catalog.RTL {
				b.WriteString(leftToRightIsolate + s.text + popIsolate)
			} else {
				b.WriteString(s.text)
			}
		}
		b.WriteString(crlf)
	}
	return b.String()
}

// page gives the letter as an HTML page with the same words. It loads nothing, sets no colour, so that it
// can be shown on light and dark, and grows with the reader's letters. Programs that show mail drop the
// html and body elements, so language and direction stand inside them again.
func (l *letter) page() string {
	dir := "ltr"
	if l.catalog.RTL {
		dir = "rtl"
	}
	place := ` lang="` + html.EscapeString(l.catalog.Tag) + `" dir="` + dir + `"`
	lines := []string{
		"<!DOCTYPE html>",
		"<html" + place + ">",
		"<head>",
		`<meta charset="utf-8">`,
		`<meta name="viewport" content="width=device-width, initial-scale=1">`,
		`<meta name="color-scheme" content="light dark">`,
		"<title>" + html.EscapeString(l.subject) + "</title>",
		"</head>",
		"<body>",
		"<div" + place + ` style="max-width: 36em; font-family: sans-serif; font-size: 1.125em; line-height: 1.5">`,
	}
	for _, p := range l.paragraphs {
		lines = append(lines, p.html(l.catalog.RTL))
	}
	lines = append(lines, "</div>", "</body>", "</html>", "")
	return strings.Join(lines, crlf)
}

// html gives the paragraph as an element.
func (p *paragraph) html(rtl bool) string {
	var b strings.Builder
	b.WriteString("<p")
	if p.auto {
		b.WriteString(` dir="auto"`)
	}
	b.WriteString(">")
	for _, s := range p.spans {
		if s.value && rtl {
			b.WriteString(leftToRightIsolate + s.html() + popIsolate)
		} else {
			b.WriteString(s.html())
		}
	}
	b.WriteString("</p>")
	return b.String()
}

// html gives the span, as a link where it has one.
func (s span) html() string {
	text := html.EscapeString(s.text)
	if s.link == "" {
		return text
	}
	return `<a href="` + html.EscapeString(s.link) + `">` + text + "</a>"
}
