package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/deliver"
	"handout/internal/diag"
	"handout/internal/ledger"
	"handout/internal/patient"
	"handout/render/layout"
)

// patient prints the sheets of one patient of the list. All are made before the first is printed: what is wrong with
// one may put the row in doubt, and then the others with it (R1).
func (r *printRun) patient(ctx context.Context, c *cli.Context) error {
	in, err := openInput(c, c.String("from"))
	if err != nil {
		return err
	}
	defer in.close()
	file, list := in.rows(c, r.shop, r.options)
	if list.Bad() {
		return list.Err()
	}
	survey, list, err := r.shop.Survey(ctx, file.Rows(), r.options, func(patient.Row, diag.List) {}, func() {})
	if err != nil || list.Bad() {
		return errors.Join(list.Err(), err)
	}
	found, err := r.find(ctx, c, file.Rows(), survey)
	if err != nil {
		return err
	}
	r.term.problems(found.Problems)
	sheets, err := r.rehearse(ctx, found, survey)
	if err != nil {
		return err
	}
	for _, made := range sheets {
		if made.Signed == batch.Draft {
			if err := r.reasoned(c, made.Guide, made.Kind, made.Locale); err != nil {
				return err
			}
		}
	}
	for _, made := range sheets {
		err := r.sheet(ctx, found, made, batch.Delivery{Survey: survey, Sound: in.sound})
		if err != nil && !errors.Is(err, errPrinted) {
			return err
		}
	}
	return r.left()
}

// rehearse makes the sheets of a row and keeps nothing of them but what the ledger would say.
func (r *printRun) rehearse(ctx context.Context, found batch.Found, survey *batch.Survey) ([]batch.Made, error) {
	var sheets []batch.Made
	var problems diag.List
	for _, kind := range found.Record.Kinds {
		options := r.options
		options.Media = r.media(found.Record.Guide, kind)
		d := batch.Delivery{Sink: deliver.Discard{}, Survey: survey}
		_, err := r.shop.Run(ctx, found.Rows(kind), options, d, func(res batch.Result) {
			sheets = append(sheets, res.Sheets...)
			problems = append(problems, res.New...)
		})
		if err != nil {
			return nil, err
		}
	}
	if problems.Bad() || len(sheets) < len(found.Record.Kinds) {
		problems.Sort()
		r.term.problems(problems)
		return nil, &exit{code: exitInvalid, text: "nothing was printed"}
	}
	return sheets, nil
}

// sheet makes and prints one sheet. Each is a run of its own: what was printed is in the ledger before the next
// one is tried.
func (r *printRun) sheet(ctx context.Context, found batch.Found, made batch.Made, d batch.Delivery) error {
	var err error
	if d.Again, err = r.reprint(found.Record.Key, made.Guide, made.Kind); err != nil {
		return err
	}
	options := r.options
	options.Media = r.media(made.Guide, made.Kind)
	d.Sink = deliver.NewHand(printSink, func(s deliver.Sheet) error { return r.one(ctx, s, options.Media, made.Kind) })
	d.Ledger, d.Draft, d.Now, d.Handed = r.ledger, r.draft, r.now, true
	var problems diag.List
	tally, err := r.shop.Run(ctx, found.Rows(made.Kind), options, d, func(res batch.Result) { problems = res.New })
	r.term.problems(problems)
	switch {
	case err != nil:
		return r.notPrinted(ctx, err, func() error { return r.uncertain(found, made, d.Again) })
	case tally.Sheets == 0:
		return fmt.Errorf("the %s sheet was not printed", made.Kind) // it could be made a moment ago
	}
	fmt.Fprintf(r.out, "%s sheet of row %d printed\n", made.Kind, found.Row.Number)
	return nil
}

// uncertain tells the ledger of a sheet that may have come out of the printer.
func (r *printRun) uncertain(found batch.Found, made batch.Made, again string) error {
	return r.ledger.Append([]ledger.Entry{{
		Key:     found.Record.Key,
		Guide:   made.Guide,
		Version: r.shop.Guide(made.Guide).Version,
		Kind:    made.Kind,
		Locale:  made.Locale,
		Row:     found.Row.Number,
		PDF:     made.Receipt.SHA256,
		Words:   made.Words,
		Paper:   made.Paper,
		Signed:  made.Signed,
		Draft:   made.Why(r.draft),
		Sink:    printSink,
		When:    r.now(),
		Outcome: string(ledger.Uncertain),
		Reason:  again,
	}})
}

// media is what a kind of sheet is made for: what the flags say, or the clinic says of the kind, or of all sheets.
func (r *printRun) media(guideID, kind string) layout.Media {
	if r.options.Media.Name != "" {
		return r.options.Media
	}
	k, p := r.shop.Guide(guideID).Kind(kind), r.shop.Profile.Printing.Media
	media, _ := layout.MediaByName(p.Of(kind)) // the profile's names were checked
	if k.Card != media.IsCard() {
		media = layout.Media{} // what is said of all kinds is not meant for cards
	}
	return r.shop.MediaOf(k, media)
}

// reasoned sees to it that there is a reason for handing out drafts.
func (r *printRun) reasoned(c *cli.Context, guide, kind, locale string) (err error) {
	if r.draft == "" {
		if why := r.shop.Unsigned(r.shop.Guide(guide), kind, locale, r.now(), false); why != "" {
			r.term.say("the %s sheet is a draft: %s", kind, why)
		}
		r.draft, err = r.draftReason(c)
	}
	return err
}
