package main

import (
	"os"
	"strings"
	"sync"
	"testing"

	"golang.org/x/sys/unix"
)

// TestPrintInterrupted: who stops the program while a job is in the queue stops the job, and the sheet is not in the
// ledger. A job that is printed all the same is, and so is one that perhaps was.
func TestPrintInterrupted(t *testing.T) {
	for name, test := range map[string]struct {
		late              int
		reasons           string
		out, errs, ledger string
	}{
		"cancelled": {jobCanceled, "none", "", "interrupted; cancelled in the queue\n", ""},
		"too late":  {jobCompleted, "none", "prep sheet of row 2 printed\n", "\nhandout: interrupted: ", "row 2 prep made"},
		"in doubt":  {jobCompleted, "job-completed-with-errors", "", "may have been printed, or may be later (printed with errors)", "row 2 prep uncertain"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWard(t, twoSided)
			w.set(func(p *condition) {
				p.state, p.late, p.jobReasons = jobPending, test.late, test.reasons
				p.asked = sync.OnceFunc(func() {
					if err := unix.Kill(os.Getpid(), unix.SIGINT); err != nil {
						t.Error(err)
					}
				})
			})
			got := w.print("--mrn", "Wq-70771")
			if got.code != exitInterrupted || got.out != test.out || !strings.Contains(got.errs, test.errs) {
				t.Errorf("exit code %d, want %d; stdout\n%s\nstderr\n%s", got.code, exitInterrupted, got.out, got.errs)
			}
			jobs := w.take()
			if len(jobs) != 1 {
				t.Fatalf("%d jobs", len(jobs))
			}
			if test.ledger == "" {
				jobs = nil
			}
			if got := strings.Join(w.said(w.printouts(), jobs), ", "); got != test.ledger {
				t.Errorf("the ledger has %q, want %q", got, test.ledger)
			}
		})
	}
}
