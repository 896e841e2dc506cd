package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"handout/internal/diag"
)

// Exit codes.
const (
	exitDone        = 0
	exitUnexpected  = 1
	exitUsage       = 2
	exitInvalid     = 3
	exitPartly      = 4
	exitDown        = 5
	exitUndecided   = 6
	exitLocked      = 7
	exitInterrupted = 130
)

// A terminal is where everything goes that is not a result: sentences with the program's name in
// front, without colour. No patient's value is ever among them.
type terminal struct{ w io.Writer }

// say prints one sentence.
func (t terminal) say(format string, args ...any) {
	fmt.Fprintf(t.w, "handout: %s\n", fmt.Sprintf(format, args...))
}

// hint prints what to type instead, if that is known.
func (t terminal) hint(text string) {
	if text != "" {
		t.say("hint: %s", text)
	}
}

// problems prints a list in its order, each problem with its hint. A hint that the next problem
// would repeat is printed once, after the last of them.
func (t terminal) problems(list diag.List) {
	for i, p := range list {
		t.say("%s", p.Error())
		if i+1 == len(list) || list[i+1].Hint != p.Hint {
			t.hint(p.Hint)
		}
	}
}

// end prints the error that a command came back with and gives the exit code for it.
func (t terminal) end(err error) int {
	var (
		list   diag.List
		status *exit
		misuse cli.ExitCoder
	)
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &status):
		if status.text != "" {
			t.say("%s", status.text)
		}
		t.hint(status.hint)
		return status.code
	case errors.As(err, &list):
		t.problems(list)
		return exitInvalid
	case errors.As(err, &misuse): // from urfave/cli itself: a help topic that it does not have
		t.say("%s", strings.ToLower(firstLine(err.Error())))
		return exitUsage
	}
	t.say("%v", err)
	return exitUnexpected
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return strings.TrimSpace(line)
}

// An exit ends the program with a code and, where there is one, a last sentence.
type exit struct {
	code       int
	text, hint string
}

func (e *exit) Error() string { return e.text }
