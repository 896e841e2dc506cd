package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/deliver"
	"handout/internal/diag"
)

// A sheetRun makes the sheets of some rows and says what became of them. The commands make, batch and demo
// differ in where their rows come from, and in what they print of a row.
type sheetRun struct {
	shop    *batch.Shop
	options batch.Options
	dir     string
	json    bool
	ended   bool // programs have read their last line
	out     io.Writer
	term    terminal
	row     func(batch.Result) // prints a row's result, where json is not set
	total   func(batch.Tally)  // prints the whole result, likewise
}

// newSheetRun reads the flags that the commands share. The languages are those that rows can be in; without
// any, rows can be in all. It prints nothing of a row until the caller sets the functions.
func newSheetRun(c *cli.Context, languages ...string) (*sheetRun, error) {
	shop, _, err := openShop(c, languages...)
	if err != nil {
		return nil, err
	}
	options, err := rowOptions(c, shop)
	return &sheetRun{
		shop:    shop,
		options: options,
		dir:     c.String("out"),
		json:    c.Bool("json"),
		out:     c.App.Writer,
		term:    terminal{c.App.ErrWriter},
		row:     func(batch.Result) {},
		total:   func(batch.Tally) {},
	}, err
}

// refuse reports problems of the rows as a whole. Nothing is made of such rows.
func (r *sheetRun) refuse(list diag.List) error {
	if r.json {
		r.ended = true
		writeJSON(r.out, newRowJSON(batch.Result{Problems: list}))
		writeJSON(r.out, newTallyJSON(batch.Tally{}, false))
	}
	return list.Err()
}

// interruptible gives a context that the first interrupt ends, so that what is in flight is finished.
// From then on the signals are the system's again: a second one ends the program at once.
func interruptible(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// files makes sheets as files of their own, without an account of them. Each row's result is given to each, whoever reads it.
func (r *sheetRun) files(ctx context.Context, rows batch.Rows, each func(batch.Result)) error {
	ctx, stop := interruptible(ctx)
	defer stop()
	folder := deliver.NewFolder(r.dir, false)
	tally, err := r.run(ctx, rows, batch.Delivery{Sink: folder}, each)
	return r.verdict(tally, errors.Join(err, folder.Close()), "the same command again makes them all")
}

// run makes the sheets and prints what became of each row. Problems that a survey has found are known.
func (r *sheetRun) run(ctx context.Context, rows batch.Rows, d batch.Delivery, each func(batch.Result)) (batch.Tally, error) {
	tally, err := r.shop.Run(ctx, rows, r.options, d, func(res batch.Result) {
		each(res)
		if d.Survey == nil {
			r.term.problems(res.Problems)
		} else {
			r.term.problems(res.New)
		}
		if r.json {
			writeJSON(r.out, newRowJSON(res))
		} else {
			r.row(res)
		}
	})
	if r.json {
		r.ended = true
		writeJSON(r.out, newTallyJSON(tally, err == nil))
	} else {
		r.total(tally)
	}
	return tally, err
}

// verdict gives the last sentence and the exit code. Resume says how to go on after an interrupt.
func (r *sheetRun) verdict(t batch.Tally, err error, resume string) error {
	done := count(t.Sheets, "sheet") + " written"
	for _, e := range besides(err, context.Canceled) {
		r.term.say("%v", e)
	}
	switch {
	case errors.Is(err, context.Canceled):
		return &exit{code: exitInterrupted, text: "interrupted: " + done, hint: resume}
	case err != nil:
		return &exit{code: exitUnexpected, text: "stopped: " + done, hint: resume}
	case t.Out == 0 && t.Part == 0:
		return nil
	}
	text := done
	if t.Before > 0 {
		text += ", " + count(t.Before, "sheet") + " made before"
	}
	if t.Out > 0 {
		text += ", " + count(t.Out, "row") + " left out"
	}
	if t.Part > 0 {
		text += ", " + count(t.Part, "row") + " done in part"
	}
	if t.Sheets == 0 && t.Before == 0 {
		return &exit{code: exitInvalid, text: text}
	}
	return &exit{code: exitPartly, text: text}
}

// besides gives the errors that are joined to another; none for nil.
func besides(err, other error) []error {
	var all []error
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			all = append(all, besides(e, other)...)
		}
	} else if err != nil && !errors.Is(err, other) {
		all = append(all, err)
	}
	return all
}

// summary prints the short result.
func (r *sheetRun) summary(where string) func(batch.Tally) {
	return func(t batch.Tally) {
		if t.Sheets > 0 {
			fmt.Fprintf(r.out, "%s in %s\n", count(t.Sheets, "sheet"), where)
		}
	}
}

// folderName marks a folder as one.
func folderName(dir string) string {
	return filepath.Clean(dir) + string(filepath.Separator)
}

// count writes a number with its noun.
func count(n int, noun string) string {
	switch n {
	case 0:
		return "no " + noun
	case 1:
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
