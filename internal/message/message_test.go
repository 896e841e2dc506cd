package message

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"handout/internal/locale"
	"handout/locales"
)

var update = flag.Bool("update", false, "rewrite the messages in testdata")

// catalogs gives all languages, read once.
var catalogs = sync.OnceValue(func() *locale.Set {
	set, list := locale.Load(locales.Files, nil)
	if list.Bad() {
		panic(list)
	}
	return set
})

// input gives a message in a language, with all that there can be in one.
func input(tag string) Input {
	zone := time.FixedZone("", -5*60*60)
	return Input{
		From:    Mailbox{"Clinic North", "post@clinic.example"},
		To:      "a.patient@example.org",
		Catalog: catalogs().Catalog(tag),
		Clinic:  Clinic{"Clinic North", "+1 (555) 010-4477", "+1 555 010 4478 x12", "911"},
		Key:     "abcdefghijklmnopqrstuvwxyz",
		Domain:  "clinic.example",
		Date:    time.Date(2026, time.November, 20, 16, 5, 9, 0, zone),
		PDF:     []byte("%PDF-1.7\n% a sheet\n"),
		Appointment: &Appointment{
			Start: time.Date(2026, time.December, 3, 7, 30, 0, 0, zone),
			End:   time.Date(2026, time.December, 3, 8, 30, 0, 0, zone),
		},
		OptOut: "https://clinic.example/no-mail?a=1&b=2",
	}
}

// withCode gives a message with a file that wants a code, no appointment, and an address for replies.
func withCode(tag string) Input {
	in := input(tag)
	in.Encrypted, in.PDF = true, []byte("%PDF-1.7\ntrailer << /Encrypt 4 0 R >>\n")
	in.Appointment = nil
	in.ReplyTo = Mailbox{"", "answers@clinic.example"}
	in.OptOut = "mailto:no-mail@clinic.example"
	return in
}

// TestGolden compares whole messages with those in testdata: as they are sent, and each part as it is read.
func TestGolden(t *testing.T) {
	for name, in := range map[string]Input{
		"en": input("en"), "en-code": withCode("en"), "ar": input("ar"), "ar-code": withCode("ar"),
	} {
		t.Run(name, func(t *testing.T) {
			m := build(t, in)
			var a txtar.Archive
			add := func(name, text string) {
				a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(strings.ReplaceAll(text, "\r\n", "\n"))})
			}
			add("message", string(m.Bytes))
			for _, p := range read(t, m.Bytes).parts {
				if p.mediaType != "application/pdf" {
					add(p.mediaType, string(p.content))
				}
			}
			file, got := filepath.Join("testdata", name+".txtar"), txtar.Format(&a)
			if *update {
				if err := os.WriteFile(file, got, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if want, err := os.ReadFile(file); err != nil || !bytes.Equal(got, want) {
				t.Errorf("the message is not that in %s (%v):\n%s", file, err, got)
			}
		})
	}
}

func build(t testing.TB, in Input) Message {
	t.Helper()
	m, err := Build(in)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestSameBytes: the same input gives the same bytes (R9), and a key one Message-ID.
func TestSameBytes(t *testing.T) {
	in := input("hi")
	one, two := build(t, in), build(t, in)
	if !bytes.Equal(one.Bytes, two.Bytes) || one.ID != two.ID {
		t.Error("the second message is not like the first")
	}
	if want := in.Key + "@clinic.example"; one.ID != want {
		t.Errorf("Message-ID %s, want %s", one.ID, want)
	}
	later := in
	later.Date = in.Date.Add(time.Hour)
	if m := build(t, later); m.ID != one.ID {
		t.Errorf("Message-ID %s an hour later, want %s", m.ID, one.ID)
	}
}

// TestUTF8: SMTPUTF8 is needed for a local part, and for nothing else.
func TestUTF8(t *testing.T) {
	for _, c := range []struct {
		change    func(in *Input)
		recipient string
		utf8      bool
	}{
		{func(in *Input) { in.To = "jose@bücher.example" }, "jose@xn--bcher-kva.example", false},
		{func(in *Input) { in.To = "josé@bücher.example" }, "josé@xn--bcher-kva.example", true},
		{func(in *Input) { in.From.Name = "Clínica Norte" }, "a.patient@example.org", false},
		{func(in *Input) { in.ReplyTo.Address = "señal@clinic.example" }, "a.patient@example.org", true},
		{func(in *Input) { in.From.Address = "señal@clinic.example" }, "a.patient@example.org", true},
	} {
		in := input("es")
		c.change(&in)
		m := build(t, in)
		ascii := isASCII(string(m.Bytes))
		if m.UTF8 != c.utf8 || ascii == c.utf8 || m.To != c.recipient {
			t.Errorf("to %s: UTF8 %v, all ASCII %v; want %s, %v", m.To, m.UTF8, ascii, c.recipient, c.utf8)
		}
		if got := read(t, m.Bytes).header.Get("To"); got != "<"+c.recipient+">" {
			t.Errorf("To: %s, want %s", got, c.recipient)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	in := input("ar")
	in.PDF = append(in.PDF, bytes.Repeat([]byte{0x80, 0x13, 0x0a, 0xff, 0x41}, 7000)...)
	b.SetBytes(int64(len(in.PDF)))
	for b.Loop() {
		if _, err := Build(in); err != nil {
			b.Fatal(err)
		}
	}
}
