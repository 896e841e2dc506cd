package printer

import (
	"context"
	"slices"
	"testing"

	"handout/internal/ipp"
)

// Each end of a job that is not a print, with all the printer's words.
func TestNotPrinted(t *testing.T) {
	paperOut := state{job: processing, printerReasons: "media-empty-error", printerMsg: "Load A4\nin tray 1"}
	for _, c := range []struct {
		name    string
		last    state
		cancels int
		want    NotPrintedError
	}{
		{"aborted", state{job: aborted, reasons: "document-format-error", message: "bad font", printerReasons: "none"}, 0,
			NotPrintedError{State: "aborted", Words: []string{"document-format-error (the printer cannot read the file)", "bad font"}}},
		{"cancelled by somebody", state{job: canceled, reasons: "job-canceled-by-user"}, 0,
			NotPrintedError{State: "canceled", Words: []string{"job-canceled-by-user (somebody cancelled it)"}}},
		{"held", state{job: held, reasons: "job-hold-until-specified"}, 1,
			NotPrintedError{State: "held", Words: []string{
				"job-hold-until-specified (waits for a person to release it)", "cancelled in the queue"}}},
		{"stopped", state{job: stopped, reasons: "printer-stopped", printerReasons: "cover-open-error acme-fuse"}, 1,
			NotPrintedError{State: "stopped", Words: []string{"printer-stopped (the printer is stopped)",
				"cover-open-error (a cover is open)", "acme-fuse", "not printed within 500ms",
				"pages of it may have come out", "cancelled in the queue"}}},
		{"queue paused", state{job: pending, printerReasons: "paused"}, 1,
			NotPrintedError{State: "waiting", Words: []string{"paused (paused)", "not printed within 500ms", "cancelled in the queue"}}},
		{"out of paper", paperOut, 1, NotPrintedError{State: "printing", Words: []string{"media-empty-error (out of paper)",
			"Load A4 in tray 1", "not printed within 500ms", "pages of it may have come out", "cancelled in the queue"}}},
		{"printed badly", state{job: completed, reasons: "job-completed-with-errors"}, 0,
			NotPrintedError{State: "printed with errors", Words: []string{"job-completed-with-errors"}, Undecided: true}},
		{"a state of the future", state{job: 2}, 1,
			NotPrintedError{State: "unknown", Words: []string{"not printed within 500ms", "cancelled in the queue"}}},
	} {
		f := &fake{printer: laser(), states: []state{{job: pending}, c.last}}
		result, _, err := f.print(t, context.Background(), sheet())
		c.want.Queue, c.want.Job = "ward", "ward-12"
		wantNotPrinted(t, c.name, err, &c.want)
		if result.Job != "ward-12" || f.asked(ipp.CancelJob) != c.cancels {
			t.Errorf("%s: job %q, cancelled %d times, want %d", c.name, result.Job, f.asked(ipp.CancelJob), c.cancels)
		}
	}
}

// When a job cannot be cancelled, it may be printed later, and the error says so.
func TestNotCancelled(t *testing.T) {
	for _, c := range []struct {
		name string
		fake *fake
		want []string
	}{
		{"refused", &fake{refuse: map[ipp.Op]ipp.Status{ipp.CancelJob: ipp.NotAuthorized}},
			[]string{`cancelling it failed: Cancel-Job: client-error-not-authorized ("no,\x1b[31m not now")`}},
		{"no answer", &fake{hangs: map[ipp.Op]bool{ipp.CancelJob: true}}, []string{"cancelling it failed: the connection broke before the answer"}},
		{"no effect", &fake{deaf: true}, []string{"the queue has not confirmed that it is cancelled"}},
	} {
		c.fake.printer, c.fake.states = laser(), []state{{job: pending}}
		_, said, err := c.fake.print(t, context.Background(), sheet())
		wantNotPrinted(t, c.name, err, &NotPrintedError{Queue: "ward", Job: "ward-12", State: "waiting", Undecided: true,
			Words: append([]string{"not printed within 500ms"}, c.want...)})
		if want := []string{"handed over as ward-12", "waiting", "cancelling it in the queue"}; !slices.Equal(said, want) {
			t.Errorf("%s: said %q, want %q", c.name, said, want)
		}
	}
}

// A job that was printed while it was to be cancelled is printed.
func TestPrintedAtLast(t *testing.T) {
	f := &fake{printer: laser(), states: []state{{job: processing}}, late: completed}
	result, said, err := f.print(t, context.Background(), sheet())
	if err != nil || result.Job != "ward-12" || said[len(said)-1] != "printed" {
		t.Errorf("got %+v, %q, %v", result, said, err)
	}
}

// Who interrupts gets the job out of the queue too.
func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	f := &fake{printer: laser(), states: []state{{job: pending}}}
	q, err := openQueue("ward", f.start(t), ipp.Options{}, DefaultLimit)
	if err != nil {
		t.Fatal(err)
	}
	_, err = q.Print(ctx, sheet(), func(s string) {
		if s == "waiting" {
			cancel()
		}
	})
	wantNotPrinted(t, "interrupted", err, &NotPrintedError{Queue: "ward", Job: "ward-12", State: "waiting",
		Words: []string{"interrupted", "cancelled in the queue"}})
}
