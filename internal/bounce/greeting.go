package bounce

import (
	"bufio"
	"bytes"
	"strings"
)

// A greeted connection has its first line read ahead, and gives it out again.
type greeted struct {
	*wire
	in *bufio.Reader
}

func (g greeted) Read(b []byte) (int, error) { return g.in.Read(b) }

// greet waits for the server's greeting (RFC 3501, 7.1) in clear text. The client would ask for
// STARTTLS before it, and could not tell a server that is too busy from one without encryption.
func (m *mailbox) greet() (greeted, error) {
	g := greeted{m.wire, bufio.NewReader(m.wire)}
	line, err := peekLine(g.in)
	if err == bufio.ErrBufferFull {
		return g, &DownError{"greeting", "the server does not speak IMAP"}
	}
	if err != nil {
		return g, m.down("greeting", err)
	}
	mark, rest, _ := strings.Cut(line, " ")
	word, _, _ := strings.Cut(rest, " ")
	word = strings.ToUpper(strings.TrimSpace(word))
	switch {
	case mark == "*" && word == "OK":
		return g, nil
	case mark == "*" && word == "BYE":
		return g, &DownError{"greeting", "the server cannot serve us now"}
	case mark == "*" && word == "PREAUTH":
		return g, &DownError{"greeting", "the server lets everybody in, without encryption"}
	}
	return g, &DownError{"greeting", "the server does not speak IMAP"}
}

// peekLine gives the first line without taking it out of the buffer.
func peekLine(in *bufio.Reader) (string, error) {
	for {
		_, err := in.Peek(in.Buffered() + 1)
		all, _ := in.Peek(in.Buffered())
		if end := bytes.IndexByte(all, '\n'); end >= 0 {
			return string(all[:end]), nil
		}
		if err != nil {
			return "", err
		}
	}
}
