package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// TestMailBlocked keeps M1: what must not go out does not, each with its sentence, and the sheets are made all the same.
func TestMailBlocked(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	row := mailRow{name: "Ana Alvarez", birth: "1970-01-02", address: "ana@home.test", consent: "unencrypted", dated: "2026-11-01"}
	rows := make([]mailRow, 7)
	for i := range rows {
		rows[i] = row
		rows[i].number = fmt.Sprint("K-", i)
	}
	rows[1].consent = "none"
	rows[2].consent, rows[2].address = "", ""
	rows[3].dated = ""
	rows[4].appointment = time.Now().AddDate(0, 0, -2)
	rows[5].address = "stop@home.test"
	rows = rows[:6]
	m.list(rows[1])
	m.mail(exitInvalid, "suppress", "Stop@home.test") // there is no ledger that would know
	m.send(exitDone)
	m.mail(exitDone, "suppress", "Stop@home.test")
	m.list(rows...)
	wants := []string{
		"rows 3 to 4: no consent to e-mail is recorded (email_consent)",
		"row 5: consent to mail without encryption wants its date (email_consent_date)",
		"row 6: the appointment is over",
		"row 7: this address is on the list of those that get no mail",
	}
	out, errs := m.mail(exitDone, "list.csv")
	wantLines(t, errs, "handout: not mailed: ", wants)
	if !strings.HasSuffix(out, "\n1 message would be sent (0 encrypted), 5 must not\n1 of them only with --draft-reason: nobody has signed their words, or they have changed since\n") {
		t.Errorf("dry run: %s", out)
	}
	out, errs = m.send(exitDone)
	wantLines(t, errs, "handout: not mailed: ", wants)
	if out != "1 message sent\n" || len(relay.messages()) != 1 || len(m.sheets()) != len(rows) {
		t.Errorf("%d messages, %d sheets; stdout %s", len(relay.messages()), len(m.sheets()), out)
	}
	out, _ = m.mail(exitDone, "status")
	if !strings.HasPrefix(out, "sent       1\nblocked    5\n\n") || !strings.Contains(out, "  row 6     prep   en       blocked: the appointment is over\n") {
		t.Errorf("status\n%s", out)
	}
	rows[1].consent = "encrypted"
	m.list(rows...)
	if m.send(exitDone); len(relay.messages()) != 2 {
		t.Errorf("%d messages after a patient consented", len(relay.messages()))
	}
}

// wantLines wants the lines that begin in a way to be these.
func wantLines(t *testing.T, text, begin string, want []string) {
	t.Helper()
	var got []string
	for line := range strings.Lines(text) {
		if rest, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), begin); ok {
			got = append(got, rest)
		}
	}
	if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestMailAddress: a cell that is anything but one address sends nothing, and the sentence names its place.
func TestMailAddress(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	for _, address := range []string{
		"ana@home.test,bea@home.test", "ana@home.test; bea@home.test", "ana@home.test bea@home.test", "Ana <ana@home.test>",
		"ana@home.test\r\nBcc: bea@home.test", "ana@home.test\nRCPT TO:<bea@home.test>", "\"ana bea\"@home.test", "ana", "ana@home",
		strings.Repeat("a", 290) + "@home.test", "ana@[127.0.0.1]",
	} {
		m.list(mailRow{number: "K-1", name: "Ana Alvarez", birth: "1970-01-02", address: address, consent: "encrypted"})
		if err := os.RemoveAll(m.path("out")); err != nil {
			t.Fatal(err)
		}
		code, out, errs := m.try("list.csv", "--send", "--draft-reason", "a test")
		if code != exitInvalid && !strings.Contains(errs, "handout: not mailed: row 2: want ") {
			t.Errorf("%d: exit code %d\n%s%s", len(address), code, out, errs)
		}
		if code == exitInvalid && !strings.Contains(errs, "list.csv:2:") {
			t.Errorf("%d: no place in\n%s", len(address), errs)
		}
	}
	if got := relay.messages(); len(got) > 0 {
		t.Errorf("%d messages went out", len(got))
	}
}

// TestMailLeftOut: a row with a problem is left out, the others go, and the exit code says so.
func TestMailLeftOut(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	good := mailRow{number: "K-1", name: "Ana Alvarez", birth: "1970-01-02", address: "ana@home.test", consent: "encrypted"}
	bad := good
	bad.number, bad.birth = "K-2", "yesterday"
	m.list(good, bad)
	m.mail(exitPartly, "list.csv")
	_, errs := m.send(exitPartly)
	if len(relay.messages()) != 1 || !strings.Contains(errs, "\nhandout: 1 row left out\nhandout: hint: put the rows in ") {
		t.Errorf("%d messages\n%s", len(relay.messages()), errs)
	}
	if !bytes.Contains(m.read("out/rejected.csv"), []byte(`"K-2",`)) {
		t.Error("the row is not in rejected.csv")
	}
	m.list(bad)
	m.send(exitInvalid)
}
