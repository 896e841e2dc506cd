package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/deliver"
	"handout/internal/diag"
	"handout/internal/ledger"
	"handout/internal/patient"
	"handout/internal/printer"
	"handout/render/layout"
)

func printCommand() *cli.Command {
	flags := []cli.Flag{
		&cli.StringFlag{Name: "from", Usage: "the day's list, a `FILE` of rows"},
		&cli.StringFlag{Name: "mrn", Usage: "the patient's record `NUMBER`"},
		&cli.StringFlag{Name: "name", Usage: "the patient's `NAME`, with --born"},
		&cli.StringFlag{Name: "born", Usage: "the patient's `DATE` of birth, such as 1961-04-17"},
		&cli.StringFlag{Name: "printer", Usage: "the `QUEUE`, or an ipp:// address (the clinic's if not given)"},
		&cli.IntFlag{Name: "copies", Usage: "how many of each sheet (the clinic's if not given)"},
		&cli.StringFlag{Name: "draft-reason", Usage: "`WHY` sheets that nobody has signed are handed out, for the ledger; no patient's name"},
		&cli.BoolFlag{Name: "no-input", Usage: "never ask anything"},
		outFlag(), clinicFlag(), encodingFlag(),
	}
	for _, f := range accountFlags() {
		if !slices.Contains(f.Names(), "resume") {
			flags = append(flags, f)
		}
	}
	return &cli.Command{
		Name:  "print",
		Usage: "print the sheets of one patient, or sheets that were made before",
		UsageText: "handout print --from FILE --mrn NUMBER [--kind KINDS]\n" +
			"handout print --from FILE --name NAME --born DATE [--kind KINDS]\n" +
			"handout print SHEET.pdf...",
		Description: "Follows each job to its end and says what became of it. The ledger knows what was printed: a\n" +
			"second time wants --again --reason. At a terminal, print asks for what is missing.",
		Flags:  append(flags, rowFlags()...),
		Action: printSheets,
	}
}

// A printRun prints some sheets.
type printRun struct {
	*asking
	shop    *batch.Shop
	options batch.Options
	printer printer.Printer
	queue   string
	copies  int
	ledger  *ledger.Ledger
	again   string // why sheets are printed that were printed before
	draft   string // why sheets are printed that nobody has signed
	printed int    // jobs
	before  int    // sheets that were printed before, and are left
}

func printSheets(c *cli.Context) (err error) {
	r, err := newPrintRun(c)
	if err != nil {
		return err
	}
	ctx, stop := interruptible(c.Context)
	defer stop()
	if r.ledger, err = openLedger(ctx, c, c.String("out")); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.ledger.Close()) }()
	if c.Args().Present() {
		return r.files(ctx, c.Args().Slice())
	}
	return r.patient(ctx, c)
}

// newPrintRun reads the flags, and asks for the reason that every sheet wants until somebody has signed it (R7).
func newPrintRun(c *cli.Context) (*printRun, error) {
	r := &printRun{asking: newAsking(c), copies: c.Int("copies")}
	if err := printUsage(c); err != nil {
		return nil, err
	}
	var err error
	if r.again, err = againReason(c); err != nil {
		return nil, err
	}
	if r.shop, _, err = openShop(c); err != nil {
		return nil, err
	}
	if r.options, err = rowOptions(c, r.shop); err != nil {
		return nil, err
	}
	if r.draft, err = r.draftReason(c); err != nil {
		return nil, err
	}
	p := r.shop.Profile.Printing
	r.queue = p.Queue
	if q := c.String("printer"); q != "" {
		r.queue = q
	}
	r.printer, err = printer.Open(printer.Settings{Queue: r.queue, Command: p.Command, Limit: p.Wait})
	return r, err
}

