package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"handout/fonts"
	"handout/internal/batch"
	"handout/internal/diag"
	"handout/internal/patient"
	"handout/locales"
	"handout/render/layout"
	"handout/templates"
)

// clinicFlags say whose guides and words are used.
func clinicFlags() []cli.Flag {
	return append([]cli.Flag{
		&cli.StringFlag{Name: "clinic", Usage: "the clinic's profile, a YAML `FILE` (the invented Example Clinic if not given)"},
	}, ownFlags()...)
}

// ownFlags name a clinic's own guides and messages. Its profile does so for every day; these are for trying them.
func ownFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "templates", Usage: "a folder of guides of your own, a `DIR`, laid over the program's and the profile's"},
		&cli.StringFlag{Name: "locales", Usage: "a folder of messages of your own, a `DIR`, laid over the program's and the profile's"},
	}
}

func jsonFlag() cli.Flag {
	return &cli.BoolFlag{Name: "json", Usage: "print the result as JSON"}
}

func outFlag() cli.Flag {
	return &cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "out", Usage: "the folder that sheets go to, a `DIR`"}
}

func mediaFlag() cli.Flag {
	return &cli.StringFlag{Name: "media", Usage: "the `PAPER`: " + strings.Join(layout.MediaNames, ", ") + " (the clinic's if not given); for cards " + strings.Join(layout.CardNames, ", ")}
}

// formatFlag is for who makes files, not paper or mail.
func formatFlag() cli.Flag {
	return &cli.StringFlag{Name: "format", Usage: "what to make, a `FORMAT`: " + strings.Join(batch.Formats(), ", ") + " (pdf if not given)"}
}

// rowFlags say what a row that does not say it itself is for.
func rowFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "guide", Usage: "the guide's `ID`, for rows that name none"},
		&cli.StringFlag{Name: "kind", Usage: "the `KINDS` of sheet, with commas between them, for rows that name none (all but cards if not given)"},
		&cli.StringFlag{Name: "lang", Usage: "the language's `TAG`, for rows without a locale"},
		&cli.StringFlag{Name: "with", Usage: "a second language's `TAG`, to be set beside the first; a row in that language gets it alone"},
		&cli.StringFlag{Name: "size", Usage: "the `SIZE` of the letters: " + strings.Join(layout.SizeNames, ", ") + "; larger where a row needs it"},
		mediaFlag(),
	}
}

// openShop loads what all sheets share, for sheets in these languages, or in any where none are named. The
// list holds its warnings; if there is more than warnings, they are the error.
func openShop(c *cli.Context, languages ...string) (*batch.Shop, diag.List, error) {
	from, err := sources(c, languages...)
	if err != nil {
		return nil, nil, err
	}
	shop, list := batch.Open(from)
	return shop, list, list.Err()
}

// sources gives what the program carries, and what the flags lay over it.
func sources(c *cli.Context, languages ...string) (from batch.Sources, err error) {
	from = program(languages...)
	if name := c.String("clinic"); name != "" {
		data, err := os.ReadFile(name)
		if err != nil {
			return from, unreadable(name, err)
		}
		from.Clinic = &batch.ProfileFile{Name: name, Data: data, Dir: os.DirFS(filepath.Dir(name))}
	}
	if from.OverTemplates, err = ownFolder(c.String("templates")); err != nil {
		return from, err
	}
	from.OverLocales, err = ownFolder(c.String("locales"))
	return from, err
}

// program gives what the program carries, for sheets in these languages.
func program(languages ...string) batch.Sources {
	return batch.Sources{Templates: templates.Files, Locales: locales.Files, Fonts: fonts.Files, Languages: languages}
}

// ownFolder gives a folder of the clinic's own, none for no name.
func ownFolder(name string) ([]diag.Folder, error) {
	if name == "" {
		return nil, nil
	}
	if _, err := os.ReadDir(name); err != nil {
		return nil, unreadable(name, err)
	}
	return []diag.Folder{{Name: name, Files: os.DirFS(name)}}, nil
}

// rowOptions reads the flags of rowFlags, and refuses names that there are not.
func rowOptions(c *cli.Context, shop *batch.Shop) (batch.Options, error) {
	o := batch.Options{Guide: c.String("guide"), Locale: c.String("lang"), With: c.String("with"), Kinds: patient.Words(c.String("kind"))}
	if o.Guide != "" && shop.Guide(o.Guide) == nil {
		return o, unknownName("guide", o.Guide, shop.GuideIDs(), "handout guides lists them")
	}
	if o.Locale != "" && shop.Catalogs.Catalog(o.Locale) == nil {
		return o, unknownName("language", o.Locale, shop.Catalogs.Tags(), "handout locales lists them")
	}
	if o.With != "" && shop.Catalogs.Catalog(o.With) == nil {
		return o, unknownName("language", o.With, shop.Catalogs.Tags(), "handout locales lists them")
	}
	known := kindsOf(shop, o.Guide)
	if c.IsSet("kind") && len(o.Kinds) == 0 {
		return o, misuse("the kinds are "+strings.Join(known, ", "), "--kind names no kind of sheet")
	}
	for _, k := range o.Kinds {
		if !slices.Contains(known, k) {
			return o, unknownName("kind of sheet", k, known, "the kinds are "+strings.Join(known, ", "))
		}
	}
	if name := c.String("size"); name != "" {
		size, ok := layout.SizeByName(name)
		if !ok {
			return o, unknownName("size", name, layout.SizeNames, "the sizes are "+strings.Join(layout.SizeNames, ", "))
		}
		o.Size = size
	}
	if name := c.String("format"); name != "" {
		if !slices.Contains(batch.Formats(), name) {
			return o, unknownName("format", name, batch.Formats(), "the formats are "+strings.Join(batch.Formats(), ", "))
		}
		o.Format = batch.Format(name)
	}
	if name := c.String("media"); name != "" {
		papers := slices.Concat(layout.MediaNames, layout.CardNames)
		media, ok := layout.MediaByName(name)
		if !ok {
			return o, unknownName("paper", name, papers, "the papers are "+strings.Join(papers, ", "))
		}
		o.Media = media
	}
	return o, nil
}

// kindsOf gives the kinds of a guide, or of all guides where id is "", each once.
func kindsOf(shop *batch.Shop, id string) []string {
	var kinds []string
	for _, g := range shop.Guides {
		for _, name := range g.KindNames() {
			if (id == "" || g.ID == id) && !slices.Contains(kinds, name) {
				kinds = append(kinds, name)
			}
		}
	}
	return kinds
}
