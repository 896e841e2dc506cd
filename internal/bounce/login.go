package bounce

import (
	"errors"
	"fmt"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-sasl"
)

// login says who we are: by OAuth with whichever of its two mechanisms the server has, else by
// AUTHENTICATE PLAIN, else by LOGIN. The channel is encrypted, so PLAIN shows nothing.
func (m *mailbox) login(s Settings) error {
	secret, err := s.Secret(m.ctx)
	if err != nil {
		return fmt.Errorf("secret of the bounce mailbox: %w", err)
	}
	caps := m.client.Caps()
	switch {
	case s.OAuth && caps.Has(imap.AuthCap("XOAUTH2")):
		err = m.client.Authenticate(xoauth2{s.User, secret})
	case s.OAuth && caps.Has(imap.AuthCap(sasl.OAuthBearer)):
		err = m.client.Authenticate(sasl.NewOAuthBearerClient(&sasl.OAuthBearerOptions{
			Username: s.User, Token: secret, Host: s.Host, Port: s.Port,
		}))
	case s.OAuth:
		return &DownError{"auth", "the server does not offer OAuth"}
	case caps.Has(imap.AuthCap(sasl.Plain)):
		err = m.client.Authenticate(sasl.NewPlainClient("", s.User, secret))
	case caps.Has(imap.CapLoginDisabled):
		return &DownError{"auth", "the server takes no password"}
	default:
		err = m.client.Login(s.User, secret).Wait()
	}
	if _, ok := errors.AsType[*sasl.OAuthBearerError](err); ok {
		err = errToken
	}
	if err != nil {
		return m.down("auth", err)
	}
	return nil
}

// errToken stands for a refusal that a server gives as a challenge, in JSON, before the answer to
// the command. We ask no further and close.
var errToken = &imap.Error{Type: imap.StatusResponseTypeNo, Code: imap.ResponseCodeAuthenticationFailed}

// xoauth2 is the mechanism XOAUTH2 of Google and Microsoft.
type xoauth2 struct{ user, token string }

func (x xoauth2) Start() (mechanism string, first []byte, err error) {
	return "XOAUTH2", []byte("user=" + x.user + "\x01auth=Bearer " + x.token + "\x01\x01"), nil
}

func (x xoauth2) Next([]byte) ([]byte, error) { return nil, errToken }
