package relay

import (
	"context"
	"strings"
	"testing"
)

// TestEcho: a relay that says no to everything by repeating everything it was ever told, in one way or another,
// gets none of it into a reply.
func TestEcho(t *testing.T) {
	upper := strings.ToUpper
	for name, how := range map[string]func(said string) []string{
		"as it was":  func(s string) []string { return strings.Split(s, "\n") },
		"capitals":   func(s string) []string { return strings.Split(upper(s), "\n") },
		"in pieces":  func(s string) []string { return pieces(s, 9) },
		"split name": func(string) []string { return []string{"xanthippe.quu", "x+tag@patient-ho", "me.example"} },
		"cut off": func(string) []string {
			return []string{"user xanthippe.qu", "Subject: Your zebrafish vi", "host patient-ho"}
		},
		"encoded": func(string) []string {
			return []string{"xanthippe.quux%40patient-home.example", "XANTHIPPE.QUUX+2Btag+40patient-home.example"}
		},
		"words": func(string) []string {
			return []string{"no mailbox for xanthippe.quux", "zebrafish is a bad word", "wear walrus slippers", "Dear Xanthippe Quuxdottir"}
		},
		"controls": func(string) []string {
			return []string{"xanthippe\x00.quux\x1b[2J", "zebra\tfish visit to", "\xff\xfe"}
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, func(w *wire) {
				w.welcome("AUTH PLAIN")
				said := []string{w.hear()}
				said = append(said, un64(strings.TrimPrefix(said[0], "AUTH PLAIN ")))
				w.say("235 ok")
				for _, yes := range []string{"250 ok", "250 ok", "354 go"} {
					said = append(said, w.hear())
					w.say(yes)
				}
				text, _ := w.text()
				said = append(said, text, "Your zebrafish visit")
				for _, line := range how(strings.Join(said, "\n")) {
					w.say("550-5.7.1 refused: " + strings.TrimSuffix(line, "\r"))
				}
				w.say("550 5.7.1 end")
				w.hear()
			})
			s.Auth, s.User = Plain, from
			s.Secret = func(context.Context) (string, error) { return password, nil }
			got := send(t, newRelay(t, s))
			if got.Outcome != Failed || !strings.HasPrefix(got.Words, "refused: ") {
				t.Errorf("got %s with %d characters", got.Outcome, len(got.Words))
			}
			if n := len([]rune(got.Words)); n > mostWords {
				t.Errorf("%d characters", n)
			}
		})
	}
}

// pieces cuts a text into lines of n bytes.
func pieces(s string, n int) (lines []string) {
	s = strings.NewReplacer("\r", "", "\n", "").Replace(s)
	for ; len(s) > n; s = s[n:] {
		lines = append(lines, s[:n])
	}
	return append(lines, s)
}

// TestWords: what is left of what real relays say is enough to know why.
func TestWords(t *testing.T) {
	h := hide(Envelope{From: from, To: "jo+visit@gmail.example"}, []byte("To: Jo <jo+visit@gmail.example>\r\nSubject: Visit\r\n\r\nDear Jo,\r\n"))
	for said, want := range map[string]string{
		"5.1.1 <jo@gmail.example>: Recipient address rejected: User unknown": "[…] Recipient address rejected: User unknown",
		"5.1.1 The email account that you tried to reach does not exist.":    "The email account that you tried to reach does not exist.",
		"5.2.2 mailbox of jo is full":                                        "mailbox of […] is full",
		"5.2.2 joint mailbox is full":                                        "joint mailbox is full",
		"5.1.1 one@a two@b three":                                            "[…] three",
		"5.1.1 other\x00@home.example no":                                    "[…] no",
		"5.7.1 a <b <c> d> e <f":                                             "a […] e […]",
		"4.7.1 see https://support.google.test/mail/?p=NoSuchUser for more":  "see https://support.google.test/mail/?p=NoSuchUser for more",
		"5.0.0 " + strings.Repeat("A", 64) + " is long":                      "[…] is long",
		"5.0.0 bell\a and\ttab":                                              "bell and tab",
		"5.0.0 mail to jo＠gmail":                                             "mail to […]",
		"not.a.code here":                                                    "not.a.code here",
		"":                                                                   "",
	} {
		if got := h.words(answer{550, []string{said}}); got != want {
			t.Errorf("%q: got %q, want %q", said, got, want)
		}
	}
	long := h.words(answer{550, []string{strings.Repeat("wörd ", 100)}})
	if n := len([]rune(long)); n != mostWords || !strings.HasSuffix(long, "…") {
		t.Errorf("%d characters that end in %q", n, long[len(long)-8:])
	}
}

// TestWith: what is hidden for one message is hidden for no other, nor shown because of another.
func TestWith(t *testing.T) {
	var h hidden
	h.addSecret(password)
	h.addSecret("sesame-open", "abracadabra") // three: the lists have room to spare
	one := h.and(hide(Envelope{To: "first.patient@a.example"}, nil))
	two := h.and(hide(Envelope{To: "second.person@b.example"}, nil))
	for _, test := range []struct {
		h    hidden
		want string
	}{
		{h, "first.patient, second.person, […]"},
		{one, "[…], second.person, […]"},
		{two, "first.patient, […], […]"},
	} {
		if got := test.h.text("first.patient, second.person, " + password); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
	if got := one.text("user first.pat has no box"); got != "user […] has no box" {
		t.Errorf("a part of the address: got %q", got)
	}
	if got := h.and(hide(Envelope{To: "a@x.nu"}, nil)).text("no host x.nu, but x.nut"); got != "no host […], but x.nut" {
		t.Errorf("a short domain: got %q", got)
	}
}

// FuzzWords: whatever a relay says is one printable line without an address, and holds no part of the secret.
func FuzzWords(f *testing.F) {
	f.Add("5.1.1 <a@b> no", "xanthippe.quux@patient-home.example")
	f.Add("\xff<<>", "ſ@K")
	f.Fuzz(func(t *testing.T, said, address string) {
		var h hidden
		h.addSecret(password)
		got := h.and(hide(Envelope{To: address}, []byte(message))).words(answer{550, []string{said, address, password, message}})
		if strings.ContainsAny(got, "@<\r\n\x00") || strings.Contains(got, password[:8]) || len([]rune(got)) > mostWords {
			t.Errorf("%q left %q", said, got)
		}
	})
}
