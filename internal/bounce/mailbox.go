package bounce

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"strconv"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// A mailbox is a folder opened for reading only.
type mailbox struct {
	ctx    context.Context
	wire   *wire
	client *imapclient.Client
	stop   func() bool // ends the watch on ctx
	state  State       // the last message that is there
}

// open connects, logs in and examines the folder. When ctx ends, the connection is cut.
func open(ctx context.Context, s Settings) (*mailbox, error) {
	dialer := net.Dialer{Timeout: s.timeout()}
	conn, err := dialer.DialContext(ctx, "tcp", net.JoinHostPort(s.Host, strconv.Itoa(s.Port)))
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, &DownError{"connect", clean(err.Error(), nil)}
	}
	m := &mailbox{ctx: ctx, wire: &wire{Conn: conn, limit: s.timeout()}}
	m.stop = context.AfterFunc(ctx, func() { conn.Close() })
	for _, step := range []func(Settings) error{m.encrypt, m.login, m.examine} {
		if err := step(s); err != nil {
			m.close()
			return nil, err
		}
	}
	return m, nil
}

// encrypt starts TLS and the IMAP client. The client replays to the handshake whatever came in clear
// after the answer to STARTTLS, so that planted answers end it.
func (m *mailbox) encrypt(s Settings) error {
	if !s.Implicit {
		conn, err := m.greet()
		if err != nil {
			return err
		}
		m.client, err = imapclient.NewStartTLS(conn, &imapclient.Options{TLSConfig: s.tls()})
		if _, no := errors.AsType[*imap.Error](err); no {
			return &DownError{"tls", "the server does not offer STARTTLS"}
		}
		if err != nil {
			return m.down("tls", err)
		}
		return nil
	}
	conn := tls.Client(m.wire, s.tls())
	if err := conn.HandshakeContext(m.ctx); err != nil {
		return m.down("tls", err)
	}
	m.client = imapclient.New(conn, nil)
	if err := m.client.WaitGreeting(); err != nil {
		return m.down("greeting", err)
	}
	return nil
}

// examine opens the folder for reading only (EXAMINE), so that no flag can change by mistake.
func (m *mailbox) examine(s Settings) error {
	data, err := m.client.Select(s.folder(), &imap.SelectOptions{ReadOnly: true}).Wait()
	if err != nil {
		return m.down("folder", err)
	}
	if data.UIDValidity == 0 || data.UIDNext == 0 {
		return &DownError{"folder", "the server gives its messages no lasting numbers"}
	}
	m.state = State{Validity: data.UIDValidity, UID: uint32(data.UIDNext) - 1}
	return nil
}

// close says goodbye if the server still listens. LOGOUT removes nothing.
func (m *mailbox) close() {
	if m.client != nil {
		if !m.wire.dead() && m.client.State() == imap.ConnStateSelected {
			_ = m.client.Logout().Wait() // all is read; what the server says to it changes nothing
		}
		_ = m.client.Close()
	}
	m.stop()
	_ = m.wire.Close()
}
