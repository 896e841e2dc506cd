package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/templates"
)

func demoCommand() *cli.Command {
	return &cli.Command{
		Name:      "demo",
		Usage:     "make the sheets of sixteen invented patients",
		UsageText: "handout demo [-o DIR] [--gallery]",
		Flags: []cli.Flag{
			outFlag(), mediaFlag(), clinicFlag(), jsonFlag(),
			&cli.BoolFlag{Name: "gallery", Usage: "draw a page of each kind in each language as well, into gallery/ among the sheets (with pdftoppm)"},
		},
		Action: makeDemo,
	}
}

// makeDemo is batch with a file that the program carries.
func makeDemo(c *cli.Context) error {
	if err := noArguments(c); err != nil {
		return err
	}
	r, err := newSheetRun(c)
	if err != nil {
		return err
	}
	data, err := templates.Files.ReadFile("demo.csv")
	if err != nil {
		return err
	}
	var pictures *gallery
	each := func(batch.Result) {}
	if c.Bool("gallery") {
		if pictures, err = newGallery(filepath.Join(r.dir, "gallery"), r.shop.Catalogs); err != nil {
			return err
		}
		each = pictures.add
	}
	table := tabwriter.NewWriter(r.out, 0, 0, 2, ' ', 0)
	heading := "FILE\tROW\tKIND\tLANGUAGE\n"
	r.row = func(res batch.Result) {
		for _, s := range res.Sheets {
			language := r.shop.Catalogs.Catalog(s.Locale).Autonym()
			fmt.Fprintf(table, "%s%s\t%d\t%s\t%s\n", heading, s.Receipt.Path, res.Row.Number, s.Kind, language)
			heading = ""
		}
	}
	r.total = func(t batch.Tally) {
		table.Flush()
		r.summary(folderName(r.dir))(t)
	}
	rows, list := r.shop.OpenRows("demo.csv", bytes.NewReader(data), int64(len(data)), "", r.options)
	if list.Bad() {
		return r.refuse(list)
	}
	if err := r.files(c.Context, rows.Rows(), each); err != nil || pictures == nil {
		return err
	}
	index, err := pictures.finish(c.Context)
	if err == nil {
		r.term.say("the gallery: %s", index)
	}
	return err
}
