package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handout/internal/ledger"
	"handout/templates"
)

// daysList is a list of invented patients. What tells them is nowhere else, so any output can be searched for it.
const daysList = `mrn,patient_name,birth_date,locale,kind,procedure_time,site,side
Wq-70771,Renée Zürchér,1961-04-17,en,,2096-12-03 09:30,sternum,none
Wq-70772,Bartholomew Quillfeather,1948-11-02,es,care,2096-12-03 11:00,sternum,none
Wq-70773,Renée Zürchér,1972-02-03,en,care,2096-12-03 12:00,sternum,none
Wq-70774,Ottoline Yarrowby,1950-05-05,en,care,2096-12-03 31:00,sternum,none
Wq-70775,Casimir Underhay,1933-07-09,en,care,2096-12-03 13:00,sternum,none
Wq-70775,Casimir Underhay,1933-07-09,en,care,2096-12-17 13:00,sternum,none
Wq-70776,Philippa Xanthopoulos,1980-01-31,en,care,2096-12-03 14:00,sternum,none
Wq-70776,Leocadia Vanterpool,1981-03-30,en,care,2096-12-03 15:00,sternum,none
`

// listSecrets gives pieces of all that tells the patients of daysList.
func listSecrets() []string {
	return strings.Fields(`70771 70772 70773 70774 70775 70776 Renée Zürch renee zurch Barthol Quillf Ottol Yarrow
		Casimir Underh Philip philip Xantho xantho Leocad Vanter 1961-04 1948-11 1972-02 1950-05 1933-07 1980-01 1981-03`)
}

// twoSided is how a clinic prints: not as a printer does by itself.
const twoSided = `
printing:
  sides: two
  tray: tray-2
  copies: {prep: 2, care: 3}
  wait: 1s
`

// A ward has a list, a clinic's profile, a folder for sheets and a printer.
type ward struct {
	*laser
	t                        *testing.T
	dir, list, clinic, queue string
}

// newWard makes one whose profile goes on with more.
func newWard(t *testing.T, more string) *ward {
	dir := t.TempDir()
	w := &ward{t: t, dir: dir, list: filepath.Join(dir, "list.csv"), clinic: filepath.Join(dir, "clinic.yaml")}
	w.laser, w.queue = newLaser(t)
	w.write(w.list, daysList)
	for name, more := range map[string]string{"clinic.yaml": more, "logo.png": ""} {
		data, err := templates.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		w.write(filepath.Join(dir, name), string(data)+more)
	}
	return w
}

func (w *ward) write(name, text string) {
	w.t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		w.t.Fatal(err)
	}
}

// An outcome is how a command ended and what it printed, with QUEUE and DIR for what differs from run to run.
type outcome struct {
	code      int
	out, errs string
}

// handout runs a command, and looks whether what it prints says anything of a patient (R10).
func (w *ward) handout(command string, args ...string) outcome {
	w.t.Helper()
	args = append([]string{"handout", command, "--clinic", w.clinic, "-o", filepath.Join(w.dir, "out")}, args...)
	var out, errs bytes.Buffer
	code := run(args, strings.NewReader(""), &out, &errs)
	wantNone(w.t, "stdout", out.Bytes(), listSecrets())
	wantNone(w.t, "stderr", errs.Bytes(), listSecrets())
	return outcome{code, w.neutral(out.String()), w.neutral(errs.String())}
}

func (w *ward) neutral(s string) string {
	return strings.NewReplacer(w.queue, "QUEUE", w.dir+string(filepath.Separator), "DIR/").Replace(s)
}

// print prints from the list, with a draft reason.
func (w *ward) print(args ...string) outcome {
	w.t.Helper()
	return w.printFiles(append([]string{"--from", w.list}, args...)...)
}

// printFiles prints with a draft reason.
func (w *ward) printFiles(args ...string) outcome {
	w.t.Helper()
	return w.handout("print", append([]string{"--printer", w.queue, "--draft-reason", "trial"}, args...)...)
}

// want compares how a command ended.
func (w *ward) want(got outcome, code int, out, errs string) {
	w.t.Helper()
	if want := (outcome{code, out, errs}); got != want {
		w.t.Errorf("exit code %d, want %d; stdout\n%s\nwant\n%s\nstderr\n%s\nwant\n%s", got.code, code, got.out, out, got.errs, errs)
	}
}

// batch makes the sheets of the list in a folder, and gives their file names: "2 prep" is that of row 2.
func (w *ward) batch(folder string) map[string]string {
	w.t.Helper()
	names := map[string]string{}
	dir := filepath.Join(w.dir, folder)
	for line := range strings.Lines(w.handout("batch", w.list, "--json", "-o", dir).out) {
		if !strings.HasPrefix(line, `{"event":"row",`) {
			continue
		}
		var event struct {
			Row    int
			Key    string
			Sheets []struct{ Kind, Locale string }
		}
		if err := json.Unmarshal([]byte(line), &event); err != nil {
			w.t.Fatal(err)
		}
		for _, s := range event.Sheets {
			names[fmt.Sprint(event.Row, " ", s.Kind)] = filepath.Join(dir, event.Key+"-"+s.Kind+"."+s.Locale+".pdf")
		}
	}
	return names
}

func (w *ward) read(name string) string {
	w.t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		w.t.Fatal(err)
	}
	return string(data)
}

// printouts gives what the ledger has of the printer, and wants each to be a draft with its reason.
func (w *ward) printouts() []ledger.Entry {
	w.t.Helper()
	l, err := ledger.OpenReader(filepath.Join(w.dir, "out", "ledger.db"))
	if err != nil {
		w.t.Fatal(err)
	}
	defer l.Close()
	var all []ledger.Entry
	for e, err := range l.All() {
		if err != nil {
			w.t.Fatal(err)
		}
		if e.Sink != "printer" {
			continue
		}
		if e.Draft != "trial" || e.Signed != "draft" || e.Kind != "card" && !strings.HasSuffix(e.Paper, " 12 pt") {
			w.t.Errorf("the ledger has draft reason %q, sign-off %q, paper %q", e.Draft, e.Signed, e.Paper)
		}
		all = append(all, e)
	}
	return all
}

// said says what entries are of: "row 2 prep made", with the reason behind it; each is of the document of a job.
func (w *ward) said(entries []ledger.Entry, jobs []taken) []string {
	w.t.Helper()
	if len(entries) != len(jobs) {
		w.t.Fatalf("%d entries in the ledger for %d jobs", len(entries), len(jobs))
	}
	var all []string
	for i, e := range entries {
		if e.PDF != sha256.Sum256([]byte(jobs[i].document)) {
			w.t.Errorf("entry %d is of another file than was printed", i+1)
		}
		all = append(all, strings.TrimSpace(fmt.Sprintf("row %d %s %s %s", e.Row, e.Kind, e.Outcome, e.Reason)))
	}
	return all
}
