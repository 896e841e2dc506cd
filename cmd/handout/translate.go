package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/locale"
	"handout/internal/translation"
	"handout/locales"
	"handout/templates"
)

func translateCommand() *cli.Command {
	return &cli.Command{
		Name:  "translate",
		Usage: "give messages to a translator, and take the translations back",
		UsageText: "handout translate export --locale TAG [--open] [--format csv] > FILE\n" +
			"handout translate import FILE\n" +
			"handout translate import --vouch [MESSAGE ...] [--locale TAG]",
		Description: "The catalogs are those in the folder --locales. export prints XLIFF 2.1, or CSV, with what a translator has\n" +
			"to know of each message: what it says, on which sheets, whether page one has to hold it, and how long it is\n" +
			"on the page; with --open only what is not translated, or from another English. import looks at every line, and writes the catalog only if none of\n" +
			"them is in doubt. With --vouch it takes no file: it writes the hash of the English as it is now to the\n" +
			"messages that have none, or to those that are named, for somebody who knows that they are translations of it.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "locale", Usage: "the language, a `TAG`"},
			&cli.StringFlag{Name: "locales", Value: "locales", Usage: "the folder of the catalogs, a `DIR`"},
			&cli.StringFlag{Name: "templates", Usage: "with export: a folder of guides of your own, a `DIR`, to say where a message is printed"},
			&cli.StringFlag{Name: "format", Value: "xliff", Usage: "with export: the `FORM`, xliff or csv"},
			&cli.BoolFlag{Name: "open", Usage: "with export: only what is not translated, or from another English"},
			&cli.BoolFlag{Name: "vouch", Usage: "with import: the translations are of the English as it is now"},
		},
		Action: translate,
	}
}

func translate(c *cli.Context) error {
	use := c.Args().First()
	switch {
	case use == "export" && c.NArg() == 1 && !c.Bool("vouch"):
		return exportMessages(c)
	case use == "import" && c.Bool("vouch"):
		return vouch(c, c.Args().Tail())
	case use == "import" && c.NArg() == 2:
		return importMessages(c, c.Args().Get(1))
	}
	return misuse(usageHint(c), "want export, or import with one file or --vouch")
}

// readCatalogs reads the catalogs in the folder. What is wrong with one of them is no reason not to translate another.
func readCatalogs(c *cli.Context) (*locale.Set, error) {
	set, list := locale.Load(os.DirFS(c.String("locales")), nil)
	if set.Catalog(locale.English) == nil {
		return nil, &exit{code: exitInvalid, text: "there is no active.en.toml in " + c.String("locales"), hint: "--locales names the folder of the catalogs"}
	}
	terminal{c.App.ErrWriter}.problems(list)
	return set, nil
}

// formsOf gives the plural forms of the language that is translated into.
func formsOf(tag string) ([]string, error) {
	forms := locale.Forms(tag)
	switch {
	case tag == "":
		return nil, misuse("", "want a language: --locale")
	case tag == locale.English:
		return nil, misuse("", "English is what is translated from")
	case forms == nil:
		return nil, misuse("want a tag such as es or pt-BR", "no dates and numbers are known for the language %q", tag)
	}
	return forms, nil
}

func exportMessages(c *cli.Context) error {
	tag := c.String("locale")
	forms, err := formsOf(tag)
	if err != nil {
		return err
	}
	set, err := readCatalogs(c)
	if err != nil {
		return err
	}
	over, err := ownFolder(c.String("templates"))
	if err != nil {
		return err
	}
	guides, list := guide.Load(templates.Files, over...)
	if list.Bad() {
		return list
	}
	file := translation.Export(set, guides, tag, forms, c.Bool("open"))
	if err := measure(file, set); err != nil {
		return err
	}
	switch c.String("format") {
	case "xliff":
		_, err = c.App.Writer.Write(file.XLIFF())
	case "csv":
		_, err = c.App.Writer.Write(file.CSV())
	default:
		return unknownName("form", c.String("format"), []string{"xliff", "csv"}, "want xliff or csv")
	}
	return err
}

