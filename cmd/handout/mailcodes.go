package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"handout/internal/deliver"
	"handout/internal/ledger"
	"handout/internal/mailing"
)

// codePurpose keeps the key of codes apart from all else that the ledger's secret is for.
const codePurpose = "codes of encrypted sheets"

// codes writes the codes of encrypted sheets for whoever brings them to the patients another way (M6). It comes before
// any of their mails is in the ledger: no sheet may go out whose code nobody has.
func (r *mailRun) codes(c *cli.Context, key mailing.Key, answers []ledger.Answer) error {
	var rows [][]string
	for i, a := range answers {
		if m := r.mails[i]; m.State != ledger.Blocked && a.State != ledger.Blocked && a.Consent == ledger.Encrypted {
			code := key.Code(cmp.Or(a.Lock, r.shop.Profile.Mailing.Code), a.ID)
			rows = append(rows, []string{m.Person, m.Kind, m.Locale, mailing.Spaced(code)})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	name, err := writeCodes(c.String("codes"), r.dir, rows)
	if err == nil {
		r.ask.term.say("%s of encrypted sheets: %s. Give them to the patients another way than by mail, then delete the file", count(len(rows), "code"), name)
	}
	return err
}

// writeCodes writes a table of codes, readable by its owner only. A file that is there with other codes is another
// list's, and stays: the table goes to codes-2.csv, and so on; a file that was named is refused.
func writeCodes(named, dir string, rows [][]string) (string, error) {
	var table bytes.Buffer
	if err := printCSV(&table, []string{"mrn", "kind", "locale", "code"}, rows); err != nil {
		return "", err
	}
	for n := 1; ; n++ {
		name := named
		if name == "" {
			name = filepath.Join(dir, "codes.csv")
			if n > 1 {
				name = filepath.Join(dir, fmt.Sprintf("codes-%d.csv", n))
			}
		}
		switch there, err := os.ReadFile(name); {
		case errors.Is(err, os.ErrNotExist):
			return name, writeWhole(name, table.Bytes())
		case err != nil:
			return name, unreadable(name, err)
		case bytes.Equal(there, table.Bytes()):
			return name, nil
		case named != "":
			return name, &exit{code: exitInvalid, text: name + ": the file is there already, and is not replaced", hint: "name another file with --codes"}
		}
	}
}

// writeWhole writes a file that is there whole or not at all.
func writeWhole(name string, data []byte) error {
	f, err := deliver.NewWhole(name)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Finish()
	}
	return errors.Join(err, f.Close())
}
