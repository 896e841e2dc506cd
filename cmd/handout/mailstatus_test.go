package main

import (
	"encoding/csv"
	"net"
	"strings"
	"testing"
	"time"

	"handout/internal/ledger"
)

// TestMailStatusNext: for each state in which a mail is not sent, status says what a clerk does next, and of one in doubt
// how it is called in the relay's log.
func TestMailStatusNext(t *testing.T) {
	for _, state := range ledger.MailStates() {
		if (nextStep(state) == "") != (state == ledger.Sent) {
			t.Errorf("%s: what to do is %q", state, nextStep(state))
		}
	}
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	rows := consenting(2)
	rows[1].consent = "none"
	m.list(rows...)
	relay.pause(func(c net.Conn) { c.Close() })
	m.send(exitUndecided)
	text, _ := m.mail(exitUndecided, "status")
	id := sentIDs(t, relay)["ana0@home.test"]
	for _, want := range []string{
		"  may have arrived or not: the connection was lost (in the relay's log by its Message-ID, " + id + ")\n",
		"\n\nWhat to do:\nuncertain  look in the relay's log; then handout mail resolve MAIL, with --sent if the relay has the message\n",
		"\nblocked    the line says why: ",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("want %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "retry-failed") {
		t.Errorf("what nothing is to be done about is there\n%s", text)
	}
}

// TestMailStatusDraft: that a sheet went out as a draft, and why, can be read by programs and spreadsheets (R7).
func TestMailStatusDraft(t *testing.T) {
	m := newMailClinic(t, newRelay(t))
	m.list(consenting(1)...)
	m.mail(exitDone, "list.csv", "--send", "--draft-reason", "=trial of the ward")
	if got := m.mails()[2].Draft; got != "=trial of the ward" {
		t.Errorf("JSON has the reason %q", got)
	}
	table, _ := m.mail(exitDone, "status", "--csv")
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(table, "\uFEFF"))).ReadAll()
	if err != nil || len(rows) != 2 || rows[0][10] != "draft_reason" || rows[1][10] != "'=trial of the ward" {
		t.Errorf("%v\n%s", err, table)
	}
}

// TestMailResolveKilled: a mail that was being sent when the program was killed can be decided on at once.
func TestMailResolveKilled(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.list(consenting(1)...)
	m.write("relay.password", []byte("wrong"))
	m.send(exitDown)
	m.ledgerOf(func(l *ledger.Ledger) {
		if err := l.Turn(ledger.Change{Mail: 1, From: ledger.Queued, To: ledger.Sending, At: time.Now()}); err != nil {
			t.Fatal(err)
		}
	})
	mail := m.mails()[2].Mail
	if out, _ := m.mail(exitDone, "resolve", mail, "--sent", "--why", "the relay's log"); out != mail+" is sent now\n" {
		t.Errorf("resolve: %s", out)
	}
}
