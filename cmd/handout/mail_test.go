package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMailDry: without --send nothing goes out and nothing is written, but the messages where --eml says.
func TestMailDry(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.list(
		mailRow{number: "K-1", name: "Ana Alvarez", birth: "1970-01-02", address: "ana@home.test", consent: "unencrypted", dated: "2026-11-01"},
		mailRow{number: "K-2", name: "Bea Alvarez", birth: "1970-01-03", address: "bea@home.test", consent: "encrypted"},
		mailRow{number: "K-3", name: "Cora Alvarez", birth: "1970-01-04", consent: "none"},
	)
	out, errs := m.mail(exitDone, "list.csv", "--eml", m.path("eml"))
	if !strings.HasSuffix(out, "\n2 messages would be sent (1 encrypted), 1 must not\n2 of them only with --draft-reason: nobody has signed their words, or they have changed since\n") || !strings.Contains(out, "    Attached: document.pdf, appointment.ics\n") {
		t.Errorf("stdout\n%s", out)
	}
	want := "handout: not mailed: row 4: no consent to e-mail is recorded (email_consent)\n" +
		"handout: hint: --send --draft-reason WHY sends them\n"
	if errs != want {
		t.Errorf("stderr\n%swant\n%s", errs, want)
	}
	if _, err := os.Stat(m.path("out")); !os.IsNotExist(err) {
		t.Errorf("the folder for sheets: %v", err)
	}
	written, err := filepath.Glob(m.path("eml/*.eml"))
	if err != nil || len(written) != 2 {
		t.Fatalf("%d files, %v", len(written), err)
	}
	for i, name := range written {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("file %d: mode %v, %v", i, info.Mode(), err)
		}
		if pdf := readMail(t, data).attached["application/pdf"]; !bytes.HasPrefix(pdf, []byte("%PDF-")) {
			t.Errorf("file %d has no sheet", i)
		}
	}
	if got := relay.messages(); len(got) > 0 {
		t.Errorf("%d messages went out", len(got))
	}
}

// TestMailSend keeps M1, M2, M5 and M6: each sheet goes once and to its own recipient, plain or encrypted as the
// patient wants it.
func TestMailSend(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.list(
		mailRow{number: "K-1", name: "Ana Alvarez", birth: "1970-01-02", address: "ana@home.test", consent: "unencrypted", dated: "2026-11-01"},
		mailRow{number: "K-2", name: "Bea Alvarez", birth: "1970-01-03", address: "bea@home.test", consent: "encrypted"},
		mailRow{number: "K-3", name: "Cora Alvarez", birth: "1970-01-04", address: "cora@home.test", consent: "unencrypted", dated: "2026-11-01"},
	)
	if out, _ := m.send(exitDone); out != "3 messages sent\n" {
		t.Errorf("stdout %q", out)
	}
	sheets := m.sheets()
	code, number := m.code()
	if number != "K-2" {
		t.Error("the code is not that of the encrypted sheet")
	}
	got := relay.messages()
	if len(got) != 3 {
		t.Fatalf("%d messages, want 3", len(got))
	}
	ids := map[string]bool{}
	for i, to := range []string{"ana@home.test", "bea@home.test", "cora@home.test"} {
		if fmt.Sprint(got[i].to) != "["+to+"]" || got[i].from != relayUser {
			t.Errorf("message %d went from %s to %s", i, got[i].from, got[i].to)
		}
		mail := readMail(t, got[i].data)
		ids[mail.head.Get("Message-ID")] = true
		if mail.head.Get("Auto-Submitted") != "auto-generated" || len(mail.attached["text/calendar"]) == 0 {
			t.Errorf("message %d is not marked as a program's, or is without its appointment", i)
		}
		pdf := mail.attached["application/pdf"]
		if plain := isOne(sheets, pdf); plain != (i != 1) || bytes.Contains(pdf, []byte("/Encrypt")) != (i == 1) {
			t.Errorf("message %d: the sheet as it was made: %v", i, plain)
		}
		if i == 1 {
			wantOpensWith(t, m, pdf, strings.ReplaceAll(code, " ", ""), true)
			wantOpensWith(t, m, pdf, "1970-01-03", false)
		}
		for _, secret := range []string{code, strings.ReplaceAll(code, " ", ""), relayPassword} {
			if bytes.Contains(got[i].data, []byte(secret)) || bytes.Contains(pdf, []byte(secret)) {
				t.Errorf("message %d holds a code or the password", i)
			}
		}
	}
	if len(ids) != 3 || ids[""] {
		t.Error("the messages have no Message-ID of their own each")
	}
	if out, _ := m.send(exitDone); out != "no message sent\n" {
		t.Errorf("the same command again: %q", out)
	}
	if again, _ := m.code(); again != code {
		t.Error("the same command again gives another code")
	}
	if out, _ := m.mail(exitDone, "resume"); out != "no message sent\n" || len(relay.messages()) != 3 {
		t.Errorf("%d messages after resume, which says %q", len(relay.messages()), out)
	}
}

