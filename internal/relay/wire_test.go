package relay

import (
	"bufio"
	"crypto/tls"
	"net"
	"strings"
	"sync"
	"testing"
	"time"
)

// A wire is the server's end of a connection in a test: it says what the test wants, in place of what a server
// should.
type wire struct {
	net.Conn
	in   *bufio.Reader
	conf *tls.Config
}

// serve runs a server on loopback that hands each connection to play, and gives settings to reach it: STARTTLS,
// short time-outs. The connection is closed after play.
func serve(t testing.TB, play func(w *wire)) Settings {
	t.Helper()
	ca := newAuthority(t)
	return serveWith(t, ca, ca.good(), play)
}

func serveWith(t testing.TB, ca *authority, conf *tls.Config, play func(w *wire)) Settings {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var open sync.WaitGroup
	open.Go(func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			open.Go(func() {
				defer c.Close()
				_ = c.SetDeadline(time.Now().Add(20 * time.Second))
				play(&wire{Conn: c, in: bufio.NewReader(c), conf: conf})
			})
		}
	})
	t.Cleanup(func() { _ = listener.Close(); open.Wait() })
	return settingsFor(listener, ca)
}

func settingsFor(listener net.Listener, ca *authority) Settings {
	return Settings{
		Host: "127.0.0.1", Port: listener.Addr().(*net.TCPAddr).Port, CA: ca.pool(),
		Timeouts: Timeouts{Connect: 5 * time.Second, Command: 5 * time.Second, Data: 5 * time.Second,
			Block: 5 * time.Second, Dot: 5 * time.Second},
	}
}

// newRelay is New, closed when the test ends.
func newRelay(t testing.TB, s Settings) *Relay {
	t.Helper()
	r := New(s)
	t.Cleanup(func() { _ = r.Close() })
	return r
}

// say sends lines as one piece.
func (w *wire) say(lines ...string) {
	_, _ = w.Write([]byte(strings.Join(lines, "\r\n") + "\r\n"))
}

// hear reads a line; "" when the client is gone.
func (w *wire) hear() string {
	line, err := w.in.ReadString('\n')
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(line, "\r\n")
}

// encrypt begins TLS.
func (w *wire) encrypt() {
	w.Conn = tls.Server(w.Conn, w.conf)
	w.in = bufio.NewReader(w.Conn)
}

// welcome plays a server up to where it waits for MAIL, offering extensions.
func (w *wire) welcome(extensions ...string) {
	w.say("220 ready")
	w.hear()
	w.say("250-hello", "250 STARTTLS")
	w.hear()
	w.say("220 go ahead")
	w.encrypt()
	w.hear()
	w.offer(extensions...)
}

// offer answers EHLO.
func (w *wire) offer(extensions ...string) {
	lines := []string{"250-hello"}
	for _, e := range extensions {
		lines = append(lines, "250-"+e)
	}
	w.say(append(lines, "250 HELP")...)
}

// accept says yes to MAIL, RCPT and DATA.
func (w *wire) accept() {
	for _, yes := range []string{"250 ok", "250 ok", "354 go"} {
		w.hear()
		w.say(yes)
	}
}

// text reads a text up to its dot and gives what came; ended says whether the dot did.
func (w *wire) text() (text string, ended bool) {
	var b strings.Builder
	for {
		line, err := w.in.ReadString('\n')
		if line == ".\r\n" {
			return b.String(), true
		}
		b.WriteString(line)
		if err != nil {
			return b.String(), false
		}
	}
}

// What the tests send. Every one of seeds is to be found nowhere but in the message itself.
const (
	to      = "xanthippe.quux+tag@patient-home.example"
	from    = "no-reply@clinic.example"
	message = "From: The Clinic <no-reply@clinic.example>\r\nTo: Xanthippe Quuxdottir <" + to + ">\r\n" +
		"Subject: =?utf-8?b?WW91ciB6ZWJyYWZpc2ggdmlzaXQ=?=\r\nMessage-ID: <k3y@clinic.example>\r\n\r\n" +
		"Dear Xanthippe, please wear walrus slippers.\r\n.one dot\r\n..two dots\r\n.\r\nend\r\n"
)

var seeds = []string{"xanthippe", "quux", "patient-home", "zebrafish", "walrus", "k3y", "no-reply@", "swordfish"}

var envelope = Envelope{From: from, To: to}

// send sends the message and fails the test on a DownError or on a seed in what came back.
func send(t testing.TB, r *Relay) Reply {
	t.Helper()
	reply, err := r.Send(t.Context(), NewMessage(envelope, []byte(message)))
	if err != nil {
		t.Fatal(err)
	}
	silentAbout(t, reply.Words+" "+reply.QueueID)
	return reply
}

func silentAbout(t testing.TB, words string) {
	t.Helper()
	for _, seed := range seeds {
		if strings.Contains(strings.ToLower(words), seed) {
			t.Errorf("the words hold %q", seed)
		}
	}
	if strings.ContainsAny(words, "<>\r\n@") {
		t.Errorf("the words hold an address or a line break")
	}
}
