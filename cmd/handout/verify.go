package main

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/diag"
	"handout/internal/ledger"
	"handout/render/pdf"
)

func verifyCommand() *cli.Command {
	return &cli.Command{
		Name:      "verify",
		Usage:     "say which guide, words and settings made a sheet, and whether a byte has changed since",
		UsageText: "handout verify FILE... [--ledger FILE] [--clinic FILE]",
		Description: "Where a ledger has the very file, that is proof. A PDF that no ledger has says by itself whether it was damaged or\n" +
			"changed by accident; it cannot say that nobody forged it. Sheets in HTML and text are known to ledgers alone.\n" +
			"The words are compared with those of this program, the settings with those of the profile.",
		Flags: append(clinicFlags(),
			&cli.StringFlag{Name: "ledger", Usage: "the account of what was made, a `FILE` (ledger.db beside the sheet or in the folder above, where there is one)"},
			jsonFlag(),
		),
		Action: verifyFiles,
	}
}

// A verifyRun answers for one file after the other.
type verifyRun struct {
	shop    *batch.Shop
	named   string                    // a ledger that the flags name
	ledgers map[string]*ledger.Ledger // those that were opened, by path
	now     time.Time
}

func verifyFiles(c *cli.Context) error {
	if !c.Args().Present() {
		return misuse(usageHint(c), "want the files to look at")
	}
	shop, list, err := openShop(c)
	if err != nil {
		return err
	}
	terminal{c.App.ErrWriter}.problems(list)
	r := verifyRun{shop: shop, named: c.String("ledger"), ledgers: map[string]*ledger.Ledger{}, now: time.Now()}
	defer r.close()
	proven := 0
	for i, name := range c.Args().Slice() {
		v, err := r.verdict(name)
		if err != nil {
			return err
		}
		if v.Bytes == unchanged {
			proven++
		}
		if c.Bool("json") {
			err = writeJSON(c.App.Writer, v)
		} else {
			err = v.print(c.App.Writer, i > 0)
		}
		if err != nil {
			return err
		}
	}
	switch missing := c.NArg() - proven; missing {
	case 0:
		return nil
	case c.NArg():
		return &exit{code: exitInvalid, text: "no file is proven unchanged"}
	default:
		return &exit{code: exitPartly, text: count(missing, "file") + " not proven unchanged"}
	}
}

// largestLooked is more than any sheet has, and most runs that are bound into one file.
const largestLooked = 256 << 20

// verdict looks at one file. The error is about a ledger; what is wrong with the file is the answer.
func (r *verifyRun) verdict(name string) (*verdict, error) {
	v := &verdict{File: name, Bytes: unknown}
	data, err := readUpTo(name, largestLooked)
	switch {
	case errors.Is(err, errLonger):
		v.Why = fmt.Sprintf("it is longer than %d MB: no sheet is", largestLooked>>20)
		return v, nil
	case err != nil:
		v.Why = err.Error()
		return v, nil
	}
	account, path, err := r.ledgerOf(name)
	if err != nil {
		return nil, err
	}
	var entries []ledger.Entry
	if account != nil {
		if entries, err = collect(account.OfFile(sha256.Sum256(data))); err != nil {
			return nil, err
		}
	}
	said := pdf.Inspect(data)
	v.judge(said.State, len(entries) > 0, path)
	v.describe(said.Origin, entries)
	if v.Bytes == unchanged {
		v.compare(r.shop, said.Origin, entries, r.now)
	}
	return v, nil
}

var errLonger = errors.New("the file is longer than it may be")

// readUpTo reads a file. One that is longer than that is errLonger.
func readUpTo(name string, limit int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, diag.Cause(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, diag.Cause(err)
	}
	if int64(len(data)) > limit {
		return nil, errLonger
	}
	return data, nil
}

// ledgerOf opens the ledger that may know a file: the one that is named, or the one beside it, or in the folder above where
// a folder of many sheets is divided. There may be none.
func (r *verifyRun) ledgerOf(name string) (*ledger.Ledger, string, error) {
	beside := filepath.Join(filepath.Dir(name), "ledger.db")
	for _, path := range []string{cmp.Or(r.named, beside), filepath.Join(filepath.Dir(name), "..", "ledger.db")} {
		if l := r.ledgers[path]; l != nil {
			return l, path, nil
		}
		if _, err := os.Stat(path); r.named == "" && errors.Is(err, os.ErrNotExist) {
			continue
		}
		l, err := readLedger(path)
		if err != nil {
			return nil, "", err
		}
		r.ledgers[path] = l
		return l, path, nil
	}
	return nil, "", nil
}

func (r *verifyRun) close() {
	for _, l := range r.ledgers {
		l.Close() // it was only read
	}
}
