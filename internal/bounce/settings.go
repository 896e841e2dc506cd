package bounce

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"time"
)

// Settings say where the mailbox is and how to get in.
type Settings struct {
	Host     string
	Port     int
	Implicit bool           // TLS from the first byte (port 993); else STARTTLS (143), without which nothing is said
	CA       *x509.CertPool // nil: the system's
	User     string
	Secret   func(context.Context) (string, error) // the password or token, asked for once TLS is there
	OAuth    bool                                  // Secret gives an OAuth 2.0 access token
	Folder   string                                // "": INBOX
	Timeout  time.Duration                         // for connecting, and for each wait for the server; 0: one minute
}

func (s Settings) folder() string {
	if s.Folder == "" {
		return "INBOX"
	}
	return s.Folder
}

func (s Settings) timeout() time.Duration {
	if s.Timeout == 0 {
		return time.Minute
	}
	return s.Timeout
}

// tls asks for version 1.2 or newer and a certificate that fits the host.
func (s Settings) tls() *tls.Config {
	return &tls.Config{ServerName: s.Host, RootCAs: s.CA, MinVersion: tls.VersionTLS12}
}

// A DownError says that the mailbox cannot be read now. It holds neither an address nor the secret:
// of what a server says only response codes known to RFC 5530 come through, in our words.
type DownError struct {
	Step  string // connect, greeting, tls, auth, folder or read
	Words string
}

func (e *DownError) Error() string { return "bounce mailbox: " + e.Step + ": " + e.Words }
