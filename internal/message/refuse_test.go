package message

import (
	"strings"
	"testing"
	"time"
)

// TestInjection puts what could end a header, or begin another, into every text of an input: there is no
// message, and the error does not show the text (R10).
func TestInjection(t *testing.T) {
	fields := map[string]func(in *Input, s string){
		"sender's name":    func(in *Input, s string) { in.From.Name += s },
		"sender":           func(in *Input, s string) { in.From.Address += s },
		"sender, in front": func(in *Input, s string) { in.From.Address = s + in.From.Address },
		"reply name":       func(in *Input, s string) { in.ReplyTo = Mailbox{"Clinic" + s, "answers@clinic.example"} },
		"reply address":    func(in *Input, s string) { in.ReplyTo.Address = "answers@clinic.example" + s },
		"recipient":        func(in *Input, s string) { in.To += s },
		"recipient, front": func(in *Input, s string) { in.To = s + in.To },
		"clinic's name":    func(in *Input, s string) { in.Clinic.Name += s },
		"phone by day":     func(in *Input, s string) { in.Clinic.PhoneDay += s },
		"phone by night":   func(in *Input, s string) { in.Clinic.PhoneNight += s },
		"emergency":        func(in *Input, s string) { in.Clinic.Emergency += s },
		"key":              func(in *Input, s string) { in.Key += s },
		"domain":           func(in *Input, s string) { in.Domain += s },
		"opt-out":          func(in *Input, s string) { in.OptOut += s },
		"opt-out address":  func(in *Input, s string) { in.OptOut = "stop@clinic.example" + s },
		"opt-out phone":    func(in *Input, s string) { in.OptOut = "+1 555 010 4477" + s },
	}
	for name, change := range fields {
		for _, s := range []string{"\r\nBcc: seeded@example.net", "\nseeded: x", "\rseeded", "\x00", "\u2028seeded", "\u202eseeded", "\r\n\r\nseeded"} {
			in := input("en")
			change(&in, s)
			m, err := Build(in)
			if err == nil || m.Bytes != nil {
				t.Errorf("%s: %q is in a message", name, s)
			} else if strings.Contains(err.Error(), "seeded") || strings.ContainsAny(err.Error(), "\r\n\x00\u2028\u202e") {
				t.Errorf("%s: the error shows what it refuses", name)
			}
		}
	}
}

