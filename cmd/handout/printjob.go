package main

import (
	"context"
	"errors"
	"fmt"

	"handout/internal/deliver"
	"handout/internal/printer"
	"handout/render/layout"
)

// job says how a kind of sheet is printed on some media.
func (r *printRun) job(kind string, media layout.Media) printer.Job {
	p := r.shop.Profile.Printing
	copies := max(1, p.Copies.Of(kind))
	if r.copies > 0 {
		copies = r.copies
	}
	return printer.Job{Copies: copies, Media: media.Name, Sides: sides(p.Sides.Of(kind), media), Tray: p.Tray.Of(kind)}
}

// sides gives the IPP keyword (PWG 5100.1) for pages of some media. The profile's is for pages that stand upright. Those
// that lie are turned over like a bank card, about the side that is short; over the long one the back would be upside down.
func sides(upright string, media layout.Media) string {
	if upright == "two-sided-long-edge" && media.Width > media.Height {
		return "two-sided-short-edge"
	}
	return upright
}

// one prints one file. What becomes of the job is said behind the name given.
func (r *printRun) one(ctx context.Context, s deliver.Sheet, media layout.Media, name string) error {
	job := r.job(s.Kind, media)
	r.jobs++
	// No other job of the queue has its name: what became of it is asked by that, where CUPS does not know.
	job.Name, job.PDF = fmt.Sprintf("handout-%d-%d", r.begun.Unix(), r.jobs), s.PDF
	say := func(text string) { r.term.say("%s: %s", name, text) }
	result, err := r.printer.Print(ctx, job, say)
	if err != nil {
		return err
	}
	for _, option := range result.Dropped {
		say("the printer has no " + option + ": printed without")
	}
	r.printed++
	return nil
}

// notPrinted gives the exit code for what kept a sheet from being printed. Note is called where nobody knows whether
// it was: it tells the ledger, so that the next print of the sheet asks.
func (r *printRun) notPrinted(ctx context.Context, err error, note func() error) error {
	var job *printer.NotPrintedError
	var away *printer.UnreachableError
	e := &exit{code: exitDown, hint: "when the printer is ready, the same command prints what is missing"}
	switch {
	case errors.As(err, &job) && job.Undecided:
		if err := note(); err != nil {
			r.term.say("%v", job)
			return err
		}
		e.code, e.text = exitUndecided, job.Error()
		e.hint = "look in the printer's tray and its queue; the ledger has the sheet as uncertain, and --again --reason WHY prints it once more"
	case errors.As(err, &job):
		e.text = job.Error()
	case errors.As(err, &away):
		e.text = away.Error()
		if away.Untrusted() {
			e.hint = "nothing was sent; for an authority of the clinic's own, its profile has ca_file in the section printing"
		}
	case errors.Is(err, printer.ErrNoPrinter):
		return &exit{code: exitInvalid, text: printer.ErrNoPrinter.Error(), hint: nameHint}
	default:
		return err
	}
	if ctx.Err() != nil {
		e.code = exitInterrupted
	}
	return e
}

// interrupted gives the last sentence of a run that was stopped between two jobs. Other errors stay as they are.
func (r *printRun) interrupted(err error) error {
	if status := (*exit)(nil); errors.As(err, &status) || !errors.Is(err, context.Canceled) {
		return err
	}
	return &exit{code: exitInterrupted, text: "interrupted: " + count(r.printed, "sheet") + " printed",
		hint: "the same command prints what is missing"}
}
