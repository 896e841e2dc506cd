package main

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"time"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/patient"
)

func batchCommand() *cli.Command {
	flags := slices.Concat([]cli.Flag{outFlag(), jsonFlag(), encodingFlag(), formatFlag()}, clinicFlags(), rowFlags())
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
	b, err := newBatchRun(c)
	if err != nil {
		return err
	}
	if b.in, err = openInput(c, name); err != nil {
		return err
	}
	defer b.in.close()
	if err := b.place.apart(b.in); err != nil {
		return err
	}
	file, list := b.in.rows(c, b.shop, b.options)
	if list.Bad() {
		return b.refuse(list)
	}
	b.file = file
	b.rejected = newRejected(b.dir, file.Header())
	ctx, stop := interruptible(c.Context)
	defer stop()
	err = b.prove(ctx)
	if err == nil {
		err = b.make(ctx, c)
	}
	return b.end(err)
}

// newBatchRun reads the flags.
func newBatchRun(c *cli.Context) (*batchRun, error) {
	b := &batchRun{strict: c.Bool("strict")}
	var err error
	if b.again, err = againReason(c); err != nil {
		return nil, err
	}
	if b.sheetRun, err = newSheetRun(c); err != nil {
		return nil, err
	}
	if b.place, err = newPlace(c, b.shop); err != nil {
		return nil, err
	}
	b.options.Shard, err = shardOf(c)
	return b, err
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

// make makes the sheets that can be made, and keeps the account of them.
func (b *batchRun) make(ctx context.Context, c *cli.Context) error {
	account, err := openLedger(ctx, c)
	if err != nil {
		return err
	}
	d := batch.Delivery{
		Ledger: account, Survey: b.survey, Again: b.again, Resume: c.Bool("resume"), Now: b.now, Sound: b.in.sound,
	}
	return errors.Join(b.into(ctx, d), account.Close())
}

// into makes the sheets where they are to go.
func (b *batchRun) into(ctx context.Context, d batch.Delivery) error {
	rows := b.file.Rows()
	before, err := b.place.complete(ctx, b.sheetRun, rows, d)
	if err != nil {
		return err
	}
	if before > 0 {
		if err := b.in.sound(); err != nil {
			return err
		}
		return b.nothing(batch.Tally{Rows: b.survey.Rows, Before: before, Out: b.survey.Out})
	}
	rows, err = b.place.rows(ctx, b.sheetRun, rows)
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
	err = errors.Join(err, b.lost, b.place.close())
	if err == nil {
		b.tell(tally)
	}
	return b.verdict(tally, err, b.place.resume())
}

// nothing ends a batch of which all is there already.
func (b *batchRun) nothing(t batch.Tally) error {
	b.tell(t)
	if b.json {
		b.ended = true
		writeJSON(b.out, newTallyJSON(t, true))
	}
	return b.verdict(t, nil, "")
}

// tell says so where there was nothing to make.
func (b *batchRun) tell(t batch.Tally) {
	if t.Sheets == 0 && t.Before > 0 {
		b.term.say("nothing to make: %s made before", count(t.Before, "sheet"))
		b.term.hint("--resume makes those that are no longer there, --again --reason WHY all of them")
	}
}

// end gives the rejected rows their file, whatever became of the others, and programs their last line.
func (b *batchRun) end(err error) error {
	lost := b.rejected.finish()
	if errors.Is(err, context.Canceled) {
		err = b.verdict(batch.Tally{}, err, "")
	}
	if e := (*exit)(nil); errors.As(err, &e) && e.hint == "" {
		e.hint = b.mend()
	}
	if b.json && !b.ended {
		writeJSON(b.out, newTallyJSON(batch.Tally{}, err == nil))
	}
	return errors.Join(err, lost)
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
