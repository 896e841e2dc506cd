package patient

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

const utf8Name = "utf-8"

// codePages are the encodings of one byte a character that old systems write. Any bytes are text in
// any of them, so none is ever guessed: a Turkish file read as a Western one turns one name into
// another without a trace.
func codePages() []*charmap.Charmap {
	return []*charmap.Charmap{
		charmap.Windows1250, charmap.Windows1251, charmap.Windows1252, charmap.Windows1254,
		charmap.Windows1256, charmap.Windows874,
	}
}

// encodingNames are those of codePages.
const encodingNames = "windows-1250 windows-1251 windows-1252 windows-1254 windows-1256 windows-874"

// Encodings gives the names of the encodings that a text file can be in, as [Intake] takes them. Text
// in UTF-16 that starts with a byte-order mark needs no name.
func Encodings() []string { return append([]string{utf8Name}, Words(encodingNames)...) }

// codePage gives the code page of a name in any case; nil for "" and for UTF-8. ok is false if there is no such
// encoding.
func codePage(name string) (page *charmap.Charmap, ok bool) {
	name = strings.ToLower(name)
	if name == "" || name == utf8Name {
		return nil, true
	}
	for i, known := range Words(encodingNames) {
		if known == name {
			return codePages()[i], true
		}
	}
	return nil, false
}

// Byte-order marks (The Unicode Standard 23.8).
const (
	markUTF8    = "\xef\xbb\xbf"
	markUTF16LE = "\xff\xfe"
	markUTF16BE = "\xfe\xff"
)

// decode gives the text of r in UTF-8, without a byte-order mark, and says what a mark says the
// encoding to be, or "". Text with a mark is not decoded by the page: the two contradict each other,
// which is for the caller to report. In UTF-8 nothing is looked at but the mark.
func decode(r io.Reader, page *charmap.Charmap) (text *bufio.Reader, mark string) {
	in := bufio.NewReader(r)
	start, _ := in.Peek(len(markUTF8)) // what cannot be read shows again, later
	switch {
	case bytes.HasPrefix(start, []byte(markUTF8)):
		in.Discard(len(markUTF8)) // was peeked at
		return in, "UTF-8"
	case bytes.HasPrefix(start, []byte(markUTF16LE)), bytes.HasPrefix(start, []byte(markUTF16BE)):
		utf16 := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()
		return bufio.NewReader(transform.NewReader(in, utf16)), "UTF-16"
	case page != nil:
		return bufio.NewReader(transform.NewReader(in, page.NewDecoder())), ""
	}
	return in, ""
}

// A watch looks at the bytes of a text in a code page on their way, for text that is UTF-8 all the
// same: words of a code page with letters outside ASCII are hardly ever UTF-8 by chance.
type watch struct {
	in    io.Reader
	rest  []byte // the start of a character, at the end of the latest bytes
	other bool   // something was not UTF-8
	multi bool   // a character of more than one byte was seen
}

func (w *watch) Read(p []byte) (int, error) {
	n, err := w.in.Read(p)
	if !w.other {
		w.look(append(w.rest, p[:n]...))
	}
	return n, err
}

func (w *watch) look(text []byte) {
	for len(text) > 0 && (text[0] < utf8.RuneSelf || utf8.FullRune(text)) {
		r, size := utf8.DecodeRune(text)
		if r == utf8.RuneError && size == 1 {
			w.other = true
			return
		}
		w.multi = w.multi || size > 1
		text = text[size:]
	}
	w.rest = bytes.Clone(text)
}

// isUTF8 reports whether all the text so far is UTF-8, and more than ASCII.
func (w *watch) isUTF8() bool { return w.multi && !w.other && len(w.rest) == 0 }
