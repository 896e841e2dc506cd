package relay

import (
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
)

// TestCodes: every kind of code at every command (M5), and the next message after it, on the same connection or
// a new one, goes through.
func TestCodes(t *testing.T) {
	for _, test := range []struct {
		code int
		want Outcome
	}{
		{421, Slow}, {432, Slow}, {450, Slow}, {451, Slow}, {452, Slow}, {454, Retry}, {455, Retry}, {499, Retry},
		{500, Failed}, {501, Failed}, {503, Failed}, {550, Failed}, {551, Failed}, {552, Failed}, {553, Failed}, {554, Failed}, {555, Failed},
	} {
		no := &smtp.SMTPError{Code: test.code, EnhancedCode: smtp.EnhancedCode{test.code / 100, 7, 1}, Message: "no, <" + to + ">\nno at all"}
		for command, set := range map[string]func(*mailServer, error){
			"MAIL": func(m *mailServer, err error) { m.mail = func(smtp.MailOptions) error { return err } },
			"RCPT": func(m *mailServer, err error) { m.rcpt = func(smtp.RcptOptions) error { return err } },
			"dot":  func(m *mailServer, err error) { m.data = func() error { return err } },
		} {
			m := &mailServer{}
			set(m, no)
			r := newRelay(t, m.start(t, nil))
			got := send(t, r)
			want := Reply{Outcome: test.want, Code: test.code, Words: "no, […] no at all"}
			want.Enhanced = strings.Replace("x.7.1", "x", string(rune('0'+test.code/100)), 1)
			if test.code == 499 { // its second digit is none of SMTP's
				want = Reply{Outcome: Retry, Words: errGarbage.Error()}
				if command == "dot" {
					want.Outcome = Uncertain
				}
			}
			if got != want {
				t.Errorf("%s %d: got %+v, want %+v", command, test.code, got, want)
			}
			m.mu.Lock()
			set(m, nil)
			m.mu.Unlock()
			if got := send(t, r); got.Outcome != Sent {
				t.Errorf("after %s %d: %+v", command, test.code, got)
			}
			_, connections := m.count()
			same := connections == 1
			if keep := command != "RCPT" && test.code != 421 && test.code != 499; same != keep {
				t.Errorf("%s %d: %d connections", command, test.code, connections)
			}
		}
	}
}

// TestDataRefused: go-smtp cannot say no to DATA itself.
func TestDataRefused(t *testing.T) {
	for answer, want := range map[string]Outcome{"451 4.3.0 later": Slow, "454 4.7.1 no": Retry, "503 5.5.1 no": Failed, "554 5.5.1 no": Failed} {
		s := serve(t, func(w *wire) {
			w.welcome()
			w.hear()
			w.say("250 ok")
			w.hear()
			w.say("251 will forward")
			w.hear()
			w.say(answer)
			if next := w.hear(); next != "QUIT" {
				t.Errorf("after a refused DATA came %.4q", next)
			}
			w.say("221 bye")
		})
		if got := send(t, newRelay(t, s)); got.Outcome != want || got.Code == 0 {
			t.Error(answer, got)
		}
	}
}

// TestSame: what the server takes is what was given, dots and all, and the next message with it.
func TestSame(t *testing.T) {
	m := &mailServer{}
	r := newRelay(t, m.start(t, nil))
	texts := []string{message, ".\r\n", "..\r\n.\r\n", "a: b\r\n\r\n.x\r\n...\r\n", strings.Repeat("a", 998) + "\r\n", "no end"}
	for _, text := range texts {
		if reply, err := r.Send(t.Context(), NewMessage(envelope, []byte(text))); err != nil || reply.Outcome != Sent {
			t.Error(reply, err)
		}
	}
	texts[len(texts)-1] += "\r\n"
	m.mu.Lock()
	defer m.mu.Unlock()
	if !slices.Equal(m.texts, texts) {
		t.Errorf("the %d texts that arrived are not those that were sent", len(m.texts))
	}
}

