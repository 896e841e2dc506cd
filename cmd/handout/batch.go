package main

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/deliver"
	"handout/internal/diag"
	"handout/internal/patient"
)

func batchCommand() *cli.Command {
	flags := append([]cli.Flag{outFlag(), clinicFlag(), jsonFlag(), encodingFlag()}, rowFlags()...)
	flags = append(flags,
		&cli.BoolFlag{Name: "strict", Usage: "make nothing unless every sheet can be made"},
		&cli.StringFlag{Name: "archive", Usage: "put the sheets into one `FILE`, .zip or .tar.zst, with a manifest"},
		&cli.StringFlag{Name: "merge", Usage: "lay the sheets out as one `FILE.pdf` for a printer"},
		&cli.StringFlag{Name: "sort", Usage: "with --merge: the order of the patients, `FIELDS` with commas between them, such as procedure_time,name"},
		&cli.BoolFlag{Name: "duplex", Usage: "with --merge: each sheet begins on the front of the paper"},
		&cli.BoolFlag{Name: "slips", Usage: "with --merge: a page for staff before each patient's sheets"},
		&cli.StringFlag{Name: "shard", Usage: "make one part of the rows, `I/N`; all N together make what one machine would"},
	)
	return &cli.Command{
		Name:      "batch",
		Usage:     "make the sheets of all rows of a file: CSV, XLSX or JSON Lines",
		UsageText: "handout batch FILE [-o DIR] [--kind KINDS] [--guide ID]",
		Description: "A dash instead of FILE reads from stdin. handout fields GUIDE prints a header and a sample row\n" +
			"to start from. All problems of all rows come first. A row with a problem is left out, and written\n" +
			"to rejected.csv beside the sheets; all others are made. What the ledger says was made before, and\n" +
			"would be the same, is not made again.",
		Flags:  append(flags, accountFlags()...),
		Action: makeBatch,
	}
}

// A batchRun is a sheetRun of a file, with its account and the rows that are left out.
type batchRun struct {
	*sheetRun
	in       *input
	file     *patient.File
	survey   *batch.Survey
	rejected *rejected
	place    *place
	strict   bool
	again    string
	lost     error // the first error in writing rejected rows
}

func makeBatch(c *cli.Context) error {
	name, err := onlyArgument(c, "a file of rows")
	if err != nil {
		return err
	}
	b := &batchRun{strict: c.Bool("strict")}
	if b.again, err = againReason(c); err != nil {
		return err
	}
	if b.sheetRun, err = newSheetRun(c); err != nil {
		return err
	}
	if b.place, err = newPlace(c, b.shop); err != nil {
		return err
	}
	if b.options.Shard, err = shardOf(c); err != nil {
		return err
	}
	if b.in, err = openInput(c, name); err != nil {
		return err
	}
	defer b.in.close()
	file, list := b.in.rows(c, b.shop, b.options)
	if list.Bad() {
		return b.refuse(list)
	}
	b.file = file
	b.rejected = newRejected(b.dir, file.Header())
	ctx, stop := interruptible(c.Context)
	defer stop()
	if err := b.prove(ctx); err != nil {
		return err
	}
	return b.make(ctx, c)
}

// shardOf reads --shard. A number alone is one of the machines of a Kubernetes Indexed Job, which count
// from 0 and are told their number and not how many they are.
func shardOf(c *cli.Context) (batch.Shard, error) {
	text := c.String("shard")
	if text == "" {
		return batch.Shard{}, nil
	}
	shard, err := batch.ParseShard(text, os.Getenv("JOB_COMPLETION_INDEX"))
	if err != nil {
		return shard, misuse("", "--shard: %v", err)
	}
	return shard, nil
}