// TestRefused: what makes no whole message gives none, with a sentence that says which field it is.
func TestRefused(t *testing.T) {
	for want, change := range map[string]func(in *Input){
		"sender: want one e-mail address such as name@example.org, and nothing beside it":        func(in *Input) { in.From.Address = "" },
		"sender: want a name of 250 bytes at most":                                               func(in *Input) { in.From.Name = strings.Repeat("n", 251) },
		"sender: want a name without =?":                                                         func(in *Input) { in.From.Name = "=?utf-8?q?Bank?=" },
		"sender: want a name without spaces around it, in Unicode normal form C":                 func(in *Input) { in.From.Name = "Clinic " },
		"reply address: want one e-mail address such as name@example.org, and nothing beside it": func(in *Input) { in.ReplyTo.Name = "Clinic" },
		"recipient: want one e-mail address such as name@example.org, and nothing beside it":     func(in *Input) { in.To = "Ann <ann@example.org>" },
		"key: want 16 to 64 letters a to z and digits":                                           func(in *Input) { in.Key = "12345" }, // a record number
		"domain: want the domain of an e-mail address, such as example.org":                      func(in *Input) { in.Domain = "localhost" },
		"date: want one": func(in *Input) { in.Date = time.Time{} },
		"opt-out: want a phone number, an e-mail address or a link that starts with https://": func(in *Input) { in.OptOut = "http://clinic.example/" },
		"clinic: want its name": func(in *Input) { in.Clinic.Name = "" },
		"clinic: want its phone numbers, for the day and the night":     func(in *Input) { in.Clinic.PhoneNight = "" },
		"clinic: want an emergency number":                              func(in *Input) { in.Clinic.Emergency = "" },
		"document: want a PDF":                                          func(in *Input) { in.PDF = nil },
		"document: want an encrypted PDF":                               func(in *Input) { in.Encrypted = true },                               // M6
		"document: the PDF is encrypted, and the text would not say so": func(in *Input) { in.PDF = []byte("%PDF-1.7\n<< /Encrypt 4 0 R >>") }, // nobody could open it
		"appointment: want it to end after its start":                   func(in *Input) { in.Appointment.End = in.Appointment.Start },
	} {
		in := input("en")
		change(&in)
		if m, err := Build(in); err == nil || err.Error() != want || m.Bytes != nil {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}

// TestOptOut: what a profile can have, as text and link, and as a header.
func TestOptOut(t *testing.T) {
	for _, c := range []struct{ in, text, link, header string }{
		{"+1 (555) 010-4477 ext. 12", "+1\u00a0(555)\u00a0010-4477\u00a0ext.\u00a012", "tel:+15550104477;ext=12", ""},
		{"(+44) 20 7946 0018", "(+44)\u00a020\u00a07946\u00a00018", "tel:+442079460018", ""},
		{"stop@clinic.example", "stop@clinic.example", "mailto:stop@clinic.example", "<mailto:stop@clinic.example>"},
		{"mailto:stop%now@clinic.example", "stop%now@clinic.example", "mailto:stop%25now@clinic.example", "<mailto:stop%25now@clinic.example>"},
		{"señal@clínica.example", "señal@xn--clnica-4va.example", "mailto:se%C3%B1al@xn--clnica-4va.example", "<mailto:se%C3%B1al@xn--clnica-4va.example>"},
		{"https://clinic.example/stop?k=1", "https://clinic.example/stop?k=1", "https://clinic.example/stop?k=1", "<https://clinic.example/stop?k=1>"},
	} {
		s, err := optOut(c.in)
		if err != nil || s.text != c.text || s.link != c.link || unsubscribe(s) != c.header {
			t.Errorf("%s: %+q, link %s, header %s (%v)", c.in, s.text, s.link, unsubscribe(s), err)
		}
	}
	for _, bad := range []string{
		"", "call us", "http://clinic.example/stop", "https://", "https:clinic.example", "https://user:word@clinic.example/", "javascript:alert(1)",
		"https://clinic.example/a b", "https://clinic.example/>", "https://clínica.example/", "mailto:a@b.example?cc=c@d.example", "mailto:a@b.example,c@d.example",
		"https://clinic.example/" + strings.Repeat("x", 500),
	} {
		if s, err := optOut(bad); err == nil {
			t.Errorf("%s: link %s, want an error", bad, s.link)
		}
	}
}

// FuzzBuild: whatever the texts are, a message that is built has the fields that it is to have, once each,
// one recipient (M2), and the parts that it is to have.
func FuzzBuild(f *testing.F) {
	f.Add("Clinic North", "ann@example.org", "Clinic", "https://clinic.example/stop", []byte("a sheet"))
	f.Add("Clínica \"Norte\", S.A.", "用户@bücher.example", "कअआइईउऊ", "stop@clinic.example", []byte("--=_abcdefghijklmnopqrstuvwxyz_1\r\n\r\n.\r\n"))
	f.Add("=?utf-8?q?x?=", "a@b.example\r\nBcc: c@d.example", "<script>", "+1 555 010 4477", []byte{0})
	in := input("ar")
	f.Fuzz(func(t *testing.T, from, to, clinic, optOut string, pdf []byte) {
		in := in
		in.From.Name, in.To, in.Clinic.Name, in.OptOut, in.PDF = from, to, clinic, optOut, append([]byte("%PDF-"), pdf...)
		m, err := Build(in)
		if err != nil {
			return
		}
		for line := range strings.SplitSeq(string(m.Bytes), "\r\n") {
			if len(line) > 998 || strings.ContainsAny(line, "\r\n\x00") {
				t.Errorf("a line of %d octets, or with a control character", len(line))
			}
		}
		r := read(t, m.Bytes)
		for name, values := range r.header {
			if len(values) != 1 {
				t.Errorf("%s: %d times", name, len(values))
			}
		}
		sender, err := r.header.AddressList("From")
		if err != nil || len(sender) != 1 || sender[0].Name != from || sender[0].Address != m.From {
			t.Errorf("From: %q (%v), want %q", r.header.Get("From"), err, from)
		}
		if got := r.header.Get("To"); got != "<"+m.To+">" || len(r.header) > 10 || len(r.header) < 9 {
			t.Errorf("To: %q, want %q; %d fields", got, m.To, len(r.header))
		}
		if len(r.parts) != 4 || string(r.parts[2].content) != string(in.PDF) || words(string(r.parts[1].content)) != string(r.parts[0].content) {
			t.Errorf("parts %s, or not what was put into them", r.shape)
		}
	})
}
