package main

import (
	"encoding/csv"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/guide"
	"handout/internal/locale"
	"handout/internal/patient"
)

func fieldsCommand() *cli.Command {
	return &cli.Command{
		Name:        "fields",
		Usage:       "print the columns of a guide's rows, and a sample row",
		UsageText:   "handout fields GUIDE",
		Description: "What it prints is a CSV file that batch can read:\n\n   handout fields bone-marrow > patients.csv",
		Flags:       append(clinicFlags(), jsonFlag()),
		Action:      printFields,
	}
}

// A fieldJSON is a field for programs.
type fieldJSON struct {
	Name     string   `json:"name"`
	Type     string   `json:"type"`
	Required bool     `json:"required"`
	Choices  []string `json:"choices,omitempty"`
	None     bool     `json:"none,omitempty"` // the word none says that there is none
	Default  string   `json:"default,omitempty"`
	Sample   string   `json:"sample"`
}

func printFields(c *cli.Context) error {
	id, err := onlyArgument(c, "the ID of a guide")
	if err != nil {
		return err
	}
	shop, _, err := openShop(c, locale.English)
	if err != nil {
		return err
	}
	g := shop.Guide(id)
	if g == nil {
		return unknownName("guide", id, shop.GuideIDs(), "handout guides lists them")
	}
	if c.Bool("json") {
		return writeJSON(c.App.Writer, fieldsJSON(shop, g))
	}
	names, samples := batch.SampleCSV(g, locale.English)
	w := csv.NewWriter(c.App.Writer)
	return w.WriteAll([][]string{names, samples})
}

func fieldsJSON(shop *batch.Shop, g *guide.Guide) []fieldJSON {
	fields := []fieldJSON{{
		Name:     patient.LocaleColumn,
		Type:     string(patient.Choice),
		Required: true,
		Choices:  shop.Catalogs.Tags(),
		Sample:   locale.English,
	}}
	for _, f := range g.Fields {
		fields = append(fields, fieldJSON{f.Name, string(f.Type), f.Required, f.Choices, f.None, f.Default, f.Sample})
	}
	return append(fields,
		fieldJSON{Name: patient.GuideColumn, Type: string(patient.Choice), Choices: shop.GuideIDs(), Sample: g.ID},
		fieldJSON{Name: patient.KindColumn, Type: string(patient.Choice), Choices: g.KindNames(), Sample: g.Kinds[0].Name},
	)
}
