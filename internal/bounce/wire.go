package bounce

import (
	"errors"
	"net"
	"sync/atomic"
	"time"
)

// A wire is a connection on which each read has its own time limit. The IMAP library waits without
// end for the start of an answer, and its errors do not tell a slow server from a lost one.
type wire struct {
	net.Conn
	limit time.Duration
	slow  atomic.Bool // a read met its limit
	lost  atomic.Bool // a read ended in another way
}

func (w *wire) Read(b []byte) (int, error) {
	if w.dead() {
		return 0, net.ErrClosed // the library tries again, and would wait as long each time
	}
	if err := w.Conn.SetReadDeadline(time.Now().Add(w.limit)); err != nil {
		return 0, err
	}
	n, err := w.Conn.Read(b)
	if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() {
		w.slow.Store(true)
	} else if err != nil {
		w.lost.Store(true)
	}
	return n, err
}

// dead reports whether the server has stopped answering.
func (w *wire) dead() bool { return w.slow.Load() || w.lost.Load() }

// SetReadDeadline does nothing: Read sets its own, and the library would take it away.
func (w *wire) SetReadDeadline(time.Time) error { return nil }