// TestPerConnection: the connection is renewed after its number of messages, in order.
func TestPerConnection(t *testing.T) {
	m := &mailServer{}
	s := m.start(t, nil)
	s.PerConnection = 3
	r := newRelay(t, s)
	for range 7 {
		if got := send(t, r); got.Outcome != Sent {
			t.Error(got)
		}
	}
	if n, connections := m.count(); n != 7 || connections != 3 {
		t.Errorf("%d messages over %d connections, want 7 over 3", n, connections)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if got := send(t, r); got.Outcome != Sent {
		t.Error("after Close:", got)
	}
}

// TestParameters: what the relay offers is used, and what it does not offer is not.
func TestParameters(t *testing.T) {
	m := &mailServer{}
	s := m.start(t, func(s *smtp.Server) { s.EnableDSN, s.EnableSMTPUTF8, s.MaxMessageBytes = true, true, 1<<20 })
	e := Envelope{From: from, To: "süß@почта.example", UTF8: true}
	eight := "Subject: süß\r\n\r\nüber\r\n"
	if reply, err := newRelay(t, s).Send(t.Context(), NewMessage(e, []byte(eight))); err != nil || reply.Outcome != Sent {
		t.Fatal(reply, err)
	}
	want := smtp.MailOptions{Body: smtp.Body8BitMIME, Size: int64(len(eight)), UTF8: true, Return: smtp.DSNReturnHeaders}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.mailOptions != want {
		t.Errorf("MAIL had %+v", m.mailOptions)
	}
	if got := m.rcptOptions.Notify; !slices.Equal(got, []smtp.DSNNotify{"FAILURE", "DELAY"}) {
		t.Errorf("RCPT had NOTIFY %v", got)
	}

	heard := make(chan string, 2)
	bare := serve(t, func(w *wire) {
		w.welcome()
		heard <- w.hear()
		w.say("250 ok")
		heard <- w.hear()
		w.say("550 no")
	})
	send(t, newRelay(t, bare))
	if mail, rcpt := <-heard, <-heard; mail != "MAIL FROM:<"+from+">" || rcpt != "RCPT TO:<"+to+">" {
		t.Error("a relay that offers nothing was given parameters")
	}
}

// TestLacks: a message that the relay cannot take is Failed before it is offered, and the connection serves the
// next.
func TestLacks(t *testing.T) {
	s := serve(t, func(w *wire) {
		w.welcome("SIZE 1000")
		w.accept()
		w.text()
		w.say("250 ok")
		w.hear()
	})
	r := newRelay(t, s)
	for words, m := range map[string]struct {
		e    Envelope
		text string
	}{
		"the message is larger than the relay takes":                    {envelope, strings.Repeat("a\r\n", 400)},
		"the relay does not take addresses beyond ASCII (SMTPUTF8)":     {Envelope{from, to, true}, message},
		"the relay does not take text beyond ASCII (8BITMIME)":          {envelope, "Subject: a\r\n\r\nü\r\n"},
		"the message has a line of more than 998 bytes":                 {envelope, strings.Repeat("a", 999) + "\r\n"},
		"the message has a line that does not end in CRLF":              {envelope, "a: b\n\r\n"},
		"the message has a CR inside a line":                            {envelope, "a: b\rc\r\n"},
		"the message holds a zero byte":                                 {envelope, "a: \x00\r\n"},
		"the message is empty":                                          {envelope, ""},
		"the recipient's address holds a character that cannot be sent": {Envelope{from, "a@b>\r\nRCPT TO:<c@d", false}, message},
		"the recipient's address is not of the form local@domain":       {Envelope{from, "a@", false}, message},
		"the recipient's address is too long":                           {Envelope{from, strings.Repeat("a", 300) + "@b", false}, message},
		"the recipient's address holds a character beyond ASCII":        {Envelope{from, "ä@b.example", false}, message},
		"the recipient's address holds more than one @":                 {Envelope{from, "a@b@c", false}, message},
		"the sender's address holds a character that cannot be sent":    {Envelope{"a b@c", to, false}, message},
		"the sender's address is not of the form local@domain":          {Envelope{"", to, false}, message},
	} {
		reply, err := r.Send(t.Context(), NewMessage(m.e, []byte(m.text)))
		if err != nil || reply != (Reply{Outcome: Failed, Words: words}) {
			t.Errorf("got %+v %v, want %q", reply, err, words)
		}
	}
	if got := send(t, r); got.Outcome != Sent {
		t.Error(got)
	}
}

// TestIdle: a relay that has gone away between two messages costs neither of them.
func TestIdle(t *testing.T) {
	closed := make(chan struct{}, 2)
	s := serve(t, func(w *wire) {
		w.welcome()
		w.accept()
		w.text()
		w.say("250 ok")
		_ = w.Close()
		closed <- struct{}{}
	})
	r := newRelay(t, s)
	for range 2 {
		if got := send(t, r); got.Outcome != Sent {
			t.Error(got)
		}
		<-closed
		if r.conn != nil {
			r.conn.idle = time.Now().Add(-time.Minute)
		}
	}
}

// TestDownAndUp: a relay that was down is asked again by the next message.
func TestDownAndUp(t *testing.T) {
	var calls atomic.Int32
	s := serve(t, func(w *wire) {
		if calls.Add(1) == 1 {
			w.say("421 not yet")
			return
		}
		w.welcome()
		w.accept()
		w.text()
		w.say("250-2.6.0 taken", "250 2.6.0 <k3y@clinic.example> [InternalId=1234, Hostname=h] Queued mail for delivery")
		w.hear()
	})
	r := newRelay(t, s)
	_, err := r.Send(t.Context(), NewMessage(envelope, []byte(message)))
	if down := (*DownError)(nil); !errors.As(err, &down) || down.Error() != "relay: greeting: 421 not yet" {
		t.Error(err)
	}
	if got := send(t, r); got.Outcome != Sent || got.QueueID != "1234" || got.Enhanced != "2.6.0" {
		t.Error(got)
	}
}
