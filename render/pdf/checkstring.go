package pdf

import (
	"bytes"
	"encoding/hex"
)

// hex reads a string in angle brackets (7.3.4.3).
func (s *pdfScanner) hex() (any, error) {
	n := bytes.IndexByte(s.b[s.at:], '>')
	if n < 0 {
		return nil, errSyntax
	}
	out, err := hex.DecodeString(string(s.b[s.at+1 : s.at+n]))
	if err != nil {
		return nil, errSyntax // an odd number of digits too: ISO 19005-2, 6.1.6
	}
	s.at += n + 1
	return pdfString(out), nil
}

// literal reads a string in parentheses (7.3.4.2).
func (s *pdfScanner) literal() (any, error) {
	var out []byte
	for depth := 0; s.at < len(s.b); s.at++ {
		c := s.b[s.at]
		switch c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				s.at++
				return pdfString(out), nil
			}
		case '\\':
			s.at++
			out = s.escape(out)
			continue
		case '\r': // a bare end of line counts as a line feed, whatever its bytes
			if s.at+1 < len(s.b) && s.b[s.at+1] == '\n' {
				s.at++
			}
			c = '\n'
		}
		out = append(out, c)
	}
	return nil, errSyntax
}

// escape appends what stands for the escape sequence whose backslash has just been read, and leaves
// the scanner at its last byte.
func (s *pdfScanner) escape(out []byte) []byte {
	if s.at == len(s.b) {
		return out
	}
	c := s.b[s.at]
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	switch {
	case c == '\n':
		return out // the string goes on in the next line
	case c == '\r':
		if s.at+1 < len(s.b) && s.b[s.at+1] == '\n' {
			s.at++
		}
		return out
	case c < '0' || c > '7':
		return append(out, c)
	}
	v := int(c - '0')
	for n := 1; n < 3 && s.at+1 < len(s.b) && s.b[s.at+1] >= '0' && s.b[s.at+1] <= '7'; n++ {
		s.at++
		v = v<<3 | int(s.b[s.at]-'0')
	}
	return append(out, byte(v))
}
