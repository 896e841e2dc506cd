package main

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/clinic"
	"handout/internal/ledger"
	"handout/internal/printer"
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
		outFlag(), encodingFlag(),
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
		Flags:  slices.Concat(flags, clinicFlags(), rowFlags()),
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
	jobs    int // that the printer was given
	printed int // of them
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
		return r.interrupted(r.files(ctx, c, c.Args().Slice()))
	}
	return r.interrupted(r.patient(ctx, c))
}

// newPrintRun reads the flags.
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
	r.draft = strings.TrimSpace(c.String("draft-reason"))
	return r, nil
}

// open finds the printer that the flags name, or the clinic's.
func (r *printRun) open(c *cli.Context) error {
	p := r.shop.Profile.Printing
	queue := cmp.Or(c.String("printer"), p.Queue)
	trusted, err := newServer(clinic.Server{CAFile: p.CAFile}, c.String("clinic"))
	if err != nil {
		return err
	}
	r.printer, err = printer.Open(printer.Settings{Queue: queue, CA: trusted.ca, Command: p.Command, Limit: p.Wait})
	switch {
	case err == nil:
		return nil
	case c.String("printer") != "" && p.Command == nil:
		return misuse("", "--printer: %v", err)
	}
	return &exit{code: exitInvalid, text: err.Error(), hint: nameHint}
}

// nameHint is for whoever has no printer.
const nameHint = "--printer names the printer, and the section printing of the clinic's profile"

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
