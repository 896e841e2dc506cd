package patient

import (
	"bytes"
	"encoding/json"
	"strings"

	"handout/internal/diag"
)

// An object is one line of JSON Lines on its way to a record (RFC 8259, without lists and objects in the
// object). It is read here and not by encoding/json, which takes ten times as long for each part with its
// place, and keeps one of two values with the same name.
type object struct {
	record
	line []byte // UTF-8, without its end
	at   int    // the index in line of what comes next
}

// What to do about a line that is not such an object.
const objectHint = `want one object a line, such as {"mrn": "A-1", "patient_name": "Ann Lee"}`

const noJSON = "this is not JSON"

// read reads the object up to its end, or to what is wrong with it.
func (o *object) read() {
	if !o.take('{') {
		o.fail("this is no JSON object")
		return
	}
	for first := true; !first || !o.take('}'); first = false {
		if !o.member() {
			return
		}
		if o.take('}') {
			break
		}
		if !o.take(',') {
			o.fail(noJSON)
			return
		}
	}
	if o.space(); o.at < len(o.line) {
		o.fail("something stands behind the object")
	}
}

// member reads a name and its value.
func (o *object) member() bool {
	o.space()
	name := Cell{Pos: o.place()}
	var ok bool
	if name.Text, ok = o.text(); !ok || !o.take(':') {
		o.fail(noJSON)
		return false
	}
	o.space()
	cell, typ := Cell{Pos: o.place()}, cellType{}
	if cell.Text, typ.kind, ok = o.value(); !ok {
		return false
	}
	o.names = append(o.names, name)
	o.cells = append(o.cells, cell)
	o.types = append(o.types, typ)
	return true
}

// value reads a value.
func (o *object) value() (text string, k kind, ok bool) {
	rest := o.line[o.at:]
	switch {
	case len(rest) == 0:
	case rest[0] == '"':
		if text, ok = o.text(); ok {
			return text, textCell, true
		}
	case rest[0] == '[' || rest[0] == '{':
		o.fail("a list or an object inside the object; want text")
		return "", 0, false
	case o.literal("null"):
		return "", textCell, true
	case o.literal("true"):
		return "true", truthCell, true
	case o.literal("false"):
		return "false", truthCell, true
	default:
		n := len(rest) - len(bytes.TrimLeft(rest, "+-.0123456789Ee"))
		if json.Valid(rest[:n]) {
			o.at += n
			return string(rest[:n]), numberCell, true
		}
	}
	o.fail(noJSON)
	return "", 0, false
}

// literal passes over a word, if it is next.
func (o *object) literal(word string) bool {
	if !bytes.HasPrefix(o.line[o.at:], []byte(word)) {
		return false
	}
	o.at += len(word)
	return true
}

// text reads a text in quotes. If it is none, it stays next.
func (o *object) text() (string, bool) {
	rest := o.line[o.at:]
	if len(rest) == 0 || rest[0] != '"' {
		return "", false
	}
	escaped := false
	for i := 1; i < len(rest); i++ {
		switch c := rest[i]; {
		case c == '\\':
			escaped = true
			i++
		case c < ' ':
			return "", false
		case c == '"':
			text := string(rest[1:i])
			if escaped && json.Unmarshal(rest[:i+1], &text) != nil {
				return "", false
			}
			o.at += i + 1
			return text, true
		}
	}
	return "", false
}

// take passes over a character, if it is next behind spaces.
func (o *object) take(c byte) bool {
	if o.space(); o.at == len(o.line) || o.line[o.at] != c {
		return false
	}
	o.at++
	return true
}

// space passes over what JSON takes for space.
func (o *object) space() {
	for o.at < len(o.line) && strings.IndexByte(" \t\r\n", o.line[o.at]) >= 0 {
		o.at++
	}
}

// fail reports what is wrong with what comes next.
func (o *object) fail(text string) {
	o.problem = &diag.Problem{Pos: o.place(), Text: text, Hint: objectHint}
}

// place gives the place of what comes next, that behind the last character at most.
func (o *object) place() diag.Pos {
	return diag.Pos{File: o.pos.File, Line: o.pos.Line, Column: o.at + 1}
}
