package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/emersion/go-smtp"
)

// TestMailPrivacy keeps R10: when all mails of a list have gone out, nothing of its patients is left anywhere but in the
// mails and the sheets, and record numbers beside their codes. Nothing of them was ever printed.
func TestMailPrivacy(t *testing.T) {
	spool := t.TempDir()
	t.Setenv("TMPDIR", spool)
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	rows, secrets, numbers := seeded(200)
	m.list(rows...)

	said := m.troubled(relay, rows)
	if sent := len(relay.messages()); sent != 180 {
		t.Fatalf("%d messages, want 180", sent)
	}
	wantNone(t, "what was printed", said, append(secrets, numbers...))
	searched := 0
	err := filepath.WalkDir(m.path("out"), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		searched++
		wantNone(t, "a file name", []byte(e.Name()), append(secrets, numbers...))
		if filepath.Ext(path) == ".pdf" { // TestPrivacy reads sheets
			return nil
		}
		data, err := os.ReadFile(path)
		switch e.Name() {
		case "codes.csv":
			wantNone(t, e.Name(), data, secrets)
			if !bytes.Contains(data, []byte(numbers[0])) {
				t.Error("codes.csv holds no record number")
			}
		default:
			wantNone(t, e.Name(), data, append(secrets, numbers...))
		}
		return err
	})
	if err != nil || searched < 200+3 {
		t.Errorf("%d files searched, %v", searched, err)
	}
	if left, err := os.ReadDir(spool); err != nil || len(left) > 0 {
		t.Errorf("%d temporary files are left, %v", len(left), err)
	}
}

// troubled mails the list with all that can go wrong, until all is sent that may be, and gives what was printed.
func (m *mailClinic) troubled(relay *relayServer, rows []mailRow) []byte {
	m.t.Helper()
	var said bytes.Buffer
	do := func(code int, args ...string) {
		m.t.Helper()
		out, errs := m.mail(code, args...)
		said.WriteString(out + errs)
	}
	send := []string{"list.csv", "--send", "--draft-reason", "a test"}
	do(exitDone, "list.csv")
	do(exitDone, "list.csv", "--json")
	m.write("relay.password", []byte("wrong"))
	do(exitDown, send...)
	do(exitDone, "status")
	m.write("relay.password", []byte(relayPassword))
	if !bytes.Contains(m.read("out/ledger.db"), []byte(rows[0].address)) {
		m.t.Error("the ledger does not hold the addresses of those that wait, or not so that a search finds them")
	}
	unknown := map[string]mailRow{}
	for _, r := range rows[:30] {
		unknown[r.address] = r
	}
	relay.answer(func(to string) error {
		if r, ok := unknown[to]; ok {
			return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no " + r.address + " and no <" + to + "> here"}
		}
		return nil
	})
	relay.pause(func(c net.Conn) {
		if len(relay.messages()) == 50 {
			c.Close()
		}
	})
	do(exitUndecided, "resume")
	do(exitUndecided, "status")
	relay.answer(nil)
	relay.pause(nil)
	do(exitUndecided, send...)
	do(exitUndecided, "retry-failed", "--json")
	for _, mail := range m.mails() {
		if mail.State == "uncertain" {
			do(exitDone, "resolve", mail.Mail, "--sent", "--why", "the relay's log")
		}
	}
	do(exitDone, "resume")
	do(exitDone, "status")
	do(exitDone, "status", "--json")
	do(exitDone, "status", "--csv")
	return said.Bytes()
}

// seeded gives rows of invented patients, all that tells them but their record numbers, and those. A tenth of them takes
// no mail.
func seeded(n int) (rows []mailRow, secrets, numbers []string) {
	r := rand.New(rand.NewPCG(1, 2))
	syllables := strings.Fields("bar cho dul fen gwy hol jaz kei lom mur nys pra qua rez sto tib vul wex yor zam")
	word := func() string {
		var b strings.Builder
		for range 3 {
			b.WriteString(syllables[r.IntN(len(syllables))])
		}
		s := b.String()
		return strings.ToUpper(s[:1]) + s[1:]
	}
	for i := range n {
		first, last := word(), word()
		row := mailRow{
			number: fmt.Sprintf("MRN-%06d", r.IntN(1_000_000)), name: first + " " + last,
			birth:   fmt.Sprintf("%d-%02d-%02d", 1930+r.IntN(70), 1+r.IntN(12), 1+r.IntN(28)),
			address: fmt.Sprintf("%s.%s%d@seeded.test", strings.ToLower(first), strings.ToLower(last), i),
			consent: "encrypted",
		}
		switch {
		case i%10 == 9:
			row.consent = "none"
		case i%2 == 1:
			row.consent, row.dated = "unencrypted", "2026-11-01"
		}
		rows = append(rows, row)
		secrets = append(secrets, first, last, row.birth, row.address)
		numbers = append(numbers, row.number)
	}
	return rows, append(secrets, "@seeded.test"), numbers
}
