package relay

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"time"
)

// wantDown sends the message and wants an error of one step.
func wantDown(t *testing.T, r *Relay, step Step, code int, words string) {
	t.Helper()
	reply, err := r.Send(t.Context(), NewMessage(envelope, []byte(message)))
	down := (*DownError)(nil)
	if !errors.As(err, &down) {
		t.Fatalf("got %v %v, want a DownError", reply, err)
	}
	silentAbout(t, err.Error())
	if reply != (Reply{}) || down.Step != step || down.Code != code || !strings.Contains(down.Words, words) {
		t.Errorf("got %v %q, want %s %d %q", reply, err, step, code, words)
	}
	if r.conn != nil {
		t.Error("the connection is kept")
	}
}

// TestCertificate: TLS is verified, with either mode (M4).
func TestCertificate(t *testing.T) {
	for _, test := range []struct {
		name  string
		conf  func(ca *authority) *tls.Config
		words string
	}{
		{"another host", func(ca *authority) *tls.Config {
			return ca.config(func(c *x509.Certificate) { c.IPAddresses, c.DNSNames = nil, []string{"other.example"} })
		}, "the certificate is for another host"},
		{"expired", func(ca *authority) *tls.Config {
			return ca.config(func(c *x509.Certificate) { c.NotAfter = time.Now().Add(-time.Hour) })
		}, "the certificate is not valid at this time"},
		{"not for servers", func(ca *authority) *tls.Config {
			return ca.config(func(c *x509.Certificate) { c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth} })
		}, "the certificate is not good for a server"},
		{"unknown authority", func(ca *authority) *tls.Config { return newAuthority(ca.t).good() }, "not from an authority"},
		{"TLS 1.0", func(ca *authority) *tls.Config {
			conf := ca.good()
			conf.MinVersion, conf.MaxVersion = tls.VersionTLS10, tls.VersionTLS10
			return conf
		}, "protocol version not supported"},
		{"TLS 1.1", func(ca *authority) *tls.Config {
			conf := ca.good()
			conf.MinVersion, conf.MaxVersion = tls.VersionTLS10, tls.VersionTLS11
			return conf
		}, "protocol version not supported"},
	} {
		t.Run(test.name, func(t *testing.T) {
			ca := newAuthority(t)
			s := serveWith(t, ca, test.conf(ca), func(w *wire) { w.welcome() })
			wantDown(t, newRelay(t, s), StepTLS, 0, test.words)
			s = serveWith(t, ca, test.conf(ca), func(w *wire) { w.encrypt(); w.say("220 ready"); w.hear() })
			s.TLS = Implicit
			wantDown(t, newRelay(t, s), StepTLS, 0, test.words)
		})
	}
}

// TestNotReady: what keeps a connection from being used stops the run, and no message is offered in the clear
// (M4).
func TestNotReady(t *testing.T) {
	clear := func(answer string, more ...string) func(w *wire) {
		return func(w *wire) {
			w.say("220 ready")
			w.hear()
			w.say(append([]string{answer}, more...)...)
			for line := w.hear(); line != ""; line = w.hear() {
				if strings.HasPrefix(line, "MAIL") || strings.HasPrefix(line, "AUTH") {
					t.Errorf("heard %.4s in the clear", line)
				}
			}
		}
	}
	startTLS := func(answers ...string) func(w *wire) {
		return func(w *wire) {
			w.say("220 ready")
			w.hear()
			w.say("250-hello", "250 STARTTLS")
			w.hear()
			w.say(answers...)
			_, _ = w.in.ReadByte() // of the handshake, if there is one
		}
	}
	for _, test := range []struct {
		name  string
		play  func(w *wire)
		step  Step
		code  int
		words string
	}{
		{"no greeting", func(*wire) {}, StepGreeting, 0, "the connection was lost"},
		{"silent", func(w *wire) { w.hear() }, StepGreeting, 0, "the relay did not answer in time"},
		{"greeting 421", func(w *wire) { w.say("421 4.3.2 busy, " + to); w.hear() }, StepGreeting, 421, "busy, […]"},
		{"greeting that knows us", func(w *wire) { w.say("421 4.7.0 too many for xanthippe.quux"); w.hear() }, StepGreeting, 421, "too many for […]"},
		{"greeting 554", func(w *wire) { w.say("554 no service"); w.hear() }, StepGreeting, 554, "no service"},
		{"greeting of another protocol", func(w *wire) { w.say("HTTP/1.1 400 Bad Request"); w.hear() }, StepGreeting, 0, errGarbage.Error()},
		{"EHLO refused", clear("502 5.5.1 no"), StepHello, 502, "no"},
		{"EHLO put off", clear("421 later"), StepHello, 421, "later"},
		{"two greetings", func(w *wire) { w.say("220 ready", "220 steady"); w.hear() }, StepHello, 0, errExcess.Error()},
		{"STARTTLS not offered", clear("250-hello", "250 AUTH PLAIN"), StepTLS, 0, "the relay does not offer STARTTLS"},
		{"STARTTLS refused", startTLS("454 4.7.0 not now"), StepTLS, 454, "not now"},
		{"STARTTLS and nothing", func(w *wire) { startTLS("220 go")(w); _, _ = io.Copy(io.Discard, w.in) }, StepTLS, 0, "the relay did not answer in time"},
		{"STARTTLS and no TLS", startTLS("220 go", "250 hello"), StepTLS, 0, "text came in the clear"},
		{"STARTTLS and late text", func(w *wire) {
			startTLS("220 go")(w)
			w.say("250 hello")
			_, _ = io.Copy(io.Discard, w.in)
		}, StepTLS, 0, "the relay does not speak TLS here"},
		{"no AUTH after TLS", func(w *wire) { w.welcome() }, StepAuth, 0, "the relay does not offer PLAIN"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := serve(t, test.play)
			s.Connect, s.Command = 300*time.Millisecond, 300*time.Millisecond
			s.Auth, s.User, s.Secret = Plain, from, secret
			wantDown(t, newRelay(t, s), test.step, test.code, test.words)
		})
	}
}

// TestUnreachable: names and ports that lead nowhere.
func TestUnreachable(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := settingsFor(listener, newAuthority(t))
	_ = listener.Close()
	wantDown(t, newRelay(t, s), StepConnect, 0, "connection refused")
	s.Host = "relay.invalid" // RFC 6761 6.4: never there
	wantDown(t, newRelay(t, s), StepConnect, 0, "the host's name")
}

// TestSettings: settings that cannot work are named before anything is connected.
func TestSettings(t *testing.T) {
	for words, s := range map[string]Settings{
		"no host":              {},
		"the port":             {Host: "h", Port: 65536},
		"the kind of TLS":      {Host: "h", TLS: "none"},
		"the name for EHLO":    {Host: "h", Hello: "a\r\nMAIL FROM:<>"},
		"authentication needs": {Host: "h", Auth: Login, User: "u"},
		"the kind of auth":     {Host: "h", Auth: "cram-md5", User: "u", Secret: secret},
	} {
		wantDown(t, newRelay(t, s), StepSettings, 0, words)
	}
	if s := (Settings{TLS: Implicit}).filled(); s.Port != 465 || s.Dot != 10*time.Minute {
		t.Error(s.Port, s.Dot)
	}
	if s := (Settings{}).filled(); s.Port != 587 || s.TLS != StartTLS {
		t.Error(s.Port, s.TLS)
	}
}
