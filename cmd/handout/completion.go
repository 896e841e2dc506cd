package main

import (
	"embed"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// scripts are for the shells whose script asks the program itself what may come next.
//
//go:embed completion/*
var scripts embed.FS

func completionCommand() *cli.Command {
	return &cli.Command{
		Name:        "completion",
		Usage:       "print a script that completes commands and flags in a shell",
		UsageText:   "handout completion " + strings.Join(shells(), "|"),
		Description: "The first lines of the script say how to use it.",
		Action:      printCompletion,
	}
}

func shells() []string { return []string{"bash", "zsh", "fish", "powershell"} }

func printCompletion(c *cli.Context) error {
	shell, err := onlyArgument(c, "the name of a shell")
	if err != nil {
		return err
	}
	if !slices.Contains(shells(), shell) {
		return unknownName("script for the shell", shell, shells(), "the shells are "+strings.Join(shells(), ", "))
	}
	script, err := completionScript(c.App, shell)
	if err != nil {
		return err
	}
	_, err = io.WriteString(c.App.Writer, script)
	return err
}

// completionScript gives the script for a shell. That for fish lists everything itself, so it is made
// from the commands.
func completionScript(app *cli.App, shell string) (string, error) {
	if shell == "fish" {
		script, err := app.ToFishCompletion()
		return "# fish: save this as ~/.config/fish/completions/handout.fish\n" + script, err
	}
	data, err := scripts.ReadFile("completion/" + shell)
	return string(data), err
}
