package main

import (
	"bytes"
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
func (r *mailRun) codes(c *cli.Context, account *ledger.Ledger) error {
	key, err := account.Derive(codePurpose)
	if err != nil {
		return err
	}
	var rows [][]string
	for _, m := range r.mails {
		id, encrypted, err := opensWithCode(account, m)
		if err != nil {
			return err
		}
		if encrypted {
			rows = append(rows, []string{m.Person, m.Kind, m.Locale, mailing.Spaced(mailing.Key(key).Code(id))})
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

// opensWithCode reports whether a mail's sheet goes out encrypted, or went out so before, and gives the mail's ID.
func opensWithCode(account *ledger.Ledger, m ledger.Mail) (id string, encrypted bool, err error) {
	if m.State == ledger.Blocked {
		return "", false, nil
	}
	if suppressed, err := account.Suppressed(m.Address); suppressed || err != nil {
		return "", false, err
	}
	if id, err = account.MailID(m.Key, m.Guide, m.Kind); err != nil {
		return "", false, err
	}
	consent := m.Consent
	switch old, ok, err := account.FindMail(id); {
	case err != nil:
		return "", false, err
	case ok && (old.State == ledger.Sent || old.State == ledger.Uncertain):
		consent = old.Consent // it stays as it is
	}
	return id, consent == ledger.Encrypted, nil
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
