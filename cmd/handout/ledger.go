package main

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"handout/internal/ledger"
)

func ledgerCommand() *cli.Command {
	return &cli.Command{
		Name:      "ledger",
		Usage:     "list, look up, export, purge or merge the account of what was given out",
		UsageText: "handout ledger list|show KEY|export|purge --older-than AGE|merge FILE... [--ledger FILE]",
		Description: "list prints all entries in the order in which they came, show those of one row: KEY is what the\n" +
			"names of its sheets begin with. export prints CSV that is safe to open in a spreadsheet. purge\n" +
			"deletes entries by their age; the sheets stay. merge adds the entries of other machines' ledgers\n" +
			"that are not there yet, and makes the ledger if there is none; all must have the same ledger.key.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "ledger", Value: filepath.Join("out", "ledger.db"), Usage: "the ledger, a `FILE`"},
			jsonFlag(),
			&cli.StringFlag{Name: "older-than", Usage: "what purge deletes: an `AGE` such as 90d, 12w or 1y"},
			&cli.BoolFlag{Name: "dry-run", Usage: "let purge count and delete nothing"},
			&cli.DurationFlag{Name: "wait", Usage: "how long purge and merge wait for a run with the same ledger, such as 10m"},
		},
		Action: useLedger,
	}
}

// A ledgerUse is one thing that the command ledger does.
type ledgerUse struct {
	name  string
	args  string   // what it takes after its name
	flags []string // besides --ledger
	run   func(c *cli.Context, args []string) error
}

func ledgerUses() []ledgerUse {
	return []ledgerUse{
		{"list", "", []string{"json"}, listLedger},
		{"show", "KEY", []string{"json"}, showLedger},
		{"export", "", nil, exportLedger},
		{"purge", "", []string{"json", "older-than", "dry-run", "wait"}, purgeLedger},
		{"merge", "FILE...", []string{"json", "wait"}, mergeLedgers},
	}
}

func useLedger(c *cli.Context) error {
	var names []string
	for _, use := range ledgerUses() {
		if use.name != c.Args().First() {
			names = append(names, use.name)
			continue
		}
		args := c.Args().Tail()
		wanted := map[string]bool{"": len(args) == 0, "KEY": len(args) == 1, "FILE...": len(args) > 0}
		if !wanted[use.args] {
			return misuse("type "+strings.TrimSpace("handout ledger "+use.name+" "+use.args), "ledger %s has too few arguments, or too many", use.name)
		}
		for _, name := range c.LocalFlagNames() {
			if name != "ledger" && !slices.Contains(use.flags, name) {
				return misuse("handout help ledger says what is for what", "%s is not for ledger %s", dashed(name), use.name)
			}
		}
		return use.run(c, args)
	}
	if !c.Args().Present() {
		return misuse(usageHint(c), "want what to do with the ledger")
	}
	return unknownName("use of the ledger", c.Args().First(), names, "it can "+strings.Join(names, ", "))
}

// readLedger opens a ledger that is there.
func readLedger(file string) (*ledger.Ledger, error) {
	l, err := ledger.OpenReader(file)
	if err != nil {
		return nil, &exit{code: exitInvalid, text: err.Error()}
	}
	return l, nil
}

// writeLedger opens the ledger for writing.
func writeLedger(c *cli.Context, secret []byte) (*ledger.Ledger, error) {
	return lockLedger(c.Context, c.String("ledger"), "ledger "+c.Args().First(), c.Duration("wait"), secret)
}
