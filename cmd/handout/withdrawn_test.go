package main

import (
	"bytes"
	"net"
	"os"
	"strings"
	"testing"
	"time"

	"handout/fonts"
	"handout/internal/batch"
	"handout/locales"
	"handout/templates"
)

// ownWords is the part of a profile that lays a folder of messages over the program's.
const ownWords = "signoffs: signoffs.yaml\nlocales: own\n"

// words writes the clinic's own messages in English.
func (m *mailClinic) words(english string) {
	m.t.Helper()
	if err := os.MkdirAll(m.path("own"), 0o755); err != nil {
		m.t.Fatal(err)
	}
	m.write("own/active.en.toml", []byte(english+"\n"))
}

// down is a relay at whose address nobody listens.
func (r *relayServer) down(t *testing.T) *relayServer {
	t.Helper()
	gone, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	gone.Close()
	return &relayServer{address: gone.Addr().String(), ca: r.ca}
}

// TestMailStopped: a reason for a draft, given for the words of the e-mail, lets no sheet out whose own signature is gone
// since it was made (R7).
func TestMailStopped(t *testing.T) {
	const greeting = "[mail_greeting]\nother = \"Good day,\"\n"
	for _, test := range []struct {
		name   string
		change func(*mailClinic)
		sent   int
		says   string
	}{
		{"nothing", func(*mailClinic) {}, 1, ""},
		{"the signature is gone", func(m *mailClinic) { m.write("signoffs.yaml", []byte("[]\n")) }, 0, "its words were signed when it was made"},
		{"the record was changed", func(m *mailClinic) {
			m.write("signoffs.yaml", bytes.Replace(m.read("signoffs.yaml"), []byte("A. Osei"), []byte("A. Osej"), 1))
		}, 0, "its words were signed when it was made"},
		{"a word is another", func(m *mailClinic) { m.words(greeting + "[prep_before]\nother = \"After your test\"") }, 0, "its words were signed when it was made"},
	} {
		t.Run(test.name, func(t *testing.T) {
			relay := newRelay(t)
			m := newMailClinic(t, relay)
			m.words("[mail_greeting]\nother = \"Hello,\"")
			m.use(relay.down(t), ownWords)
			sign(t, m.path("clinic.yaml"), map[string]string{"en": "clinician"})
			m.words(greeting)
			m.list(consenting(1)...)
			m.mail(exitDown, "list.csv", "--send", "--draft-reason", "the greeting is new")
			m.use(relay, ownWords)
			test.change(m)
			_, out, errs := m.try("resume")
			if len(relay.messages()) != test.sent || !strings.Contains(errs, test.says) {
				t.Errorf("%d messages, want %d\n%s%s", len(relay.messages()), test.sent, out, errs)
			}
		})
	}
}

// TestMailSilenced: what waits in a language does not go out once the clinic has written its English anew: the sheet and the
// e-mail could say the opposite.
func TestMailSilenced(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.words("")
	m.use(relay.down(t), ownWords)
	m.list(consenting(1)...)
	m.write("list.csv", bytes.Replace(m.read("list.csv"), []byte(",en,"), []byte(",es,"), 1))
	m.mail(exitDown, "list.csv", "--send", "--draft-reason", "trial")
	m.use(relay, ownWords)
	m.words("[mail_no_reply]\nother = \"You can reply to this e-mail.\"")
	_, errs := m.mail(exitPartly, "resume")
	if n := len(relay.messages()); n != 0 || !strings.Contains(errs, "no sheets in es any more: the clinic's own words are not in it: mail_no_reply") {
		t.Errorf("%d messages\n%s", n, errs)
	}
}

// TestPrintSilenced: so it is with paper.
func TestPrintSilenced(t *testing.T) {
	w := newWard(t, twoSided+"locales: own\n")
	if err := os.MkdirAll(w.dir+"/own", 0o755); err != nil {
		t.Fatal(err)
	}
	w.write(w.dir+"/own/active.en.toml", "\n")
	spanish := w.batch("out")["3 care"] // its patient reads Spanish
	w.write(w.dir+"/own/active.en.toml", "[care_pain]\nother = \"Never take {{.pain_relief}} nor {{.avoid_drugs}}\"\n")
	got := w.handout("print", "--printer", w.queue, "--draft-reason", "trial", spanish)
	if got.code != exitInvalid || !strings.Contains(got.errs, "no sheets in es any more: the clinic's own words are not in it: care_pain") {
		t.Errorf("exit code %d\n%s%s", got.code, got.out, got.errs)
	}
}

