package main

import (
	"strings"
	"testing"
)

// TestPrinterFails: a sheet that did not come out is a failure in the printer's own words, and not in the ledger: the
// same command prints it when the printer is ready.
func TestPrinterFails(t *testing.T) {
	const (
		handed = "handout: care: handed over as 1\n"
		mended = "handout: hint: when the printer is ready, the same command prints what is missing\n"
	)
	for name, test := range map[string]struct {
		change func(*condition)
		said   string // at the end
	}{
		"aborted": {
			func(p *condition) { p.state, p.message = jobAborted, "the fuser is too hot" },
			"\nhandout: QUEUE: job 1: not printed (aborted): the fuser is too hot\n" + mended,
		},
		"out of paper": {
			func(p *condition) { p.state, p.reasons, p.message = jobStopped, "media-empty-error", "Tray 2 is empty" },
			"\nhandout: care: stopped: out of paper\nhandout: care: cancelling it in the queue\n" +
				"handout: QUEUE: job 1: not printed (stopped): media-empty-error (out of paper); Tray 2 is empty; not printed within 1s; " +
				"pages of it may have come out; cancelled in the queue\n" + mended,
		},
		"held": {
			func(p *condition) { p.state = jobHeld },
			"\nhandout: QUEUE: job 1: not printed (held): cancelled in the queue\n" + mended,
		},
		"other paper": {
			func(p *condition) { p.paper = "na_letter_8.5x11in" },
			"handout: QUEUE: not printed (refused): the printer has Letter in it; the sheet is A4\n" + mended,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWard(t, twoSided)
			w.set(test.change)
			got := w.print("--mrn", "Wq-70772")
			if got.code != exitDown || got.out != "" || !strings.HasSuffix(got.errs, test.said) {
				t.Errorf("exit code %d, want %d; stdout\n%s\nstderr\n%s\nwant at its end\n%s", got.code, exitDown, got.out, got.errs, test.said)
			}
			if all := w.printouts(); all != nil {
				t.Errorf("the ledger has %d printouts", len(all))
			}
			w.take()
			w.set(func(p *condition) { *p = ready() })
			w.want(w.print("--mrn", "Wq-70772"), exitDone, "care sheet of row 3 printed\n", handed+"handout: care: printed\n")
		})
	}
}

// TestPrinterAway: where nobody answers, the first sheet ends the run.
func TestPrinterAway(t *testing.T) {
	w := newWard(t, twoSided)
	w.queue = "ipp://127.0.0.1:1/ipp/print"
	got := w.print("--mrn", "Wq-70771")
	if got.code != exitDown || got.out != "" || !strings.HasPrefix(got.errs, "handout: QUEUE: cannot be reached: ") || strings.Count(got.errs, "\n") != 2 {
		t.Errorf("exit code %d; stdout\n%s\nstderr\n%s", got.code, got.out, got.errs)
	}
}

// TestSecondSheetFails: what was printed before a printer failed is in the ledger, and is not printed again.
func TestSecondSheetFails(t *testing.T) {
	w := newWard(t, twoSided)
	w.set(func(p *condition) { p.most = 1 })
	w.want(w.print("--mrn", "Wq-70771"), exitDown, "prep sheet of row 2 printed\n",
		"handout: prep: handed over as 1\nhandout: prep: printed\n"+
			"handout: QUEUE: not printed (refused): the queue takes no jobs\n"+
			"handout: hint: when the printer is ready, the same command prints what is missing\n")
	w.set(func(p *condition) { p.most = 9 })
	w.want(w.print("--mrn", "Wq-70771"), exitPartly, "care sheet of row 2 printed\n",
		w.printedOn(0)+"handout: care: handed over as 2\nhandout: care: printed\n"+
			"handout: 1 sheet not printed again\nhandout: hint: --again --reason WHY prints them once more\n")
	if got := strings.Join(w.said(w.printouts(), w.take()), ", "); got != "row 2 prep made, row 2 care made" {
		t.Errorf("the ledger has %s", got)
	}
}

// TestOptionsLacking: an option that the printer lacks is left out, and said.
func TestOptionsLacking(t *testing.T) {
	w := newWard(t, twoSided)
	w.set(func(p *condition) { p.lacks = "sides-supported" })
	w.want(w.print("--mrn", "Wq-70772"), exitDone, "care sheet of row 3 printed\n",
		"handout: care: handed over as 1\nhandout: care: printed\n"+
			"handout: care: the printer has no two-sided printing: printed without\n")
	if sides := w.take()[0].attributes.Values("sides"); sides != nil {
		t.Errorf("the job is for sides %v", sides)
	}
}
