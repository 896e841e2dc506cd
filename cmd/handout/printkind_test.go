package main

import (
	"reflect"
	"strings"
	"testing"

	"handout/internal/ipp"
)

// byKind is how a clinic prints whose prep sheets are on other paper than its cards.
const byKind = `
printing:
  media: {prep: Letter}
  sides: {prep: one, care: two}
  tray: {care: tray-2}
  copies: {care: 3}
  wait: 1s
`

// TestPrintByKind: each kind of sheet is made for its own paper, and printed as the clinic wants it. A flag goes
// before the profile.
func TestPrintByKind(t *testing.T) {
	w := newWard(t, byKind)
	w.set(func(p *condition) { p.paper = "iso_a4_210x297mm na_letter_8.5x11in" })
	got := w.print("--mrn", "Wq-70771")
	if got.code != exitDone || got.out != "prep sheet of row 2 printed\ncare sheet of row 2 printed\n" {
		t.Fatalf("exit code %d; stdout\n%s\nstderr\n%s", got.code, got.out, got.errs)
	}
	jobs := w.take()
	if got := w.print("--mrn", "Wq-70772", "--media", "Letter", "--copies", "2"); got.code != exitDone {
		t.Fatalf("exit code %d; stderr\n%s", got.code, got.errs)
	}
	jobs = append(jobs, w.take()...)
	onA4 := ipp.Collection{
		attribute("media-size", ipp.Collection{attribute("x-dimension", ipp.Integer(21000)), attribute("y-dimension", ipp.Integer(29700))}),
		keywords("media-source", "tray-2"),
	}
	onLetter := ipp.Collection{
		attribute("media-size", ipp.Collection{attribute("x-dimension", ipp.Integer(21590)), attribute("y-dimension", ipp.Integer(27940))}),
		keywords("media-source", "tray-2"),
	}
	for i, want := range []ipp.Attributes{
		{keywords("media", "na_letter_8.5x11in"), keywords("sides", "one-sided")},
		{attribute("media-col", onA4), keywords("sides", "two-sided-long-edge"), attribute("copies", ipp.Integer(3))},
		{attribute("media-col", onLetter), keywords("sides", "two-sided-long-edge"), attribute("copies", ipp.Integer(2))},
	} {
		for _, name := range []string{"media", "media-col", "sides", "copies"} {
			if got := jobs[i].attributes.Values(name); !reflect.DeepEqual(got, want.Values(name)) {
				t.Errorf("job %d: %s is %v, want %v", i+1, name, got, want.Values(name))
			}
		}
	}
	var papers []string
	for _, e := range w.printouts() {
		papers = append(papers, e.Paper)
	}
	if want := []string{"na_letter_8.5x11in 12 pt", "iso_a4_210x297mm 12 pt", "na_letter_8.5x11in 12 pt"}; !reflect.DeepEqual(papers, want) {
		t.Errorf("the ledger has papers %q, want %q", papers, want)
	}
	w.said(w.printouts(), jobs)
}

// TestPrintStrangeKind: a setting for a kind that no guide has is a slip, and nothing is printed without it.
func TestPrintStrangeKind(t *testing.T) {
	w := newWard(t, "\nprinting:\n  sides: {preps: two}\n")
	got := w.print("--mrn", "Wq-70772")
	if got.code != exitInvalid || !strings.HasPrefix(got.errs, "handout: DIR/clinic.yaml:") ||
		!strings.HasSuffix(got.errs, ":11: printing.sides.preps: no guide has such a kind of sheet\nhandout: hint: did you mean prep?\n") {
		t.Errorf("exit code %d; stderr\n%s", got.code, got.errs)
	}
	if jobs := w.take(); jobs != nil {
		t.Errorf("%d jobs", len(jobs))
	}
}

// TestPrintCard: a card is printed on A6 without a word of it, whatever paper the clinic has for sheets, and on nothing else
// that is in the printer.
func TestPrintCard(t *testing.T) {
	w := newWard(t, byKind)
	w.set(func(p *condition) { p.paper = "iso_a4_210x297mm na_letter_8.5x11in" })
	got := w.print("--mrn", "Wq-70771", "--kind", "card")
	if got.code != exitDown || !strings.Contains(got.errs, "A6") || w.take() != nil {
		t.Errorf("without A6 in it: exit code %d; stderr\n%s", got.code, got.errs)
	}
	w.set(func(p *condition) { p.paper = "iso_a4_210x297mm iso_a6_105x148mm" })
	if got := w.print("--mrn", "Wq-70771", "--kind", "card"); got.code != exitDone || got.out != "card sheet of row 2 printed\n" {
		t.Fatalf("exit code %d; stdout\n%s\nstderr\n%s", got.code, got.out, got.errs)
	}
	jobs := w.take()
	if len(jobs) != 1 || !reflect.DeepEqual(jobs[0].attributes.Values("media"), ipp.Attributes{keywords("media", "iso_a6_105x148mm")}.Values("media")) {
		t.Errorf("%d jobs on %v", len(jobs), jobs[0].attributes.Values("media"))
	}
	if all := w.printouts(); len(all) != 1 || all[0].Paper != "iso_a6_105x148mm 10 to 11.5 pt" {
		t.Errorf("the ledger has %+v", all)
	}
}

// TestPrintNoCard: who can have no card gets the other sheets, and is told why; a card alone is none, and nothing is printed.
func TestPrintNoCard(t *testing.T) {
	w := newWard(t, byKind)
	got := w.print("--mrn", "Wq-70771", "--kind", "care,card", "--size", "large")
	if got.code != exitDone || got.out != "care sheet of row 2 printed\n" || strings.Count(got.errs, "warning: no card: large print does not fit on it\n") != 1 {
		t.Errorf("exit code %d; stdout\n%s\nstderr\n%s", got.code, got.out, got.errs)
	}
	if jobs := w.take(); len(jobs) != 1 {
		t.Errorf("%d jobs", len(jobs))
	}
	got = w.print("--mrn", "Wq-70771", "--kind", "card", "--with", "es")
	if got.code != exitInvalid || !strings.Contains(got.errs, ": no card: it is made in one language\n") || w.take() != nil {
		t.Errorf("exit code %d; stderr\n%s", got.code, got.errs)
	}
}
