package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/urfave/cli/v2"
)

func localesCommand() *cli.Command {
	return &cli.Command{
		Name:      "locales",
		Usage:     "list the languages",
		UsageText: "handout locales",
		Flags:     []cli.Flag{jsonFlag()},
		Action:    listLocales,
	}
}

// A localeJSON is a language for programs.
type localeJSON struct {
	Tag       string `json:"tag"`
	Name      string `json:"name"` // in the language itself
	Direction string `json:"direction"`
	Messages  int    `json:"messages"`
	State     string `json:"state"`
}

// unsigned is the state of every language: there is no sign-off yet, and every sheet says so (R7).
const unsigned = "draft: not signed by a clinician or translator"

func listLocales(c *cli.Context) error {
	if err := noArguments(c); err != nil {
		return err
	}
	shop, _, err := openShop(c)
	if err != nil {
		return err
	}
	var all []localeJSON
	for _, tag := range shop.Catalogs.Tags() {
		catalog := shop.Catalogs.Catalog(tag)
		direction := "left to right"
		if catalog.RTL {
			direction = "right to left"
		}
		all = append(all, localeJSON{tag, catalog.Autonym(), direction, len(catalog.IDs()), unsigned})
	}
	if c.Bool("json") {
		return writeJSON(c.App.Writer, all)
	}
	table := tabwriter.NewWriter(c.App.Writer, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "TAG\tLANGUAGE\tDIRECTION\tMESSAGES\tSTATE")
	for _, l := range all {
		fmt.Fprintf(table, "%s\t%s\t%s\t%d\t%s\n", l.Tag, l.Name, l.Direction, l.Messages, l.State)
	}
	return table.Flush()
}
