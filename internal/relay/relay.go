// Package relay hands whole, serialised messages to one SMTP relay (RFC 5321) over a verified TLS connection and
// says for each what became of it. It never offers a message twice, never ends one that it could not write
// whole, and returns nothing that names a recipient, a subject or a secret.
package relay

import (
	"context"
	"sync"
	"time"
)

// A Relay sends messages one after the other through one connection, which it makes when there is something to
// send. It may be used by several goroutines; they wait for each other.
type Relay struct {
	settings Settings

	mu   sync.Mutex
	conn *conn // nil: not connected
}

// New gives a relay that is not connected yet. Settings that cannot work are named by the first Send.
func New(s Settings) *Relay {
	return &Relay{settings: s.filled()}
}

// A Message is ready to be offered: all that is to be looked at in it was.
type Message struct {
	envelope Envelope
	text     []byte
	stuffed  []byte // text as it is sent, without the last dot
	eight    bool   // it holds bytes beyond ASCII
	refused  string // why no relay could take it, or ""
	hidden   hidden
}

// NewMessage gives a message with its envelope: a header and a body with CRLF line ends, not dot-stuffed, which may not be
// changed after that. A missing last line end is added. It needs no relay, so it can be made while another one is sent.
func NewMessage(e Envelope, text []byte) *Message {
	return &Message{envelope: e, text: text, stuffed: stuff(text), eight: eightBit(text), refused: refuse(e, text), hidden: hide(e, text)}
}

// An Envelope says from whom and to whom a message goes (RFC 5321 2.3.1), both as local@domain without angle
// brackets.
type Envelope struct {
	From, To string
	UTF8     bool // the addresses or the header hold text beyond ASCII (RFC 6531)
}

// Send offers one message.
//
// A *[DownError] means that the relay cannot be used now, and that this message was not offered or was turned
// away before its text: no other message will fare better. All else that can go wrong is about this message and
// stands in the reply. A message or an envelope that no relay could take is Failed before anything is sent.
//
// When ctx ends before the message does, the connection is dropped and the outcome is Retry, without an error.
// Once the last byte is out, Send waits for the answer whatever ctx says.
func (r *Relay) Send(ctx context.Context, m *Message) (Reply, error) {
	if m.refused != "" {
		return Reply{Outcome: Failed, Words: m.refused}, nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if ctx.Err() != nil {
		return cancelled, nil
	}
	c, err := r.connection(ctx)
	if err != nil {
		if ctx.Err() != nil {
			return cancelled, nil
		}
		return Reply{}, unnamed(err, m.hidden)
	}
	reply, after, err := transaction{c, m, c.hidden.and(m.hidden)}.run(ctx)
	switch after {
	case quit:
		r.conn = nil
		c.quit()
	case drop:
		r.conn = nil
		c.drop()
	}
	c.used, c.idle = c.used+1, time.Now()
	return reply, err
}

// connection gives the open connection if it can take another message, else a new one.
func (r *Relay) connection(ctx context.Context) (*conn, error) {
	if c := r.conn; c != nil {
		switch {
		case c.stale():
			c.drop()
		case r.settings.PerConnection > 0 && c.used >= r.settings.PerConnection:
			c.quit()
		default:
			return c, nil
		}
		r.conn = nil
	}
	c, err := connect(ctx, r.settings)
	if err != nil {
		return nil, err
	}
	r.conn = c
	return c, nil
}

// Close ends the connection, if there is one; a later Send makes a new one. What the relay says to QUIT is of no
// weight: each message has had its answer. Close waits for a Send that is under way.
func (r *Relay) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if c := r.conn; c != nil {
		r.conn = nil
		c.quit()
	}
	return nil
}
