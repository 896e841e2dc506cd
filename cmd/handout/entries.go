package main

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"regexp"
	"strings"
	"time"
	"unicode"

	"github.com/urfave/cli/v2"

	"handout/internal/ledger"
)

func listLedger(c *cli.Context, _ []string) error {
	l, err := readLedger(c.String("ledger"))
	if err != nil {
		return err
	}
	defer l.Close()
	_, err = printEntries(c, l.All())
	return err
}

// sheetKey is how a key is written, and how the name of a sheet begins.
var sheetKey = regexp.MustCompile(`^([a-z2-7]{13})(-.*)?$`)

func showLedger(c *cli.Context, args []string) error {
	found := sheetKey.FindStringSubmatch(filepath.Base(args[0]))
	if found == nil { // it may be a record number: it is not repeated
		return misuse("take the first 13 letters and digits of a sheet's file name", "this is not a key")
	}
	l, err := readLedger(c.String("ledger"))
	if err != nil {
		return err
	}
	defer l.Close()
	n, err := printEntries(c, l.Of(found[1]))
	if n == 0 && err == nil {
		return &exit{code: exitInvalid, text: "the ledger has no entry of this key"}
	}
	return err
}

func exportLedger(c *cli.Context, _ []string) error {
	l, err := readLedger(c.String("ledger"))
	if err != nil {
		return err
	}
	defer l.Close()
	return l.Export(c.App.Writer)
}

// An entryJSON is an entry of the ledger for programs.
type entryJSON struct {
	Number  int64  `json:"number"`
	When    string `json:"when"`
	ID      string `json:"id"` // stands for the key; equal for all sheets of a row
	Guide   string `json:"guide"`
	Version string `json:"version"`
	Kind    string `json:"kind"`
	Locale  string `json:"locale"`
	Row     int    `json:"row"`
	PDF     string `json:"pdf_sha256"`
	Words   string `json:"words_sha256"`
	Paper   string `json:"paper"`
	Signed  string `json:"signed"`
	Sink    string `json:"sink"`
	Outcome string `json:"outcome"`
	Reason  string `json:"reason,omitempty"`
}

func newEntryJSON(e ledger.Entry) entryJSON {
	return entryJSON{e.Number, e.When.Format(time.RFC3339Nano), e.ID, e.Guide, e.Version, e.Kind, e.Locale, e.Row,
		hex.EncodeToString(e.PDF[:]), hex.EncodeToString(e.Words[:]), e.Paper, e.Signed, e.Sink, e.Outcome, e.Reason}
}

// printEntries prints entries as they come, a line each, and says how many. There may be millions, so no
// column waits to see how wide it must be.
func printEntries(c *cli.Context, entries iter.Seq2[ledger.Entry, error]) (int, error) {
	out := bufio.NewWriter(c.App.Writer) // which takes everything
	defer out.Flush()
	n := 0
	for e, err := range entries {
		if err != nil {
			return n, err
		}
		n++
		if c.Bool("json") {
			writeJSON(out, newEntryJSON(e))
			continue
		}
		if n == 1 {
			printLine(out, "NUMBER", "WHEN", "GUIDE", "VERSION", "KIND", "LOCALE", "ROW", "SINK", "SIGNED", "OUTCOME", "ID", "REASON")
		}
		printLine(out, e.Number, e.When.Format("2006-01-02 15:04 -0700"), e.Guide, e.Version, e.Kind, e.Locale, e.Row, e.Sink,
			e.Signed, e.Outcome, e.ID, e.Reason)
	}
	return n, nil
}

// printLine prints one line of the list. What stands in it was written by people.
func printLine(w io.Writer, cells ...any) {
	line := fmt.Sprintf("%-7v  %-22v  %-16v  %-7v  %-4v  %-7v  %-7v  %-7v  %-6v  %-9v  %-26v  %v", cells...)
	fmt.Fprintln(w, strings.TrimRight(printable(line), " "))
}

// printable replaces what would do something to a terminal instead of being shown.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return unicode.ReplacementChar
	}, s)
}

// A countJSON is what purge and merge did, for programs.
type countJSON struct {
	Entries int    `json:"entries"`
	What    string `json:"what"`
}

// printCount says what became of a number of entries.
func printCount(c *cli.Context, what string, n int) error {
	if c.Bool("json") {
		return writeJSON(c.App.Writer, countJSON{n, what})
	}
	entries := fmt.Sprintf("%d entries", n)
	switch n {
	case 0:
		entries = "no entry"
	case 1:
		entries = "1 entry"
	}
	_, err := fmt.Fprintf(c.App.Writer, "%s %s\n", entries, what)
	return err
}
