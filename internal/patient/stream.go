package patient

import (
	"bufio"
	"io"
	"math"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"handout/internal/diag"
)

// A stream reads text as UTF-8 and stops at what is none, remembering where. A byte-order mark is
// dropped; UTF-16 with one is decoded. No other encoding is guessed: a Turkish file read as a
// Western one turns one name into another without a trace.
type stream struct {
	in           *bufio.Reader
	line, column int // of the next byte, counted from 1
	char         [utf8.UTFMax]byte
	rest         []byte // of char, not handed out yet
	total        int64  // bytes of good text so far, with rest
	limit        int64  // the most that total may be; the reader of records moves it on
	cut          bool   // it was asked for more than that
	bad          string // why it stopped, where that is the text's fault
	hint         string
	err          error // as returned, sticky
}

func newStream(r io.Reader) *stream {
	decoded := transform.NewReader(r, unicode.BOMOverride(encoding.Nop.NewDecoder()))
	return &stream{in: bufio.NewReader(decoded), line: 1, column: 1, limit: math.MaxInt64}
}

const saveAsUTF8 = "save the file as CSV UTF-8"

// Read gives whole and good text only. After bad text it gives io.ErrUnexpectedEOF. Asked for text
// beyond the limit it gives io.EOF and sets cut: the reader of quoted values then tells an open one, as
// at the end of a file.
func (s *stream) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) && (len(s.rest) > 0 || s.next()) {
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

// next puts the next character into rest, unless the stream stops or is at its limit.
func (s *stream) next() bool {
	if s.err != nil {
		return false
	}
	r, size, err := s.in.ReadRune()
	switch {
	case err != nil:
		s.err = err
	case r == utf8.RuneError && size == 1:
		s.refuse("this is not UTF-8 text", saveAsUTF8)
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
