package mailing

import (
	"crypto/sha256"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"handout/internal/clinic"
	"handout/internal/deliver"
	"handout/internal/guide"
	"handout/internal/ledger"
	"handout/internal/locale"
	"handout/internal/patient"
	"handout/locales"
	"handout/templates"
)

var now = time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC)

// guides gives the guides that come with the program.
func guides(t *testing.T) func(string) *guide.Guide {
	t.Helper()
	all, list := guide.Load(templates.Files)
	if list.Bad() {
		t.Fatal(list)
	}
	return func(id string) *guide.Guide {
		for _, g := range all {
			if g.ID == id {
				return g
			}
		}
		return nil
	}
}

// profile gives the example clinic, which mails.
func profile(t *testing.T) *clinic.Profile {
	t.Helper()
	dir := os.DirFS("../../templates")
	data, err := templates.Files.ReadFile("clinic.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p, list := clinic.Parse("clinic.yaml", data, dir)
	if list.Bad() {
		t.Fatal(list)
	}
	p.Mailing = clinic.Mailing{Address: "post@clinic.example", OptOut: "+1 555 010 4477", Calendar: true, Minutes: 60}
	return p
}

// record is a row's, with other values for some fields.
func record(change map[string]string) patient.Record {
	values := map[string]patient.Value{}
	fields := map[string]string{Email: "maria@example.org", Consent: "encrypted", ConsentDate: "2026-11-20", patient.RecordNumber: "DEMO-0001"}
	for name, text := range change {
		fields[name] = text
	}
	for name, text := range fields {
		values[name] = patient.Value{Text: text, Given: text != ""}
	}
	at := time.Date(2026, 12, 3, 14, 30, 0, 0, time.UTC)
	if change[patient.Procedure] == "over" {
		at = now.Add(-time.Hour)
	}
	values[patient.Procedure] = patient.Value{Time: at, Given: true}
	return patient.Record{Key: "abcdefghjkmnp", Row: 7, Guide: "bone-marrow", Values: values}
}

// What may go out goes to one address; what must not is blocked, and the reason says nothing of the patient (M1,
// M2, R10).
func TestDecide(t *testing.T) {
	d := Desk{Profile: profile(t), Guides: guides(t), Folder: "/sheets", Draft: "trial", Now: now}
	const consent, date, address, over = "no consent", "wants its date", "want one e-mail address", "the appointment is over"
	tests := []struct {
		name, kind string
		change     map[string]string
		why        string // part of it; "" for a mail that goes out
	}{
		{"encrypted", "prep", nil, ""},
		{"unencrypted", "prep", map[string]string{Consent: "unencrypted"}, ""},
		{"encrypted, no date", "prep", map[string]string{ConsentDate: ""}, ""},
		{"no consent", "prep", map[string]string{Consent: "none"}, consent},
		{"nothing said of consent", "prep", map[string]string{Consent: ""}, consent},
		{"another word", "prep", map[string]string{Consent: "yes"}, consent},
		{"unencrypted, no date", "prep", map[string]string{Consent: "unencrypted", ConsentDate: ""}, date},
		{"no address", "prep", map[string]string{Email: ""}, "there is no e-mail address"},
		{"two addresses", "prep", map[string]string{Email: "a@example.org, b@example.org"}, address},
		{"a name", "prep", map[string]string{Email: "Maria <maria@example.org>"}, address},
		{"a new line", "prep", map[string]string{Email: "maria@example.org\r\nBcc: x@example.org"}, address},
		{"long", "prep", map[string]string{Email: strings.Repeat("a", 290) + "@example.org"}, "254 characters"},
		{"over", "prep", map[string]string{patient.Procedure: "over"}, over},
		{"afterwards", "care", map[string]string{patient.Procedure: "over"}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			rec := record(test.change)
			m := d.Decide(rec, deliver.Sheet{Key: rec.Key, Kind: test.kind, Locale: "es", SHA256: [32]byte{1}}, "es: words have changed: eat")
			if test.why != "" {
				if m.State != ledger.Blocked || !strings.Contains(m.Words, test.why) || m.Address != "" {
					t.Errorf("%s because %q, to an address: %v", m.State, m.Words, m.Address != "")
				}
				if strings.Contains(m.Words, "b@example.org") || strings.Contains(m.Words, "maria") {
					t.Error("the reason holds the address")
				}
				return
			}
			if m.State != ledger.Queued || m.Address != "maria@example.org" || m.Row != 7 || m.PDF != [32]byte{1} ||
				m.File != "abcdefghjkmnp-"+test.kind+".es.pdf" || m.Folder != "/sheets" || m.Reason != "trial" || !m.Ends.After(now) {
				t.Errorf("%+v", m)
			}
		})
	}
}

