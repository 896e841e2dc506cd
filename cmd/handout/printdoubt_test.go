package main

import (
	"reflect"
	"strings"
	"testing"
)

// leftAlone is the end of a print that left sheets as they were.
func leftAlone(sheets string) string {
	return "handout: " + sheets + " not printed again\nhandout: hint: --again --reason WHY prints them once more\n"
}

// perhaps is what a second print says of an entry of the ledger that nobody is sure of.
func (w *ward) perhaps(entry int) string {
	w.t.Helper()
	line := strings.Replace(w.printedOn(entry), " was printed ", " may have been printed ", 1)
	return strings.TrimSuffix(line, "\n") + ": nobody knows whether it came out\n"
}

// TestPrintInDoubt: a sheet of which nobody knows whether it came out is in the ledger as that, and is not printed
// again before somebody has looked and says why (M5).
func TestPrintInDoubt(t *testing.T) {
	const look = "handout: hint: look in the printer's tray and its queue; the ledger has the sheet as uncertain, and --again --reason WHY prints it once more\n"
	for name, test := range map[string]struct {
		change func(*condition)
		said   string
	}{
		"broken connection": {func(p *condition) { p.breaks = true },
			"handout: QUEUE: may have been printed, or may be later (unknown): the connection broke before the answer\n"},
		"errors": {func(p *condition) { p.jobReasons = "job-completed-with-errors" },
			"handout: care: handed over as 1\n" +
				"handout: QUEUE: job 1: may have been printed, or may be later (printed with errors): job-completed-with-errors\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWard(t, twoSided)
			file := w.batch("out")["3 care"]
			w.set(test.change)
			w.want(w.print("--mrn", "Wq-70772"), exitUndecided, "", test.said+look)
			jobs := w.take()
			w.set(func(p *condition) { *p = ready() })
			w.want(w.print("--mrn", "Wq-70772"), exitInvalid, "", w.perhaps(0)+leftAlone("1 sheet"))
			w.want(w.printFiles(file), exitInvalid, "", w.perhaps(0)+leftAlone("1 sheet"))
			if late := w.take(); late != nil {
				t.Errorf("%d jobs for a sheet that may have been printed", len(late))
			}
			before := w.perhaps(0)
			w.want(w.print("--mrn", "Wq-70772", "--again", "--reason", "the tray was empty"), exitDone, "care sheet of row 3 printed\n",
				before+"handout: care: handed over as 1\nhandout: care: printed\n")
			jobs = append(jobs, w.take()...)
			w.want(w.print("--mrn", "Wq-70772"), exitInvalid, "", w.printedOn(1)+leftAlone("1 sheet"))
			want := []string{"row 3 care uncertain", "row 3 care again the tray was empty"}
			if got := w.said(w.printouts(), jobs); !reflect.DeepEqual(got, want) {
				t.Errorf("the ledger has %q, want %q", got, want)
			}
		})
	}
}

// TestPrintFileInDoubt: it is the same with files. A sheet that was printed, and then perhaps once more, is both.
func TestPrintFileInDoubt(t *testing.T) {
	w := newWard(t, twoSided)
	file := w.batch("out")["2 prep"]
	w.want(w.printFiles(file), exitDone, w.neutral(file)+" printed\n", w.handed(file, 1))
	w.set(func(p *condition) { p.breaks = true })
	got := w.printFiles(file, "--again", "--reason", "wet")
	if got.code != exitUndecided || got.out != "" || !strings.Contains(got.errs, "\nhandout: QUEUE: may have been printed") {
		t.Errorf("exit code %d; stdout\n%s\nstderr\n%s", got.code, got.out, got.errs)
	}
	w.set(func(p *condition) { *p = ready() })
	w.want(w.printFiles(file), exitInvalid, "", w.printedOn(0)+w.perhaps(1)+leftAlone("1 sheet"))
	want := []string{"row 2 prep made", "row 2 prep uncertain wet"}
	if got := w.said(w.printouts(), w.take()); !reflect.DeepEqual(got, want) {
		t.Errorf("the ledger has %q, want %q", got, want)
	}
}

// TestPrintAllOrNone: what is wrong with the second sheet is found before the first is printed (R1).
func TestPrintAllOrNone(t *testing.T) {
	w := newWard(t, twoSided)
	w.write(w.list, strings.Replace(strings.Replace(daysList, "side\n", "side,escort\n", 1),
		"2096-12-03 09:30,sternum,none\n", "2096-12-03 09:30,sternum,none,\u13e3\u13b3\u13a9\n", 1))
	got := w.print("--mrn", "Wq-70771", "--kind", "care,prep")
	if got.code != exitInvalid || got.out != "" || !strings.HasPrefix(got.errs, "handout: DIR/list.csv:2:72: escort: ") ||
		!strings.HasSuffix(got.errs, "\nhandout: nothing was printed\n") {
		t.Errorf("exit code %d; stdout\n%s\nstderr\n%s", got.code, got.out, got.errs)
	}
	if jobs := w.take(); jobs != nil || w.printouts() != nil {
		t.Errorf("%d jobs, and %d printouts in the ledger", len(jobs), len(w.printouts()))
	}
}
