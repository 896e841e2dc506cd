package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/deliver"
	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/patient"
	"handout/render/layout"
	"handout/render/pdf"
)

func checkCommand() *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "report every problem of guides, catalogs, profile and rows, and write nothing",
		UsageText: "handout check [FILE] [--clinic FILE]",
		Flags:     slices.Concat(clinicFlags(), []cli.Flag{jsonFlag(), encodingFlag()}, rowFlags()),
		Action:    checkAll,
	}
}

// A checkResult is what a check found.
type checkResult struct {
	Problems []problemJSON `json:"problems"`
	Guides   int           `json:"guides"`
	Locales  int           `json:"locales"`
	Rows     int           `json:"rows"`
	Sheets   int           `json:"sheets"`
}

func checkAll(c *cli.Context) error {
	if c.NArg() > 1 {
		return misuse(usageHint(c), "want one file of rows, or none")
	}
	shop, found, err := openShop(c)
	if errors.As(err, &found) {
		return endCheck(c, found, checkResult{})
	}
	if err != nil {
		return err
	}
	options, err := rowOptions(c, shop)
	if err != nil {
		return err
	}
	options.Strict = true
	result := checkResult{Guides: len(shop.Guides), Locales: len(shop.Catalogs.Tags())}
	found = append(found, shop.Catalogs.Stale()...)
	samples, err := checkSamples(c.Context, shop, options, &result)
	if err != nil {
		return err
	}
	found = append(found, samples...)
	found = append(found, shop.CheckGlossaries()...)
	if c.NArg() > 0 {
		rows, err := checkRows(c, shop, options, &result)
		if err != nil {
			return err
		}
		found = append(found, rows...)
	}
	return endCheck(c, found, result)
}

// A proof is a sink that keeps nothing and looks at each finished file: what a validator does not
// notice is found before a patient's reader stumbles over it (A1).
type proof struct{ deliver.Discard }

func (p proof) Put(s deliver.Sheet) (deliver.Receipt, error) {
	if defects := pdf.Check(s.PDF); len(defects) > 0 {
		return deliver.Receipt{}, fmt.Errorf("the sample %s sheet in %s: %w", s.Kind, s.Locale, defects[0])
	}
	return p.Discard.Put(s)
}

// checkSamples makes a sample of each guide in each language, also of the kinds that are made on request, and of its cards
// on all media that there are for them: what does not fit, or has no glyph, is found before a patient needs it.
func checkSamples(ctx context.Context, shop *batch.Shop, o batch.Options, result *checkResult) (diag.List, error) {
	var list diag.List
	for _, g := range shop.Guides {
		for _, tag := range shop.Catalogs.Tags() {
			if len(shop.Silent(g, tag)) > 0 {
				continue // warned of
			}
			if o.With != "" && shop.Catalogs.Catalog(tag) == shop.Catalogs.Catalog(o.With) {
				continue // no language stands beside itself
			}
			for _, o := range sampleOptions(g, o) {
				tally, err := shop.Run(ctx, batch.Sample(g, tag), o, batch.Delivery{Sink: proof{}}, func(r batch.Result) {
					list = append(list, r.Problems...)
				})
				if err != nil {
					return nil, err
				}
				result.Sheets += tally.Sheets
			}
		}
	}
	return list, nil
}

// sampleOptions gives the options of all samples of a guide: as they are wanted, of the kinds that it has, and where none is
// wanted, of each; of its cards where nothing is wanted that no card has.
func sampleOptions(g *guide.Guide, o batch.Options) []batch.Options {
	if len(o.Kinds) > 0 {
		o.Kinds = slices.DeleteFunc(slices.Clone(o.Kinds), func(kind string) bool { return g.Kind(kind) == nil })
		if len(o.Kinds) == 0 {
			return nil
		}
		return []batch.Options{o}
	}
	var cards []string
	for _, k := range g.Kinds {
		if k.Card {
			cards = append(cards, k.Name)
		} else {
			o.Kinds = append(o.Kinds, k.Name)
		}
	}
	all := []batch.Options{o}
	if len(cards) == 0 || o.With != "" || o.Size > layout.Standard || o.Media != (layout.Media{}) {
		return all
	}
	for _, name := range layout.CardNames {
		card := o
		card.Kinds = cards
		card.Media, _ = layout.MediaByName(name)
		all = append(all, card)
	}
	return all
}

// checkRows makes every sheet of a file of rows, and keeps none. Problems are kept to be sorted: memory grows
// with them, not with the rows that have none.
func checkRows(c *cli.Context, shop *batch.Shop, o batch.Options, result *checkResult) (diag.List, error) {
	in, err := openInput(c, c.Args().First())
	if err != nil {
		return nil, err
	}
	defer in.close()
	file, list := in.rows(c, shop, o)
	if list.Bad() {
		return list, nil
	}
	survey, whole, err := shop.Survey(c.Context, file.Rows(), o, func(_ patient.Row, problems diag.List) {
		list = append(list, problems...)
	}, func() {})
	if err != nil || whole.Bad() {
		return append(list, whole...), err
	}
	tally, err := shop.Run(c.Context, file.Rows(), o, batch.Delivery{Sink: deliver.Discard{}, Survey: survey}, func(r batch.Result) {
		list = append(list, r.New...)
	})
	result.Rows, result.Sheets = tally.Rows, tally.Sheets
	return list, err
}

// endCheck prints what was found.
func endCheck(c *cli.Context, list diag.List, result checkResult) error {
	list.Sort()
	terminal{c.App.ErrWriter}.problems(list)
	if c.Bool("json") {
		result.Problems = problemsJSON(list)
		if err := writeJSON(c.App.Writer, result); err != nil {
			return err
		}
	}
	bad := 0
	for _, p := range list {
		if !p.Warning {
			bad++
		}
	}
	if bad > 0 {
		return &exit{code: exitInvalid, text: count(bad, "problem")}
	}
	if c.Bool("json") {
		return nil
	}
	rows := ""
	if c.NArg() > 0 {
		rows = count(result.Rows, "row") + ", "
	}
	_, err := fmt.Fprintf(c.App.Writer, "no problems: %s, %s, %s%s\n",
		count(result.Guides, "guide"), count(result.Locales, "language"), rows, count(result.Sheets, "sheet"))
	return err
}
