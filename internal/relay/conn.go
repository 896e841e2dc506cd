package relay

import (
	"bufio"
	"errors"
	"net"
	"time"
)

// A conn is a connection that can take messages: encrypted, greeted and authenticated.
type conn struct {
	socket net.Conn      // the TCP connection under everything; closing it ends all that is under way
	stream net.Conn      // what is read and written: socket, later TLS over it
	reader *bufio.Reader // over stream
	wait   Timeouts
	offers extensions
	hidden hidden    // what was said to authenticate, which no answer may give back
	used   int       // messages offered
	idle   time.Time // since when
}

// newConn reads and writes a stream that runs over a socket, from the beginning of either.
func newConn(socket, stream net.Conn, wait Timeouts) *conn {
	return &conn{socket: socket, stream: stream, reader: bufio.NewReaderSize(stream, maxLine), wait: wait}
}

// command sends one line and waits for its answer.
func (c *conn) command(line string, wait time.Duration) (answer, error) {
	if err := c.say(line); err != nil {
		return answer{}, err
	}
	return c.answer(wait)
}

// say sends one line, or several with CRLF between them. An answer that is there before it was asked for would be taken
// for that of another command, so it is an error.
func (c *conn) say(lines string) error {
	if c.listen(0) == spoke {
		return errExcess
	}
	return c.write([]byte(lines+"\r\n"), c.wait.Command)
}

// write sends all of a text, or gives an error: then its last byte has not left.
func (c *conn) write(text []byte, wait time.Duration) error {
	if err := c.stream.SetWriteDeadline(time.Now().Add(wait)); err != nil {
		return err
	}
	_, err := c.stream.Write(text)
	return err
}

// answer waits for an answer to be complete: a relay that sends a byte at a time gains nothing.
func (c *conn) answer(wait time.Duration) (answer, error) {
	if err := c.stream.SetReadDeadline(time.Now().Add(wait)); err != nil {
		return answer{}, err
	}
	return readAnswer(c.reader)
}

// What a relay does while nothing is asked of it.
type sign int

const (
	silent sign = iota
	spoke
	ended // the connection
)

// listen looks for a sign of the relay. With a wait of 0 it sees only what this process has received already;
// that costs no system call.
func (c *conn) listen(wait time.Duration) sign {
	if err := c.stream.SetReadDeadline(time.Now().Add(wait)); err != nil {
		return ended
	}
	_, err := c.reader.Peek(1)
	if err == nil {
		return spoke
	}
	if timeout := net.Error(nil); errors.As(err, &timeout) && timeout.Timeout() {
		return silent
	}
	return ended
}

// glance looks for a sign of the relay that has arrived, read or not. What arrives later is found at the next command.
func (c *conn) glance() sign {
	if sign := c.listen(0); sign != silent || !arrived(c.socket) {
		return sign
	}
	return c.listen(time.Millisecond) // it may be TLS's own
}

// stale reports whether a connection that lay idle cannot be used again. A relay that closes one for being idle
// says 421 first, to nobody's question.
func (c *conn) stale() bool {
	wait := time.Duration(0)
	if time.Since(c.idle) > time.Second {
		wait = time.Millisecond
	}
	return c.listen(wait) != silent
}

// quitWait is how long the relay may take to say goodbye. Nothing depends on it.
const quitWait = 5 * time.Second

// quit ends a connection in order. It must not follow a text that was begun and not ended: the relay might take
// QUIT as the reason to keep what it has.
func (c *conn) quit() {
	wait := min(c.wait.Command, quitWait)
	if c.write([]byte("QUIT\r\n"), wait) == nil {
		_, _ = c.answer(wait) // the messages have their answers; what is said here changes nothing
	}
	c.drop()
}

// drop ends a connection as if the line were cut: no QUIT, and no end of the encrypted stream.
func (c *conn) drop() {
	_ = c.socket.Close() // nothing is left to be written
}
