package relay

import (
	"bytes"
	"encoding/binary"
)

// maxTextLine is the longest line of a message in bytes, without its CRLF (RFC 5321 4.5.3.1.6).
const maxTextLine = 998

// badText says why no relay could take a message, or "". Bare CR and LF are refused, not mended: servers differ
// on where such a line ends, and so on where the message does.
func badText(message []byte) string {
	if len(message) == 0 {
		return "the message is empty"
	}
	for rest := message; len(rest) > 0; {
		line, after, ended := bytes.Cut(rest, []byte("\n"))
		if ended {
			if !bytes.HasSuffix(line, []byte("\r")) {
				return "the message has a line that does not end in CRLF"
			}
			line = line[:len(line)-1]
		}
		switch {
		case len(line) > maxTextLine:
			return "the message has a line of more than 998 bytes"
		case bytes.IndexByte(line, '\r') >= 0:
			return "the message has a CR inside a line"
		case bytes.IndexByte(line, 0) >= 0:
			return "the message holds a zero byte"
		}
		rest = after
	}
	return ""
}

// stuff gives a message with the dots doubled that begin a line (RFC 5321 4.5.2), itself where there are none. It ends in
// CRLF; the lone dot that ends the text is not part of it.
func stuff(message []byte) []byte {
	if !bytes.HasPrefix(message, []byte(".")) && !bytes.Contains(message, []byte("\n.")) && bytes.HasSuffix(message, []byte("\r\n")) {
		return message
	}
	dst := make([]byte, 0, len(message)+len(message)/100)
	for line := range bytes.Lines(message) {
		if line[0] == '.' {
			dst = append(dst, '.')
		}
		dst = append(dst, line...)
	}
	if !bytes.HasSuffix(dst, []byte("\r\n")) {
		dst = append(dst, "\r\n"...)
	}
	return dst
}

// eightBit reports whether a message holds bytes beyond ASCII. It looks at eight at a time.
func eightBit(message []byte) bool {
	const high = 0x8080808080808080
	for ; len(message) >= 8; message = message[8:] {
		if binary.NativeEndian.Uint64(message)&high != 0 {
			return true
		}
	}
	for _, b := range message {
		if b >= 0x80 {
			return true
		}
	}
	return false
}
