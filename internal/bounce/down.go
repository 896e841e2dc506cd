package bounce

import (
	"crypto/tls"
	"errors"

	"github.com/emersion/go-imap/v2"
)

// down says in our own words why a step failed. If the caller's context has ended, it gives that.
//
// The library's texts quote the server, and a server may quote what it was sent: none is passed on.
// The words about a certificate are Go's; names in it pass, addresses do not.
func (m *mailbox) down(step string, err error) error {
	if m.ctx.Err() != nil {
		return m.ctx.Err()
	}
	if refused, ok := errors.AsType[*imap.Error](err); ok {
		return &DownError{step, refusal(step, refused.Code)}
	}
	certificate, isCertificate := errors.AsType[*tls.CertificateVerificationError](err)
	switch {
	case isCertificate:
		return &DownError{step, clean(certificate.Error(), nil)}
	case m.wire.slow.Load():
		return &DownError{step, "no answer in time"}
	case m.wire.lost.Load():
		return &DownError{step, "the connection was lost"}
	case step == "tls":
		return &DownError{step, "no encrypted connection in TLS 1.2 or newer came about"}
	}
	return &DownError{step, "an answer that cannot be understood"}
}

// refusal turns a response code (RFC 5530) into words.
func refusal(step string, code imap.ResponseCode) string {
	switch code {
	case imap.ResponseCodeUnavailable, imap.ResponseCodeServerBug, imap.ResponseCodeInUse:
		return "the server cannot serve us now"
	case imap.ResponseCodeLimit:
		return "the server allows no more connections"
	case imap.ResponseCodeExpired:
		return "the password or token has expired"
	case imap.ResponseCodeAuthorizationFailed, imap.ResponseCodeNoPerm:
		return "the user is not allowed to read this mailbox"
	case imap.ResponseCodeContactAdmin:
		return "the server wants its administrator to be asked"
	case imap.ResponseCodeNonExistent, imap.ResponseCodeTryCreate:
		return "there is no such folder"
	case imap.ResponseCodePrivacyRequired:
		return "the server wants stronger encryption"
	}
	if step == "auth" {
		return "the server refused the user name, password or token"
	}
	return "the server refused"
}
