package main

import (
	"cmp"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"handout/internal/bounce"
	"handout/internal/ledger"
)

// A bounceJSON is a mail that came back, as the front desk needs it. The address is the patient's: it is printed as a
// result, and stands nowhere else (R10).
type bounceJSON struct {
	Mail    string `json:"mail"`
	List    string `json:"list"` // the name of its file
	Row     int    `json:"row"`
	Guide   string `json:"guide"`
	Kind    string `json:"kind"`
	Locale  string `json:"locale"`
	Address string `json:"address"` // "" if the report names none
	Status  string `json:"status"`  // RFC 3463
	Words   string `json:"words"`   // what that means
	Server  string `json:"server"`  // what the server said
	Result  string `json:"result"`  // bounced, bounced before or earlier sending
}

func newBounceJSON(m ledger.Mail, r bounce.Report, result string) bounceJSON {
	return bounceJSON{Mail: m.ID[:mailShort], List: m.List, Row: m.Row, Guide: m.Guide, Kind: m.Kind, Locale: m.Locale, Address: r.Address,
		Status: r.Status, Words: r.Meaning(), Server: r.Words, Result: result}
}

// A bounceList prints what came back: lines as they come, since the ledger keeps no address and a run may be stopped; CSV
// at the end.
type bounceList struct {
	out, errs io.Writer
	json, csv bool
	rows      [][]string
	begun     bool
}

func newBounceList(c *cli.Context) *bounceList {
	return &bounceList{out: c.App.Writer, errs: c.App.ErrWriter, json: c.Bool("json"), csv: c.Bool("csv")}
}

func (l *bounceList) add(b bounceJSON) {
	switch {
	case l.json:
		writeJSON(l.out, b)
		return
	case l.csv:
		l.rows = append(l.rows, []string{b.Mail, b.List, fmt.Sprint(b.Row), b.Guide, b.Kind, b.Locale, b.Address, b.Status, b.Words, b.Server, b.Result})
		return
	}
	const line = "%-8s  %-20s  %-5v  %-6s  %-32s  %-7s  %s\n"
	if !l.begun {
		l.begun = true
		fmt.Fprintf(l.out, line, "MAIL", "LIST", "ROW", "KIND", "ADDRESS", "STATUS", "WHAT HAPPENED")
	}
	words := b.Words
	switch b.Result {
	case cameBackBefore:
		words += " (marked before)"
	case earlierSending:
		words += " (of an earlier sending: nothing is marked)"
	}
	fmt.Fprintf(l.out, line, b.Mail, b.List, b.Row, b.Kind, cmp.Or(b.Address, "not in the report: see the row"), cmp.Or(b.Status, "-"), words)
}

// end prints what has to wait for the end, and how many it were: where programs read the list, that is no part of it.
func (l *bounceList) end(summary string) error {
	if l.csv && !l.json {
		err := printCSV(l.out, []string{"mail", "list", "row", "guide", "kind", "locale", "address", "status", "words", "server", "result"}, l.rows)
		if err != nil {
			return err
		}
	}
	if l.csv || l.json {
		terminal{l.errs}.say("%s", summary)
		return nil
	}
	if l.begun {
		fmt.Fprintln(l.out)
	}
	fmt.Fprintln(l.out, summary)
	return nil
}

// lost reports whether not all of the list could be written: stdout may be a file on a full disk. The addresses stand
// nowhere else.
func (l *bounceList) lost() bool {
	out, ok := l.out.(*output)
	return ok && out.err != nil
}
