package main

import (
	"bytes"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handout/fonts"
	"handout/internal/batch"
	"handout/internal/disk"
	"handout/locales"
	"handout/templates"
)

// sign signs the words of the guide in languages, for a clinic.
func sign(t *testing.T, profile string, roles map[string]string) {
	t.Helper()
	for tag, role := range roles {
		var out, errs bytes.Buffer
		args := []string{"handout", "signoff", "--clinic", profile, "--guide", "bone-marrow", "--locale", tag, "--as", role,
			"--name", "A. Osei", "--credential", "MD 1234", "--review-by", time.Now().AddDate(1, 0, 0).Format(time.DateOnly)}
		if code := run(args, strings.NewReader(""), &out, &errs); code != exitDone {
			t.Fatalf("exit code %d: %s", code, errs.String())
		}
	}
}

// TestMailSigned: what is signed goes out without a reason, and a draft beside it does not (R7). What was queued as
// signed stays here once it no longer is.
func TestMailSigned(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.use(relay, "signoffs: signoffs.yaml\n")
	sign(t, m.path("clinic.yaml"), map[string]string{"en": "clinician"})
	m.list(consenting(2)...)
	english, spanish, _ := bytes.Cut(m.read("list.csv"), []byte("K-1"))
	m.write("list.csv", append(append(english, "K-1"...), bytes.Replace(spanish, []byte(",en,"), []byte(",es,"), 1)...))
	out, errs := m.mail(exitDone, "list.csv")
	if !strings.Contains(out, "2 messages would be sent (0 encrypted), 0 must not\n1 of them only with --draft-reason: ") || !strings.Contains(errs, "hint: --send --draft-reason WHY sends them") {
		t.Errorf("a dry run says\n%s%s", out, errs)
	}
	out, errs = m.mail(exitDone, "list.csv", "--send")
	if out != "1 message sent\n" || len(relay.messages()) != 1 || relay.messages()[0].to[0] != "ana0@home.test" ||
		!strings.Contains(errs, "a draft goes out with --draft-reason only (es: no translator has signed)") {
		t.Errorf("%d messages\n%s%s", len(relay.messages()), out, errs)
	}
	if got := m.mails()[2]; got.State != "sent" || got.Draft != "" {
		t.Errorf("the mail of row 2 is %s, for the reason %q", got.State, got.Draft)
	}

	gone, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	gone.Close()
	m.use(&relayServer{address: gone.Addr().String(), ca: relay.ca}, "signoffs: signoffs.yaml\n")
	m.list(consenting(3)[2])
	m.mail(exitDown, "list.csv", "--send")
	m.use(relay, "signoffs: signoffs.yaml\n")
	// Other words are signed meanwhile: those that wait are not.
	profile := m.read("clinic.yaml")
	m.write("clinic.yaml", bytes.Replace(profile, []byte("stay_hours: 24"), []byte("stay_hours: 36"), 1))
	sign(t, m.path("clinic.yaml"), map[string]string{"en": "clinician"})
	if out, _ := m.mail(exitPartly, "resume"); out != "no message sent\n" || len(relay.messages()) != 1 {
		t.Errorf("a mail whose signature is gone: %s", out)
	}
}

