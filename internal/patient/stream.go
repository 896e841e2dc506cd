package patient

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"handout/internal/diag"
)

// A stream reads text as UTF-8 and stops at what is none, remembering where.
type stream struct {
	in           *bufio.Reader
	encoding     string // of the file, for people
	page         *charmap.Charmap
	watch        *watch // nil but for a code page
	line, column int    // of the next byte, counted from 1
	char         [utf8.UTFMax]byte
	rest         []byte // of char, not handed out yet
	total        int64  // bytes of good text so far, with rest
	limit        int64  // the most that total may be; the reader of records moves it on
	cut          bool   // it was asked for more than that
	bad          string // why it stopped, where that is the text's fault
	hint         string
	err          error // as returned, sticky
}

// newStream reads text in a code page, or in UTF-8 where page is nil. A byte-order mark is dropped;
// UTF-16 with one is decoded.
func newStream(r io.Reader, page *charmap.Charmap) *stream {
	s := &stream{page: page, line: 1, column: 1, limit: math.MaxInt64}
	if page != nil {
		s.watch = &watch{in: r}
		r = s.watch
	}
	text, mark := decode(r, page)
	s.in, s.encoding = text, "UTF-8"
	switch {
	case page != nil && mark != "":
		s.refuse("the file starts with the mark of "+mark+", and another encoding was named", "leave the encoding out")
	case page != nil:
		s.encoding = page.String()
	case mark != "":
		s.encoding = mark
	}
	return s
}

// What to do about text that is not UTF-8.
const (
	saveAsUTF8   = "save the file as CSV UTF-8"
	nameEncoding = saveAsUTF8 + ", or name the encoding that it is in: windows-1250, -1251, -1252, -1254, -1256 or -874"
)

// Read gives whole and good text only. After bad text it gives io.ErrUnexpectedEOF. Asked for text
// beyond the limit it gives io.EOF and sets cut: the reader of quoted values then tells an open one, as
// at the end of a file.
func (s *stream) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		if len(s.rest) == 0 {
			n += s.plain(p[n:])
		}
		if n == len(p) || len(s.rest) == 0 && !s.next() {
			break
		}
		k := copy(p[n:], s.rest)
		s.rest = s.rest[k:]
		n += k
	}
	if n > 0 || len(p) == 0 {
		return n, nil
	}
	if s.err == nil {
		s.cut = true
		return 0, io.EOF
	}
	return 0, s.err
}

// plain hands out ASCII text that has come already, up to what needs a closer look. Most of most files
// is such text.
func (s *stream) plain(p []byte) int {
	if s.err != nil {
		return 0
	}
	text, _ := s.in.Peek(s.in.Buffered())
	text = text[:min(int64(len(text)), int64(len(p)), s.limit-s.total)]
	n := 0
	for n < len(text) && text[n] < utf8.RuneSelf && text[n] != 0 && text[n] != '\r' {
		if s.column++; text[n] == '\n' {
			s.line, s.column = s.line+1, 1
		}
		n++
	}
	copy(p, text[:n])
	s.in.Discard(n) // was peeked at
	s.total += int64(n)
	return n
}

// next puts the next character into rest, unless the stream stops or is at its limit.
func (s *stream) next() bool {
	if s.err != nil {
		return false
	}
	r, size, err := s.in.ReadRune()
	switch {
	case err == io.EOF && s.watch != nil && s.watch.isUTF8():
		s.refuse("the text is UTF-8, and another encoding was named", "leave the encoding out")
	case err != nil:
		s.err = err
	case s.page == nil && r == utf8.RuneError && size == 1:
		s.refuse("this is not UTF-8 text", nameEncoding)
	case s.page != nil && (r == utf8.RuneError || 0x80 <= r && r < 0xa0):
		s.refuse(fmt.Sprintf("this is not text in %s", s.encoding), "name the encoding that the file was saved in")
	case r == 0:
		s.refuse("a NUL character", saveAsUTF8)
	case s.total+int64(size) > s.limit:
		s.in.UnreadRune() // cannot fail after ReadRune
		return false
	case r == '\r' && !s.beforeLineFeed():
		s.refuse("a carriage return without a line feed", "save the file with the line ends of Windows or Linux")
	default:
		s.rest = utf8.AppendRune(s.char[:0], r)
		s.total += int64(size)
		s.column += size
		if r == '\n' {
			s.line, s.column = s.line+1, 1
		}
	}
	return s.err == nil
}

// beforeLineFeed reports whether a line feed comes next.
func (s *stream) beforeLineFeed() bool {
	next, err := s.in.Peek(1)
	return err == nil && next[0] == '\n'
}

// problem says why the stream stopped before its end.
func (s *stream) problem(file string) diag.Problem {
	if s.bad == "" {
		return diag.Problem{Pos: diag.Pos{File: file, Line: s.line}, Text: "cannot be read: " + s.err.Error()}
	}
	return diag.Problem{Pos: diag.Pos{File: file, Line: s.line, Column: s.column}, Text: s.bad, Hint: s.hint}
}

func (s *stream) refuse(why, hint string) {
	s.bad, s.hint, s.err = why, hint, io.ErrUnexpectedEOF
}

// blank reads up to the first character that is no space and gives it; 0 if there is none in the first
// bytes. What it read is gone.
func (s *stream) blank() rune {
	for s.total < maxHeader && s.next() {
		if r, _ := utf8.DecodeRune(s.rest); !strings.ContainsRune(" \t\r\n", r) {
			return r
		}
	}
	return 0
}