// largestImport is how much a file may hold that comes back: a hundred times what goes out.
const largestImport = 32 << 20

func importMessages(c *cli.Context, name string) error {
	file, err := readTranslation(c, name)
	if err != nil {
		return err
	}
	forms, err := formsOf(file.Locale)
	if err != nil {
		return err
	}
	if given := c.String("locale"); given != "" && given != file.Locale {
		return misuse("", "the file is in %q, and not in %q", file.Locale, given)
	}
	set, err := readCatalogs(c)
	if err != nil {
		return err
	}
	im := translation.Import{File: file, Set: set, Forms: forms, Glossaries: os.DirFS(c.String("locales"))}
	if im.English, err = readCatalog(c, locale.English); err != nil {
		return err
	}
	if im.Catalog, err = readCatalog(c, file.Locale); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	src, done, list := im.Into()
	if list.Bad() {
		terminal{c.App.ErrWriter}.problems(list)
		return &exit{code: exitInvalid, text: "nothing is written: " + count(len(list), "problem")}
	}
	return writeCatalog(c, file.Locale, src, "translated", done)
}

// readTranslation reads a file that came back from a translator.
func readTranslation(c *cli.Context, name string) (*translation.File, error) {
	data, err := readUpTo(name, largestImport)
	switch {
	case errors.Is(err, errLonger):
		return nil, unreadable(name, errors.New("it is too large for translations"))
	case err != nil:
		return nil, unreadable(name, err)
	case strings.EqualFold(filepath.Ext(name), ".csv"):
		if c.String("locale") == "" {
			return nil, misuse("", "a CSV file does not say its language: --locale")
		}
		file, list := translation.ReadCSV(name, data, c.String("locale"))
		return file, list.Err()
	}
	file, list := translation.ReadXLIFF(name, data)
	return file, list.Err()
}

// vouch writes the hash of the English as it is now to messages of a language, or of all that the folder has. Of what the
// folder does not say in English the program does.
func vouch(c *cli.Context, ids []string) error {
	folder := diag.Folder{Name: c.String("locales"), Files: os.DirFS(c.String("locales"))}
	set, list := locale.Load(locales.Files, []diag.Folder{folder})
	terminal{c.App.ErrWriter}.problems(list)
	tags := slices.DeleteFunc(set.Tags(), func(tag string) bool {
		_, err := fs.Stat(folder.Files, "active."+tag+".toml")
		return err != nil || tag == locale.English
	})
	if tag := c.String("locale"); tag != "" {
		if !slices.Contains(tags, tag) {
			return unknownName("language", tag, tags, "want one of "+strings.Join(tags, ", "))
		}
		tags = []string{tag}
	}
	for _, tag := range tags {
		src, err := readCatalog(c, tag)
		if err != nil {
			return err
		}
		src, done, list := translation.Vouch(set, tag, src, ids)
		if list.Bad() {
			return list
		}
		if err := writeCatalog(c, tag, src, "vouched for", done); err != nil {
			return err
		}
	}
	return nil
}

func catalogPath(c *cli.Context, tag string) string {
	return filepath.Join(c.String("locales"), "active."+tag+".toml")
}

func readCatalog(c *cli.Context, tag string) ([]byte, error) {
	return os.ReadFile(catalogPath(c, tag))
}

// writeCatalog puts a catalog in the place of the one that is there, unless nothing was done, and says what was.
func writeCatalog(c *cli.Context, tag string, src []byte, what string, ids []string) error {
	term := terminal{c.App.ErrWriter}
	if len(ids) == 0 {
		term.say("%s: nothing to do", tag)
		return nil
	}
	if err := writeWhole(catalogPath(c, tag), src); err != nil {
		return err
	}
	const listed = 12 // more than that nobody reads
	names := ""
	if len(ids) <= listed {
		names = ": " + strings.Join(ids, ", ")
	}
	term.say("%s: %s %s%s", tag, count(len(ids), "message"), what, names)
	return nil
}
