package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"handout/internal/diag"
)

// misuse is the error for a command that is written wrongly.
func misuse(hint, format string, args ...any) error {
	return &exit{code: exitUsage, text: fmt.Sprintf(format, args...), hint: hint}
}

// unknownName is the error for a name that is none of those known. The hint is the nearest one, or
// otherwise what is given.
func unknownName(what, name string, known []string, otherwise string) error {
	return misuse(cmp.Or(diag.DidYouMean(name, known), otherwise), "there is no %s %q", what, name)
}

// wrongUsage turns what package flag says of a wrong flag into our own sentence. The original may
// quote the flag's value, which may be a patient's.
func wrongUsage(c *cli.Context, err error, _ bool) error {
	help := "the command comes first, then its flags"
	if c.Command.Name != "" && c.Command.Name != c.App.Name {
		help = fmt.Sprintf("handout help %s lists its flags", c.Command.Name)
	}
	if name, ok := strings.CutPrefix(err.Error(), "flag provided but not defined: -"); ok {
		name = strings.TrimLeft(name, "-")
		if near := diag.Nearest(name, flagNames(c.Command.Flags)); near != "" {
			help = "did you mean " + dashed(near) + "?"
		}
		return misuse(help, "there is no flag %s here", dashed(name))
	}
	if name, ok := strings.CutPrefix(err.Error(), "flag needs an argument: -"); ok {
		return misuse(help, "%s needs a value", dashed(strings.TrimLeft(name, "-")))
	}
	return misuse(help, "a flag is written wrongly")
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

func flagNames(flags []cli.Flag) []string {
	var names []string
	for _, f := range flags {
		names = append(names, f.Names()...)
	}
	return names
}

// onlyArgument gives the one argument of a command; what says what it is.
func onlyArgument(c *cli.Context, what string) (string, error) {
	if c.NArg() != 1 {
		return "", misuse(usageHint(c), "want %s, and nothing else", what)
	}
	return c.Args().First(), nil
}

// noArguments refuses arguments.
func noArguments(c *cli.Context) error {
	if c.NArg() > 0 {
		return misuse(usageHint(c), "%s takes no arguments, only flags", c.Command.Name)
	}
	return nil
}

func usageHint(c *cli.Context) string {
	if strings.Contains(c.Command.UsageText, "\n") {
		return "handout help " + c.Command.Name + " shows the ways"
	}
	return "type " + c.Command.UsageText
}

// flagsFirst moves the flags of a command in front of its arguments, where package flag looks for
// them, so that "batch FILE.csv -o DIR" works. What follows "--" stays.
func flagsFirst(args []string, commands []*cli.Command) []string {
	if len(args) < 3 || strings.HasSuffix(args[len(args)-1], "generate-bash-completion") {
		return args
	}
	i := slices.IndexFunc(commands, func(c *cli.Command) bool { return c.HasName(args[1]) })
	if i < 0 {
		return args
	}
	flags, rest := slices.Clone(args[:2]), []string{"--"}
	for words := args[2:]; len(words) > 0; words = words[1:] {
		word := words[0]
		switch {
		case word == "--":
			return append(append(flags, rest...), words[1:]...)
		case word == "-" || !strings.HasPrefix(word, "-"):
			rest = append(rest, word)
		default:
			flags = append(flags, word)
			if !takesValue(commands[i], word) {
				continue
			}
			if len(words) == 1 {
				return flags // package flag says that its value is missing
			}
			flags, words = append(flags, words[1]), words[1:]
		}
	}
	return append(flags, rest...)
}

// takesValue reports whether the word after a flag belongs to it.
func takesValue(c *cli.Command, word string) bool {
	name := strings.TrimLeft(word, "-")
	return slices.ContainsFunc(c.Flags, func(f cli.Flag) bool {
		_, boolean := f.(*cli.BoolFlag)
		return !boolean && slices.Contains(f.Names(), name)
	})
}
