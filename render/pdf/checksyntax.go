package pdf

import (
	"bytes"
	"errors"
	"io"
	"strconv"
)

// The objects of ISO 32000-1, 7.3, as the check reads them: nil, bool, int, float64, *pdfStream and
// the types below. They share nothing with the writer, so that one mistake cannot hide another.
type (
	pdfName     string
	pdfString   string // bytes, after escapes
	pdfRef      int    // an object's number; the generation is always 0
	pdfArray    []any
	pdfDict     map[pdfName]any
	pdfOperator string // a word that is no object: an operator, obj, stream ...
)

// maxNesting is how deep arrays and dictionaries may lie in each other. Sheets need five.
const maxNesting = 32

var errSyntax = errors.New("not the syntax of an object")

// A pdfScanner reads objects and operators, one after another, from the text of a file, an object
// stream, a content stream or a CMap.
type pdfScanner struct {
	b     []byte
	at    int // index of the next byte
	depth int // of the array or dictionary that is open
}

// next reads one object or operator. At the end of the text the error is io.EOF.
func (s *pdfScanner) next() (any, error) {
	s.skipSpace()
	if s.at == len(s.b) {
		return nil, io.EOF
	}
	switch c := s.b[s.at]; {
	case c == '/':
		return s.name()
	case c == '(':
		return s.literal()
	case s.take("<<"):
		return s.dict()
	case c == '<':
		return s.hex()
	case s.take("["):
		return s.array()
	case c >= '0' && c <= '9', c == '+', c == '-', c == '.':
		return s.number()
	case isRegular(c):
		return s.word()
	}
	return nil, errSyntax
}

// want reads one operator and compares it.
func (s *pdfScanner) want(op pdfOperator) error {
	if v, err := s.next(); err != nil || v != op {
		return errors.New("no " + string(op) + " where it should be")
	}
	return nil
}

// take moves past text if that comes next.
func (s *pdfScanner) take(text string) bool {
	if !bytes.HasPrefix(s.b[s.at:], []byte(text)) {
		return false
	}
	s.at += len(text)
	return true
}

// skipSpace moves past white space and comments.
func (s *pdfScanner) skipSpace() {
	for s.at < len(s.b) {
		switch c := s.b[s.at]; {
		case isSpace(c):
			s.at++
		case c == '%':
			for s.at < len(s.b) && s.b[s.at] != '\n' && s.b[s.at] != '\r' {
				s.at++
			}
		default:
			return
		}
	}
}

// regular reads the regular characters that come next.
func (s *pdfScanner) regular() string {
	start := s.at
	for s.at < len(s.b) && isRegular(s.b[s.at]) {
		s.at++
	}
	return string(s.b[start:s.at])
}

func (s *pdfScanner) word() (any, error) {
	switch w := s.regular(); w {
	case "true":
		return true, nil
	case "false":
		return false, nil
	case "null":
		return nil, nil
	default:
		return pdfOperator(w), nil
	}
}

func (s *pdfScanner) name() (any, error) {
	s.at++
	n := s.regular()
	if n == "" || bytes.IndexByte([]byte(n), '#') >= 0 {
		return nil, errSyntax // the writer needs no escapes in names
	}
	return pdfName(n), nil
}

// number reads an integer, a real number or, of two integers and an R, a reference.
func (s *pdfScanner) number() (any, error) {
	w := s.regular()
	n, err := strconv.Atoi(w)
	if err != nil {
		return realNumber(w)
	}
	look := pdfScanner{b: s.b, at: s.at}
	look.skipSpace()
	if !look.take("0") {
		return n, nil
	}
	look.skipSpace()
	if look.at == s.at+1 || look.regular() != "R" {
		return n, nil
	}
	s.at = look.at
	return pdfRef(n), nil
}

// realNumber reads the real numbers of PDF, which have no exponent, no hexadecimal form and no names.
func realNumber(w string) (any, error) {
	for _, c := range []byte(w) {
		if (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' {
			return nil, errSyntax
		}
	}
	f, err := strconv.ParseFloat(w, 64)
	if err != nil {
		return nil, errSyntax
	}
	return f, nil
}

func (s *pdfScanner) array() (any, error) {
	var a pdfArray
	err := s.until("]", func(v any) error {
		a = append(a, v)
		return nil
	})
	return a, err
}

func (s *pdfScanner) dict() (any, error) {
	d, key := pdfDict{}, pdfName("")
	err := s.until(">>", func(v any) error {
		if key != "" {
			d[key], key = v, ""
			return nil
		}
		name, ok := v.(pdfName)
		if _, twice := d[name]; !ok || twice {
			return errors.New("a dictionary has no name or the same one twice where a key should be")
		}
		key = name
		return nil
	})
	if err == nil && key != "" {
		err = errSyntax
	}
	return d, err
}

// until reads objects up to a closing delimiter.
func (s *pdfScanner) until(end string, add func(any) error) error {
	if s.depth++; s.depth > maxNesting {
		return errors.New("objects lie too deep in each other")
	}
	defer func() { s.depth-- }()
	for {
		if s.skipSpace(); s.take(end) {
			return nil
		}
		v, err := s.next()
		if _, isOp := v.(pdfOperator); err != nil || isOp {
			return errSyntax
		}
		if err := add(v); err != nil {
			return err
		}
	}
}

func isSpace(c byte) bool {
	return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' '
}

func isRegular(c byte) bool {
	return !isSpace(c) && bytes.IndexByte([]byte("()<>[]{}/%"), c) < 0
}
