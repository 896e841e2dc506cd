package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/locale"
	"handout/internal/patient"
	"handout/templates"
)

func demoCommand() *cli.Command {
	return &cli.Command{
		Name:      "demo",
		Usage:     "make the sheets of 29 invented patients",
		UsageText: "handout demo [-o DIR] [--lang TAG] [--with TAG] [--size SIZE] [--gallery]",
		Description: "Each has sheets in a language of their own; with --lang all have theirs in that one. Everything else is as\n" +
			"in handout batch, but nothing is kept of what was made.",
		Flags: slices.Concat([]cli.Flag{
			outFlag(), jsonFlag(), formatFlag(),
			&cli.BoolFlag{Name: "gallery", Usage: "draw a page of each kind in each language as well, into gallery/ among the sheets (with pdftoppm)"},
		}, clinicFlags(), rowFlags()),
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
	data, err := demoList(r.options.Locale != "")
	if err != nil {
		return err
	}
	var pictures *gallery
	each := func(batch.Result) {}
	if c.Bool("gallery") {
		if f := r.options.Format; f != "" && f != batch.PDF {
			return misuse("leave --format out", "--gallery draws sheets of PDF, not of %s", f)
		}
		if pictures, err = newGallery(filepath.Join(r.dir, "gallery"), r.shop.Catalogs); err != nil {
			return err
		}
		each = pictures.add
	}
	table := tabwriter.NewWriter(r.out, 0, 0, 2, ' ', 0)
	heading := "FILE\tROW\tKIND\tLANGUAGE\n"
	r.row = func(res batch.Result) {
		for _, s := range res.Sheets {
			language := languageNames(r.shop.Catalogs, s.Locale)
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

// demoList gives the list of the invented patients. Where everybody's sheets are in one language, it names none.
func demoList(oneLanguage bool) ([]byte, error) {
	data, err := templates.Files.ReadFile("demo.csv")
	if err != nil || !oneLanguage {
		return data, err
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, err
	}
	column := slices.Index(rows[0], patient.LocaleColumn)
	for _, row := range rows[1:] {
		row[column] = ""
	}
	var out bytes.Buffer
	err = csv.NewWriter(&out).WriteAll(rows)
	return out.Bytes(), err
}

// languageNames gives the languages of a sheet, each by its own name. Two have a plus between them.
func languageNames(set *locale.Set, tags string) string {
	var names []string
	for _, tag := range locale.Languages(tags) {
		names = append(names, set.Catalog(tag).Autonym())
	}
	return strings.Join(names, " + ")
}