// What is sent is the sheet that was made, and nothing else. One that cannot be read is not said to be gone.
func TestWrite(t *testing.T) {
	set, list := locale.Load(locales.Files, nil)
	if list.Bad() {
		t.Fatal(list)
	}
	sheet := []byte("%PDF-1.7\nnot a whole sheet\n")
	w := &Writer{
		Profile: profile(t), Catalogs: set, Guides: guides(t), Key: make(Key, 32), Now: func() time.Time { return now },
		Open: func(folder, file string) ([]byte, error) {
			if folder == "/sheets" && file == "sheet.pdf" {
				return sheet, nil
			}
			reason := map[string]error{"denied.pdf": syscall.EACCES, "disk.pdf": syscall.EIO, "other.pdf": syscall.ENOENT}[file]
			return nil, &fs.PathError{Op: "open", Path: folder + "/" + file, Err: reason}
		},
	}
	good := ledger.Mail{
		ID: strings.Repeat("a", 26), Guide: "bone-marrow", Kind: "prep", Locale: "es", Folder: "/sheets", File: "sheet.pdf",
		PDF: sha256.Sum256(sheet), Address: "maria@example.org", Consent: ledger.Unencrypted, Ends: now.Add(48 * time.Hour),
	}
	msg, err := w.Write(good)
	if err != nil {
		t.Fatal(err)
	}
	text := string(msg.Bytes)
	if msg.To != "maria@example.org" || msg.From != "post@clinic.example" || !strings.Contains(text, "Content-Language: es") ||
		!strings.Contains(text, "text/calendar") || msg.ID != good.ID+"@clinic.example" {
		t.Errorf("to %v, %s, ID %s", msg.To == "maria@example.org", msg.From, msg.ID)
	}
	care := good
	care.Kind = "care"
	if msg, err := w.Write(care); err != nil || strings.Contains(string(msg.Bytes), "text/calendar") {
		t.Errorf("what is for afterwards brings an appointment (%v)", err)
	}
	for why, spoil := range map[string]func(*ledger.Mail){
		errGone.Error():                 func(m *ledger.Mail) { m.File = "other.pdf" },
		errDenied.Error():               func(m *ledger.Mail) { m.File = "denied.pdf" },
		errUnread.Error():               func(m *ledger.Mail) { m.File = "disk.pdf" },
		errAltered.Error():              func(m *ledger.Mail) { m.PDF[0]++ },
		errLanguage.Error():             func(m *ledger.Mail) { m.Locale = "uk" },
		errGuide.Error():                func(m *ledger.Mail) { m.Kind = "brochure" },
		"the sheet cannot be encrypted": func(m *ledger.Mail) { m.Consent = ledger.Encrypted }, // it is not one of ours
	} {
		bad := good
		spoil(&bad)
		_, err := w.Write(bad)
		if err == nil || !strings.HasPrefix(err.Error(), why) {
			t.Errorf("got %v, want %s", err, why)
		}
		if err != nil && strings.Contains(err.Error(), ".pdf") {
			t.Errorf("%q holds a file's name", why) // R10
		}
	}
}
