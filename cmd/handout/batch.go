package main

import (
	"errors"
	"io"
	"os"

	"github.com/urfave/cli/v2"
)

func batchCommand() *cli.Command {
	return &cli.Command{
		Name:      "batch",
		Usage:     "make the sheets of all rows of a CSV file",
		UsageText: "handout batch FILE.csv [-o DIR] [--kind KINDS] [--guide ID]",
		Description: "A dash instead of FILE.csv reads from stdin. handout fields GUIDE prints a header and a\n" +
			"sample row to start from. A row with a problem is left out; all others are made.",
		Flags:  append([]cli.Flag{outFlag(), clinicFlag(), jsonFlag()}, rowFlags()...),
		Action: makeBatch,
	}
}

func makeBatch(c *cli.Context) error {
	file, err := onlyArgument(c, "a CSV file")
	if err != nil {
		return err
	}
	r, err := newSheetRun(c)
	if err != nil {
		return err
	}
	r.total = r.summary
	name, in, err := openRows(c, file)
	if err != nil {
		return err
	}
	defer in.Close()
	rows, list, err := r.shop.Read(name, in, r.options)
	if err != nil {
		return err
	}
	if list.Bad() {
		return r.refuse(list)
	}
	return r.run(c.Context, rows)
}

// openRows opens a file of rows, or stdin for a dash, and gives its name for places.
func openRows(c *cli.Context, file string) (string, io.ReadCloser, error) {
	if file == "-" {
		if f, ok := c.App.Reader.(io.ReadCloser); ok {
			return "stdin", f, nil
		}
		return "stdin", io.NopCloser(c.App.Reader), nil
	}
	f, err := os.Open(file)
	if err != nil {
		return "", nil, unreadable(file, err)
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return "", nil, unreadable(file, errors.New("want a file, not a folder"))
	}
	return file, f, nil
}
