package printer

import (
	"context"
	"slices"
	"strings"
	"testing"
)

func TestOpenProblems(t *testing.T) {
	const (
		name = "want the name of a print queue, or an address such as ipp://printer.example.org/ipp/print"
		none = "no printer is named, and there is no lp to ask for the default one"
	)
	t.Setenv("PATH", t.TempDir())
	for _, c := range []struct {
		settings Settings
		want     string
	}{
		{Settings{}, none},
		{Settings{Queue: "two words"}, name},
		{Settings{Queue: "-h"}, name},
		{Settings{Queue: "../admin"}, name},
		{Settings{Queue: "a?b"}, name},
		{Settings{Queue: "ward/duplex"}, name},
		{Settings{Queue: "ipp://me:secret@a.example/"}, "a printer's address holds no user name and no password"},
		{Settings{Queue: "lpd://a.example/"}, "a printer's address begins with ipp://, ipps://, http:// or https://"},
		{Settings{Command: []string{"print"}}, "print command: want {file} among its arguments"},
		{Settings{Command: []string{"", "{file}"}}, "print command: want a program first"},
		{Settings{Command: []string{"print", "{file}", "{pages}"}}, "print command: {pages} is none of {file}, {queue}, {title}, {copies}"},
		{Settings{Command: []string{"print", "{file}", "{queue}"}}, "print command: it has {queue}, and no printer is named"},
	} {
		if p, err := Open(c.settings); err == nil || err.Error() != c.want {
			t.Errorf("%+v: got %v, %v; want %s", c.settings, p, err, c.want)
		}
	}
}

// Where there is no lp, a queue is one of the CUPS on this machine.
func TestOpenWithoutLP(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	p, err := Open(Settings{Queue: "ward"})
	if err != nil {
		t.Fatal(err)
	}
	if q, ok := p.(*queue); !ok || !q.local || q.label(3) != "ward-3" || q.limit != DefaultLimit {
		t.Errorf("got %+v", p)
	}
}

func TestJobProblems(t *testing.T) {
	uncounted, letter := sheet(), sheet()
	uncounted.Copies = 0
	letter.PDF = []byte("Dear patient")
	for _, c := range []struct {
		job  Job
		want string
	}{{uncounted, "want at least one copy"}, {letter, "the file is not a PDF"}, {Job{Copies: 1}, "the file is not a PDF"}} {
		f := &fake{}
		_, _, err := f.print(t, context.Background(), c.job)
		if err == nil || err.Error() != c.want || len(f.got) > 0 {
			t.Errorf("got %v, the printer was asked %v; want %s", err, f.got, c.want)
		}
	}
}

func TestLPArguments(t *testing.T) {
	for _, c := range []struct {
		change func(*Job)
		want   []string
	}{
		{func(*Job) {}, []string{"-n", "1", "-o", "media=" + a4}},
		{func(j *Job) { j.Copies, j.Sides, j.Media = 3, "one-sided", "" }, []string{"-n", "3", "-o", "sides=one-sided"}},
		{func(j *Job) { j.Tray, j.Media = "side", letter },
			[]string{"-n", "1", "-o", "media-col={media-size={x-dimension=21590 y-dimension=27940} media-source=side}"}},
		{func(j *Job) { j.Tray, j.Media = "side", "" }, []string{"-n", "1", "-o", "media-col={media-source=side}"}},
	} {
		j := sheet()
		c.change(&j)
		want := append(append([]string{"-d", "ward/a", "-t", "handout-17"}, c.want...), "--", "-f.pdf")
		if got := lpArguments("ward/a", j, "-f.pdf"); !slices.Equal(got, want) {
			t.Errorf("got %q\nwant %q", got, want)
		}
	}
}

func TestServerAddress(t *testing.T) {
	for server, want := range map[string][2]string{
		"/run/cups/cups.sock": {"ipp://localhost", "/run/cups/cups.sock"},
		"localhost:631":       {"ipp://localhost:631", ""},
		"print.example:6631":  {"ipp://print.example:6631", ""},
		"::1:631":             {"ipp://[::1]:631", ""},
		"[::1]:631":           {"ipp://[::1]:631", ""},
	} {
		if address, socket := serverAddress(server); address != want[0] || socket != want[1] {
			t.Errorf("%s: got %q, %q; want %q", server, address, socket, want)
		}
	}
}

func TestTakes(t *testing.T) {
	for _, c := range []struct {
		supported []string
		media     string
		want      bool
	}{
		{[]string{a4}, a4, true},
		{[]string{letter, "iso-a4"}, a4, true},
		{[]string{"om_a4_210x297mm"}, a4, true},
		{[]string{"iso_a4_210x297mm.Borderless"}, a4, true},
		{[]string{"custom_216x279.4mm_216x279.4mm"}, letter, true},
		{[]string{letter, "na_legal_8.5x14in"}, a4, false},
		{[]string{"a4", "auto"}, a4, false},
		{[]string{"custom_min_76.2x127mm", "custom_max_215.9x355.6mm"}, a4, true},
		{[]string{"custom_min_76.2x127mm", "custom_max_182x355.6mm"}, a4, false},
		{[]string{"custom_min_76.2x127mm"}, a4, false},
		{[]string{"x_1.2.3x4mm"}, a4, false},
	} {
		if got := takes(c.supported, c.media); got != c.want {
			t.Errorf("%s on %q: got %v", c.media, c.supported, got)
		}
	}
}

// What a printer says cannot do anything to a terminal.
func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"  Papier\népuisé\t ":       "Papier épuisé",
		"\x1b]0;x\x07\u202etxt\xff": "]0;x txt",
		"":                          "",
	} {
		if got := plain(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	long := []rune(plain(strings.Repeat("é", 500)))
	if len(long) != maxWords+3 {
		t.Errorf("%d runes are left", len(long))
	}
}

func TestExplain(t *testing.T) {
	got := explain([]string{"none", "media-empty-error", "acme-fuse-report", "media-empty-error", "job-printing", "document-format-error", ""})
	want := []string{"media-empty-error (out of paper)", "acme-fuse-report", "document-format-error (the printer cannot read the file)"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestErrorText(t *testing.T) {
	for want, err := range map[string]error{
		"ward: not printed (refused): no": &NotPrintedError{Queue: "ward", State: "refused", Words: []string{"no"}},
		"ward: job ward-3: may have been printed, or may be later (waiting): a; b": &NotPrintedError{
			Queue: "ward", Job: "ward-3", State: "waiting", Words: []string{"a", "b"}, Undecided: true},
		"ward: cannot be reached: no answer in time": &UnreachableError{"ward", context.DeadlineExceeded},
	} {
		if err.Error() != want {
			t.Errorf("got %s, want %s", err, want)
		}
	}
}
