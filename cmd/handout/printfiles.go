package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/deliver"
	"handout/internal/ledger"
	"handout/render/layout"
)

// A madeSheet is a file that the ledger knows.
type madeSheet struct {
	name  string
	data  []byte
	entry ledger.Entry // the latest of it
	media layout.Media
}

// files prints sheets that were made before. Only what the ledger knows byte for byte is printed: of any other
// file nobody can say whose it is, or whether somebody changed it (R8). Nothing is printed unless all can be.
func (r *printRun) files(ctx context.Context, c *cli.Context, names []string) error {
	var sheets []madeSheet
	for _, name := range names {
		s, err := r.madeSheet(name)
		if err != nil {
			return err
		}
		if why := withdrawn(r.shop, s.entry, r.now()); why != "" {
			return &exit{code: exitInvalid, text: name + ": " + why, hint: "print the row with --from; handout locales says who has signed"}
		}
		if s.entry.Signed == batch.Draft {
			if err := r.reasoned(c, s.entry.Guide, s.entry.Kind, s.entry.Locale); err != nil {
				return err
			}
		}
		sheets = append(sheets, s)
	}
	for _, s := range sheets {
		if err := r.file(ctx, s); err != nil && !errors.Is(err, errPrinted) {
			return err
		}
	}
	return r.left()
}

// madeSheet reads a file, and finds it in the ledger.
func (r *printRun) madeSheet(name string) (madeSheet, error) {
	s := madeSheet{name: name}
	var err error
	if s.data, err = os.ReadFile(name); err != nil {
		return s, unreadable(name, err)
	}
	made, err := madeBefore(r.ledger, sha256.Sum256(s.data))
	if err != nil {
		return s, err
	}
	if made == nil {
		return s, &exit{code: exitInvalid, text: name + ": the ledger has no such sheet: it is another file, or somebody changed it",
			hint: "--ledger names the ledger of the run that made it"}
	}
	s.entry = *made
	history, err := collect(r.ledger.OfID(made.ID))
	if err != nil {
		return s, err
	}
	if outdated(s.entry, history) {
		return s, &exit{code: exitInvalid, text: name + ": a later sheet of the same row says something else: this one is out of date",
			hint: "print the later one, or the row with --from"}
	}
	paper, _, _ := strings.Cut(made.Paper, " ")
	var ok bool
	if s.media, ok = layout.MediaByName(paper); !ok {
		return s, &exit{code: exitInvalid, text: name + ": the ledger does not say what paper it is for"}
	}
	return s, nil
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

// madeBefore finds the latest entry for a file, nil for none.
func madeBefore(account *ledger.Ledger, digest [sha256.Size]byte) (*ledger.Entry, error) {
	var latest *ledger.Entry
	for e, err := range account.OfFile(digest) {
		if err != nil {
			return nil, err
		}
		latest = &e
	}
	return latest, nil
}

// file prints one sheet, and tells the ledger.
func (r *printRun) file(ctx context.Context, s madeSheet) error {
	made := s.entry
	history, err := collect(r.ledger.OfID(made.ID))
	if err != nil {
		return err
	}
	reason, err := r.reprintOf(history, made.Guide, made.Kind)
	if err != nil {
		return err
	}
	note := func(outcome string) error {
		made.Sink, made.When, made.Reason, made.Draft, made.Outcome = printSink, r.now(), reason, "", outcome
		if made.Signed == batch.Draft {
			made.Draft = r.draft
		}
		return r.ledger.AppendLike(made)
	}
	if err := r.one(ctx, deliver.Sheet{Kind: made.Kind, Locale: made.Locale, PDF: s.data}, s.media, s.name); err != nil {
		return r.notPrinted(ctx, err, func() error { return note(string(ledger.Uncertain)) })
	}
	outcome := batch.MadeNew
	if reason != "" {
		outcome = batch.MadeAgain
	}
	if err := note(string(outcome)); err != nil {
		return err
	}
	fmt.Fprintf(r.out, "%s printed\n", s.name)
	return nil
}

// outdated reports whether the same sheet was made later with other words.
func outdated(made ledger.Entry, history []ledger.Entry) bool {
	return slices.ContainsFunc(history, func(e ledger.Entry) bool {
		return e.Number > made.Number && e.Guide == made.Guide && e.Kind == made.Kind && e.Locale == made.Locale && e.Words != made.Words
	})
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
	var last, doubt *ledger.Entry
	for i, e := range history {
		switch {
		case e.Sink != printSink || e.Guide != guide || e.Kind != kind:
		case e.Outcome == string(ledger.Uncertain):
			doubt = &history[i]
		default:
			last, doubt = &history[i], nil
		}
	}
	if last == nil && doubt == nil {
		return "", nil
	}
	if last != nil {
		r.term.say("this %s sheet was printed on %s", kind, clock(last.When, r.shop.Profile.Zone))
	}
	if doubt != nil {
		r.term.say("this %s sheet may have been printed on %s: nobody knows whether it came out", kind, clock(doubt.When, r.shop.Profile.Zone))
	}
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
