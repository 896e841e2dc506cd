package main

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"time"

	"github.com/urfave/cli/v2"

	"handout/internal/ledger"
)

// accountFlags say what account is kept of sheets, and what it is asked.
func accountFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "ledger", Usage: "the account of what was made, a `FILE` (ledger.db among the sheets if not given)"},
		&cli.StringFlag{Name: "secret", Usage: "a `FILE` of 64 hexadecimal digits that several machines share, for a new ledger"},
		&cli.DurationFlag{Name: "wait", Usage: "how long to wait for another run with the same ledger, such as 10m"},
		&cli.BoolFlag{Name: "resume", Usage: "look at the sheets of before, and make those that are no longer there"},
		&cli.BoolFlag{Name: "again", Usage: "make sheets that were made before as well; wants --reason"},
		&cli.StringFlag{Name: "reason", Usage: "`WHY` they are made again, for the ledger; no patient's name"},
	}
}

// againReason gives the reason for making sheets again, "" where they are not.
func againReason(c *cli.Context) (string, error) {
	switch reason := c.String("reason"); {
	case c.Bool("again") && reason == "":
		return "", misuse("write why, such as --reason 'printer tore them'", "--again wants --reason")
	case !c.Bool("again") && reason != "":
		return "", misuse("", "--reason goes with --again")
	case c.Bool("again") && c.Bool("resume"):
		return "", misuse("", "--again makes all sheets, --resume only those that are missing: take one of them")
	default:
		return reason, nil
	}
}

// ledgerPath is the ledger that the flags name, or the one among the sheets.
func ledgerPath(c *cli.Context) string {
	return cmp.Or(c.String("ledger"), filepath.Join(c.String("out"), "ledger.db"))
}

// openLedger opens that ledger for writing, and makes it if it is not there.
func openLedger(ctx context.Context, c *cli.Context) (*ledger.Ledger, error) {
	var secret []byte
	if file := c.String("secret"); file != "" {
		var err error
		if secret, err = ledger.ReadSecret(file); err != nil {
			return nil, &exit{code: exitInvalid, text: err.Error()}
		}
	}
	return lockLedger(ctx, ledgerPath(c), c.Command.Name, c.Duration("wait"), secret)
}

// lockLedger opens a ledger for writing; by is what of the program does so, for another run to be told.
func lockLedger(ctx context.Context, path, by string, wait time.Duration, secret []byte) (*ledger.Ledger, error) {
	l, err := ledger.Open(ctx, path, ledger.Options{Who: ledger.Holder("handout "+by, time.Now()), Wait: wait, Secret: secret})
	if locked := (*ledger.LockedError)(nil); errors.As(err, &locked) {
		return nil, &exit{code: exitLocked, text: locked.Error(), hint: "--wait 10m waits for it"}
	}
	return l, err
}
