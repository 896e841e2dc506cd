package bounce

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"testing"
	"time"
)

// refuse reads a mailbox that cannot be read and gives the error, in which neither the user nor the
// secret may stand. Before there is TLS, nobody may ask for the secret.
func refuse(t *testing.T, s Settings) *DownError {
	t.Helper()
	asked, secret := false, s.Secret
	s.Secret = func(ctx context.Context) (string, error) { asked = true; return secret(ctx) }
	state, _, err := Read(t.Context(), s, State{}, isOurs, func(Report) error { return nil })
	down, ok := errors.AsType[*DownError](err)
	if !ok || state.UID != 0 {
		t.Fatalf("%T, want a DownError; %+v", err, state)
	}
	if asked && slices.Contains([]string{"connect", "greeting", "tls"}, down.Step) {
		t.Errorf("the secret was asked for at step %s", down.Step)
	}
	for _, secret := range []string{user, password, "cret", "bounces@", "@"} {
		if strings.Contains(down.Error(), secret) {
			t.Errorf("the error at step %s holds an address or the secret", down.Step)
		}
	}
	return down
}

// TestDown: each thing that can be wrong with the settings is told by its step (M4, R10).
func TestDown(t *testing.T) {
	wrong := func(context.Context) (string, error) { return "wr@ng", nil }
	for _, c := range []struct {
		name     string
		implicit bool
		host     string // of the certificate
		change   func(*Settings)
		step     string
		words    string // part of
	}{
		{"password", true, "127.0.0.1", func(s *Settings) { s.Secret = wrong }, "auth", "refused the user name"},
		{"token", false, "127.0.0.1", func(s *Settings) { s.Secret, s.OAuth = wrong, true }, "auth", "refused the user name"},
		{"folder", true, "127.0.0.1", func(s *Settings) { s.Folder = "Bounçes" }, "folder", "no such folder"},
		{"certificate", true, "other.example", func(*Settings) {}, "tls", "certificate"},
		{"certificate after STARTTLS", false, "other.example", func(*Settings) {}, "tls", "certificate"},
		{"authority", false, "127.0.0.1", func(s *Settings) { s.CA = nil }, "tls", "unknown authority"},
		{"clear text at a TLS port", false, "127.0.0.1", func(s *Settings) { s.Implicit = true }, "tls", "TLS 1.2"},
		{"nobody there", true, "127.0.0.1", func(s *Settings) { s.Port = 1 }, "connect", "refused"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := startPost(t, c.implicit, c.host)
			c.change(&p.settings)
			down := refuse(t, p.settings)
			if down.Step != c.step || !strings.Contains(down.Words, c.words) {
				t.Errorf("got %q, want step %s and %q", down, c.step, c.words)
			}
		})
	}
}

// TestSecretFails: what the caller's function says comes back as it is, and nothing was sent.
func TestSecretFails(t *testing.T) {
	p := startPost(t, true, "127.0.0.1")
	gone := errors.New("no such file")
	p.settings.Secret = func(context.Context) (string, error) { return "", gone }
	_, _, err := Read(t.Context(), p.settings, State{}, isOurs, nil)
	if !errors.Is(err, gone) || strings.Contains(p.sent.String(), "AUTHENTICATE") {
		t.Errorf("%v", err)
	}
}

// A script is what a raw server does with one connection.
type script func(c net.Conn, lines *bufio.Scanner, config *tls.Config)

// startScript plays a script to one client.
func startScript(t *testing.T, version uint16, play script) Settings {
	certificate, pool := certify(t, "127.0.0.1", time.Now().Add(time.Hour))
	listener := listen(t)
	go func() {
		c, err := listener.Accept()
		if err != nil {
			return
		}
		defer c.Close()
		play(c, bufio.NewScanner(c), &tls.Config{
			Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS10, MaxVersion: version,
		})
	}()
	s := settings(listener.Addr(), false, pool)
	s.Timeout = 2 * time.Second // a busy machine is no broken server
	return s
}

// answer reads commands up to one with the given name, agrees to those before it, and gives its tag.
func answer(c net.Conn, lines *bufio.Scanner, name string) (tag string) {
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		if len(words) > 1 && words[1] == name {
			return words[0]
		}
		fmt.Fprintf(c, "* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN SASL-IR\r\n%s OK done\r\n", words[0])
	}
	return ""
}

const greeting = "* OK [CAPABILITY IMAP4rev1 STARTTLS] hello\r\n"

// encrypted plays a script after STARTTLS.
func encrypted(next func(c net.Conn, lines *bufio.Scanner)) script {
	return func(c net.Conn, lines *bufio.Scanner, config *tls.Config) {
		fmt.Fprint(c, greeting)
		fmt.Fprintf(c, "%s OK go ahead\r\n", answer(c, lines, "STARTTLS"))
		safe := tls.Server(c, config)
		if safe.Handshake() == nil {
			next(safe, bufio.NewScanner(safe))
		}
	}
}

// A hostile server breaks the rules, or something between it and us does.
type hostile struct {
	name    string
	version uint16 // of TLS, at most
	play    script
	step    string
	words   string // part of
}

