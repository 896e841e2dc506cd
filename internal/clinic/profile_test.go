package clinic

import (
	"bytes"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"handout/internal/diag"
	"handout/internal/patient"
)

var update = flag.Bool("update", false, "write the problems in testdata anew")

// report gives each problem as a line, its hint in parentheses.
func report(list diag.List) string {
	var b strings.Builder
	for _, p := range list {
		b.WriteString(p.Error())
		if p.Hint != "" {
			b.WriteString(" (" + p.Hint + ")")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// A profile that is wrong says where, in all its places at once (R1).
func TestParseProblems(t *testing.T) {
	file := filepath.Join("testdata", "problems.txtar")
	old, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]byte{}
	for _, f := range old.Files {
		want[f.Name] = f.Data
	}
	fresh := &txtar.Archive{Comment: old.Comment}
	for _, f := range old.Files {
		name, isProfile := strings.CutSuffix(f.Name, ".yaml")
		if !isProfile {
			continue
		}
		_, list := Parse(f.Name, f.Data, fstest.MapFS{})
		got := txtar.File{Name: name + ".problems", Data: []byte(report(list))}
		fresh.Files = append(fresh.Files, f, got)
		if !*update && !bytes.Equal(got.Data, want[got.Name]) {
			t.Errorf("%s:\n%swant:\n%s", f.Name, got.Data, want[got.Name])
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(fresh), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// The profile that comes with the program is whole.
func TestExampleClinic(t *testing.T) {
	folder := os.DirFS(filepath.Join("..", "..", "templates"))
	data, err := os.ReadFile(filepath.Join("..", "..", "templates", "clinic.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	p, list := Parse("clinic.yaml", data, folder)
	if len(list) > 0 {
		t.Fatal(list)
	}
	if p.Name != "Example Clinic" || !slices.Equal(p.Address, []string{"1 Sample Street", "Springfield"}) ||
		p.Location != "Day Unit, Level 2" || p.Emergency != "911" || p.Locale != "en" || p.Media != "A4" {
		t.Errorf("%+v", p)
	}
	if p.Colours != defaultColours {
		t.Errorf("colours %v", p.Colours)
	}
	if p.Logo == nil || p.Logo.Format != "png" || p.Logo.Width != 240 || p.Logo.Alt != nil || len(p.Logo.Data) > 8<<10 {
		t.Error("the logo is not the small one beside the profile")
	}
	marrow := p.Settings["bone-marrow"]
	if s := marrow["fever_threshold"]; s.Text == "" || s.ByLocale != nil || s.Pos.File != "clinic.yaml" || s.Pos.Line == 0 {
		t.Errorf("fever_threshold: %+v", s)
	}
	if s := marrow["pain_relief"]; s.Text != "" || s.ByLocale["en"] == "" || s.ByLocale["es"] == "" || s.ByLocale["ar"] == "" {
		t.Errorf("pain_relief: %+v", s)
	}
	d := p.Defaults()
	if d.Zone.String() != "America/New_York" || d.DateOrder != patient.ISO || d.Locale != "" ||
		d.Values["phone_day"] != "+1 555 010 4477" || d.Values["phone_night"] != "+1 555 010 4488" || d.Values["location"] != p.Location {
		t.Errorf("defaults %+v", d)
	}
}

// The clinic's own headers are kept by field, as they are written (R1).
func TestColumns(t *testing.T) {
	const profile = "name: a\ntime_zone: UTC\nphones: {day: 5550104477, night: 5550104488}\nemergency_number: 911\nlocale: en\n" +
		"columns: {mrn: Patient No., birth_date: DOB}\n" +
		"ignore_columns: [Ward, Room nr.]\n"
	p, list := Parse("f", []byte(profile), fstest.MapFS{})
	if want := map[string]string{"mrn": "Patient No.", "birth_date": "DOB"}; len(list) > 0 || !maps.Equal(p.Headers(), want) {
		t.Errorf("headers %q, want %q; problems %v", p.Headers(), want, list)
	}
	if !slices.Equal(p.Ignore, []string{"Ward", "Room nr."}) {
		t.Errorf("ignored %q", p.Ignore)
	}
	if at := p.Columns["birth_date"].Pos; at.Line != 6 || at.Column != 29 {
		t.Errorf("birth_date is at %v", at)
	}
}

// What a profile may leave out has its documented value.
func TestParseSmallest(t *testing.T) {
	const smallest = "name: a\ntime_zone: UTC\nphones: {day: 5550104477, night: 5550104488}\nemergency_number: 911\nlocale: en\n"
	p, list := Parse("f", []byte(smallest), fstest.MapFS{})
	if len(list) > 0 {
		t.Fatal(list)
	}
	if p.Media != "A4" || p.DateOrder != patient.ISO || p.Colours != defaultColours || p.Logo != nil || p.Location != "" || len(p.Settings) > 0 {
		t.Errorf("%+v", p)
	}
}

// What prints and mails sheets is the clinic's own.
func TestPrintingAndMailing(t *testing.T) {
	p, list := Parse("f", []byte(`name: a
time_zone: UTC
phones: {day: 5550104477, night: 5550104488}
emergency_number: 911
locale: en
printing: {queue: ward-3, sides: two, tray: tray-2, copies: {prep: 2}, media: {prep: Letter}, command: [print, "{file}"], wait: 90s}
mail:
  address: post@clinic.example
  opt_out: mailto:stop@clinic.example
  calendar: true
  relay: {host: smtp.clinic.example, tls: implicit, auth: plain, user: post, password_command: [pass, relay]}
  limits: {per_connection: 50, per_minute: 30, per_day: 10000}
  bounces: {host: imap.clinic.example, folder: Reports}
`), fstest.MapFS{})
	if len(list) > 0 {
		t.Fatal(list)
	}
	printing := Printing{
		Queue: "ward-3", Command: []string{"print", "{file}"}, Sides: ByKind[string]{"": "two-sided-long-edge"},
		Tray: ByKind[string]{"": "tray-2"}, Copies: ByKind[int]{"prep": 2}, Media: ByKind[string]{"prep": "Letter"},
		Wait: 90 * time.Second, named: p.Printing.named,
	}
	if !reflect.DeepEqual(p.Printing, printing) {
		t.Errorf("%+v, want %+v", p.Printing, printing)
	}
	mailing := Mailing{
		Pos: p.Mailing.Pos, Address: "post@clinic.example", OptOut: "mailto:stop@clinic.example", Calendar: true, Minutes: 60, Code: Letters,
		Relay: Server{Host: "smtp.clinic.example", Port: 465, Implicit: true, Auth: "plain", User: "post",
			PasswordCommand: []string{"pass", "relay"}},
		Limits:  Limits{50, 30, 10000},
		Bounces: Server{Host: "imap.clinic.example", Port: 143, Auth: "none"},
		Folder:  "Reports",
	}
	if !reflect.DeepEqual(p.Mailing, mailing) {
		t.Errorf("%+v, want %+v", p.Mailing, mailing)
	}
}

// A setting is for all kinds of sheet, or for those that are named. One for a kind that there is not is found.
func TestPrintingByKind(t *testing.T) {
	p, list := Parse("f", []byte(`name: a
time_zone: UTC
phones: {day: 5550104477, night: 5550104488}
emergency_number: 911
locale: en
printing:
  queue: ipps://printer.example.org/ipp/print
  ca_file: printers.pem
  copies: 2
  sides: {prep: one, booklet: two}
  tray: {cares: manual}
`), fstest.MapFS{})
	if len(list) > 0 || p.Printing.CAFile != "printers.pem" {
		t.Fatal(list, p.Printing.CAFile)
	}
	for kind, want := range map[string]struct {
		copies      int
		sides, tray string
	}{
		"prep":    {2, "one-sided", ""},
		"booklet": {2, "two-sided-long-edge", ""},
		"care":    {2, "", ""},
		"cares":   {2, "", "manual"},
	} {
		if copies, sides, tray := p.Printing.Copies.Of(kind), p.Printing.Sides.Of(kind), p.Printing.Tray.Of(kind); copies != want.copies ||
			sides != want.sides || tray != want.tray {
			t.Errorf("%s: %d copies, sides %q, tray %q", kind, copies, sides, tray)
		}
	}
	if got := p.Printing.Strangers([]string{"prep", "care", "booklet", "cares"}); got != nil {
		t.Errorf("all kinds are there: %v", got)
	}
	got := report(p.Printing.Strangers([]string{"prep", "care"}))
	want := "f:10:22: printing.sides.booklet: no guide has such a kind of sheet\n" +
		"f:11:10: printing.tray.cares: no guide has such a kind of sheet (did you mean care?)\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func FuzzParse(f *testing.F) {
	data, err := os.ReadFile(filepath.Join("testdata", "problems.txtar"))
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range txtar.Parse(data).Files {
		f.Add(file.Data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, list := Parse("f", data, fstest.MapFS{})
		whole := p.Name != "" && p.Zone != nil && p.PhoneDay != "" && p.PhoneNight != "" && p.Emergency != "" && p.Locale != "" &&
			p.Media != "" && p.DateOrder != ""
		if !whole && !list.Bad() {
			t.Fatalf("a profile that is not whole, and no problem: %+v", p)
		}
		if again := slices.Clone(list); len(again) > 0 {
			again.Sort()
			if !slices.Equal(again, list) {
				t.Fatalf("not sorted: %v", list)
			}
		}
	})
}
