package relay

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"strconv"
	"strings"

	"github.com/wneessen/go-mail/smtp"
)

func (m Mechanism) known() bool {
	switch m {
	case Plain, Login, ScramSHA256, XOAuth2:
		return true
	}
	return false
}

// client gives the side of a mechanism that is ours. The connection is encrypted before it is asked.
func (m Mechanism) client(host, user, secret string) smtp.Auth {
	switch m {
	case Plain:
		return smtp.PlainAuth("", user, secret, host, false)
	case Login:
		return smtp.LoginAuth(user, secret, host, false)
	case ScramSHA256:
		return &scram{Auth: smtp.ScramSHA256Auth(user, secret)}
	case XOAuth2:
		return smtp.XOAuth2Auth(user, secret)
	}
	panic("relay: no mechanism " + string(m))
}

// authenticate shows the relay who we are.
func (c *conn) authenticate(ctx context.Context, s Settings) error {
	if s.Auth == NoAuth {
		return nil
	}
	name := strings.ToUpper(string(s.Auth))
	if !c.offers.offers(name) {
		return &DownError{Step: StepAuth, Words: "the relay does not offer " + name}
	}
	secret, err := s.Secret(ctx)
	c.hidden.addSecret(s.User, secret)
	if err != nil {
		return &DownError{Step: StepSecret, Words: c.hidden.text(err.Error())}
	}
	if secret == "" || strings.ContainsAny(s.User+secret, "\x00\x01\r\n") {
		return &DownError{Step: StepSecret, Words: "the user or the secret is empty or holds a control character"}
	}
	mechanism := s.Auth.client(s.Host, s.User, secret)
	// Start's name is the one above.
	_, first, err := mechanism.Start(&smtp.ServerInfo{Name: s.Host, TLS: true, Auth: c.offers.auth})
	if err != nil {
		return &DownError{Step: StepAuth, Words: "the mechanism cannot be used with this relay"}
	}
	return c.exchange(name, first, mechanism)
}

// maxRounds is more than any mechanism needs; a relay could go on for ever.
const maxRounds = 8

// exchange sends AUTH and answers the relay's challenges (RFC 4954 4). A first response that would make the
// command longer than 512 bytes waits for an empty challenge, as that clause wants; a token is that long.
func (c *conn) exchange(name string, first []byte, mechanism smtp.Auth) error {
	line := "AUTH " + name
	if encoded := c.encode(first); encoded != "" && len(line)+1+len(encoded)+2 <= 512 {
		line, first = line+" "+encoded, nil
	}
	for range maxRounds {
		a, err := c.command(line, c.wait.Command)
		switch {
		case err != nil:
			return &DownError{Step: StepAuth, Words: noAnswer(err)}
		case a.code == 235:
			if _, err := mechanism.Next(nil, false); err != nil {
				return &DownError{Step: StepAuth, Code: a.code, Words: notProven}
			}
			return nil
		case a.code != 334:
			return c.down(StepAuth, a)
		}
		var response []byte
		challenge, err := base64.StdEncoding.DecodeString(strings.TrimSpace(a.lines[0]))
		if first != nil {
			response, first = first, nil
		} else if err == nil {
			response, err = mechanism.Next(challenge, true)
		}
		if err != nil {
			return &DownError{Step: StepAuth, Code: a.code, Words: notProven}
		}
		line = c.encode(response)
	}
	return &DownError{Step: StepAuth, Words: "the relay does not come to an end"}
}

// notProven stands for whatever a mechanism says of a challenge: its own words repeat it.
const notProven = "the relay did not follow the mechanism, or does not know the secret itself"

// encode gives a response as it is sent, and sees to it that it is never given back.
func (c *conn) encode(response []byte) string {
	encoded := base64.StdEncoding.EncodeToString(response)
	c.hidden.addSecret(string(response), encoded)
	return encoded
}

// A scram holds a relay to the order of RFC 5802 5: an empty challenge, the first message with nonce, salt and
// count, the final one with its signature. Without the last, whoever answered has not shown that it knows the
// secret; the mechanism underneath would be content.
type scram struct {
	smtp.Auth
	seen int // challenges
}

var errOrder = errors.New("challenge out of order")

// Next answers a challenge.
func (s *scram) Next(challenge []byte, more bool) ([]byte, error) {
	want := []string{"", "r=", "v="}
	if !more {
		if s.seen != len(want) {
			return nil, errOrder
		}
		return s.Auth.Next(challenge, more)
	}
	if s.seen == len(want) || !bytes.HasPrefix(challenge, []byte(want[s.seen])) || s.seen == 0 && len(challenge) > 0 {
		return nil, errOrder
	}
	if s.seen == 1 && !bearable(challenge) {
		return nil, errOrder
	}
	s.seen++
	return s.Auth.Next(challenge, more)
}

// bearable reports whether the count of a SCRAM first message is at least what RFC 7677 4 asks and no more than
// takes about a second.
func bearable(challenge []byte) bool {
	for field := range bytes.SplitSeq(challenge, []byte(",")) {
		if count, ok := bytes.CutPrefix(field, []byte("i=")); ok {
			n, err := strconv.Atoi(string(count))
			return err == nil && n >= 4096 && n <= 1_000_000
		}
	}
	return false
}
