package ledger

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestFindMail looks for mails by what a person and a bounce name them with.
func TestFindMail(t *testing.T) {
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	var mails []Mail
	for n := range 3000 {
		mails = append(mails, mailTo(n))
	}
	queueTest(t, l, mails...)
	foreseen, err := l.Foresee(mailTo(41))
	if err != nil {
		t.Fatal(err)
	}
	id := foreseen.ID
	turnTest(t, l, Change{Mail: 42, From: Queued, To: Sending, At: noon, MessageID: id + "@clinic.example"})
	for _, name := range []string{id, id[:12], strings.ToUpper(id), "<" + id + "@clinic.example>", id + "@clinic.example"} {
		if m, ok, err := l.FindMail(name); !ok || err != nil || m.Number != 42 {
			t.Errorf("%s: mail %d, %v, %v", name, m.Number, ok, err)
		}
	}
	for _, name := range []string{"", "abc", id + "a", "<@clinic.example>", "%", id[:20] + "222222"} {
		if m, ok, err := l.FindMail(name); ok || err != nil {
			t.Errorf("%q: mail %d, %v", name, m.Number, err)
		}
	}
	// With a number of the same ID, a part of it names both.
	if _, err := l.write.Exec("UPDATE mail SET id = substr(?1, 1, 25) || CASE substr(?1, 26) WHEN 'a' THEN 'b' ELSE 'a' END WHERE number = 7", id); err != nil {
		t.Fatal(err)
	}
	if _, _, err := l.FindMail(id[:20]); err != errAmbiguous {
		t.Errorf("error %v, want %v", err, errAmbiguous)
	}
}

// TestMailLookups: what a run and a bounce look for is found without reading all mails.
func TestMailLookups(t *testing.T) {
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	for question, want := range map[string]string{
		findMessage: "SEARCH mail USING INDEX sqlite_autoindex_mail_1 (id=?)",
		findPart:    "SEARCH mail USING INDEX sqlite_autoindex_mail_1 (id>? AND id<?)",
		findPDF:     "SEARCH entry USING INDEX entry_pdf (pdf=?)",
		findMailsOf: "SEARCH mail USING INDEX mail_owner (owner=?)",
		fromOpen + "WHERE state IN (?, ?) ORDER BY number": "SCAN recipient",
	} {
		rows, err := l.read.Query("EXPLAIN QUERY PLAN "+question, "", "")
		if err != nil {
			t.Fatal(err)
		}
		var id, parent, unused int
		var plan string
		if !rows.Next() || rows.Scan(&id, &parent, &unused, &plan) != nil || plan != want {
			t.Errorf("plan %q, want %q", plan, want)
		}
		rows.Close()
	}
}