// printUsage says what cannot be told from the flags.
func printUsage(c *cli.Context) error {
	files, from := c.Args().Present(), c.String("from") != ""
	who := c.IsSet("mrn") || c.IsSet("name") || c.IsSet("born")
	switch {
	case files && (from || who):
		return misuse("", "sheets and --from are two ways to say what is printed: take one of them")
	case !files && !from:
		return misuse(usageHint(c), "want the day's list with --from, or sheets to print")
	case c.IsSet("mrn") && (c.IsSet("name") || c.IsSet("born")), c.IsSet("name") != c.IsSet("born"):
		return misuse("", "want --mrn, or --name and --born together")
	case c.IsSet("copies") && (c.Int("copies") < 1 || c.Int("copies") > 20):
		return misuse("", "--copies: want 1 to 20")
	}
	return nil
}

// job says how a kind of sheet is printed on some media.
func (r *printRun) job(kind string, media layout.Media) printer.Job {
	p := r.shop.Profile.Printing
	copies := max(1, p.Copies[kind])
	if r.copies > 0 {
		copies = r.copies
	}
	return printer.Job{Copies: copies, Media: media.Name, Sides: p.Sides, Tray: p.Tray}
}

// patient prints the sheets of one patient of the list.
func (r *printRun) patient(ctx context.Context, c *cli.Context) error {
	in, err := openInput(c, c.String("from"))
	if err != nil {
		return err
	}
	defer in.close()
	file, list := in.rows(c, r.shop, r.options)
	if list.Bad() {
		return list.Err()
	}
	survey, list, err := r.shop.Survey(ctx, file.Rows(), r.options, func(patient.Row, diag.List) {}, func() {})
	if err != nil || list.Bad() {
		return errors.Join(list.Err(), err)
	}
	found, err := r.find(ctx, c, file.Rows(), survey)
	if err != nil {
		return err
	}
	kinds := found.Record.Kinds
	if c.IsSet("kind") {
		kinds = r.options.Kinds
	}
	for _, kind := range kinds {
		err := r.sheet(ctx, found, kind, survey, in.sound)
		if err != nil && !errors.Is(err, errPrinted) {
			return err
		}
	}
	return r.left()
}

// sheet makes and prints one sheet. Each is a run of its own: what was printed is in the ledger before the next
// one is tried.
func (r *printRun) sheet(ctx context.Context, found batch.Found, kind string, survey *batch.Survey, sound func() error) error {
	reason, err := r.reprint(found.Record.Key, found.Record.Guide, kind)
	if err != nil {
		return err
	}
	media := r.options.Media
	if media.Name == "" {
		media, _ = layout.MediaByName(r.shop.Profile.Media)
	}
	sink := deliver.NewHand(printSink, func(s deliver.Sheet) error { return r.one(ctx, s, media, kind) })
	d := batch.Delivery{Sink: sink, Ledger: r.ledger, Survey: survey, Again: reason, Draft: r.draft, Now: r.now, Sound: sound}
	var problems diag.List
	tally, err := r.shop.Run(ctx, found.Rows(kind), r.options, d, func(res batch.Result) { problems = res.Problems })
	r.term.problems(problems)
	switch {
	case err != nil:
		return r.notPrinted(err)
	case tally.Sheets == 0:
		return &exit{code: exitInvalid, text: "nothing was printed"}
	}
	fmt.Fprintf(r.out, "%s sheet of row %d printed\n", kind, found.Row.Number)
	return nil
}

// one prints one file. What becomes of the job is said behind the name given.
func (r *printRun) one(ctx context.Context, s deliver.Sheet, media layout.Media, name string) error {
	job := r.job(s.Kind, media)
	r.printed++
	job.Name, job.PDF = fmt.Sprintf("handout-%d", r.printed), s.PDF
	say := func(text string) { r.term.say("%s: %s", name, text) }
	result, err := r.printer.Print(ctx, job, say)
	for _, option := range result.Dropped {
		say("the printer has no " + option + ": printed without")
	}
	return err
}

// notPrinted gives the exit code for what kept a sheet from being printed.
func (r *printRun) notPrinted(err error) error {
	var job *printer.NotPrintedError
	var away *printer.UnreachableError
	switch {
	case errors.Is(err, context.Canceled):
		return &exit{code: exitInterrupted, text: "interrupted: " + err.Error()}
	case errors.As(err, &job), errors.As(err, &away):
		return &exit{code: exitDown, text: err.Error(), hint: "when the printer is ready, the same command prints what is missing"}
	}
	return err
}
