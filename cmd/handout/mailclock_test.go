package main

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"handout/internal/ledger"
)

// TestMailClockSetBack keeps M5: where the ledger's times lie in the future, since the clock was ahead and is set back now,
// what waits still goes, and nothing twice.
func TestMailClockSetBack(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.list(consenting(6)...)
	m.write("relay.password", []byte("wrong"))
	m.send(exitDown) // leaves six that wait
	m.write("relay.password", []byte(relayPassword))
	ahead := time.Now().Add(50 * time.Hour)
	turn := func(l *ledger.Ledger, number int64, states ...ledger.MailState) error {
		from := ledger.Queued
		for _, to := range states {
			c := ledger.Change{Mail: number, From: from, To: to, At: ahead}
			if to == ledger.Retry {
				c.Due, c.Tries = ahead.Add(4*time.Hour), 7
			}
			if err := l.Turn(c); err != nil {
				return err
			}
			from = to
		}
		return nil
	}
	m.ledgerOf(func(l *ledger.Ledger) {
		err := errors.Join(
			turn(l, 1, ledger.Sending, ledger.Sent),
			turn(l, 2, ledger.Sending, ledger.Uncertain),
			turn(l, 3, ledger.Sending, ledger.Retry),
			turn(l, 4, ledger.Sending), // the program was killed then
			turn(l, 5, ledger.Sending, ledger.Failed),
		)
		if _, again := l.Retry("clerk", ahead); err != nil || again != nil { // number 5
			t.Fatal(err, again)
		}
	})

	out, errs := m.mail(exitUndecided, "resume")
	if out != "3 messages sent\n" {
		t.Errorf("resume: %s%s", out, errs)
	}
	got := map[string]int{}
	for _, message := range relay.messages() {
		got[message.to[0]]++
	}
	if fmt.Sprint(got) != "map[ana2@home.test:1 ana4@home.test:1 ana5@home.test:1]" {
		t.Errorf("sent to %v", got)
	}
	if out, _ := m.send(exitUndecided); out != "no message sent\n" {
		t.Errorf("the list again: %s", out)
	}
	mails := m.mails()
	for row, want := range map[int]string{2: "sent", 3: "uncertain", 4: "sent", 5: "uncertain", 6: "sent", 7: "sent"} {
		if mails[row].State != want {
			t.Errorf("row %d is %s, want %s", row, mails[row].State, want)
		}
	}
}
