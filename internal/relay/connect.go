package relay

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"strconv"
)

// connect makes a connection that is ready for a message. All its errors are of type *DownError. When ctx ends
// the connection is closed under it.
func connect(ctx context.Context, s Settings) (*conn, error) {
	if why := s.wrong(); why != "" {
		return nil, &DownError{Step: StepSettings, Words: why}
	}
	dialer := net.Dialer{Timeout: s.Connect}
	socket, err := dialer.DialContext(ctx, "tcp", net.JoinHostPort(s.Host, strconv.Itoa(s.Port)))
	if err != nil {
		return nil, &DownError{Step: StepConnect, Words: noConnection(err)}
	}
	stop := context.AfterFunc(ctx, func() { _ = socket.Close() })
	c, err := prepare(ctx, socket, s)
	if !stop() && err == nil {
		err = &DownError{Step: StepConnect, Words: "stopped"}
	}
	if err != nil {
		_ = socket.Close()
		return nil, err
	}
	return c, nil
}

// prepare brings a fresh connection to where MAIL may be sent.
func prepare(ctx context.Context, socket net.Conn, s Settings) (*conn, error) {
	c := newConn(socket, socket, s.Timeouts)
	if s.TLS == Implicit {
		var err error
		if c, err = encrypt(ctx, socket, s); err != nil {
			return nil, err
		}
	}
	if err := c.greet(s.Hello); err != nil {
		return nil, err
	}
	if s.TLS == StartTLS {
		if err := c.askForTLS(); err != nil {
			return nil, err
		}
		var err error
		if c, err = encrypt(ctx, socket, s); err != nil {
			return nil, err
		}
		// What was offered in the clear may be anybody's: RFC 3207 4.2 wants it forgotten.
		if err := c.hello(s.Hello); err != nil {
			return nil, err
		}
	}
	return c, c.authenticate(ctx, s)
}

// greet reads the greeting and introduces us.
func (c *conn) greet(name string) error {
	a, err := c.answer(c.wait.Command)
	if err != nil {
		return &DownError{Step: StepGreeting, Words: noAnswer(err)}
	}
	if a.code != 220 {
		return c.down(StepGreeting, a)
	}
	return c.hello(name)
}

// hello sends EHLO and keeps what the relay offers. There is no way back to HELO: a relay that knows no
// extensions knows no TLS.
func (c *conn) hello(name string) error {
	a, err := c.command("EHLO "+name, c.wait.Command)
	if err != nil {
		return &DownError{Step: StepHello, Words: noAnswer(err)}
	}
	if a.code != 250 {
		return c.down(StepHello, a)
	}
	c.offers = readExtensions(a)
	return nil
}

// askForTLS sends STARTTLS. What the relay seems to say after its answer and before the encryption begins may
// have been put there by anybody on the way, and would be believed after it (CVE-2011-0411).
func (c *conn) askForTLS() error {
	if !c.offers.startTLS {
		return &DownError{Step: StepTLS, Words: "the relay does not offer STARTTLS"}
	}
	a, err := c.command("STARTTLS", c.wait.Command)
	if err != nil {
		return &DownError{Step: StepTLS, Words: noAnswer(err)}
	}
	if a.code != 220 {
		return c.down(StepTLS, a)
	}
	if c.reader.Buffered() > 0 {
		return &DownError{Step: StepTLS, Words: "text came in the clear after the answer to STARTTLS"}
	}
	return nil
}

// encrypt does the TLS handshake and gives the connection that runs through it.
func encrypt(ctx context.Context, socket net.Conn, s Settings) (*conn, error) {
	ctx, cancel := context.WithTimeout(ctx, s.Connect)
	defer cancel()
	stream := tls.Client(socket, &tls.Config{ServerName: s.Host, RootCAs: s.CA, MinVersion: tls.VersionTLS12})
	if err := stream.HandshakeContext(ctx); err != nil {
		return nil, &DownError{Step: StepTLS, Words: noTLS(err)}
	}
	return newConn(socket, stream, s.Timeouts), nil
}

// down is an answer that ends the connection.
func (c *conn) down(step Step, a answer) *DownError {
	return &DownError{Step: step, Code: a.code, Words: c.hidden.words(a)}
}

// noConnection says why there is no connection, without the addresses that the system names.
func noConnection(err error) string {
	if dns := (*net.DNSError)(nil); errors.As(err, &dns) {
		if dns.IsNotFound {
			return "the host's name is not known"
		}
		return "the host's name could not be looked up"
	}
	if timeout := net.Error(nil); errors.As(err, &timeout) && timeout.Timeout() {
		return "the host did not answer in time"
	}
	if op := (*net.OpError)(nil); errors.As(err, &op) {
		if call := errors.Unwrap(op.Err); call != nil {
			return call.Error() // such as "connection refused"
		}
	}
	return "no connection to the host"
}

// noTLS says why the handshake came to nothing. The names in a certificate are the relay's words; they stay out.
func noTLS(err error) string {
	var (
		name    x509.HostnameError
		issuer  x509.UnknownAuthorityError
		invalid x509.CertificateInvalidError
		plain   tls.RecordHeaderError
		remote  *net.OpError
		timeout net.Error
	)
	switch {
	case errors.As(err, &name):
		return "the certificate is for another host"
	case errors.As(err, &issuer):
		return "the certificate is not from an authority that is trusted here"
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return "the certificate is not valid at this time"
	case errors.As(err, &invalid):
		return "the certificate is not good for a server"
	case errors.As(err, &plain):
		return "the relay does not speak TLS here"
	case errors.As(err, &timeout) && timeout.Timeout():
		return "the relay did not answer in time"
	case errors.As(err, &remote) && remote.Op == "remote error":
		return "the relay ended the handshake: " + remote.Err.Error() // one of the alerts of RFC 8446 6
	}
	return "the handshake failed: the relay has no TLS 1.2 or newer, or the connection was lost"
}
