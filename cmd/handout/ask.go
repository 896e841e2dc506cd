package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/mattn/go-isatty"
	"github.com/urfave/cli/v2"
)

// asking is a command that may ask a person what it was not told.
type asking struct {
	in, screen  *os.File
	interactive bool // there is somebody to ask
	out         io.Writer
	term        terminal
	lines       *bufio.Reader
}

// newAsking finds out whether there is a terminal, and whether it may be used.
func newAsking(c *cli.Context) *asking {
	a := &asking{out: c.App.Writer, term: terminal{c.App.ErrWriter}}
	a.in, _ = c.App.Reader.(*os.File)
	a.screen, _ = c.App.ErrWriter.(*os.File)
	a.interactive = !c.Bool("no-input") && a.in != nil && a.screen != nil &&
		isatty.IsTerminal(a.in.Fd()) && isatty.IsTerminal(a.screen.Fd())
	return a
}

// ask asks for one line. Nobody there, or nothing typed, is "".
func (a *asking) ask(question string) (string, error) {
	if !a.interactive {
		return "", nil
	}
	fmt.Fprintf(a.screen, "handout: %s: ", question)
	if a.lines == nil {
		a.lines = bufio.NewReader(a.in)
	}
	line, err := a.lines.ReadString('\n')
	if err != nil && err != io.EOF {
		return "", err
	}
	return strings.TrimSpace(line), nil
}

// draftReason gives the reason for handing out sheets that nobody has signed (R7). There is no way without one.
func (a *asking) draftReason(c *cli.Context) (string, error) {
	if reason := strings.TrimSpace(c.String("draft-reason")); reason != "" {
		return reason, nil
	}
	reason, err := a.ask("nobody has signed these sheets. Type why they are handed out all the same, or nothing to stop")
	if err != nil || reason != "" {
		return reason, err
	}
	return "", &exit{
		code: exitInvalid,
		text: "nobody has signed these sheets: they are drafts, and nothing is handed out without a reason",
		hint: "--draft-reason WHY, such as 'trial on ward 3, checked by Dr. Osei'; it is kept in the ledger",
	}
}
