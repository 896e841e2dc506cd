// Package html writes a document as one accessible page of HTML for a screen: a tree of blocks goes in, the
// bytes of a file come out that needs nothing else, runs nothing and asks no server for anything.
//
// It appends strings and has one function that escapes, in escape.go: every word of a document passes through
// it, and stands in text or between double quotes, nowhere else. html/template knows more contexts than there
// are here, and takes four times as long for a part of a page as this does for the whole (BenchmarkTemplate).
//
// The page is for reading on a screen. A browser that prints it repeats the patient's identifiers, the draft lines and
// the source on every page of paper (R2, R7, R8), as it does with the head and foot of a table: Chromium and Firefox
// do, Safari does not. What is given on paper is the PDF.
package html

import (
	"handout/internal/diag"
	"handout/render/doc"
	"handout/render/layout"
)

// Options say how pages look: as in [layout.Options].
type Options struct {
	Accent    layout.Colour // headings and rules; dark enough to be read on white
	Emergency layout.Colour // emergency notices; dark enough for white words on it
}

// A Writer makes pages that look alike. It never changes, so many goroutines can use one.
type Writer struct {
	head string // of a page, from the title's end to the body
	both string // of a page in two languages
}

// NewWriter makes a Writer.
func NewWriter(o Options) *Writer {
	head := func(style string) string {
		return "</title>\n" + policy(style) + "<style>" + style + "</style>\n</head>\n<body>\n"
	}
	style := newStyle(o)
	return &Writer{head: head(style), both: head(style + partStyle())}
}

// Append appends a document's page, the whole of an HTML file in UTF-8, to buf. Pictures are inside it.
//
// The error, if any, is a [diag.List]: a character that would change the words without being seen, a link to
// elsewhere than a telephone, a mailbox or an https address, a block that is not as package doc wants it. Then
// no page is given (R1).
//
// PageOf is left out, for there is one page.
func (w *Writer) Append(buf []byte, d *doc.Document) ([]byte, error) {
	p := page{buf: buf, doc: d}
	if d.With == nil {
		p.document(w.head)
	} else {
		p.document(w.both)
	}
	if err := p.problems.Err(); err != nil {
		p.problems.Sort()
		return nil, p.problems
	}
	return p.buf, nil
}

// A page is one that is being written.
type page struct {
	buf      []byte
	doc      *doc.Document // or the one that is set beside it, while that is written
	at       diag.Pos      // of the part that is being written
	side     int           // which of two languages is being written: 1 or 2; 0: there is one
	headings int           // so far; each has its number for an id
	section  int           // the heading that names what comes now; 0: none
	problems diag.List
}

func (p *page) raw(s string) { p.buf = append(p.buf, s...) }

// problem reports what is wrong with the part that is being written.
func (p *page) problem(field, format string, args ...any) {
	p.problems.Add(p.at, field, format, args...)
}
