package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestMailHostile keeps M2 and M3: whatever stands in a cell, a message goes to the row's address and nobody else, with the
// headers that the program writes, or nothing goes and the sentence names the row.
func TestMailHostile(t *testing.T) {
	relay := newRelay(t)
	relay.server.EnableSMTPUTF8 = true
	m := newMailClinic(t, relay)
	long := strings.Repeat(strings.Repeat("d", 59)+".", 3) + "test"
	const nobody, somebody = "", "?" // nothing may go out; it may be refused, or go to ana
	type test struct{ column, cell, to string }
	tests := []test{
		{"email", "josé@home.test", "josé@home.test"},
		{"email", "jose\u0301@home.test", "josé@home.test"}, // in form C (RFC 6532)
		{"email", "用户@bücher.test", "用户@xn--bcher-kva.test"},
		{"email", "ana@BÜCHER.test", "ana@xn--bcher-kva.test"},
		{"email", strings.Repeat("a", 64) + "@" + long, strings.Repeat("a", 64) + "@" + long},
		{"email", strings.Repeat("a", 300-1-len(long)) + "@" + long, nobody},
		{"email", strings.Repeat("a", 60) + "@" + strings.Repeat("d.", 56) + long[:127] + ".test", nobody}, // 305 characters, no part too long
		{"email", "ana@home.test, evil@home.test", nobody},
		{"email", "ana@home.test;evil@home.test", nobody},
		{"email", "ana@home.test\u2028evil@home.test", nobody},
		{"email", "ana@home.test>\nRCPT TO:<evil@home.test", nobody},
		{"email", "\r\nBcc: evil@home.test\r\n", nobody},
		{"email", "ana\u202etset.emoh@live", nobody},
		{"email", "ana＠home.test", nobody},
		{"patient_name", strings.Repeat("Ana ", 500), somebody},
	}
	for _, column := range hostileColumns() {
		to := somebody
		if column == "email" {
			to = nobody
		}
		for _, evil := range []string{"\r\nBcc: evil@home.test\r\nX-Evil: ", "\nBcc: evil@home.test", "\u0085Bcc: evil@home.test", "\x00Bcc: evil@home.test"} {
			tests = append(tests, test{column, hostileCell(column) + evil, to})
		}
	}
	sent := 0
	for i, test := range tests {
		before := len(relay.messages())
		code, out, errs := m.hostile(i, test.column, test.cell)
		got := relay.messages()[before:]
		sent += len(got)
		switch {
		case test.to == nobody && len(got) > 0, test.to != nobody && test.to != somebody && len(got) != 1, len(got) > 1:
			t.Errorf("case %d, %s: %d messages, exit code %d\n%s", i, test.column, len(got), code, errs)
		case len(got) == 0 && !strings.Contains(errs, "list.csv:2") && !strings.Contains(errs, "handout: not mailed: row 2: "):
			t.Errorf("case %d, %s: nothing goes out, and the row is not named; exit code %d\n%s%s", i, test.column, code, out, errs)
		}
		if strings.Contains(out+errs, "evil") {
			t.Errorf("case %d, %s: the cell is repeated in\n%s%s", i, test.column, out, errs) // R10
		}
		for _, message := range got {
			wantOurs(t, fmt.Sprintf("case %d, %s", i, test.column), message, strings.ReplaceAll(test.to, somebody, hostileCell("email")))
		}
	}
	if sent < 5 || sent == len(tests) {
		t.Errorf("%d of %d go out: this looks at nothing", sent, len(tests))
	}
}

// hostileColumns are those of a list.
func hostileColumns() []string {
	return strings.Fields("mrn patient_name birth_date locale procedure_time site side kind email email_consent email_consent_date location")
}

// hostileCell gives what stands in a column of a row that goes out.
func hostileCell(column string) string {
	cells := strings.Split("K-1|Ana Alvarez|1970-01-02|en|"+time.Now().AddDate(0, 1, 0).Format("2006-01-02")+
		" 09:30|sternum|none|prep|ana@home.test|unencrypted|2026-11-01|Day Unit", "|")
	return cells[slices.Index(hostileColumns(), column)]
}

// hostile mails a list of one row with another cell in a column, to a ledger of its own.
func (m *mailClinic) hostile(n int, column, cell string) (code int, out, errs string) {
	m.t.Helper()
	var row []string
	for _, name := range hostileColumns() {
		if name == column {
			row = append(row, cell)
		} else {
			row = append(row, hostileCell(name))
		}
	}
	var file bytes.Buffer
	w := csv.NewWriter(&file)
	w.Write(hostileColumns())
	w.Write(row)
	w.Flush()
	m.write("list.csv", file.Bytes())
	return m.try("list.csv", "--send", "--draft-reason", "a test", "--ledger", m.path(fmt.Sprint(n, ".db")))
}

// wantOurs wants a message to go to one address, and to have no header but those that the program writes, once each.
func wantOurs(t *testing.T, name string, message mailGot, to string) {
	t.Helper()
	if len(message.to) != 1 || message.to[0] != to || message.from != relayUser {
		t.Errorf("%s: it goes to %d recipients, or to another than wanted", name, len(message.to))
	}
	known := strings.Fields("From To Subject Date Message-Id Reply-To Mime-Version Content-Type Content-Language Auto-Submitted X-Auto-Response-Suppress List-Unsubscribe")
	for key, values := range readMail(t, message.data).head {
		if !slices.Contains(known, key) || len(values) != 1 || strings.Contains(strings.ToLower(values[0]), "evil") {
			t.Errorf("%s: header %s, %d times", name, key, len(values))
		}
	}
}

// TestMailHostileProfile: a line break in the profile adds no header either. It is refused, or it is none in the message.
func TestMailHostileProfile(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.list(consenting(1)...)
	for i, line := range []string{
		`name: "Clinic\r\nBcc: evil@home.test"`, `name: "Clinic\nBcc: evil@home.test"`, `name: "Clinic\" <evil@home.test>, \""`,
		`reply_to: "a@clinic.test\r\nBcc: evil@home.test"`, `reply_to: "a@clinic.test, evil@home.test"`,
	} {
		m.use(relay, "  "+line+"\n")
		before := len(relay.messages())
		code, _, errs := m.try("list.csv", "--send", "--draft-reason", "a test", "--ledger", m.path(fmt.Sprint(i, ".db")))
		got := relay.messages()[before:]
		if len(got) == 0 && (code != exitInvalid || !strings.Contains(errs, "clinic.yaml:")) {
			t.Errorf("case %d: nothing goes out, and the profile's line is not named; exit code %d\n%s", i, code, errs)
		}
		for _, message := range got {
			if head := readMail(t, message.data).head; len(message.to) != 1 || head.Get("Bcc")+head.Get("Cc") != "" || len(head["From"]) != 1 {
				t.Errorf("case %d: %d recipients, or a header more", i, len(message.to))
			}
		}
	}
}