// TestMailResigned: when the same words are signed anew, what waited with the old signature goes out with the new one.
func TestMailResigned(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.use(relay.down(t), "signoffs: signoffs.yaml\n")
	sign(t, m.path("clinic.yaml"), map[string]string{"en": "clinician"})
	m.list(consenting(1)...)
	m.mail(exitDown, "list.csv", "--send")
	m.use(relay, "signoffs: signoffs.yaml\n")
	var out, errs bytes.Buffer
	again := []string{"handout", "signoff", "--clinic", m.path("clinic.yaml"), "--guide", "bone-marrow", "--locale", "en", "--as", "clinician",
		"--name", "B. Addo", "--credential", "MD 5678", "--review-by", time.Now().AddDate(2, 0, 0).Format(time.DateOnly)}
	if code := run(again, strings.NewReader(""), &out, &errs); code != exitDone {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	if _, errs := m.mail(exitPartly, "resume"); len(relay.messages()) != 0 || !strings.Contains(errs, "mail its list again") {
		t.Errorf("%d messages\n%s", len(relay.messages()), errs)
	}
	if out, _ := m.mail(exitDone, "list.csv"); !strings.Contains(out, "1 message would be sent") {
		t.Errorf("a dry run says %s", out)
	}
	if out, errs := m.mail(exitDone, "list.csv", "--send"); len(relay.messages()) != 1 {
		t.Errorf("%d messages\n%s%s", len(relay.messages()), out, errs)
	}
}

// TestLookAgainWords: a run that is under way sees that the clinic's own files are others.
func TestLookAgainWords(t *testing.T) {
	for name, change := range map[string]func(*mailClinic){
		"words":           func(m *mailClinic) { m.words("[prep_before]\nother = \"After\"") },
		"a new catalog":   func(m *mailClinic) { m.write("own/active.es.toml", []byte("\n")) },
		"a catalog gone":  func(m *mailClinic) { os.Remove(m.path("own/active.en.toml")) },
		"the profile":     func(m *mailClinic) { m.write("clinic.yaml", append(m.read("clinic.yaml"), '\n')) },
		"the folder gone": func(m *mailClinic) { os.RemoveAll(m.path("own")) },
	} {
		t.Run(name, func(t *testing.T) {
			relay := newRelay(t)
			m := newMailClinic(t, relay)
			m.words("")
			m.use(relay, ownWords)
			shop, list := batch.Open(batch.Sources{Templates: templates.Files, Locales: locales.Files, Fonts: fonts.Files,
				Clinic: &batch.ProfileFile{Name: "clinic.yaml", Data: m.read("clinic.yaml"), Dir: os.DirFS(m.dir)}})
			if err := list.Err(); err != nil {
				t.Fatal(err)
			}
			if err := shop.LookAgain(); err != nil {
				t.Error(err)
			}
			change(m)
			if shop.LookAgain() == nil {
				t.Error("nothing is seen")
			}
		})
	}
}

// TestDraftLines: what a draft says of itself is not the clinic's to write, but in a language that the program has not (R7).
func TestDraftLines(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.use(relay, ownWords)
	for _, id := range []string{"draft", "draft_again"} {
		m.words("[" + id + "]\nother = \"Approved\"")
		var out, errs bytes.Buffer
		code := run([]string{"handout", "check", "--clinic", m.path("clinic.yaml")}, strings.NewReader(""), &out, &errs)
		if code != exitInvalid || !strings.Contains(errs.String(), "active.en.toml:1:2: "+id+": what says that a sheet is a draft cannot be written anew") {
			t.Errorf("%s: exit code %d\n%s", id, code, errs.String())
		}
	}
}
