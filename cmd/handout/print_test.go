package main

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"handout/internal/ipp"
)

// TestPrintRow finds one patient in the day's list. What the printer gets is, byte for byte, what batch makes of the
// row, with the clinic's options; the ledger has it; nothing of the patient is in the job (R8, R10).
func TestPrintRow(t *testing.T) {
	sheets := newWard(t, twoSided).batch("out")
	for name, test := range map[string]struct {
		args   []string
		want   []string // the sheets, as [ward.batch] calls them
		copies []int
	}{
		"record number":     {[]string{"--mrn", "Wq-70771"}, []string{"2 prep", "2 care"}, []int{2, 3}},
		"number, any case":  {[]string{"--mrn", " wQ-70772 "}, []string{"3 care"}, []int{3}},
		"name and birth":    {[]string{"--name", "Renée Zürchér", "--born", "1972-02-03"}, []string{"4 care"}, []int{3}},
		"name, no accents":  {[]string{"--name", "renee  ZURCHER", "--born", "1961-04-17"}, []string{"2 prep", "2 care"}, []int{2, 3}},
		"kind":              {[]string{"--mrn", "Wq-70771", "--kind", "care"}, []string{"2 care"}, []int{3}},
		"kinds, in order":   {[]string{"--mrn", "Wq-70771", "--kind", "care,prep"}, []string{"2 care", "2 prep"}, []int{3, 2}},
		"copies of the day": {[]string{"--mrn", "Wq-70771", "--copies", "5"}, []string{"2 prep", "2 care"}, []int{5, 5}},
		"one copy":          {[]string{"--mrn", "Wq-70772", "--copies", "1"}, []string{"3 care"}, []int{1}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWard(t, twoSided)
			var out, errs strings.Builder
			for i, sheet := range test.want {
				row, kind, _ := strings.Cut(sheet, " ")
				fmt.Fprintf(&out, "%s sheet of row %s printed\n", kind, row)
				fmt.Fprintf(&errs, "handout: %s: handed over as %d\nhandout: %[1]s: printed\n", kind, i+1)
			}
			w.want(w.print(test.args...), exitDone, out.String(), errs.String())
			jobs := w.take()
			for i, said := range w.said(w.printouts(), jobs) {
				if want := "row " + test.want[i] + " made"; said != want {
					t.Errorf("entry %d of the ledger is %q, want %q", i+1, said, want)
				}
			}
			for i, job := range jobs {
				if job.document != w.read(sheets[test.want[i]]) {
					t.Errorf("job %d is not what batch makes of %s", i+1, test.want[i])
				}
				wantNone(t, "the job", fmt.Append(nil, job.attributes), listSecrets())
				wantOptions(t, job.attributes, i+1, test.copies[i])
			}
		})
	}
}

// wantOptions compares the options of a job with those of twoSided.
func wantOptions(t *testing.T, job ipp.Attributes, number, copies int) {
	t.Helper()
	title, sides := job.Strings("job-name"), job.Strings("sides")
	if want := fmt.Sprintf(`^handout-\d{10}-%d$`, number); len(title) != 1 || !regexp.MustCompile(want).MatchString(title[0]) {
		t.Errorf("the job is called %q, want %s", title, want)
	}
	if len(sides) != 1 || sides[0] != "two-sided-long-edge" {
		t.Errorf("the job is for sides %q", sides)
	}
	if n, ok := job.Int("copies"); ok && n != copies || !ok && copies != 1 {
		t.Errorf("the job is for %d copies (%v), want %d", n, ok, copies)
	}
	paper := ipp.Collection{
		attribute("media-size", ipp.Collection{attribute("x-dimension", ipp.Integer(21000)), attribute("y-dimension", ipp.Integer(29700))}),
		keywords("media-source", "tray-2"),
	}
	if got := job.Values("media-col"); !reflect.DeepEqual(got, []ipp.Value{paper}) {
		t.Errorf("the job is for media-col %v, want %v", got, paper)
	}
}

// TestPrintPlain: a clinic that says nothing of printing leaves all but the paper to the printer.
func TestPrintPlain(t *testing.T) {
	w := newWard(t, "")
	w.set(func(p *condition) { p.paper = "na_letter_8.5x11in" })
	w.want(w.print("--mrn", "Wq-70772", "--media", "Letter"), exitDone, "care sheet of row 3 printed\n",
		"handout: care: handed over as 1\nhandout: care: printed\n")
	job := w.take()[0].attributes
	if got := job.Strings("media"); !reflect.DeepEqual(got, []string{"na_letter_8.5x11in"}) {
		t.Errorf("the job is for media %q", got)
	}
	for _, option := range []string{"copies", "sides", "media-col"} {
		if got := job.Values(option); got != nil {
			t.Errorf("the job has %s %v", option, got)
		}
	}
}

