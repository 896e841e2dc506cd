package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"time"

	"github.com/urfave/cli/v2"

	"handout/internal/ledger"
)

func purgeLedger(c *cli.Context, _ []string) error {
	before, ok := ago(time.Now(), c.String("older-than"))
	if !ok {
		return misuse("write it as --older-than 90d, 12w or 1y", "purge wants to know how old what it deletes is")
	}
	l, err := readLedger(c.String("ledger")) // purge makes no ledger
	if err != nil {
		return err
	}
	if c.Bool("dry-run") {
		defer l.Close()
		n, err := l.CountBefore(before)
		if err != nil {
			return err
		}
		return printCount(c, "would be purged", n)
	}
	if err := l.Close(); err != nil {
		return err
	}
	if l, err = writeLedger(c, nil); err != nil {
		return err
	}
	n, err := l.Purge(before)
	if err := errors.Join(err, l.Close()); err != nil {
		return err
	}
	return printCount(c, "purged", n)
}

// age is a number of days, weeks or years.
var age = regexp.MustCompile(`^([1-9][0-9]{0,3})([dwy])$`)

// ago gives the time that is an age before another.
func ago(now time.Time, text string) (time.Time, bool) {
	parts := age.FindStringSubmatch(text)
	if parts == nil {
		return time.Time{}, false
	}
	var n int
	fmt.Sscan(parts[1], &n)
	switch parts[2] {
	case "d":
		return now.AddDate(0, 0, -n), true
	case "w":
		return now.AddDate(0, 0, -7*n), true
	}
	return now.AddDate(-n, 0, 0), true
}

func mergeLedgers(c *cli.Context, files []string) (err error) {
	var others []*ledger.Ledger
	for _, file := range files {
		l, err := readLedger(file)
		if err != nil {
			return err
		}
		defer l.Close()
		others = append(others, l)
	}
	if err := ledger.Same(others...); err != nil {
		return &exit{code: exitInvalid, text: err.Error()}
	}
	secret, err := mergeSecret(c.String("ledger"), files[0])
	if err != nil {
		return err
	}
	l, err := writeLedger(c, secret)
	if err != nil {
		return err
	}
	n, err := l.Merge(others...)
	if err := errors.Join(err, l.Close()); err != nil {
		return err
	}
	return printCount(c, "added", n)
}

// mergeSecret gives the secret for a ledger that has none yet: that of the first of the ledgers that are
// merged into it.
func mergeSecret(into, from string) ([]byte, error) {
	if _, err := os.Stat(ledger.SecretFile(into)); !errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	secret, err := ledger.ReadSecret(ledger.SecretFile(from))
	if err != nil {
		return nil, &exit{code: exitInvalid, text: err.Error(), hint: "copy the machines' ledger.key to " + ledger.SecretFile(into)}
	}
	return secret, nil
}
