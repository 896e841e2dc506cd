package html

import (
	"strings"

	"handout/render/doc"
)

// spans writes a line of spans.
func (p *page) spans(spans []doc.Span) {
	for i := range spans {
		p.span(&spans[i], true)
	}
}

// label writes spans without their links: they stand once more beside the place where they can be followed.
func (p *page) label(spans []doc.Span) {
	for i := range spans {
		p.span(&spans[i], false)
	}
}

func (p *page) span(s *doc.Span, links bool) {
	if s.Counter != doc.NoCounter {
		p.problem(s.Field, "a page's number, where there are no pages")
	}
	if s.Strong {
		p.raw("<strong>")
		defer p.raw("</strong>")
	}
	if s.Link != "" && links {
		p.link(s)
		defer p.raw("</a>")
	}
	p.words(s)
}

// whole is how many bytes a value without spaces may have to be kept on one line: a record number is not divided
// at its hyphen. The narrowest screen has room for them.
const whole = 16

// words writes a span's text in its language. A value is isolated from the words around it (R6): bdi is what
// U+2068 and U+2069 are in plain text.
func (p *page) words(s *doc.Span) {
	tag := "bdi"
	if !s.Value {
		tag = "span"
	}
	foreign := s.Lang != "" && s.Lang != p.doc.Lang
	if !s.Value && !foreign {
		p.text(s.Text, s.Field)
		return
	}
	p.raw("<" + tag)
	if s.Value && len(s.Text) <= whole && !strings.Contains(s.Text, " ") {
		p.raw(` class="whole"`)
	}
	if foreign {
		p.attribute("lang", s.Lang)
	}
	p.raw(">")
	p.text(s.Text, s.Field)
	p.raw("</" + tag + ">")
}

// link opens a link. What it does is its name where that holds the words that are seen, so that who speaks to
// the machine can say them (WCAG 2.1, 2.5.3), and else is told beside them.
func (p *page) link(s *doc.Span) {
	if !followable(s.Link) {
		p.problem(s.Field, "a link to elsewhere than tel:, mailto: or https:")
		return
	}
	p.raw("<a")
	p.attribute("href", s.Link)
	name := withoutIsolates(s.LinkName)
	switch {
	case name == "" || name == s.Text:
	case strings.Contains(name, s.Text):
		p.attribute("aria-label", name)
	default:
		p.attribute("title", name)
	}
	p.raw(">")
}

// withoutIsolates takes the marks out that keep a number's direction where a program shows the name as it
// stands: who hears it needs none.
func withoutIsolates(name string) string {
	return strings.Map(func(r rune) rune {
		if '\u2066' <= r && r <= '\u2069' {
			return -1
		}
		return r
	}, name)
}