// TestPrintAgain: what was printed is not printed again, and what was not is (R8).
func TestPrintAgain(t *testing.T) {
	w := newWard(t, twoSided)
	w.want(w.print("--mrn", "Wq-70771", "--kind", "prep"), exitDone, "prep sheet of row 2 printed\n",
		"handout: prep: handed over as 1\nhandout: prep: printed\n")
	jobs := w.take()
	w.want(w.print("--mrn", "Wq-70771"), exitPartly, "care sheet of row 2 printed\n",
		w.printedOn(0)+"handout: care: handed over as 1\nhandout: care: printed\n"+
			"handout: 1 sheet not printed again\nhandout: hint: --again --reason WHY prints them once more\n")
	jobs = append(jobs, w.take()...)
	w.want(w.print("--mrn", "Wq-70771"), exitInvalid, "", w.printedOn(0)+w.printedOn(1)+
		"handout: 2 sheets not printed again\nhandout: hint: --again --reason WHY prints them once more\n")
	if late := w.take(); late != nil {
		t.Errorf("%d jobs for sheets that were printed before", len(late))
	}
	before := w.printedOn(1)
	w.want(w.print("--mrn", "Wq-70771", "--kind", "care", "--again", "--reason", "torn"), exitDone, "care sheet of row 2 printed\n",
		before+"handout: care: handed over as 1\nhandout: care: printed\n")
	again := w.take()
	if len(again) == 1 && again[0].document != jobs[1].document {
		t.Error("the sheet is another one the second time")
	}
	want := []string{"row 2 prep made", "row 2 care made", "row 2 care again torn"}
	if got := w.said(w.printouts(), append(jobs, again...)); !reflect.DeepEqual(got, want) {
		t.Errorf("the ledger has %q, want %q", got, want)
	}
}

// printedOn is what a second print says of an entry of the ledger: when it was, on the clinic's clock.
func (w *ward) printedOn(entry int) string {
	w.t.Helper()
	e := w.printouts()[entry]
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		w.t.Fatal(err)
	}
	return fmt.Sprintf("handout: this %s sheet was printed on %s\n", e.Kind, clock(e.When, zone))
}

// TestPrintRefused: any doubt stops the sheet, and the printer hears nothing of it.
func TestPrintRefused(t *testing.T) {
	const choose = "handout: hint: a record number tells namesakes apart; otherwise leave only the right row in the list\n"
	w := newWard(t, twoSided)
	for name, test := range map[string]struct {
		args []string
		errs string
	}{
		"two appointments": {[]string{"--mrn", "Wq-70775"}, "handout: 2 rows of the list may be this patient's: rows 6 to 7\n" + choose},
		"two patients":     {[]string{"--mrn", "Wq-70776"}, "handout: 2 rows of the list may be this patient's: rows 8 to 9\n" + choose},
		"a problem": {[]string{"--mrn", "Wq-70774"}, "handout: DIR/list.csv:5:47: procedure_time: there is no such time of day; want one from 00:00 to 23:59\n" +
			"handout: hint: times are 24-hour, in the clinic's time zone\n"},
		"a contradiction": {[]string{"--name", "philippa xanthopoulos", "--born", "1980-01-31"},
			"handout: DIR/list.csv:8:1: mrn: the record number is that of row 9, with another name or birth date\n" +
				"handout: hint: neither is made: one of them has the wrong number, name or date\n"},
		"nobody": {[]string{"--mrn", "70771"}, "handout: no row of the list has this patient\n" +
			"handout: hint: look at the list: a record number wants all of its digits\n"},
		"another birth date": {[]string{"--name", "Renée Zürchér", "--born", "1961-04-18"},
			"handout: no row of the list has this patient\n" +
				"handout: hint: look at the list: a record number wants all of its digits\n"},
		"no reason": {[]string{"--mrn", "Wq-70771", "--draft-reason", " "},
			"handout: the prep sheet is a draft: en: no clinician has signed\n" +
				"handout: nobody has signed these sheets: they are drafts, and nothing is handed out without a reason\n" +
				"handout: hint: --draft-reason WHY, such as 'trial on ward 3, checked by Dr. Osei'; it is kept in the ledger\n"},
	} {
		t.Run(name, func(t *testing.T) {
			w.want(w.print(test.args...), exitInvalid, "", test.errs)
		})
	}
	if jobs := w.take(); jobs != nil {
		t.Errorf("%d jobs for sheets that were refused", len(jobs))
	}
	if all := w.printouts(); all != nil {
		t.Errorf("the ledger has %d printouts", len(all))
	}
}
