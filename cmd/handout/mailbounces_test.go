package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"net"
	"strings"
	"syscall"
	"testing"
	"time"

	"handout/internal/ledger"
)

// sentIDs gives the Message-ID of each address's last message, without angle brackets.
func sentIDs(t *testing.T, relay *relayServer) map[string]string {
	t.Helper()
	ids := map[string]string{}
	for _, got := range relay.messages() {
		ids[got.to[0]] = strings.Trim(readMail(t, got.data).head.Get("Message-ID"), "<>")
	}
	return ids
}

// ledgerOf opens the clinic's ledger for writing, as no command is running.
func (m *mailClinic) ledgerOf(use func(*ledger.Ledger)) {
	m.t.Helper()
	l, err := ledger.Open(context.Background(), m.path("out/ledger.db"), ledger.Options{Who: "test"})
	if err != nil {
		m.t.Fatal(err)
	}
	use(l)
	if err := l.Close(); err != nil {
		m.t.Fatal(err)
	}
}

const noMailbox = "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <ana0@home.test>: user ana0 unknown"

// TestMailBounces: the front desk gets a table of what came back, with the address as the report has it and words that it
// can act on. The address stands there and nowhere else (R10).
func TestMailBounces(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	box := newReportBox(t, m, relay)
	m.list(consenting(6)...)
	m.send(exitDone)
	ids := sentIDs(t, relay)
	now := time.Now()
	box.put(ids["ana0@home.test"], now, "Final-Recipient: rfc822; ana0@home.test", noMailbox)
	box.put(ids["ana1@home.test"], now, "Final-Recipient: utf-8; \x1b[2Jana1@home.test\nAction: failed\nStatus: 4.4.7")
	box.put(ids["ana2@home.test"], now, "Final-Recipient: rfc822; ana2@home.test\nAction: delayed\nStatus: 4.4.1")
	box.put(ids["ana3@home.test"][:mailShort], now, "Final-Recipient: rfc822; ana3@home.test", noMailbox) // the beginning of a mail's ID
	box.put("other@elsewhere.test", now, "Final-Recipient: rfc822; other@elsewhere.test", noMailbox)
	box.put("", now, "Final-Recipient: rfc822; ana4@home.test", noMailbox)

	out, errs := m.mail(exitPartly, "bounces")
	mails := m.mails()
	want := "MAIL      LIST                  ROW    KIND    ADDRESS                           STATUS   WHAT HAPPENED\n" +
		mails[2].Mail + "  list.csv              2      prep    ana0@home.test                    5.1.1    there is no such mailbox: the address may be mistyped\n" +
		mails[3].Mail + "  list.csv              3      prep    not in the report: see the row    4.4.7    it could not be delivered for days\n" +
		"\n2 messages came back; 6 new messages read\n"
	if out != want {
		t.Errorf("stdout\n%swant\n%s", out, want)
	}
	want = "handout: 1 report could not be used: look into the mailbox\n" +
		"handout: call the patients of these rows: they did not get their sheet\n" +
		"handout: hint: a list with another address and handout mail FILE --send sends it there\n"
	if errs != want {
		t.Errorf("stderr\n%swant\n%s", errs, want)
	}
	for row, state := range map[int]string{2: "bounced", 3: "bounced", 4: "sent", 5: "sent", 6: "sent", 7: "sent"} {
		if mails[row].State != state {
			t.Errorf("row %d is %s, want %s", row, mails[row].State, state)
		}
	}
	if want := "there is no such mailbox: the address may be mistyped (5.1.1 550 5.1.1 user unknown)"; mails[2].Words != want {
		t.Errorf("the ledger says %q, want %q", mails[2].Words, want)
	}
	for _, name := range []string{"ana0@home.test", "user ana0"} {
		if bytes.Contains(m.read("out/ledger.db"), []byte(name)) {
			t.Error("the ledger holds the address that a report names, or a piece of it")
		}
	}
	if text, _ := m.mail(exitDone, "status"); !strings.Contains(text, "\nbounced    call the patient, ") || strings.Contains(text, "home.test") {
		t.Errorf("status\n%s", text)
	}
	if out, errs := m.mail(exitDone, "bounces"); out != "no message came back; no new message read\n" || errs != "" {
		t.Errorf("once more: %s%s", out, errs)
	}

	// A run that was stopped, or a mailbox that numbers its messages anew: the list comes again, as nobody may have seen it.
	m.ledgerOf(func(l *ledger.Ledger) {
		if err := l.ReadTo(ledger.Mailbox{}); err != nil {
			t.Fatal(err)
		}
	})
	out, _ = m.mail(exitPartly, "bounces")
	if !strings.Contains(out, "ana0@home.test                    5.1.1    there is no such mailbox: the address may be mistyped (marked before)\n") ||
		!strings.HasSuffix(out, "\n\nno message came back; 6 new messages read\n") {
		t.Errorf("read anew\n%s", out)
	}
}

