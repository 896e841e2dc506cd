package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/deliver"
	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/signoff"
)

func signoffCommand() *cli.Command {
	return &cli.Command{
		Name:  "signoff",
		Usage: "record that a clinician or a qualified translator has signed the words of a guide",
		UsageText: "handout signoff --clinic FILE --guide NAME --locale TAG --as ROLE --name NAME\n" +
			"   --credential TEXT --review-by DATE",
		Description: "A clinician signs the English words, a translator those of another language. The record goes into the\n" +
			"file that the profile names under signoffs. One changed word, a changed guide or a passed date\n" +
			"withdraws the sheets that print it: handout locales says which, and why.",
		Flags: []cli.Flag{
			clinicFlag(),
			&cli.StringFlag{Name: "guide", Usage: "the guide's `NAME`"},
			&cli.StringFlag{Name: "locale", Usage: "the language, a `TAG`"},
			&cli.StringFlag{Name: "as", Usage: "the `ROLE`: clinician (for English) or translator"},
			&cli.StringFlag{Name: "name", Usage: "who signs, a `NAME`"},
			&cli.StringFlag{Name: "credential", Usage: "what makes them the right person, a `TEXT` such as 'RN 4711' or 'CCHI certified'"},
			&cli.StringFlag{Name: "review-by", Usage: "the last day on which the signature counts, a `DATE` such as 2027-11-01"},
		},
		Action: signWords,
	}
}

func signWords(c *cli.Context) error {
	if err := noArguments(c); err != nil {
		return err
	}
	for _, name := range []string{"clinic", "guide", "locale", "as", "name", "credential", "review-by"} {
		if !c.IsSet(name) {
			return misuse(usageHint(c), "--%s is missing", name)
		}
	}
	shop, list, err := openShop(c, c.String("locale"))
	if err != nil {
		return err
	}
	if shop.Profile.Signoffs.File == "" {
		return &exit{code: exitInvalid, text: "the clinic's profile names no file for signatures", hint: "write signoffs: signoffs.yaml into it"}
	}
	g, role, err := whatIsSigned(c, shop)
	if err != nil {
		return err
	}
	until, err := time.Parse(time.DateOnly, c.String("review-by"))
	if err != nil {
		return misuse("", "--review-by: want a date such as 2027-11-01")
	}
	record, err := shop.Sign(signoff.Record{Name: c.String("name"), Credential: c.String("credential"), ReviewBy: until}, g, shop.Catalogs.Catalog(c.String("locale")).Tag)
	if err != nil {
		return misuse("", "%v", err)
	}
	terminal{c.App.ErrWriter}.problems(list)
	if err := addSignature(filepath.Join(filepath.Dir(c.String("clinic")), filepath.FromSlash(shop.Profile.Signoffs.File)), record); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "%s signed in %s, by a %s, until %s\n", g.ID, record.Locale, role, until.Format(time.DateOnly))
	return err
}

// whatIsSigned reads the flags that name the words and the role for them.
func whatIsSigned(c *cli.Context, shop *batch.Shop) (*guide.Guide, signoff.Role, error) {
	g := shop.Guide(c.String("guide"))
	if g == nil {
		return nil, "", unknownName("guide", c.String("guide"), shop.GuideIDs(), "handout guides lists them")
	}
	catalog := shop.Catalogs.Catalog(c.String("locale"))
	if catalog == nil {
		return nil, "", unknownName("language", c.String("locale"), shop.Catalogs.Tags(), "handout locales lists them")
	}
	role := signoff.For(catalog.Tag)
	if given := c.String("as"); given != string(role) {
		if given != string(signoff.Clinician) && given != string(signoff.Translator) {
			return nil, "", unknownName("role", given, []string{string(signoff.Clinician), string(signoff.Translator)}, "want clinician or translator")
		}
		return nil, "", misuse("", "the words in %s want a %s", catalog.Tag, role)
	}
	return g, role, nil
}

// addSignature puts a record into the file, which is made if it is not there, and replaced whole.
func addSignature(name string, record signoff.Record) error {
	book := &signoff.Book{}
	data, err := os.ReadFile(name)
	if err == nil {
		var problems diag.List
		if book, problems = signoff.Parse(name, data); problems.Bad() {
			return problems
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return unreadable(name, err)
	}
	book.Add(record)
	file, err := deliver.NewWhole(name)
	if err != nil {
		return err
	}
	if _, err := file.Write(book.Bytes()); err != nil {
		return errors.Join(err, file.Close())
	}
	return file.Finish()
}
