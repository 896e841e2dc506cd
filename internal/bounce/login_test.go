package bounce

import (
	"bufio"
	"crypto/tls"
	"encoding/base64"
	"fmt"
	"net"
	"strings"
	"testing"

	"github.com/emersion/go-imap/v2"
)

// TestLogin: the mechanism follows from what the server offers once there is TLS, and a secret goes
// into no other.
func TestLogin(t *testing.T) {
	for _, c := range []struct {
		caps  string
		oauth bool
		want  string // the command without its argument, "" for none
		words string // part of
	}{
		{"AUTH=PLAIN AUTH=XOAUTH2", false, "AUTHENTICATE PLAIN", "refused the user name"},
		{"AUTH=LOGIN", false, "LOGIN", "refused the user name"},
		{"LOGINDISABLED AUTH=XOAUTH2", false, "", "takes no password"},
		{"AUTH=XOAUTH2 AUTH=OAUTHBEARER", true, "AUTHENTICATE XOAUTH2", "refused the user name"},
		{"AUTH=PLAIN AUTH=OAUTHBEARER", true, "AUTHENTICATE OAUTHBEARER", "refused the user name"},
		{"AUTH=PLAIN", true, "", "does not offer OAuth"},
	} {
		got := make(chan string, 1)
		s := startScript(t, tls.VersionTLS13, encrypted(func(conn net.Conn, lines *bufio.Scanner) {
			got <- refuseLogin(conn, lines, "IMAP4rev1 SASL-IR "+c.caps)
		}))
		s.OAuth = c.oauth
		down := refuse(t, s)
		if command := <-got; command != c.want || down.Step != "auth" || !strings.Contains(down.Words, c.words) {
			t.Errorf("%s: command %q and %q, want %q and %q", c.caps, command, down, c.want, c.words)
		}
	}
}

// refuseLogin offers capabilities and refuses what the client does with them: OAuth as RFC 7628 has
// it, by a challenge. It gives the command.
func refuseLogin(c net.Conn, lines *bufio.Scanner, caps string) string {
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		switch {
		case words[1] == "CAPABILITY":
			fmt.Fprintf(c, "* CAPABILITY %s\r\n%s OK done\r\n", caps, words[0])
		case words[1] == "LOGIN":
			fmt.Fprintf(c, "%s NO [AUTHENTICATIONFAILED] no\r\n", words[0])
			return words[1]
		case words[2] == "PLAIN":
			fmt.Fprintf(c, "%s NO no\r\n", words[0])
			return "AUTHENTICATE PLAIN"
		default:
			challenge := base64.StdEncoding.EncodeToString([]byte(`{"status":"invalid_token"}`))
			fmt.Fprintf(c, "+ %s\r\n", challenge)
			lines.Scan()
			return words[1] + " " + words[2]
		}
	}
	return ""
}

// TestRefusal: a code becomes words that say what to do; any other code, and all text, is left out.
func TestRefusal(t *testing.T) {
	for _, c := range []struct {
		step string
		code imap.ResponseCode
		want string
	}{
		{"auth", "UNAVAILABLE", "the server cannot serve us now"},
		{"auth", "LIMIT", "the server allows no more connections"},
		{"auth", "EXPIRED", "the password or token has expired"},
		{"auth", "CONTACTADMIN", "the server wants its administrator to be asked"},
		{"auth", "PRIVACYREQUIRED", "the server wants stronger encryption"},
		{"auth", "X-PASSWORD-IS-123", "the server refused the user name, password or token"},
		{"folder", "NOPERM", "the user is not allowed to read this mailbox"},
		{"folder", "NONEXISTENT", "there is no such folder"},
		{"read", "", "the server refused"},
	} {
		if got := refusal(c.step, c.code); got != c.want {
			t.Errorf("%s %s: got %q, want %q", c.step, c.code, got, c.want)
		}
	}
}
