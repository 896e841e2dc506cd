package main

import (
	"encoding/csv"
	"net"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/emersion/go-smtp"
)

// TestMailDown: a relay that cannot be used stops the run and loses nothing.
func TestMailDown(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.list(consenting(3)...)
	gone, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	gone.Close()
	m.use(&relayServer{address: gone.Addr().String(), ca: relay.ca}, "")
	wantDown(t, m, "connect: connection refused")
	m.use(&relayServer{address: relay.address, ca: newRelay(t).ca}, "")
	wantDown(t, m, "tls: ")
	m.use(relay, "")
	m.write("relay.password", []byte("Summer-24-lamp\n"))
	wantDown(t, m, "auth: 535 ")
	m.write("relay.password", []byte(relayPassword))
	if err := os.Chmod(m.path("relay.password"), 0o644); err != nil {
		t.Fatal(err)
	}
	wantDown(t, m, "secret: ")
	if err := os.Chmod(m.path("relay.password"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, _ := m.mail(exitDone, "resume"); out != "3 messages sent\n" || len(relay.messages()) != 3 {
		t.Errorf("%d messages after resume, which says %q", len(relay.messages()), out)
	}
}

// wantDown mails the list and wants the relay to be of no use, and all mails to wait.
func wantDown(t *testing.T, m *mailClinic, words string) {
	t.Helper()
	out, errs := m.send(exitDown)
	if !strings.Contains(errs, "handout: the relay cannot be used: relay: "+words) || out != "no message sent\n" {
		t.Errorf("want %q in\n%s%s", words, out, errs)
	}
	if strings.Contains(errs, "lamp") || strings.Contains(errs, "home.test") {
		t.Error("the password or an address is shown")
	}
	mails := m.mails()
	for row, mail := range mails {
		if mail.State != "queued" {
			t.Errorf("row %d is %s", row, mail.State)
		}
	}
	if len(mails) != 3 {
		t.Errorf("%d mails wait, want 3", len(mails))
	}
}

// TestMailAnswers: what the relay puts off waits, what it refuses fails, and the clerk is told which, in words that
// are safe in a spreadsheet and hold no address.
func TestMailAnswers(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.list(consenting(3)...)
	relay.answer(func(to string) error {
		switch to {
		case "ana0@home.test":
			return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "=HYPERLINK(here) <ana0@home.test> is unknown"}
		case "ana2@home.test":
			return &smtp.SMTPError{Code: 450, EnhancedCode: smtp.EnhancedCode{4, 2, 0}, Message: "try ana2@home.test later"}
		}
		return nil
	})
	out, errs := m.send(exitPartly)
	if out != "1 message sent\n" || !strings.Contains(errs, "handout: row 2: the prep sheet: failed: ") || !strings.Contains(errs, "handout: waiting: 1 message; the next can go at ") ||
		!strings.Contains(errs, "handout: 1 message not sent\nhandout: hint: handout mail status says why\n") {
		t.Errorf("%s%s", out, errs)
	}
	mails := m.mails()
	if a, b, c := mails[2], mails[3], mails[4]; a.State != "failed" || a.Code != 550 || b.State != "sent" || c.State != "retry" || c.Code != 450 || c.Due == "" {
		t.Errorf("%+v", mails)
	}
	text, _ := m.mail(exitDone, "status")
	if !strings.HasPrefix(text, "sent       1\nretry      1\nfailed     1\n\n") || !strings.Contains(text, "  waits until "+mails[4].Due+": ") {
		t.Errorf("status\n%s", text)
	}
	table, _ := m.mail(exitDone, "status", "--csv")
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(table, "\uFEFF"))).ReadAll()
	if err != nil || len(rows) != 4 || !slices.Equal(rows[0], strings.Split("mail list row guide kind locale state words due changed draft_reason", " ")) {
		t.Fatalf("%v\n%s", err, table)
	}
	if words := rows[1][7]; strings.HasPrefix(words, "=") || !strings.Contains(words, "HYPERLINK") {
		t.Errorf("the cell is %q", words)
	}
	if all := out + errs + text + table; strings.Contains(all, "home.test") {
		t.Errorf("an address is in\n%s", all)
	}
	if out, _ := m.mail(exitPartly, "resume"); out != "no message sent\n" {
		t.Errorf("before it is due: %q", out)
	}
}

// TestMailRetry: what failed is sent once more when a person asks for it, and not by the list alone.
func TestMailRetry(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.list(consenting(2)...)
	relay.answer(func(string) error {
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 7, 1}, Message: "not now"}
	})
	m.send(exitPartly)
	relay.answer(nil)
	m.mail(exitDone, "resume")
	_, errs := m.send(exitPartly)
	if len(relay.messages()) > 0 || errs != "handout: failed before, and not sent again by a list: 2 messages\nhandout: hint: handout mail retry-failed sends them once more\n" {
		t.Errorf("%d messages\n%s", len(relay.messages()), errs)
	}
	out, errs := m.mail(exitDone, "retry-failed")
	if out != "2 messages sent\n" || errs != "handout: once more: 2 messages that failed\n" || len(relay.messages()) != 2 {
		t.Errorf("%d messages\n%s%s", len(relay.messages()), out, errs)
	}
}

// TestMailLimits: the relay gets no more in a day than it takes; the rest waits.
func TestMailLimits(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.use(relay, "  limits: {per_connection: 1, per_day: 2}\n")
	m.list(consenting(3)...)
	if out, errs := m.send(exitPartly); out != "2 messages sent\n" || !strings.Contains(errs, "handout: waiting: 1 message; the next can go at ") {
		t.Errorf("%s%s", out, errs)
	}
	if n := len(relay.messages()); n != 2 {
		t.Errorf("%d messages", n)
	}
}
