// Handout merges a guide (what a clinic tells every patient), a catalog (those words in one language)
// and a record (one patient's fields) into a PDF sheet: a prep sheet before a procedure, a care card
// after it.
//
// Results go to stdout, everything else to stderr. The exit code is 0 when all is done, 1 when the
// machine refused, 2 for a command that is written wrongly, 3 when the input is invalid and nothing
// was done, 4 when some of it was done, 5 when a printer or a relay cannot be used, 6 when a person has to
// decide on a message or a print, 7 when another run has the ledger or the file of signatures, and 130 when it was interrupted.
package main

import (
	"io"
	"os"
	"runtime/debug"
	_ "time/tzdata" // clinics' time zones, on machines that have no database of their own

	"github.com/urfave/cli/v2"
)

func main() { os.Exit(run(os.Args, os.Stdin, os.Stdout, os.Stderr)) }

// run is the program: it takes the command line and the streams and returns the exit code.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	leaveFonts()
	result := &output{w: out}
	app := newApp(in, result, errs)
	t := terminal{errs}
	code := t.end(app.Run(flagsFirst(args, app.Commands)))
	if err := result.lost(); err != nil {
		return t.end(err)
	}
	return code
}

// allowMore raises the limit, unless somebody who knows better has set it.
func allowMore() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(boundLimit)
	}
}

// leaveFonts keeps the collector from going over the same fonts again and again: they are most of
// the memory and live to the end. On a single sheet it took a third of the time. Who sets GOGC or
// GOMEMLIMIT knows better.
func leaveFonts() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(800)
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
}

// memoryLimit keeps a batch of any length within 300 MB. A run that is bound into one file keeps the numbers
// of its objects, and may take more.
const (
	memoryLimit = 200 << 20
	boundLimit  = 700 << 20
)

// newApp puts the commands together. Everything that urfave/cli would do by itself on a mistake
// (print the whole help, leave the program) is switched off: a mistake is an error, and run ends.
func newApp(in io.Reader, out, errs io.Writer) *cli.App {
	app := &cli.App{
		Name:      "handout",
		HelpName:  "handout",
		Usage:     "patient sheets in many languages, from a guide and a row of fields",
		UsageText: "handout COMMAND [FLAG ...] [ARGUMENT]",
		Commands: []*cli.Command{
			makeCommand(), batchCommand(), checkCommand(), demoCommand(), guidesCommand(), guideCommand(),
			localesCommand(), signoffCommand(), translateCommand(), fieldsCommand(), lintCommand(), printCommand(), mailCommand(), ledgerCommand(), verifyCommand(), versionCommand(), completionCommand(),
		},
		Action:                    noCommand,
		Reader:                    in,
		Writer:                    out,
		ErrWriter:                 errs,
		HideVersion:               true,
		EnableBashCompletion:      true,
		DisableSliceFlagSeparator: true, // or a comma in a field's value would make two of it
		ExitErrHandler:            func(*cli.Context, error) {},
		OnUsageError:              wrongUsage,
	}
	for _, c := range app.Commands {
		c.OnUsageError = wrongUsage
		c.HideHelpCommand = true // or "handout batch help" would not be about a file named help
	}
	return app
}

// noCommand runs when the first word is not a command, or is missing.
func noCommand(c *cli.Context) error {
	if !c.Args().Present() {
		return cli.ShowAppHelp(c)
	}
	return unknownName("command", c.Args().First(), commandNames(c.App), "handout help lists the commands")
}

func commandNames(app *cli.App) []string {
	var names []string
	for _, c := range app.Commands {
		names = append(names, c.Name)
	}
	return names
}
