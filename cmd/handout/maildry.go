package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/deliver"
	"handout/internal/ledger"
	"handout/internal/mailing"
)

// dry says what would go out, and to how many. Nothing does.
func (r *mailRun) dry(ctx context.Context, c *cli.Context) error {
	dir := c.String("eml")
	held := map[string][]byte{}
	key := make(mailing.Key, 32)
	rand.Read(key) // it cannot fail; copies of a dry run open with a code that nobody has
	w := newWriter(r.shop, key, func(_, file string) ([]byte, error) { return held[file], nil })
	shown := false
	sink := deliver.NewHand("none", func(s deliver.Sheet) error { held[s.Name()] = s.PDF; return nil })
	d := batch.Delivery{Sink: sink, Survey: r.survey}
	if dir != "" {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
	}
	before, err := r.before(c)
	if err != nil {
		return err
	}
	defer before.close()
	var failed error
	tally, err := r.run(ctx, r.file.Rows(), d, func(res batch.Result) {
		r.mails = r.mails[:0]
		r.decide(res)
		for i, m := range r.mails {
			a, err := before.foresee(m, res.Sheets[i])
			r.take(m, a)
			if failed = cmp.Or(failed, err); err == nil && a.Written && a.State == ledger.Queued {
				failed = cmp.Or(failed, r.draftMessage(w, m, dir, &shown))
			}
		}
		for _, m := range r.mails { // those of later rows may be there already
			delete(held, m.File)
		}
	})
	if err = errors.Join(err, failed, r.in.sound()); err != nil {
		return err
	}
	told := r.tell()
	if r.json {
		writeJSON(r.ask.out, r.tally)
		return cmp.Or(leftOut(tally), told)
	}
	fmt.Fprintf(r.ask.out, "%s would be sent (%d encrypted), %d must not\n", count(r.tally.Messages, "message"), r.tally.Encrypted, r.tally.Blocked)
	if r.tally.Drafts > 0 {
		fmt.Fprintf(r.ask.out, "%d of them only with --draft-reason: nobody has signed their words, or they have changed since\n", r.tally.Drafts)
	}
	if r.tally.Known > 0 {
		fmt.Fprintf(r.ask.out, "%s more in the ledger from before: handout mail status says what became of them\n", count(r.tally.Known, "message"))
	}
	switch {
	case r.tally.Drafts > 0:
		r.ask.term.hint("--send --draft-reason WHY sends them")
	case r.tally.Messages > 0:
		r.ask.term.hint("--send sends them")
	}
	return cmp.Or(leftOut(tally), told)
}

// draftMessage writes a message into the folder for .eml files, and shows the first one.
func (r *mailRun) draftMessage(w *mailing.Writer, m ledger.Mail, dir string, shown *bool) error {
	if dir == "" && *shown {
		return nil
	}
	m.ID = "dryrun" + m.Key
	msg, err := w.Write(m)
	if err != nil {
		return fmt.Errorf("row %d: %w", m.Row, err)
	}
	if !*shown {
		*shown = true
		if !r.json {
			showMessage(r.ask.out, m.Row, msg.Bytes)
		}
	}
	if dir == "" {
		return nil
	}
	return os.WriteFile(filepath.Join(dir, m.Key+"-"+m.Kind+".eml"), msg.Bytes, 0o600)
}

// A mailBefore is the ledger that a dry run may find, to be read only; zero where there is none.
type mailBefore struct{ *ledger.Ledger }

func (r *mailRun) before(c *cli.Context) (mailBefore, error) {
	if _, err := os.Stat(ledgerPath(c)); errors.Is(err, os.ErrNotExist) {
		return mailBefore{}, nil
	}
	l, err := readLedger(ledgerPath(c))
	return mailBefore{l}, err
}

func (b mailBefore) close() {
	if b.Ledger != nil {
		b.Close()
	}
}

// foresee says what would become of the mail of a sheet. A sheet that was made before with the same words is not made again
// when the list is sent, even if it would look different now, so the one of before is that of the mail.
func (b mailBefore) foresee(m ledger.Mail, made batch.Made) (ledger.Answer, error) {
	if b.Ledger == nil {
		return ledger.Answer{State: m.State, Words: m.Words, Consent: m.Consent, Written: true}, nil
	}
	history, err := b.Find(m.Key)
	if err != nil {
		return ledger.Answer{}, err
	}
	same := true // words as those of the latest
	for _, e := range history {
		if e.Guide != m.Guide || e.Kind != m.Kind || e.Locale != m.Locale {
			continue
		}
		same = e.Words == made.Words
		if same && e.Sink == (*deliver.Folder)(nil).Name() && e.Paper == made.Paper {
			m.PDF = e.PDF
		}
	}
	if !same {
		m.PDF = made.Receipt.SHA256
	}
	return b.Foresee(m)
}
