package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/diag"
	"handout/internal/patient"
)

func makeCommand() *cli.Command {
	return &cli.Command{
		Name:        "make",
		Usage:       "make the sheets of one patient, from flags",
		UsageText:   "handout make --lang TAG --field NAME=VALUE ... [--kind KINDS] [--guide ID]",
		Description: "The fields are those of the guide; handout fields GUIDE lists them.",
		Flags: slices.Concat([]cli.Flag{
			&cli.StringSliceFlag{Name: "field", Aliases: []string{"f"}, Usage: "a field of the patient, `NAME=VALUE`; give one flag for each"},
			outFlag(), jsonFlag(), formatFlag(),
		}, clinicFlags(), rowFlags()),
		Action: makeSheets,
	}
}

// fromFlag is the place of a field on the command line.
func fromFlag() diag.Pos { return diag.Pos{File: "--field"} }

// makeSheets makes a batch of one row.
func makeSheets(c *cli.Context) error {
	if err := noArguments(c); err != nil {
		return err
	}
	r, err := newSheetRun(c, languagesNamed(c)...)
	if err != nil {
		return err
	}
	cells, err := fieldCells(c.StringSlice("field"), columnsOf(r.shop))
	if err != nil {
		return err
	}
	if err := oneLanguage(c.String("lang"), cells, r.shop); err != nil {
		return err
	}
	if _, named := cells[patient.KindColumn]; !named {
		cells[patient.KindColumn] = patient.Cell{Text: c.String("kind"), Pos: diag.Pos{File: "--kind"}}
	}
	r.options.Both = true // both languages were asked for with this one sheet
	r.row = func(res batch.Result) {
		for _, s := range res.Sheets {
			fmt.Fprintln(r.out, s.Receipt.Path)
		}
	}
	return r.files(c.Context, batch.One(fromFlag(), cells), func(batch.Result) {})
}

// languagesNamed gives the languages that the command line names: no other catalog needs to be read.
func languagesNamed(c *cli.Context) []string {
	var tags []string
	for _, flag := range []string{"lang", "with"} {
		if tag := c.String(flag); tag != "" {
			tags = append(tags, tag)
		}
	}
	for _, f := range c.StringSlice("field") {
		if name, value, _ := strings.Cut(f, "="); fieldName(name) == patient.LocaleColumn {
			tags = append(tags, strings.TrimSpace(value))
		}
	}
	return tags
}

// fieldName gives the name of a field as it may be written in --field.
func fieldName(written string) string { return strings.ToLower(strings.TrimSpace(written)) }

// oneLanguage wants the language to be given, and once: by --lang or as a field.
func oneLanguage(lang string, cells map[string]patient.Cell, shop *batch.Shop) error {
	field := strings.TrimSpace(cells[patient.LocaleColumn].Text)
	switch {
	case lang == "" && field == "":
		return misuse("the languages are "+strings.Join(shop.Catalogs.Tags(), ", "), "want a language: --lang")
	case lang != "" && field != "" && lang != field:
		return misuse("", "--lang and --field locale name two languages")
	}
	return nil
}

// fieldCells turns the values of --field into cells. Their place is the flag. A name that is not like any of
// those known may be a patient's value, so it gets no further: problems of a row name its columns (R10).
func fieldCells(flags, known []string) (map[string]patient.Cell, error) {
	const hint = "write it as --field patient_name='Maria Nováková'"
	cells := map[string]patient.Cell{}
	for i, f := range flags {
		name, value, ok := strings.Cut(f, "=")
		name = fieldName(name)
		if !ok || name == "" {
			return nil, misuse(hint, "--field wants a name, an equals sign and a value")
		}
		if diag.Nearest(name, known) == "" {
			return nil, misuse(hint, "number %d of the --field flags names no field of a guide", i+1)
		}
		if _, twice := cells[name]; twice {
			return nil, misuse("", "--field %s is given twice", name)
		}
		cells[name] = patient.Cell{Text: value, Pos: fromFlag()}
	}
	if len(cells) == 0 {
		return nil, misuse(hint, "want the patient's fields")
	}
	return cells, nil
}

// columnsOf gives the names that a field of a row can have, for any guide.
func columnsOf(shop *batch.Shop) []string {
	names := []string{patient.GuideColumn, patient.KindColumn, patient.LocaleColumn}
	for _, g := range shop.Guides {
		for _, f := range g.Fields {
			names = append(names, f.Name)
		}
	}
	return names
}
