package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"handout/templates"
)

// A mailClinic is a folder with all that a clinic has: its profile, its password, a list and the sheets.
type mailClinic struct {
	t   testing.TB
	dir string
}

// newMailClinic makes one that mails by way of a relay.
func newMailClinic(t testing.TB, relay *relayServer) *mailClinic {
	t.Helper()
	m := &mailClinic{t, t.TempDir()}
	logo, err := templates.Files.ReadFile("logo.png")
	if err != nil {
		t.Fatal(err)
	}
	m.write("logo.png", logo)
	m.write("relay.password", []byte(relayPassword+"\n"))
	m.use(relay, "")
	return m
}

// use writes the profile, with a relay and what else its section on mail is to have.
func (m *mailClinic) use(relay *relayServer, more string) {
	m.t.Helper()
	profile, err := templates.Files.ReadFile("clinic.yaml")
	if err != nil {
		m.t.Fatal(err)
	}
	host, port, err := net.SplitHostPort(relay.address)
	if err != nil {
		m.t.Fatal(err)
	}
	m.write("ca.pem", relay.ca)
	mode := "starttls"
	if relay.implicit {
		mode = "implicit"
	}
	m.write("clinic.yaml", fmt.Appendf(profile, "\nmail:\n  address: %s\n  opt_out: \"+1 555 010 4477\"\n  calendar: true\n"+
		"  relay: {host: %s, port: %s, tls: %s, ca_file: ca.pem, auth: plain, user: %s, password_file: relay.password}\n%s",
		relayUser, host, port, mode, relayUser, more))
}

func (m *mailClinic) path(name string) string { return filepath.Join(m.dir, name) }

func (m *mailClinic) write(name string, data []byte) {
	m.t.Helper()
	if err := os.WriteFile(m.path(name), data, 0o600); err != nil {
		m.t.Fatal(err)
	}
}

func (m *mailClinic) read(name string) []byte {
	m.t.Helper()
	data, err := os.ReadFile(m.path(name))
	if err != nil {
		m.t.Fatal(err)
	}
	return data
}

// A mailRow is a row of a list, in so far as mail has to do with it.
type mailRow struct {
	number, name, birth, address, consent, dated string
	appointment                                  time.Time // zero: in a month
}

// list writes a list of rows. All that is not in them is the same for all.
func (m *mailClinic) list(rows ...mailRow) {
	m.t.Helper()
	var file bytes.Buffer
	w := csv.NewWriter(&file)
	w.Write([]string{"mrn", "patient_name", "birth_date", "locale", "procedure_time", "site", "side", "kind", "email", "email_consent", "email_consent_date"})
	for _, r := range rows {
		if r.appointment.IsZero() {
			r.appointment = time.Now().AddDate(0, 1, 0)
		}
		w.Write([]string{r.number, r.name, r.birth, "en", r.appointment.Format("2006-01-02") + " 09:30", "sternum", "none", "prep",
			r.address, r.consent, r.dated})
	}
	w.Flush()
	m.write("list.csv", file.Bytes())
}

// consenting are rows whose patients take mail: ana0@home.test and so on.
func consenting(n int) []mailRow {
	rows := make([]mailRow, n)
	for i := range rows {
		rows[i] = mailRow{number: fmt.Sprint("K-", i), name: "Ana Alvarez", birth: "1970-01-02", address: fmt.Sprintf("ana%d@home.test", i),
			consent: "unencrypted", dated: "2026-11-01"}
	}
	return rows
}

// args is a command line of handout mail in this clinic. A list is named list.csv.
func (m *mailClinic) args(args ...string) []string {
	args = slices.Clone(args)
	if i := slices.Index(args, "list.csv"); i >= 0 {
		args[i] = m.path(args[i])
	}
	return append([]string{"mail", "-o", m.path("out"), "--clinic", m.path("clinic.yaml"), "--no-input"}, args...)
}

// try runs handout mail and gives all that comes of it.
func (m *mailClinic) try(args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	code = run(append([]string{"handout"}, m.args(args...)...), strings.NewReader(""), &o, &e)
	return code, o.String(), e.String()
}

// start starts handout mail as a process of its own.
func (m *mailClinic) start(args ...string) *exec.Cmd {
	m.t.Helper()
	command := exec.Command("handout", m.args(args...)...)
	if err := command.Start(); err != nil {
		m.t.Fatal(err)
	}
	m.t.Cleanup(func() { command.Process.Kill() })
	return command
}

// mail runs handout mail, wants an exit code, and gives what it prints.
func (m *mailClinic) mail(want int, args ...string) (out, errs string) {
	m.t.Helper()
	code, out, errs := m.try(args...)
	if code != want {
		m.t.Fatalf("mail %s: exit code %d, want %d\n%s%s", args[0], code, want, out, errs)
	}
	return out, errs
}

// send mails the list.
func (m *mailClinic) send(want int) (out, errs string) {
	m.t.Helper()
	return m.mail(want, "list.csv", "--send", "--draft-reason", "a test")
}

// mails gives each row's mail, as programs read it.
func (m *mailClinic) mails() map[int]mailJSON {
	m.t.Helper()
	code, out, errs := m.try("status", "--json")
	if code != exitDone && code != exitUndecided {
		m.t.Fatalf("mail status: exit code %d\n%s%s", code, out, errs)
	}
	states := map[int]mailJSON{}
	for line := range strings.Lines(out) {
		var j mailJSON
		if err := json.Unmarshal([]byte(line), &j); err != nil {
			m.t.Fatal(err)
		}
		states[j.Row] = j
	}
	return states
}

// sheets gives the sheets that were made, by name.
func (m *mailClinic) sheets() map[string][]byte {
	m.t.Helper()
	names, err := filepath.Glob(m.path("out/*.pdf"))
	if err != nil {
		m.t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, name := range names {
		if all[filepath.Base(name)], err = os.ReadFile(name); err != nil {
			m.t.Fatal(err)
		}
	}
	return all
}
