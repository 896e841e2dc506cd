package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestRealMail mails a list through Postfix, which asks Dovecot who may, and hands what it takes to Dovecot's mailboxes:
// one message arrives, one comes back, one is refused and one put off. It needs both servers and root, so it runs only
// where HANDOUT_POSTFIX is 1. Nothing leaves the machine: both listen on loopback, and Postfix has no way out.
func TestRealMail(t *testing.T) {
	if os.Getenv("HANDOUT_POSTFIX") != "1" {
		t.Skip("HANDOUT_POSTFIX is not 1")
	}
	post := startPostOffice(t)
	m := newMailClinic(t, post.relay)
	bounces := fmt.Sprintf("  bounces: {host: 127.0.0.1, port: %d, tls: implicit, ca_file: ca.pem, auth: plain, user: %s, password_file: relay.password}\n", post.imap, relayUser)
	m.use(post.relay, bounces)
	rows := consenting(4)
	for i, name := range []string{"maria", "moved", "gone", "later"} {
		rows[i].address = name + "@clinic.test"
	}
	m.list(rows...)
	m.write("relay.password", []byte("wrong"))
	if _, errs := m.send(exitDown); !strings.Contains(errs, "handout: the relay cannot be used: relay: auth: 535 ") {
		t.Errorf("wrong password: %s", errs)
	}
	m.write("relay.password", []byte(relayPassword))
	if out, errs := m.mail(exitPartly, "resume"); out != "2 messages sent\n" {
		t.Errorf("stdout %q, stderr\n%s", out, errs)
	}
	wantMails(t, m, "sent 250, sent 250, failed 550, retry 450")

	got := readMail(t, post.read(t, "maria"))
	if !isOne(m.sheets(), got.attached["application/pdf"]) {
		t.Error("what arrived is not the sheet")
	}
	wantBounce(t, m)
	wantMails(t, m, "sent 250, bounced 250, failed 550, retry 450")
	if out, _ := m.mail(exitDone, "bounces"); out != "no message came back; no new message read\n" {
		t.Errorf("bounces once more: %q", out)
	}
	wantUntouched(t, post)

	full := newMailClinic(t, post.relay) // another ledger: a relay that puts one off gets a pause
	rows[0].address = "full@clinic.test"
	full.list(rows[:1]...)
	full.send(exitPartly)
	wantMails(t, full, "retry 452")
}

// wantMails wants the mails of rows to be in these states, with these answers of the relay.
func wantMails(t *testing.T, m *mailClinic, want string) {
	t.Helper()
	mails := m.mails()
	var got []string
	for row := 2; row < 2+len(mails); row++ {
		got = append(got, fmt.Sprint(mails[row].State, " ", mails[row].Code))
	}
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("mails are %s, want %s", s, want)
	}
}

// wantBounce reads the clinic's mailbox until the report on the second row is there.
func wantBounce(t *testing.T, m *mailClinic) {
	t.Helper()
	for range 100 {
		code, out, errs := m.try("bounces")
		if code == exitPartly {
			if !strings.Contains(out, "  3      prep    moved@clinic.test                 5.1.1    there is no such mailbox: ") || strings.Contains(errs, "@clinic.test") ||
				!strings.HasSuffix(out, "\n1 message came back; 1 new message read\n") {
				t.Errorf("bounces: %s%s", out, errs)
			}
			return
		}
		if code != exitDone {
			t.Fatalf("bounces: exit code %d\n%s%s", code, out, errs)
		}
		time.Sleep(200 * time.Millisecond)
	}
	t.Fatal("nothing comes back")
}

// wantUntouched wants the report to be in the mailbox still, and without flags: in a Maildir they stand after ":2,".
func wantUntouched(t *testing.T, post *postOffice) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(post.dir, "mail/clinic/[cn]*/[0-9]*")) // cur and new
	if err != nil || len(files) != 1 {
		t.Fatalf("%d messages in the mailbox, %v", len(files), err)
	}
	if _, flags, _ := strings.Cut(filepath.Base(files[0]), ":2,"); flags != "" {
		t.Errorf("the report has the flags %s", flags)
	}
}
