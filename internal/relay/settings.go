package relay

import (
	"cmp"
	"context"
	"crypto/x509"
	"strings"
	"time"
)

// Settings say how to reach a relay. Host is the one that has no default.
type Settings struct {
	Host  string         // also the name that its certificate must carry
	Port  int            // 0: 587, or 465 with Implicit
	TLS   TLSMode        // "": StartTLS
	CA    *x509.CertPool // nil: the system's
	Hello string         // the name given to EHLO; "": one that says nothing of this machine
	Auth  Mechanism
	User  string
	// Secret gives the password or, for XOAuth2, the token. It is asked at each connection: a token ends.
	Secret        func(context.Context) (string, error)
	PerConnection int // messages; 0: no limit
	Timeouts
}

// A TLSMode is one of StartTLS and Implicit. Both mean TLS 1.2 or newer with a certificate that is good for the
// host; there is no way to go without.
type TLSMode string

const (
	StartTLS TLSMode = "starttls" // RFC 3207
	Implicit TLSMode = "implicit" // RFC 8314
)

// A Mechanism is how a client shows who it is (RFC 4954).
type Mechanism string

const (
	NoAuth      Mechanism = ""
	Plain       Mechanism = "plain"         // RFC 4616
	Login       Mechanism = "login"         // an expired draft that many relays still ask for
	ScramSHA256 Mechanism = "scram-sha-256" // RFC 7677
	XOAuth2     Mechanism = "xoauth2"       // Google's and Microsoft's bearer tokens
)

// Timeouts are how long to wait for each part. What is zero is as RFC 5321 4.5.3.2 wants it.
type Timeouts struct {
	Connect time.Duration // the name, the connection and TLS, each; 0: 1 minute
	Command time.Duration // the greeting and the answer to a command; 0: 5 minutes
	Data    time.Duration // the answer to DATA; 0: 2 minutes
	Block   time.Duration // for each block of the text to leave; 0: 3 minutes
	Dot     time.Duration // the answer to the whole message; 0: 10 minutes
}

// neutralName is an address literal (RFC 5321 4.1.3) that every relay takes and that tells nothing of this
// machine or its network.
const neutralName = "[127.0.0.1]"

// filled puts the defaults in place of what is zero.
func (s Settings) filled() Settings {
	s.TLS = cmp.Or(s.TLS, StartTLS)
	port := 587
	if s.TLS == Implicit {
		port = 465
	}
	s.Port = cmp.Or(s.Port, port)
	s.Hello = cmp.Or(s.Hello, neutralName)
	s.Connect = cmp.Or(s.Connect, time.Minute)
	s.Command = cmp.Or(s.Command, 5*time.Minute)
	s.Data = cmp.Or(s.Data, 2*time.Minute)
	s.Block = cmp.Or(s.Block, 3*time.Minute)
	s.Dot = cmp.Or(s.Dot, 10*time.Minute)
	return s
}

// wrong says what in the settings cannot work, or "".
func (s Settings) wrong() string {
	switch {
	case s.Host == "":
		return "no host is set"
	case s.Port < 1 || s.Port > 65535:
		return "the port is not between 1 and 65535"
	case s.TLS != StartTLS && s.TLS != Implicit:
		return "the kind of TLS is neither starttls nor implicit"
	case strings.ContainsFunc(s.Hello, notVisible):
		return "the name for EHLO holds a space or another character that it cannot"
	case s.Auth == NoAuth:
		return ""
	case !s.Auth.known():
		return "the kind of authentication is none of plain, login, scram-sha-256 and xoauth2"
	case s.User == "" || s.Secret == nil:
		return "authentication needs a user and a secret"
	}
	return ""
}

// notVisible reports whether a rune is anything but a visible ASCII character.
func notVisible(r rune) bool { return r <= ' ' || r > '~' }
