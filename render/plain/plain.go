// Package plain writes a document as plain text, for a terminal, a relay and mails: a tree of blocks goes in,
// lines of UTF-8 come out. It knows no fonts: a column is a cell of a terminal, of which ideographs take two.
package plain

import (
	"strings"

	"handout/internal/diag"
	"handout/render/doc"
)

// columns is how wide a line may be.
const columns = 72

// Append appends a document's text to buf: lines of at most 72 columns, each ended by a line feed.
//
// Text from right to left stands in logical order, as files have it: what shows it orders it. Values are
// between U+2068 and U+2069, on each line that they reach, so that they read the same in every script (R6).
// There is no other character that nobody sees, joiners apart.
//
// The error, if any, is a [diag.List]: a character that would change the words without being seen, a word
// wider than its line. Then no text is given: nothing is cut to make it fit (R1).
//
// The style of spans is lost, and so are icons, the logo (the clinic's name stands beside it) and PageOf, for
// there is one page. A link to a page is given behind its words; the others are their own words.
func Append(buf []byte, d *doc.Document) ([]byte, error) {
	w := writer{buf: buf}
	w.document(d)
	if err := w.problems.Err(); err != nil {
		w.problems.Sort()
		return nil, w.problems
	}
	return w.buf, nil
}

// A writer writes one document.
type writer struct {
	buf      []byte
	line     line
	begun    bool     // there is a block already
	at       diag.Pos // of the part that is being written
	problems diag.List
}

// apart leaves an empty line between blocks.
func (w *writer) apart() {
	if w.begun {
		w.buf = append(w.buf, '\n')
	}
	w.begun = true
}

// rule writes a line of one sign.
func (w *writer) rule(sign string, width int) {
	w.buf = append(w.buf, strings.Repeat(sign, width)...)
	w.buf = append(w.buf, '\n')
}

// say writes spans behind a mark, with further lines under the first. It gives the width of the widest.
func (w *writer) say(mark string, spans []doc.Span) int {
	return w.wrap(mark, strings.Repeat(" ", len(mark)), spans)
}

// document writes the whole document. What is read first is that it is a draft (R7), what is read last its source.
func (w *writer) document(d *doc.Document) {
	if len(d.Draft) > 0 {
		w.apart()
	}
	for _, line := range d.Draft {
		w.say("", line)
	}
	for _, spans := range [][]doc.Span{d.Identity, d.Clinic} {
		if len(spans) > 0 {
			w.apart()
			w.say("", spans)
		}
	}
	w.blocks(d.Blocks)
	if d.With != nil {
		w.apart()
		w.rule("=", columns)
		w.blocks(d.With.Blocks)
	}
	for _, p := range d.Passages {
		w.apart()
		w.say("", p.Text)
	}
	if len(d.Source) > 0 {
		w.apart()
		w.rule("-", columns)
		w.say("", d.Source)
	}
}
