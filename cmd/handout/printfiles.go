package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"handout/internal/batch"
	"handout/internal/deliver"
	"handout/internal/ledger"
	"handout/render/layout"
)

// files prints sheets that were made before. Only what the ledger knows byte for byte is printed: of any other
// file nobody can say whose it is, or whether somebody changed it (R8).
func (r *printRun) files(ctx context.Context, names []string) error {
	type sheet struct {
		name string
		data []byte
		made ledger.Entry
	}
	var sheets []sheet
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return unreadable(name, err)
		}
		made, err := r.madeBefore(sha256.Sum256(data))
		if err != nil {
			return err
		}
		if made == nil {
			return &exit{code: exitInvalid, text: name + ": the ledger has no such sheet: it is another file, or somebody changed it",
				hint: "--ledger names the ledger of the run that made it"}
		}
		sheets = append(sheets, sheet{name, data, *made})
	}
	for _, s := range sheets {
		if err := r.file(ctx, s.name, s.data, s.made); err != nil && !errors.Is(err, errPrinted) {
			return err
		}
	}
	return r.left()
}

// errPrinted is a sheet that was printed before, and of which nobody says why it is wanted again.
var errPrinted = errors.New("printed before")

// left is the end of a run: if all that was wanted had been printed before, nothing was done.
func (r *printRun) left() error {
	if r.before == 0 {
		return nil
	}
	e := &exit{code: exitPartly, text: count(r.before, "sheet") + " not printed again", hint: "--again --reason WHY prints them once more"}
	if r.printed == 0 {
		e.code = exitInvalid
	}
	return e
}

// madeBefore finds the latest entry for a file that is no printout, nil for none.
func (r *printRun) madeBefore(digest [sha256.Size]byte) (*ledger.Entry, error) {
	var latest *ledger.Entry
	for e, err := range r.ledger.OfFile(digest) {
		if err != nil {
			return nil, err
		}
		latest = &e
	}
	return latest, nil
}

// file prints one sheet, and tells the ledger.
func (r *printRun) file(ctx context.Context, name string, data []byte, made ledger.Entry) error {
	history, err := collect(r.ledger.OfID(made.ID))
	if err != nil {
		return err
	}
	reason, err := r.reprintOf(history, made.Guide, made.Kind)
	if err != nil {
		return err
	}
	paper, _, _ := strings.Cut(made.Paper, " ")
	media, ok := layout.MediaByName(paper)
	if !ok {
		return &exit{code: exitInvalid, text: name + ": the ledger does not say what paper it is for"}
	}
	if err := r.one(ctx, deliver.Sheet{Kind: made.Kind, Locale: made.Locale, PDF: data}, media, name); err != nil {
		return r.notPrinted(err)
	}
	made.Sink, made.When, made.Reason, made.Draft = printSink, r.now(), reason, r.draft
	made.Outcome = string(batch.MadeNew)
	if reason != "" {
		made.Outcome = string(batch.MadeAgain)
	}
	if err := r.ledger.AppendLike(made); err != nil {
		return err
	}
	fmt.Fprintf(r.out, "%s printed\n", name)
	return nil
}

// reprint gives the reason for printing a sheet again, "" where it was not printed before. Without a reason it is
// not printed.
func (r *printRun) reprint(key, guide, kind string) (string, error) {
	history, err := collect(r.ledger.Of(key))
	if err != nil {
		return "", err
	}
	return r.reprintOf(history, guide, kind)
}

func (r *printRun) reprintOf(history []ledger.Entry, guide, kind string) (string, error) {
	var last *ledger.Entry
	for i, e := range history {
		if e.Sink == printSink && e.Guide == guide && e.Kind == kind {
			last = &history[i]
		}
	}
	if last == nil {
		return "", nil
	}
	when := last.When.In(r.shop.Profile.Zone).Format("2006-01-02 15:04")
	r.term.say("this %s sheet was printed on %s", kind, when)
	if r.again != "" {
		return r.again, nil
	}
	if reason, err := r.ask("print it again? Type why, or nothing to leave it"); err != nil || reason != "" {
		return reason, err
	}
	r.before++
	return "", errPrinted
}

// printSink is the name of the sink in the ledger.
const printSink = "printer"

// collect collects entries.
func collect(all func(func(ledger.Entry, error) bool)) ([]ledger.Entry, error) {
	var list []ledger.Entry
	for e, err := range all {
		if err != nil {
			return nil, err
		}
		list = append(list, e)
	}
	return list, nil
}

// now is the time on the clinic's clock.
func (r *printRun) now() time.Time { return time.Now().In(r.shop.Profile.Zone) }
