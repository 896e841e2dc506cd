package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/diag"
	"handout/internal/disk"
	"handout/internal/guide"
	"handout/internal/locale"
	"handout/internal/signoff"
)

func signoffCommand() *cli.Command {
	return &cli.Command{
		Name:  "signoff",
		Usage: "record that a clinician or a qualified translator has signed the words of a guide",
		UsageText: "handout signoff --clinic FILE --guide NAME --locale TAG --as ROLE --name NAME\n" +
			"   --credential TEXT --review-by DATE\n" +
			"handout signoff --list --clinic FILE --guide NAME --locale TAG",
		Description: "A clinician signs the English words, a translator those of another language. The record goes into the\n" +
			"file that the profile names under signoffs. One changed word, a changed guide or a passed date\n" +
			"withdraws the sheets that print it: handout locales says which, and why. --list shows all that is signed,\n" +
			"English and translation, with what is new or changed since the last signature, and records nothing.",
		Flags: append(clinicFlags(),
			&cli.BoolFlag{Name: "list", Usage: "show the words, and record nothing"},
			&cli.StringFlag{Name: "guide", Usage: "the guide's `NAME`"},
			&cli.StringFlag{Name: "locale", Usage: "the language, a `TAG`"},
			&cli.StringFlag{Name: "as", Usage: "the `ROLE`: clinician (for English) or translator"},
			&cli.StringFlag{Name: "name", Usage: "who signs, a `NAME`"},
			&cli.StringFlag{Name: "credential", Usage: "what makes them the right person, a `TEXT` such as 'RN 4711' or 'CCHI certified'"},
			&cli.StringFlag{Name: "review-by", Usage: "the last day on which the signature counts, a `DATE` such as 2027-11-01"},
		),
		Action: signWords,
	}
}

func signWords(c *cli.Context) error {
	if err := noArguments(c); err != nil {
		return err
	}
	needed := []string{"clinic", "guide", "locale", "as", "name", "credential", "review-by"}
	if c.Bool("list") {
		needed = needed[:3]
	}
	for _, name := range needed {
		if !c.IsSet(name) {
			return misuse(usageHint(c), "--%s is missing", name)
		}
	}
	shop, _, err := openShop(c, c.String("locale"))
	if err != nil {
		return err
	}
	if shop.Profile.Signoffs.File == "" {
		return &exit{code: exitInvalid, text: "the clinic's profile names no file for signatures", hint: "write signoffs: signoffs.yaml into it"}
	}
	g, catalog, err := whatIsSigned(c, shop)
	if err != nil {
		return err
	}
	changes := shop.Signing(g, catalog.Tag)
	if c.Bool("list") {
		return listSigned(c, shop, g, catalog, changes)
	}
	until, err := time.Parse(time.DateOnly, c.String("review-by"))
	if err != nil {
		return misuse("", "--review-by: want a date such as 2027-11-01")
	}
	record, err := shop.Sign(signoff.Record{Name: c.String("name"), Credential: c.String("credential"), ReviewBy: until}, g, catalog.Tag)
	if err != nil {
		return misuse("", "%v", err)
	}
	sayChanges(terminal{c.App.ErrWriter}, changes)
	if err := addSignature(filepath.Join(filepath.Dir(c.String("clinic")), filepath.FromSlash(shop.Profile.Signoffs.File)), record); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "%s signed in %s, by a %s, until %s\n", g.ID, record.Locale, record.As, until.Format(time.DateOnly))
	return err
}

// whatIsSigned reads the flags that name the words and the role for them.
func whatIsSigned(c *cli.Context, shop *batch.Shop) (*guide.Guide, *locale.Catalog, error) {
	g := shop.Guide(c.String("guide"))
	if g == nil {
		return nil, nil, unknownName("guide", c.String("guide"), shop.GuideIDs(), "handout guides lists them")
	}
	catalog := shop.Catalogs.Catalog(c.String("locale"))
	if catalog == nil {
		return nil, nil, unknownName("language", c.String("locale"), shop.Catalogs.Tags(), "handout locales lists them")
	}
	role := signoff.For(catalog.Tag)
	if given := c.String("as"); given != string(role) && c.IsSet("as") {
		if given != string(signoff.Clinician) && given != string(signoff.Translator) {
			return nil, nil, unknownName("role", given, []string{string(signoff.Clinician), string(signoff.Translator)}, "want clinician or translator")
		}
		return nil, nil, misuse("", "the words in %s want a %s", catalog.Tag, role)
	}
	return g, catalog, nil
}

// sayChanges says what is signed now that was not signed the last time.
func sayChanges(t terminal, c signoff.Changes) {
	if c.Last == nil {
		t.say("the first signature: %s", count(len(c.New), "message"))
		return
	}
	t.say("the last signature is of %s, by %s", c.Last.Signed.Format(time.DateOnly), c.Last.Name)
	if c.Guide {
		t.say("since then the guide or the clinic's settings for it have changed")
	}
	for _, part := range []struct {
		what string
		ids  []string
	}{{"new", c.New}, {"changed", c.Changed}, {"gone", c.Gone}} {
		if len(part.ids) > 0 {
			t.say("%s: %s", part.what, strings.Join(part.ids, ", "))
		}
	}
	if !c.Guide && len(c.New)+len(c.Changed)+len(c.Gone) == 0 {
		t.say("no word has changed since then")
	}
}

// listSigned prints all words that would be signed: each message, how it differs from what was signed last, the English,
// and the translation.
func listSigned(c *cli.Context, shop *batch.Shop, g *guide.Guide, catalog *locale.Catalog, changes signoff.Changes) error {
	sayChanges(terminal{c.App.ErrWriter}, changes)
	for _, id := range shop.SignedMessages(g) {
		mark := changes.Mark(id)
		if mark != "" {
			mark = " (" + mark + ")"
		}
		fmt.Fprintf(c.App.Writer, "%s%s\n", id, mark)
		printForms(c.App.Writer, shop.Catalogs.Catalog(locale.English), id)
		if catalog.Tag != locale.English {
			printForms(c.App.Writer, catalog, id)
		}
	}
	return nil // the program looks itself whether all was written
}

// printForms prints the forms of a message, a line each.
func printForms(w io.Writer, catalog *locale.Catalog, id string) {
	for _, form := range locale.Forms(catalog.Tag) {
		if text := catalog.Written(id, form); text != "" {
			fmt.Fprintf(w, "  %s %s: %s\n", catalog.Tag, form, text)
		}
	}
}

// addSignature puts a record into the file, which is made if it is not there, and replaced whole. Of two that sign at once
// one is refused: else the later would drop the record of the other. The lock is a file beside it, which stays.
func addSignature(name string, record signoff.Record) error {
	lock, err := os.OpenFile(name+".lock", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return unreadable(name, err)
	}
	defer lock.Close() // it unlocks
	free, err := disk.Lock(lock)
	switch {
	case err != nil:
		return unreadable(name, err)
	case !free:
		return &exit{code: exitLocked, text: name + ": somebody else is signing just now", hint: "the same command again"}
	}
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
	return writeWhole(name, book.Bytes())
}
