package picker

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A list is what a person sees and changes, without the terminal: keys go in, lines come out.
type list struct {
	title  string
	rows   []row
	widths []int // of each column, in cells: the widest of all rows

	typed   string // what to filter with
	shown   []int  // the rows that match, as indexes into rows
	at      int    // the line that is pointed at, as index into shown; -1 when none is
	top     int    // the first line on the screen, as index into shown
	page    int    // how many lines the last view had room for
	message string // why the last key did nothing
}

// A row is one item: each column as it is shown, and as it is compared.
type row struct{ columns, folded []string }

// A step is what a key led to.
type step int

const (
	open    step = iota // the choice is still to be made
	taken               // the line pointed at is chosen
	givenUp             // nothing is
)

func newList(title string, items []Item) *list {
	l := &list{title: printable(title)}
	for _, item := range items {
		var r row
		for i, c := range item.Columns {
			c = strings.TrimSpace(printable(c))
			r.columns = append(r.columns, c)
			r.folded = append(r.folded, fold(c))
			if i == len(l.widths) {
				l.widths = append(l.widths, 0)
			}
			l.widths[i] = max(l.widths[i], cells(c))
		}
		l.rows = append(l.rows, r)
	}
	l.search("")
	return l
}

// chosen gives the index of the item that is pointed at. It must not be called when none is.
func (l *list) chosen() int { return l.shown[l.at] }

// key does what one key says.
func (l *list) key(k key) step {
	l.message = ""
	switch k {
	case keyGiveUp:
		return givenUp
	case keyEnter:
		return l.take()
	case keyUp, keyDown, keyPageUp, keyPageDown, keyHome, keyEnd:
		l.move(k)
	case keyErase:
		l.search(l.withoutLast())
	case keyEraseWord:
		s := strings.TrimRight(l.typed, " ")
		l.search(s[:strings.LastIndexByte(s, ' ')+1])
	case keyEraseAll:
		l.search("")
	default:
		if r := rune(k); !unicode.Is(unicode.Bidi_Control, r) {
			l.search(l.typed + string(r))
		}
	}
	return open
}

// take ends the choice, unless there is a doubt about which line is meant.
func (l *list) take() step {
	switch {
	case l.page == 0:
		// What is chosen has to be seen; the view says so already.
	case len(l.shown) == 0:
		l.message = "no line has all of this"
	case l.at < 0 && len(l.shown) == 1:
		l.message = "not the whole number: move to the line first"
	case l.at < 0:
		l.message = "more than one line: move to yours first"
	default:
		return taken
	}
	return open
}

// search filters the lines. One that is left alone is pointed at, unless only a part of a number found
// it: a scanner presses Enter before anybody looks. So is the one that a digit names. Else none is,
// whatever was pointed at before: it may not be what the person looks for now.
func (l *list) search(typed string) {
	f := parse(typed)
	l.typed, l.shown, l.at, l.top = typed, nil, -1, 0
	for i, r := range l.rows {
		if f.matches(r.folded) {
			l.shown = append(l.shown, i)
		}
	}
	switch {
	case f.digit > len(l.shown):
		l.message = fmt.Sprintf("there is no line %d", f.digit)
	case f.digit > 0:
		l.at = f.digit - 1
	case len(l.shown) == 1 && !f.partly(l.rows[l.shown[0]].folded):
		l.at = 0
	}
}

// move points at another line. From none, up leads to the last one and down to the first.
func (l *list) move(k key) {
	last := len(l.shown) - 1
	if last < 0 {
		return
	}
	at := l.at
	switch k {
	case keyUp:
		if at--; l.at < 0 {
			at = last
		}
	case keyDown:
		at++
	case keyPageUp:
		at -= l.page
	case keyPageDown:
		at += l.page
	case keyHome:
		at = 0
	case keyEnd:
		at = last
	}
	l.at = min(max(at, 0), last)
}

// withoutLast gives what was typed without its last character and the marks on it.
func (l *list) withoutLast() string {
	s := l.typed
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
		if cellsOf(r) > 0 {
			break
		}
	}
	return s
}
