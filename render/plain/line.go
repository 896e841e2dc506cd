package plain

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"handout/render/doc"
)

// A line is text on its way to lines: characters, in logical order.
type line struct {
	chars []char
	spans []doc.Span
}

// A char is one character.
type char struct {
	r         rune
	span      int
	width     int  // in columns
	breakable bool // a line may end before it
}

const (
	firstStrongIsolate = '\u2068'
	popIsolate         = '\u2069'
)

// read makes a line of spans. What cannot be shown becomes a problem.
func (w *writer) read(spans []doc.Span) {
	w.line.chars, w.line.spans = w.line.chars[:0], spans
	for i := range spans {
		s := &spans[i]
		if s.Counter != doc.NoCounter {
			w.problems.Add(w.at, s.Field, "a page's number, where there are no pages")
		}
		w.add(i, s.Text)
		if len(s.Link) > len("https:") && s.Link[:len("https:")] == "https:" && s.Link != s.Text {
			w.add(i, " <"+s.Link+">")
		}
	}
	chars := w.line.chars
	words := false // spaces at the start keep to the first word, or they could be a line
	for i := 1; i < len(chars); i++ {
		words = words || chars[i-1].r != ' '
		chars[i].breakable = words && mayBreak(chars, i)
	}
}

// add adds the characters of a span's text.
func (w *writer) add(span int, text string) {
	for _, r := range text {
		if !doc.Showable(r) {
			w.problems.Add(w.at, w.line.spans[span].Field, "a character that nobody sees, U+%04X", r)
		}
		w.line.chars = append(w.line.chars, char{r: r, span: span, width: cells(r)})
	}
}

// cells gives how many columns of a terminal a character takes: two if it is wide (UAX #11), none if it is set on
// the one before it. What UAX #11 calls ambiguous takes one.
func cells(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case isHan(r):
		return 2
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// width gives the width of spans on one line.
func (w *writer) width(spans []doc.Span) int {
	w.read(spans)
	return measure(w.line.chars)
}

func measure(chars []char) int {
	n := 0
	for _, c := range chars {
		n += c.width
	}
	return n
}

// one writes spans without ending the line. It gives their width.
func (w *writer) one(spans []doc.Span) int {
	w.read(spans)
	w.put(w.line.chars)
	return measure(w.line.chars)
}

// wrap writes spans as lines that begin with first, the others with rest; these have the same width, a column a
// byte. It gives the width of the widest line.
func (w *writer) wrap(first, rest string, spans []doc.Span) int {
	w.read(spans)
	chars, limit, widest := w.line.chars, columns-len(first), 0
	for begin := first; len(chars) > 0; begin = rest {
		end, used := w.fill(chars, limit)
		w.buf = append(w.buf, begin...)
		w.put(trim(chars[:end]))
		w.buf = append(w.buf, '\n')
		widest = max(widest, len(begin)+used)
		chars = chars[end:]
	}
	return widest
}

// fill gives how many characters stand on a line of a limited width, and how wide they are without the spaces
// at its end. A word that is wider is a problem.
func (w *writer) fill(chars []char, limit int) (end, used int) {
	full := 0
	for end < len(chars) {
		next := end + 1
		for next < len(chars) && !chars[next].breakable {
			next++
		}
		visible := full + measure(trim(chars[end:next]))
		if visible > limit && end > 0 {
			return end, used
		}
		if visible > limit {
			w.problems.Add(w.at, w.line.spans[chars[0].span].Field, "a word of %d columns, and a line has %d", visible, limit)
		}
		full += measure(chars[end:next])
		end, used = next, visible
	}
	return end, used
}

// trim leaves the spaces at the end out.
func trim(chars []char) []char {
	for len(chars) > 0 && chars[len(chars)-1].r == ' ' {
		chars = chars[:len(chars)-1]
	}
	return chars
}

// put writes characters, the values among them isolated.
func (w *writer) put(chars []char) {
	for i, c := range chars {
		value := w.line.spans[c.span].Value
		if value && (i == 0 || chars[i-1].span != c.span) {
			w.buf = utf8.AppendRune(w.buf, firstStrongIsolate)
		}
		w.buf = utf8.AppendRune(w.buf, c.r)
		if value && (i == len(chars)-1 || chars[i+1].span != c.span) {
			w.buf = utf8.AppendRune(w.buf, popIsolate)
		}
	}
}