// TestMailBouncesUnclear: a report that cannot be used waits for a person, so the exit code says so.
func TestMailBouncesUnclear(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	box := newReportBox(t, m, relay)
	m.list(consenting(1)...)
	m.send(exitDone)
	box.put("", time.Now(), "Final-Recipient: rfc822; ana0@home.test", noMailbox)
	if out, errs := m.mail(exitPartly, "bounces"); out != "no message came back; 1 new message read\n" || errs != "handout: 1 report could not be used: look into the mailbox\n" {
		t.Errorf("%s%s", out, errs)
	}
}

// TestMailBouncesEarlier keeps M5: a report of an earlier sending says nothing of the last one, and one of the last is
// never taken for an earlier one's because clocks differ.
func TestMailBouncesEarlier(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	box := newReportBox(t, m, relay)
	m.list(consenting(4)...)
	relay.pause(func(c net.Conn) { c.Close() })
	m.send(exitUndecided)
	relay.pause(nil)
	mails := m.mails()
	for row := 2; row <= 4; row++ {
		m.mail(exitDone, "resolve", mails[row].Mail, "--resend", "--why", "the relay's log")
	}
	m.mail(exitDone, "resolve", mails[5].Mail, "--sent", "--why", "the relay's log")
	m.mail(exitDone, "resume")
	ids := sentIDs(t, relay)
	now := time.Now()
	failed := func(to string, arrived time.Time) {
		box.put(ids[to], arrived, "Final-Recipient: rfc822; "+to, noMailbox)
	}
	failed("ana0@home.test", now.Add(-3*time.Hour))    // clearly of the first sending
	failed("ana1@home.test", now.Add(-50*time.Minute)) // the other clock may be off by that
	failed("ana2@home.test", time.Time{})              // the date of the report is all there is
	failed("ana3@home.test", now.Add(-48*time.Hour))   // it was sent once: there is no earlier sending
	out, _ := m.mail(exitPartly, "bounces")
	if !strings.Contains(out, "  2      prep    ana0@home.test                    5.1.1    there is no such mailbox: the address may be mistyped (of an earlier sending: nothing is marked)\n") ||
		!strings.HasSuffix(out, "\n\n3 messages came back; 4 new messages read; 1 report of an earlier sending\n") {
		t.Errorf("stdout\n%s", out)
	}
	mails = m.mails()
	for row, state := range map[int]string{2: "sent", 3: "bounced", 4: "bounced", 5: "bounced"} {
		if mails[row].State != state {
			t.Errorf("row %d is %s, want %s", row, mails[row].State, state)
		}
	}
	failed("ana0@home.test", now)
	if m.mail(exitPartly, "bounces"); m.mails()[2].State != "bounced" {
		t.Error("the report of the last sending changes nothing")
	}
}