// meet reads from each server in vain.
func meet(t *testing.T, servers []hostile) {
	for _, c := range servers {
		t.Run(c.name, func(t *testing.T) {
			down := refuse(t, startScript(t, c.version, c.play))
			if down.Step != c.step || !strings.Contains(down.Words, c.words) {
				t.Errorf("got %q, want step %s and %q", down, c.step, c.words)
			}
		})
	}
}

// TestHostileInClear: before there is TLS, nothing is believed and nothing is told (M4).
func TestHostileInClear(t *testing.T) {
	meet(t, []hostile{
		{"no STARTTLS", tls.VersionTLS13, func(c net.Conn, lines *bufio.Scanner, _ *tls.Config) {
			fmt.Fprint(c, "* OK [CAPABILITY IMAP4rev1] hello\r\n")
			fmt.Fprintf(c, "%s BAD what?\r\n", answer(c, lines, "STARTTLS"))
			lines.Scan()
		}, "tls", "does not offer STARTTLS"},
		{"logged in beforehand", tls.VersionTLS13, func(c net.Conn, lines *bufio.Scanner, config *tls.Config) {
			fmt.Fprint(c, "* PREAUTH [CAPABILITY IMAP4rev1 STARTTLS] hello\r\n")
			fmt.Fprintf(c, "%s OK go ahead\r\n", answer(c, lines, "STARTTLS"))
			tls.Server(c, config).Handshake()
		}, "greeting", "without encryption"},
		{"too busy", tls.VersionTLS13, func(c net.Conn, lines *bufio.Scanner, _ *tls.Config) {
			fmt.Fprint(c, "* BYE too many connections for "+user+"\r\n")
		}, "greeting", "cannot serve us now"},
		{"a line without end", tls.VersionTLS13, func(c net.Conn, lines *bufio.Scanner, _ *tls.Config) {
			fmt.Fprint(c, "* OK "+strings.Repeat("x", 1<<16))
		}, "greeting", "does not speak IMAP"},
		{"an answer planted before TLS", tls.VersionTLS13, func(c net.Conn, lines *bufio.Scanner, config *tls.Config) {
			fmt.Fprint(c, greeting)
			fmt.Fprintf(c, "%s OK go ahead\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n", answer(c, lines, "STARTTLS"))
			tls.Server(c, config).Handshake()
		}, "tls", ""},
		{"TLS 1.1", tls.VersionTLS11, encrypted(func(net.Conn, *bufio.Scanner) {}), "tls", "TLS 1.2"},
		{"no IMAP", tls.VersionTLS13, func(c net.Conn, _ *bufio.Scanner, _ *tls.Config) {
			fmt.Fprint(c, "220 smtp.example "+user+"\r\n")
		}, "greeting", "does not speak IMAP"},
		{"silence", tls.VersionTLS13, func(c net.Conn, lines *bufio.Scanner, _ *tls.Config) {
			for lines.Scan() {
			}
		}, "greeting", "no answer in time"},
		{"hung up", tls.VersionTLS13, func(net.Conn, *bufio.Scanner, *tls.Config) {}, "greeting", "lost"},
	})
}

// TestHostileAfterTLS: a server that stops, quotes what it was sent or loses its place is told in our
// words (R10).
func TestHostileAfterTLS(t *testing.T) {
	echo := func(c net.Conn, lines *bufio.Scanner) {
		tag := answer(c, lines, "AUTHENTICATE")
		fmt.Fprintf(c, "%s NO [%s] %s for %s <%s>\r\n", tag, user, password, user, lines.Text())
		lines.Scan()
	}
	meet(t, []hostile{
		{"silence after logging in", tls.VersionTLS13, encrypted(func(c net.Conn, lines *bufio.Scanner) {
			answer(c, lines, "EXAMINE")
			for lines.Scan() {
			}
		}), "folder", "no answer in time"},
		{"echo", tls.VersionTLS13, encrypted(echo), "auth", "refused the user name"},
		{"no numbers", tls.VersionTLS13, encrypted(func(c net.Conn, lines *bufio.Scanner) {
			fmt.Fprintf(c, "* 1 EXISTS\r\n%s OK [READ-ONLY] done\r\n", answer(c, lines, "EXAMINE"))
			answer(c, lines, "-")
		}), "folder", "no lasting numbers"},
		{"lost in a body", tls.VersionTLS13, encrypted(func(c net.Conn, lines *bufio.Scanner) {
			fmt.Fprintf(c, "* OK [UIDVALIDITY 9] .\r\n* OK [UIDNEXT 2] .\r\n%s OK done\r\n", answer(c, lines, "EXAMINE"))
			tag := answer(c, lines, "UID")
			header := "Content-Type: multipart/report\r\n\r\n"
			fmt.Fprintf(c, "* 1 FETCH (UID 1 BODY[HEADER.FIELDS (Content-Type X-Failed-Recipients)]<0> {%d}\r\n%s)\r\n", len(header), header)
			fmt.Fprintf(c, "%s OK done\r\n", tag)
			answer(c, lines, "UID")
			fmt.Fprint(c, "* 1 FETCH (UID 1 BODY[]<0> {5000}\r\nContent-Type: ")
		}), "read", "lost"},
	})
}