// code gives the only code of codes.csv, as it is written there, and whose it is.
func (m *mailClinic) code() (code, number string) {
	m.t.Helper()
	if info, err := os.Stat(m.path("out/codes.csv")); err != nil || info.Mode().Perm() != 0o600 {
		m.t.Fatalf("codes.csv: %v", err)
	}
	rows, err := csv.NewReader(bytes.NewReader(m.read("out/codes.csv"))).ReadAll()
	if err != nil || len(rows) != 2 || len(rows[1]) != 4 {
		m.t.Fatalf("codes.csv has %d lines, %v", len(rows), err)
	}
	return rows[1][3], rows[1][0]
}

// isOne reports whether a file is, byte for byte, one of the sheets.
func isOne(sheets map[string][]byte, pdf []byte) bool {
	for _, sheet := range sheets {
		if bytes.Equal(sheet, pdf) {
			return true
		}
	}
	return false
}

// TestMailDryLook: sheets that were made before and would only look different now are not made again, and the dry run says
// no more of them than the run that sends; of other words both say so.
func TestMailDryLook(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.list(consenting(2)...)
	m.send(exitDone)
	for _, test := range []struct {
		old, new string
		code     int
	}{
		{`accent: "#1F4E79"`, `accent: "#004488"`, exitDone},
		{"logo: logo.png", "logo_alt: Another Clinic\nlogo: logo.png", exitPartly},
	} {
		profile := m.read("clinic.yaml")
		m.write("clinic.yaml", bytes.Replace(profile, []byte(test.old), []byte(test.new), 1))
		out, dry := m.mail(test.code, "list.csv")
		if !strings.HasSuffix(out, "2 messages more in the ledger from before: handout mail status says what became of them\n") {
			t.Errorf("%s: stdout %s", test.new, out)
		}
		if _, errs := m.send(test.code); !strings.HasSuffix(errs, dry) || (dry == "") != (test.code == exitDone) {
			t.Errorf("%s: the dry run says\n%sand then it was\n%s", test.new, dry, errs)
		}
	}
}

// TestMailDraft keeps R7: drafts go to nobody without a reason, and nothing is made for them.
func TestMailDraft(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.list(consenting(1)...)
	out, errs := m.mail(exitInvalid, "list.csv", "--send")
	if out != "" || !strings.HasPrefix(errs, "handout: nobody has signed these sheets: they are drafts, ") {
		t.Errorf("stdout %s, stderr %s", out, errs)
	}
	if _, err := os.Stat(m.path("out")); !os.IsNotExist(err) || len(relay.messages()) > 0 {
		t.Errorf("%d messages, sheets: %v", len(relay.messages()), err)
	}
}

// TestMailFamily keeps M2: mails are told apart by patient, never by address.
func TestMailFamily(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	var rows []mailRow
	for i := range 20 {
		rows = append(rows, mailRow{number: fmt.Sprint("K-", i), name: "Ana Alvarez", birth: fmt.Sprint(1970+i, "-01-02"),
			address: "family@home.test", consent: "unencrypted", dated: "2026-11-01"})
	}
	m.list(rows...)
	m.send(exitDone)
	seen := map[string]bool{}
	for _, got := range relay.messages() {
		mail := readMail(t, got.data)
		seen["id"+mail.head.Get("Message-ID")], seen[string(mail.attached["application/pdf"])] = true, true
		if len(got.to) != 1 || mail.head.Get("Bcc")+mail.head.Get("Cc") != "" {
			t.Errorf("a message to %d recipients", len(got.to))
		}
	}
	if len(relay.messages()) != 20 || len(seen) != 40 {
		t.Errorf("%d messages with %d different sheets and IDs", len(relay.messages()), len(seen))
	}
}

// TestMailLanguage: a sheet that was mailed is not mailed once more for its second language, and what is said of it names
// the languages, not a difference in what it says.
func TestMailLanguage(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.list(consenting(1)...)
	m.send(exitDone)
	_, errs := m.mail(exitPartly, "list.csv", "--send", "--draft-reason", "a test", "--with", "es")
	const want = "handout: row 2: the prep sheet was mailed in another language before, en, not en+es (sent)\n"
	if errs != want || len(relay.messages()) != 1 {
		t.Errorf("%d messages, stderr %q, want %q", len(relay.messages()), errs, want)
	}
}