// TestMailBouncesKilled keeps M5: of a mail that was being sent when the program was killed, a report says that the relay had
// it. It is not passed over because the ledger still says sending.
func TestMailBouncesKilled(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	box := newReportBox(t, m, relay)
	m.list(consenting(1)...)
	m.write("relay.password", []byte("wrong"))
	m.send(exitDown)
	m.write("relay.password", []byte(relayPassword))
	var id string
	m.ledgerOf(func(l *ledger.Ledger) {
		found, _, err := l.Mail(1)
		if err != nil {
			t.Fatal(err)
		}
		id = found.ID + "@clinic.test"
		if err := l.Turn(ledger.Change{Mail: 1, From: ledger.Queued, To: ledger.Sending, At: time.Now(), MessageID: id}); err != nil {
			t.Fatal(err)
		}
	})
	box.put(id, time.Now(), "Final-Recipient: rfc822; ana0@home.test", noMailbox)
	m.mail(exitPartly, "bounces")
	if state := m.mails()[2].State; state != "bounced" {
		t.Errorf("the mail is %s, want bounced", state)
	}
}

// TestBounceList: programs and spreadsheets get the same lines and nothing beside them; no cell is taken for a formula.
func TestBounceList(t *testing.T) {
	b := bounceJSON{Mail: "abcdefgh", List: "today.csv", Row: 2, Guide: "bone-marrow", Kind: "prep", Locale: "en", Address: "+ana@home.test", Status: "5.1.1",
		Words: "there is no such mailbox", Server: "=HYPERLINK(here)", Result: cameBack}
	var out, errs bytes.Buffer
	l := &bounceList{out: &out, errs: &errs, csv: true}
	l.add(b)
	if err := l.end("1 message came back"); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\uFEFF"))).ReadAll()
	if err != nil || len(rows) != 2 || strings.Join(rows[0], " ") != "mail list row guide kind locale address status words server result" ||
		strings.Join(rows[1], "|") != "abcdefgh|today.csv|2|bone-marrow|prep|en|'+ana@home.test|5.1.1|there is no such mailbox|'=HYPERLINK(here)|bounced" {
		t.Errorf("%v, %q", err, rows)
	}
	out.Reset()
	l = &bounceList{out: &out, errs: &errs, json: true}
	l.add(b)
	var got bounceJSON
	if err := l.end("1 message came back"); err != nil || json.Unmarshal(out.Bytes(), &got) != nil || got != b {
		t.Errorf("%v, %s", err, out.String())
	}
	if want := strings.Repeat("handout: 1 message came back\n", 2); errs.String() != want {
		t.Errorf("stderr\n%swant\n%s", errs.String(), want)
	}
}

// TestMailBouncesUnwritten keeps M5: what could not be listed is listed the next time, with its address, which the ledger does
// not keep.
func TestMailBouncesUnwritten(t *testing.T) {
	for _, how := range []string{"--csv", "--json"} {
		relay := newRelay(t)
		m := newMailClinic(t, relay)
		box := newReportBox(t, m, relay)
		m.list(consenting(1)...)
		m.send(exitDone)
		box.put(sentIDs(t, relay)["ana0@home.test"], time.Now(), "Final-Recipient: rfc822; ana0@home.test", noMailbox)
		var errs strings.Builder
		code := run(append([]string{"handout"}, m.args("bounces", how)...), strings.NewReader(""), fullDisk{}, &errs)
		if code != exitUnexpected || !strings.HasSuffix(errs.String(), "handout: write stdout: no space left on device\n") {
			t.Errorf("%s: exit code %d\n%s", how, code, errs.String())
		}
		if out, _ := m.mail(exitPartly, "bounces", how); !strings.Contains(out, "ana0@home.test") || !strings.Contains(out, cameBackBefore) {
			t.Errorf("%s: the next time: %s", how, out)
		}
		if out, _ := m.mail(exitDone, "bounces", how); strings.Contains(out, "ana0@home.test") {
			t.Errorf("%s: once more: %s", how, out)
		}
	}
}

// A fullDisk takes nothing.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, syscall.ENOSPC }
