package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/guide"
	"handout/internal/locale"
)

func guidesCommand() *cli.Command {
	return &cli.Command{
		Name:      "guides",
		Usage:     "list the guides",
		UsageText: "handout guides",
		Flags:     append(clinicFlags(), jsonFlag()),
		Action:    listGuides,
	}
}

// A guideJSON is a guide for programs. Who has signed it is a matter of each language: handout locales says it.
type guideJSON struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Version string   `json:"version"`
	Issued  string   `json:"issued"`
	Kinds   []string `json:"kinds"`
}

func listGuides(c *cli.Context) error {
	if err := noArguments(c); err != nil {
		return err
	}
	shop, _, err := openShop(c, locale.English)
	if err != nil {
		return err
	}
	var all []guideJSON
	for _, g := range shop.Guides {
		all = append(all, newGuideJSON(shop, g))
	}
	if c.Bool("json") {
		return writeJSON(c.App.Writer, all)
	}
	table := tabwriter.NewWriter(c.App.Writer, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ID\tNAME\tVERSION\tISSUED\tKINDS")
	for _, g := range all {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", g.ID, g.Name, g.Version, g.Issued, strings.Join(g.Kinds, ", "))
	}
	return table.Flush()
}

func newGuideJSON(shop *batch.Shop, g *guide.Guide) guideJSON {
	out := guideJSON{ID: g.ID, Version: g.Version, Issued: g.Issued.Format("2006-01-02"), Kinds: g.KindNames()}
	// The name was checked when the shop opened; it has no placeholders.
	parts, _ := shop.Catalogs.Catalog(locale.English).Text(g.Name.ID, nil)
	for _, p := range parts {
		out.Name += p.Text
	}
	return out
}
