package relay

import (
	"bytes"
	"encoding/base64"
	"mime"
	"net/mail"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hidden is what no words of a relay's may give back: secrets, addresses, the text of a message. Relays repeat
// what they were told, in whole or in part, broken over lines or written another way.
//
// All of it is kept as [squeeze] leaves it. The zero value hides only what looks like an address.
type hidden struct {
	whole []string // hidden where they stand alone, and anywhere if they are longer than shortest
	parts []parts
}

// parts is a text of which no run of some length may be given back.
type parts struct {
	text string
	run  int // in characters
}

const (
	shortest   = 6  // below it a text hides only whole words, or every "to" would go
	addressRun = 6  // characters of the recipient's address
	secretRun  = 8  // of a secret, or of it in base64
	headerRun  = 8  // of the header's values
	bodyRun    = 12 // of the message
)

// addSecret hides texts that were used to authenticate, and their base64.
func (h *hidden) addSecret(texts ...string) {
	for _, text := range texts {
		for _, form := range []string{text, base64.StdEncoding.EncodeToString([]byte(text))} {
			h.addWhole(form)
			h.addParts(form, secretRun)
		}
	}
}

// and gives what is hidden by either.
func (h hidden) and(other hidden) hidden {
	return hidden{slices.Concat(h.whole, other.whole), slices.Concat(h.parts, other.parts)}
}

// hide gives what an envelope and a message hide.
func hide(e Envelope, message []byte) (h hidden) {
	h.addWhole(e.From)
	h.addWhole(e.To)
	h.addParts(e.To, addressRun)
	local, domain, _ := strings.Cut(e.To, "@")
	base, _, _ := strings.Cut(local, "+")
	for _, part := range []string{local, base, domain} {
		h.addWhole(part)
	}
	h.addMessage(message)
	return h
}

// addMessage hides the values of the header that are about people, and every line of the message but those that
// only a machine reads: they are longer than [longest] without a space, and go for that.
func (h *hidden) addMessage(message []byte) {
	if m, err := mail.ReadMessage(bytes.NewReader(message)); err == nil {
		for _, name := range []string{"Subject", "To", "From", "Reply-To", "Sender", "Message-Id"} {
			value := m.Header.Get(name)
			h.addHeader(value)
			if plain, err := new(mime.WordDecoder).DecodeHeader(value); err == nil {
				h.addHeader(plain)
			}
		}
	}
	var lines []byte
	for line := range bytes.Lines(message) {
		if len(line) < longest || bytes.IndexByte(line, ' ') >= 0 {
			lines = append(lines, line...)
		}
	}
	h.addParts(string(lines), bodyRun)
}

func (h *hidden) addHeader(value string) {
	h.addWhole(value)
	h.addParts(value, headerRun)
}

func (h *hidden) addWhole(text string) {
	if text := squeezed(text); text != "" {
		h.whole = append(h.whole, text)
	}
}

func (h *hidden) addParts(text string, run int) {
	if text := squeezed(text); len(text) >= run {
		h.parts = append(h.parts, parts{text, run})
	}
}

// squeeze gives the letters of a text in lower case without what is not seen, and the place of each in the text
// (in runes). A name is the same in capitals or broken over two lines.
func squeeze(text []rune) (letters []rune, places []int) {
	letters, places = make([]rune, 0, len(text)), make([]int, 0, len(text))
	for i, r := range text {
		if !unicode.IsSpace(r) && unicode.IsPrint(r) {
			letters, places = append(letters, unicode.ToLower(r)), append(places, i)
		}
	}
	return letters, places
}

// squeezed gives the letters alone. A whole message goes through it, nearly all of it ASCII.
func squeezed(text string) string {
	letters := make([]byte, 0, len(text))
	for _, r := range text {
		switch {
		case r >= utf8.RuneSelf:
			if !unicode.IsSpace(r) && unicode.IsPrint(r) {
				letters = utf8.AppendRune(letters, unicode.ToLower(r))
			}
		case 'A' <= r && r <= 'Z':
			letters = append(letters, byte(r-'A'+'a'))
		case ' ' < r && r < 0x7f:
			letters = append(letters, byte(r))
		}
	}
	return string(letters)
}
