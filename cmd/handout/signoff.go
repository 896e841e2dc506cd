package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/diag"
	"handout/internal/disk"
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
		Description: "A clinician signs the English words, a translator those of another language; --guide " + signoff.Notice + "\n" +
			"is the notice of language services, where the profile wants that. The record goes into the\n" +
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
	var languages []string
	if c.String("guide") != signoff.Notice { // which may be in a language that has no catalog
		languages = []string{c.String("locale")}
	}
	shop, _, err := openShop(c, languages...)
	if err != nil {
		return err
	}
	if shop.Profile.Signoffs.File == "" {
		return &exit{code: exitInvalid, text: "the clinic's profile names no file for signatures", hint: "write signoffs: signoffs.yaml into it"}
	}
	words, tag, err := whatIsSigned(c, shop)
	if err != nil {
		return err
	}
	changes := shop.Signing(words, tag)
	if c.Bool("list") {
		return listSigned(c, shop, words, tag, changes)
	}
	until, err := time.Parse(time.DateOnly, c.String("review-by"))
	if err != nil {
		return misuse("", "--review-by: want a date such as 2027-11-01")
	}
	record, err := shop.Sign(signoff.Record{Name: c.String("name"), Credential: c.String("credential"), ReviewBy: until}, words, tag)
	if err != nil {
		return misuse("", "%v", err)
	}
	sayChanges(terminal{c.App.ErrWriter}, changes)
	if err := addSignature(filepath.Join(filepath.Dir(c.String("clinic")), filepath.FromSlash(shop.Profile.Signoffs.File)), record); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "%s signed in %s, by a %s, until %s\n", record.Guide, record.Locale, record.As, until.Format(time.DateOnly))
	return err
}

// whatIsSigned reads the flags that name the words, their language and the role for them.
func whatIsSigned(c *cli.Context, shop *batch.Shop) (words signoff.Words, tag string, err error) {
	names, tags := shop.GuideIDs(), shop.Catalogs.Tags()
	if len(shop.Notice) > 0 {
		names = append(names, signoff.Notice)
	}
	name := c.String("guide")
	if !slices.Contains(names, name) {
		return nil, "", unknownName("guide", name, names, "handout guides lists them")
	}
	if name == signoff.Notice {
		tags = nil
		for _, t := range shop.Notice {
			tags = append(tags, t.Tag)
		}
	}
	tag = c.String("locale")
	words, ok := shop.ToSign(name, tag)
	if !ok {
		return nil, "", unknownName("language", tag, tags, "handout locales lists them")
	}
	role := signoff.For(tag)
	if given := c.String("as"); given != string(role) && c.IsSet("as") {
		if given != string(signoff.Clinician) && given != string(signoff.Translator) {
			return nil, "", unknownName("role", given, []string{string(signoff.Clinician), string(signoff.Translator)}, "want clinician or translator")
		}
		return nil, "", misuse("", "the words in %s want a %s", tag, role)
	}
	return words, tag, nil
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
func listSigned(c *cli.Context, shop *batch.Shop, words signoff.Words, tag string, changes signoff.Changes) error {
	sayChanges(terminal{c.App.ErrWriter}, changes)
	for _, id := range words.Messages() {
		mark := changes.Mark(id)
		if mark != "" {
			mark = " (" + mark + ")"
		}
		fmt.Fprintf(c.App.Writer, "%s%s\n", id, mark)
		for _, tag := range slices.Compact([]string{locale.English, tag}) {
			if id == signoff.Notice {
				fmt.Fprintf(c.App.Writer, "  %s: %s\n", tag, words.Source(tag, id))
			} else {
				printForms(c.App.Writer, shop.Catalogs.Catalog(tag), id)
			}
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
	data = book.Bytes()
	if len(data) > signoff.MaxSize { // nobody could read it again
		return &exit{code: exitInvalid, text: name + ": there is no room for another signature", hint: "delete those of guides that are not used any more"}
	}
	return writeWhole(name, data)
}