// prove surveys the rows: all problems of all rows come before the first sheet. With --strict it makes all
// sheets as well, and keeps none.
func (b *batchRun) prove(ctx context.Context) error {
	progress := newProgress(b.term.w, nil, 0)
	var list diag.List
	var err error
	b.survey, list, err = b.shop.Survey(ctx, b.file.Rows(), b.options, func(row patient.Row, problems diag.List) {
		progress.clear()
		b.term.problems(problems)
		if problems.Bad() {
			b.reject(row, problems)
		}
	}, func() { progress.step(false) })
	progress.clear()
	switch {
	case errors.Is(err, context.Canceled):
		return errors.Join(&exit{code: exitInterrupted, text: "interrupted: no sheet written"}, b.rejected.drop())
	case err != nil:
		return err
	case list.Bad():
		return errors.Join(b.refuse(list), b.rejected.drop())
	case !b.strict:
		return b.lost
	}
	out := b.survey.Out
	if out == 0 {
		_, err = b.shop.Run(ctx, b.file.Rows(), b.options, batch.Delivery{Sink: deliver.Discard{}, Survey: b.survey}, func(r batch.Result) {
			b.term.problems(r.New)
			if r.Problems.Bad() {
				out++
				b.reject(r.Row, r.Problems)
			}
		})
	}
	if err == nil && b.lost == nil && out > 0 {
		if err := b.rejected.finish(); err != nil {
			return err
		}
		return &exit{code: exitInvalid, text: "no sheet written: " + count(out, "row") + " with a problem, and --strict", hint: b.mend()}
	}
	return errors.Join(err, b.lost)
}

// reject writes a row to the file of rejected ones.
func (b *batchRun) reject(row patient.Row, problems diag.List) {
	if b.lost == nil {
		b.lost = b.rejected.add(row, problems)
	}
}

// mend says where the rows that were left out are.
func (b *batchRun) mend() string {
	if b.rejected.n == 0 {
		return ""
	}
	return "put the rows in " + b.rejected.path + " right and make them alone"
}

// make makes the sheets that can be made, and keeps the account of them.
func (b *batchRun) make(ctx context.Context, c *cli.Context) error {
	account, err := openLedger(ctx, c, b.dir)
	if err != nil {
		return err
	}
	d := batch.Delivery{Ledger: account, Survey: b.survey, Again: b.again, Resume: c.Bool("resume"), Now: b.now}
	return errors.Join(b.into(ctx, d), account.Close())
}

// into makes the sheets where they are to go.
func (b *batchRun) into(ctx context.Context, d batch.Delivery) error {
	rows, err := b.place.rows(ctx, b.sheetRun, b.file.Rows())
	if err != nil {
		return err
	}
	if err := b.place.open(b.sheetRun, &d); err != nil {
		return err
	}
	b.total = b.summary(b.place.name)
	progress := newProgress(b.term.w, b.events(), b.survey.Rows)
	tally, err := b.run(ctx, rows, d, func(r batch.Result) {
		progress.clear()
		progress.step(r.Problems.Bad())
		if r.New.Bad() {
			b.reject(r.Row, r.New)
		}
	})
	progress.clear()
	err = errors.Join(err, b.lost, b.rejected.finish(), b.place.close())
	if err == nil && b.in.changed() {
		err = errors.New(b.in.name + " was changed while it was read: look at the sheets before they go out")
	}
	if err == nil && tally.Sheets == 0 && tally.Before > 0 {
		b.term.say("nothing to make: %s made before", count(tally.Before, "sheet"))
		b.term.hint("--again --reason WHY makes them again")
	}
	return b.mended(b.verdict(tally, err, "the same command again makes the rest"))
}

// mended adds to a verdict where the rows are that were left out.
func (b *batchRun) mended(err error) error {
	if e := (*exit)(nil); errors.As(err, &e) && e.hint == "" {
		e.hint = b.mend()
	}
	return err
}

// now is the time on the clinic's clock.
func (b *batchRun) now() time.Time { return time.Now().In(b.shop.Profile.Zone) }

// events is where programs read how far the run is, nil where none does.
func (b *batchRun) events() io.Writer {
	if b.json {
		return b.out
	}
	return nil
}
