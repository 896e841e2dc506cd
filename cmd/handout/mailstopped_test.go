package main

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handout/internal/ledger"
)

// TestMailSheetGone: a sheet that is not what was made is not sent, until it is made again.
func TestMailSheetGone(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.list(consenting(3)...)
	m.write("relay.password", []byte("wrong"))
	m.send(exitDown)
	m.write("relay.password", []byte(relayPassword))
	names, err := filepath.Glob(m.path("out/*.pdf"))
	if err != nil || len(names) != 3 {
		t.Fatalf("%d sheets, %v", len(names), err)
	}
	if err := os.Remove(names[0]); err != nil {
		t.Fatal(err)
	}
	changed := filepath.Join("out", filepath.Base(names[1]))
	m.write(changed, append(m.read(changed), ' '))
	_, errs := m.mail(exitPartly, "resume")
	for _, want := range []string{": failed: the sheet is no longer where it was made", ": failed: the sheet was changed since it was made", "handout: 2 messages not sent\n"} {
		if strings.Count(errs, want) != 1 {
			t.Errorf("want %q in\n%s", want, errs)
		}
	}
	if len(relay.messages()) != 1 {
		t.Errorf("%d messages, want 1", len(relay.messages()))
	}
	m.send(exitPartly) // makes them again
	m.mail(exitDone, "retry-failed")
	sheets := m.sheets()
	for i, got := range relay.messages() {
		if !isOne(sheets, readMail(t, got.data).attached["application/pdf"]) {
			t.Errorf("message %d does not hold a sheet as it is", i)
		}
	}
	if len(relay.messages()) != 3 || len(sheets) != 3 {
		t.Errorf("%d messages and %d sheets in the end", len(relay.messages()), len(sheets))
	}
}

// TestMailUncertain keeps M5: a message of which nobody knows whether the relay has it waits for a person.
func TestMailUncertain(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.list(consenting(2)...)
	relay.pause(func(c net.Conn) { c.Close() })
	out, errs := m.send(exitUndecided)
	if out != "no message sent\n" || !strings.Contains(errs, "handout: 2 messages may have arrived or not: a person has to decide\n") || len(relay.messages()) != 2 {
		t.Errorf("%d messages\n%s%s", len(relay.messages()), out, errs)
	}
	relay.pause(nil)
	m.send(exitUndecided) // they are not sent again by themselves
	text, _ := m.mail(exitUndecided, "status")
	if !strings.HasPrefix(text, "uncertain  2\n\n") || strings.Count(text, "may have arrived or not: ") != 2 {
		t.Errorf("status\n%s", text)
	}
	mails := m.mails()
	sent, again := mails[2].Mail, mails[3].Mail
	m.mail(exitUsage, "resolve", sent, "--sent")
	m.mail(exitUsage, "resolve", sent, "--sent", "--resend", "--why", "x")
	m.mail(exitInvalid, "resolve", "zzzzzzzz", "--sent", "--why", "x")
	if out, _ := m.mail(exitDone, "resolve", sent, "--sent", "--why", "the log of the relay has it"); out != sent+" is sent now\n" {
		t.Errorf("resolve: %q", out)
	}
	m.mail(exitInvalid, "resolve", sent, "--resend", "--why", "x")
	m.mail(exitDone, "resolve", again, "--resend", "--why", "the log of the relay has it not")
	if out, _ := m.mail(exitDone, "resume"); out != "1 message sent\n" {
		t.Errorf("resume: %q", out)
	}
	got := relay.messages()
	if len(got) != 3 || readMail(t, got[2].data).head.Get("Message-ID") != readMail(t, got[1].data).head.Get("Message-ID") {
		t.Errorf("%d messages; the last one has another Message-ID", len(got))
	}
}

// TestMailSuppress: what waits for an address that wants no more mail is blocked.
func TestMailSuppress(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.list(consenting(2)...)
	m.write("relay.password", []byte("wrong"))
	m.send(exitDown)
	m.write("relay.password", []byte(relayPassword))
	if out, _ := m.mail(exitDone, "suppress", "ANA0@home.test"); out != "the address gets no more mail; 1 message that waited will not be sent\n" {
		t.Errorf("suppress: %q", out)
	}
	m.mail(exitDone, "resume")
	if got := relay.messages(); len(got) != 1 || got[0].to[0] != "ana1@home.test" {
		t.Errorf("%d messages", len(got))
	}
	if state := m.mails()[2]; state.State != "blocked" || state.Words != "this address is on the list of those that get no mail" {
		t.Errorf("%+v", state)
	}
}

// TestMailTwice: of two runs at once the second says who has the ledger, and does nothing.
func TestMailTwice(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.list(consenting(2)...)
	offered, resume := make(chan bool, 2), make(chan bool)
	relay.pause(func(net.Conn) { offered <- true; <-resume })
	first := m.start("list.csv", "--send", "--draft-reason", "a test")
	select {
	case <-offered:
	case <-time.After(20 * time.Second):
		t.Fatal("nothing is offered")
	}
	for _, args := range [][]string{{"resume"}, {"list.csv", "--send", "--draft-reason", "a test"}, {"suppress", "x@home.test"}} {
		_, errs := m.mail(exitLocked, args...)
		if !strings.Contains(errs, fmt.Sprintf(" is in use: handout mail, process %d on ", first.Process.Pid)) {
			t.Errorf("%s: %s", args[0], errs)
		}
	}
	if mails := m.mails(); mails[2].State != "sending" { // a reader needs no lock
		t.Errorf("%+v", mails)
	}
	close(resume)
	if err := first.Wait(); err != nil || len(relay.messages()) != 2 {
		t.Errorf("%v, %d messages", err, len(relay.messages()))
	}
}

// TestMailWithdrawn keeps M1: a message in doubt is not sent again once consent is taken back, and the clerk is told what to do.
func TestMailWithdrawn(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	rows := consenting(1)
	m.list(rows...)
	m.write("relay.password", []byte("another\n")) // so that the message waits
	m.send(exitDown)
	m.ledgerOf(func(l *ledger.Ledger) {
		for _, c := range []ledger.Change{{From: ledger.Queued, To: ledger.Sending}, {From: ledger.Sending, To: ledger.Uncertain}} {
			c.Mail, c.At = 1, time.Now()
			if err := l.Turn(c); err != nil {
				t.Fatal(err)
			}
		}
	})
	rows[0].consent = "none"
	m.list(rows...)
	m.send(exitUndecided)
	_, errs := m.mail(exitInvalid, "resolve", m.mails()[2].Mail, "--resend", "--why", "the relay's log")
	if errs != "handout: this mail must not be sent again: a newer list does not allow it\n"+
		"handout: hint: if it did not arrive, hand the sheet out another way; --sent with --why settles it\n" {
		t.Errorf("stderr\n%s", errs)
	}
	if state := m.mails()[2].State; state != "uncertain" {
		t.Errorf("it is %s", state)
	}
}
