package picker

import (
	"unicode"
	"unicode/utf8"
)

// A key is one press: a character to filter with, or one of the negative values below.
type key rune

const (
	keyUp key = -1 - iota
	keyDown
	keyPageUp
	keyPageDown
	keyHome
	keyEnd
	keyEnter
	keyErase
	keyEraseWord
	keyEraseAll
	keyGiveUp
)

const escape = 0x1b

// control gives the keys that are one control character.
func control(c byte) (key, bool) {
	switch c {
	case '\r', '\n':
		return keyEnter, true
	case 0x03: // Ctrl-C
		return keyGiveUp, true
	case 0x08, 0x7f:
		return keyErase, true
	case 0x0e: // Ctrl-N
		return keyDown, true
	case 0x10: // Ctrl-P
		return keyUp, true
	case 0x15: // Ctrl-U
		return keyEraseAll, true
	case 0x17: // Ctrl-W
		return keyEraseWord, true
	}
	return 0, false
}

// A decoder makes keys of the bytes that a terminal sends. The zero value is ready to use.
type decoder struct{ pending []byte }

// decode returns the keys that are whole with these bytes, and keeps the rest for the next ones. No
// bytes mean that a while went by: what was begun by then is no arrow and no character any more.
func (d *decoder) decode(b []byte) []key {
	idle := len(b) == 0
	b = append(d.pending, b...)
	var keys []key
	for len(b) > 0 {
		k, size := next(b)
		if size == 0 && !idle {
			break
		}
		if size == 0 { // begun long ago
			k, size = 0, len(b)
			if b[0] == escape {
				k = keyGiveUp
			}
		}
		if k != 0 {
			keys = append(keys, k)
		}
		b = b[size:]
	}
	d.pending = b
	return keys
}

// next gives the first key and how many bytes it takes: none when more have to come. The key is 0
// when it means nothing here.
func next(b []byte) (k key, size int) {
	switch c := b[0]; {
	case c == escape:
		return sequence(b)
	case c < ' ' || c == 0x7f:
		k, _ = control(c)
		return k, 1
	case !utf8.FullRune(b):
		return 0, 0
	}
	r, size := utf8.DecodeRune(b)
	if r == utf8.RuneError || unicode.IsControl(r) {
		return 0, size
	}
	return key(r), size
}

// sequence reads what begins with Esc: the key itself, or a function key as ECMA-48 5.4 (Esc [) and
// VT100's application mode (Esc O) write it. Esc before anything else is the key Esc: whoever types
// on after it has given up, and nothing is taken.
func sequence(b []byte) (k key, size int) {
	if len(b) == 1 {
		return 0, 0
	}
	if b[1] != '[' && b[1] != 'O' {
		return keyGiveUp, 1
	}
	for i := 2; i < len(b); i++ {
		if b[i] >= 0x40 && b[i] <= 0x7e {
			return function(string(b[2 : i+1])), i + 1
		}
		if b[i] < 0x20 || b[i] > 0x7e { // no part of a sequence: it was cut off
			return 0, i
		}
	}
	return 0, 0
}

// function names the function keys by what follows Esc [ or Esc O, as VT220, xterm, the Linux
// console and Windows send them.
func function(s string) key {
	switch s {
	case "A":
		return keyUp
	case "B":
		return keyDown
	case "5~":
		return keyPageUp
	case "6~":
		return keyPageDown
	case "H", "1~", "7~":
		return keyHome
	case "F", "4~", "8~":
		return keyEnd
	case "M": // Enter of the number block
		return keyEnter
	}
	return 0
}