// TestPrintSigned: so it is with paper.
func TestPrintSigned(t *testing.T) {
	w := newWard(t, twoSided+"signoffs: signoffs.yaml\n")
	sign(t, w.clinic, map[string]string{"en": "clinician", "es": "translator"}) // the patient of row 3 reads Spanish
	print := func(args ...string) outcome {
		return w.handout("print", append([]string{"--printer", w.queue}, args...)...)
	}
	w.want(print("--from", w.list, "--mrn", "Wq-70772"), exitDone, "care sheet of row 3 printed\n", "handout: care: handed over as 1\nhandout: care: printed\n")
	names := w.batch("out")
	care := names["3 care"]
	if got := print(care, "--again", "--reason", "torn"); got.code != exitDone || got.out != w.neutral(care)+" printed\n" {
		t.Errorf("exit code %d\n%s%s", got.code, got.out, got.errs)
	}
	// Other words are signed, and then nobody's are: the paper says of itself that it is signed, which no reason mends.
	gone := w.neutral(care) + ": its words were signed when it was made, and are no longer, or others are"
	profile, err := os.ReadFile(w.clinic)
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range []func(){
		func() {
			w.write(w.clinic, strings.Replace(string(profile), "stay_hours: 24", "stay_hours: 36", 1))
			sign(t, w.clinic, map[string]string{"en": "clinician", "es": "translator"})
		},
		func() {
			w.write(w.clinic, string(profile))
			if err := os.Remove(filepath.Join(w.dir, "signoffs.yaml")); err != nil {
				t.Fatal(err)
			}
		},
	} {
		change()
		got := print(care, "--again", "--reason", "torn", "--draft-reason", "trial")
		if got.code != exitInvalid || !strings.Contains(got.errs, gone) {
			t.Errorf("exit code %d\n%s%s", got.code, got.out, got.errs)
		}
	}
	if got := print("--from", w.list, "--mrn", "Wq-70773"); got.code != exitInvalid || !strings.Contains(got.errs, "nobody has signed these sheets") {
		t.Errorf("a draft without a reason: exit code %d\n%s%s", got.code, got.out, got.errs)
	}
}

// TestLookAgain: a run that is under way sees that a signature is gone, and that it is there again (R7).
func TestLookAgain(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.use(relay, "signoffs: signoffs.yaml\n")
	sign(t, m.path("clinic.yaml"), map[string]string{"en": "clinician"})
	signed := m.read("signoffs.yaml")
	shop, list := batch.Open(batch.Sources{Templates: templates.Files, Locales: locales.Files, Fonts: fonts.Files,
		Clinic: &batch.ProfileFile{Name: "clinic.yaml", Data: m.read("clinic.yaml"), Dir: os.DirFS(m.dir)}})
	if err := list.Err(); err != nil {
		t.Fatal(err)
	}
	g := shop.Guide("bone-marrow")
	if why := shop.Unsigned(g, "prep", "en", time.Now(), true); why != "" {
		t.Fatal(why)
	}
	for name, change := range map[string]struct{ from, to, want string }{
		"gone":       {string(signed), "[]\n", "en: no clinician has signed"},
		"one byte":   {"A. Osei", "A. Osea", "en: the record was changed after it was signed"},
		"not a list": {string(signed), "a: b\n", "en: no clinician has signed"},
	} {
		m.write("signoffs.yaml", bytes.Replace(signed, []byte(change.from), []byte(change.to), 1))
		if err := shop.LookAgain(); err != nil {
			t.Fatal(err)
		}
		if got := shop.Unsigned(g, "prep", "en", time.Now(), false); got != change.want {
			t.Errorf("%s: got %q, want %q", name, got, change.want)
		}
		m.write("signoffs.yaml", signed)
		if err := shop.LookAgain(); err != nil {
			t.Fatal(err)
		}
		if why := shop.Unsigned(g, "prep", "en", time.Now(), true); why != "" {
			t.Errorf("%s: signed again: %s", name, why)
		}
	}
}

// TestSignAtOnce: of two that sign at once none is lost: one is refused while the other writes.
func TestSignAtOnce(t *testing.T) {
	w := newWard(t, twoSided+"signoffs: signoffs.yaml\n")
	lock, err := os.OpenFile(filepath.Join(w.dir, "signoffs.yaml.lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	if free, err := disk.Lock(lock); !free || err != nil {
		t.Fatal(free, err)
	}
	args := []string{"--clinic", w.clinic, "--guide", "bone-marrow", "--locale", "en", "--as", "clinician",
		"--name", "A. Osei", "--credential", "MD 1234", "--review-by", time.Now().AddDate(1, 0, 0).Format(time.DateOnly)}
	try := func(want int) string {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run(append([]string{"handout", "signoff"}, args...), strings.NewReader(""), &out, &errs); code != want {
			t.Errorf("exit code %d, want %d\n%s", code, want, errs.String())
		}
		return errs.String()
	}
	if errs := try(exitLocked); !strings.Contains(errs, "somebody else is signing just now") {
		t.Error(errs)
	}
	if _, err := os.Stat(filepath.Join(w.dir, "signoffs.yaml")); err == nil {
		t.Error("signed all the same")
	}
	lock.Close()
	try(exitDone)
}
