package doc

import (
	"io"
	"strconv"
)

// Dump writes a document as text: a line for each part, indented under what holds it. Two documents
// with the same dump have the same words, values, links and structure. A logo's bytes are not in it.
//
// A span without any style is written as it is. Any other stands in braces, with its style after a
// bar: {Ann|strong value lang=en link=tel:112 "Call 112"}. Braces, bars and backslashes of the text
// have a backslash before them, and a no-break space is written \_ since nobody could see it.
func Dump(w io.Writer, d *Document) error {
	dump := dumper{w: w, buf: make([]byte, 0, 2*piece)}
	dump.document(d)
	dump.line("")
	dump.flush()
	return dump.err
}

// piece is how many bytes are collected at least before they are written.
const piece = 1 << 10

// A dumper writes lines, in pieces of several.
type dumper struct {
	w     io.Writer
	err   error // the first of w
	buf   []byte
	begun bool // there is a line already
	depth int
}

func (d *dumper) flush() {
	if d.err == nil {
		_, d.err = d.w.Write(d.buf)
	}
	d.buf = d.buf[:0]
}

// line ends the line before and starts one with a word.
func (d *dumper) line(word string) {
	if d.begun {
		d.buf = append(d.buf, '\n')
	}
	d.begun = true
	if len(d.buf) >= piece {
		d.flush()
	}
	for range d.depth {
		d.buf = append(d.buf, "  "...)
	}
	d.buf = append(d.buf, word...)
}

func (d *dumper) word(s string) {
	d.buf = append(d.buf, ' ')
	d.buf = append(d.buf, s...)
}

func (d *dumper) number(n int) {
	d.buf = append(d.buf, ' ')
	d.buf = strconv.AppendInt(d.buf, int64(n), 10)
}

func (d *dumper) quoted(s string) {
	d.buf = append(d.buf, ' ')
	d.buf = strconv.AppendQuote(d.buf, s)
}

// spans writes a line of spans, unless there are none.
func (d *dumper) spans(word string, spans []Span) {
	if len(spans) == 0 {
		return
	}
	d.line(word)
	d.rest(spans)
}

// rest writes spans behind the word of their line.
func (d *dumper) rest(spans []Span) {
	d.buf = append(d.buf, ' ')
	for i := range spans {
		d.span(&spans[i])
	}
}

// plain reports whether a span has nothing but text.
func (s *Span) plain() bool {
	return s.Lang == "" && !s.Strong && !s.Value && s.Link == "" && s.Counter == NoCounter
}

func (d *dumper) span(s *Span) {
	if s.plain() {
		d.text(s.Text)
		return
	}
	d.buf = append(d.buf, '{')
	d.text(s.Text)
	d.buf = append(d.buf, '|')
	start := len(d.buf)
	if s.Strong {
		d.word("strong")
	}
	if s.Value {
		d.word("value")
	}
	if s.Lang != "" {
		d.word("lang=")
		d.buf = append(d.buf, s.Lang...)
	}
	if s.Link != "" {
		d.word("link=")
		d.buf = append(d.buf, s.Link...)
		d.quoted(s.LinkName)
	}
	if s.Counter != NoCounter {
		d.word([...]string{PageNumber: "page", PageCount: "pages"}[s.Counter])
	}
	d.buf = append(d.buf[:start], d.buf[start+1:]...) // without the first space
	d.buf = append(d.buf, '}')
}

// special are the bytes that may not stand for themselves.
var special = [256]bool{'{': true, '|': true, '}': true, '\\': true, 0xc2: true}

// text writes text so that it cannot be taken for a mark.
func (d *dumper) text(s string) {
	start := 0 // of what is not written yet
	for i := 0; i < len(s); i++ {
		if !special[s[i]] {
			continue
		}
		switch s[i] {
		case '{', '|', '}', '\\':
			d.buf = append(d.buf, s[start:i]...)
			d.buf = append(d.buf, '\\')
			start = i
		case 0xc2: // the first of two bytes of U+00A0 in UTF-8
			if i+1 < len(s) && s[i+1] == 0xa0 {
				d.buf = append(d.buf, s[start:i]...)
				d.buf = append(d.buf, `\_`...)
				i++
				start = i + 1
			}
		}
	}
	d.buf = append(d.buf, s[start:]...)
}
