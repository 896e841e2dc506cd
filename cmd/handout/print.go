package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

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
		&cli.IntFlag{Name: "copies", Usage: "how many of each sheet, a `NUMBER`", DefaultText: "the clinic's"},
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
	copies  int
	ledger  *ledger.Ledger
	again   string // why sheets are printed that were printed before
	draft   string // why sheets are printed that nobody has signed
	begun   time.Time
	printed int // jobs
	before  int // sheets that were printed before, and are left
}

func printSheets(c *cli.Context) (err error) {
	r, err := newPrintRun(c)
	if err != nil {
		return err
	}
	ctx, stop := interruptible(c.Context)
	defer stop()
	if r.ledger, err = openLedger(ctx, c); err != nil {
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
	r := &printRun{asking: newAsking(c), copies: c.Int("copies"), begun: time.Now()}
	if err := printUsage(c, r.interactive); err != nil {
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
	if err := r.open(c); err != nil {
		return nil, err
	}
	r.draft, err = r.draftReason(c)
	return r, err
}

// open finds the printer that the flags name, or the clinic's.
func (r *printRun) open(c *cli.Context) error {
	p := r.shop.Profile.Printing
	queue := cmp.Or(c.String("printer"), p.Queue)
	var err error
	r.printer, err = printer.Open(printer.Settings{Queue: queue, Command: p.Command, Limit: p.Wait})
	switch {
	case err == nil:
		return nil
	case c.String("printer") != "" && p.Command == nil:
		return misuse("", "--printer: %v", err)
	}
	return &exit{code: exitInvalid, text: err.Error(), hint: "--printer names the printer, and the section printing of the clinic's profile"}
}

// printUsage says what cannot be told from the flags. Who is meant can be asked for where there is somebody.
func printUsage(c *cli.Context, interactive bool) error {
	files, from := c.Args().Present(), c.String("from") != ""
	who := c.IsSet("mrn") || c.IsSet("name") || c.IsSet("born")
	switch {
	case files && (from || who):
		return misuse("", "sheets and --from are two ways to say what is printed: take one of them")
	case !files && !from:
		return misuse(usageHint(c), "want the day's list with --from, or sheets to print")
	case c.IsSet("mrn") && (c.IsSet("name") || c.IsSet("born")), c.IsSet("name") != c.IsSet("born"):
		return misuse("", "want --mrn, or --name and --born together")
	case !files && !who && !interactive:
		return misuse("", "want the patient: --mrn, or --name and --born")
	case c.IsSet("copies") && (c.Int("copies") < 1 || c.Int("copies") > 20):
		return misuse("", "--copies: want 1 to 20")
	}
	for _, flag := range []string{"kind", "guide", "lang", "media", "encoding"} {
		if files && c.IsSet(flag) {
			return misuse("", "%s is not for sheets that were made before: they are printed as they are", dashed(flag))
		}
	}
	if _, err := time.Parse(time.DateOnly, c.String("born")); c.IsSet("born") && err != nil {
		return misuse("", "--born: want a date such as 1961-04-17")
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
		return r.notPrinted(ctx, err)
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
	// No other job of the queue has its name: what became of it is asked by that, where CUPS does not know.
	job.Name, job.PDF = fmt.Sprintf("handout-%d-%d", r.begun.Unix(), r.printed), s.PDF
	say := func(text string) { r.term.say("%s: %s", name, text) }
	result, err := r.printer.Print(ctx, job, say)
	for _, option := range result.Dropped {
		say("the printer has no " + option + ": printed without")
	}
	return err
}

// notPrinted gives the exit code for what kept a sheet from being printed.
func (r *printRun) notPrinted(ctx context.Context, err error) error {
	var job *printer.NotPrintedError
	var away *printer.UnreachableError
	e := &exit{code: exitDown, text: err.Error(), hint: "when the printer is ready, the same command prints what is missing"}
	switch {
	case errors.As(err, &job):
		if job.Undecided {
			e.hint = "look in the printer's tray and its queue first: the ledger does not have this sheet, so the same command prints it"
		}
	case errors.As(err, &away):
	case errors.Is(err, context.Canceled):
		e.text, e.hint = "interrupted: "+err.Error(), ""
	default:
		return err
	}
	if ctx.Err() != nil {
		e.code = exitInterrupted
	}
	return e
}
