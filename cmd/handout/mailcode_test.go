package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"handout/internal/clinic"
)

// TestMailCode keeps M6: whatever kind of codes the profile wants, the one that is handed out opens the sheet; and a date of
// birth is refused before anything is made.
func TestMailCode(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.list(mailRow{number: "K-2", name: "Bea Alvarez", birth: "1970-01-03", address: "bea@home.test", consent: "encrypted"})
	m.use(relay, "  code: birth_date\n")
	if _, errs := m.send(exitInvalid); !strings.Contains(errs, ": mail.code: a date of birth is no password: ") {
		t.Errorf("stderr\n%s", errs)
	}
	if _, err := os.Stat(m.path("out")); !os.IsNotExist(err) || len(relay.messages()) > 0 {
		t.Errorf("%d messages, sheets: %v", len(relay.messages()), err)
	}
	for i, kind := range []string{clinic.Digits, clinic.Letters} {
		m.use(relay, "  code: "+kind+"\n")
		if err := os.RemoveAll(m.path("out")); err != nil {
			t.Fatal(err)
		}
		m.send(exitDone)
		code, _ := m.code()
		pdf := readMail(t, relay.messages()[i].data).attached["application/pdf"]
		code = strings.ReplaceAll(code, " ", "")
		wantOpensWith(t, m, pdf, code, true)
		wantOpensWith(t, m, pdf, code[1:], false)
	}
}

// TestMailCodeStays keeps M6: a code that was handed out opens the sheet that goes out later, and stays what the next list
// says, whatever kind of codes the profile wants by then.
func TestMailCodeStays(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.list(mailRow{number: "K-2", name: "Bea Alvarez", birth: "1970-01-03", address: "bea@home.test", consent: "encrypted"})
	m.use(relay, "  code: "+clinic.Digits+"\n")
	m.write("relay.password", []byte("another\n")) // so that the message waits
	m.send(exitDown)
	code, _ := m.code()
	m.write("relay.password", []byte(relayPassword+"\n"))
	m.use(relay, "  code: "+clinic.Letters+"\n")
	m.mail(exitDone, "resume")
	pdf := readMail(t, relay.messages()[0].data).attached["application/pdf"]
	wantOpensWith(t, m, pdf, strings.ReplaceAll(code, " ", ""), true)
	m.send(exitDone)
	if again, _ := m.code(); again != code {
		t.Error("the same list has another code")
	}
	if _, err := os.Stat(m.path("out/codes-2.csv")); !os.IsNotExist(err) {
		t.Errorf("a second file of codes: %v", err)
	}
}

// wantOpensWith asks qpdf, where HANDOUT_QPDF is 1, whether it can read a sheet with a code. It decrypts all of it:
// showing how it is encrypted needs no code.
func wantOpensWith(t *testing.T, m *mailClinic, pdf []byte, code string, want bool) {
	t.Helper()
	if os.Getenv("HANDOUT_QPDF") != "1" {
		return
	}
	m.write("encrypted.pdf", pdf)
	if out, err := exec.Command("qpdf", "--show-encryption", "--password="+code, m.path("encrypted.pdf")).Output(); want && (err != nil || !strings.Contains(string(out), "R = 6\n")) {
		t.Errorf("how it is encrypted: %s", out)
	}
	out, err := exec.Command("qpdf", "--decrypt", "--password="+code, m.path("encrypted.pdf"), m.path("open.pdf")).CombinedOutput()
	if (err == nil) != want {
		t.Errorf("opens: %v, want %v\n%s", err == nil, want, out)
	}
}
