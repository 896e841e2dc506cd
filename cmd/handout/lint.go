package main

import (
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/readability"
	"handout/locales"
)

func lintCommand() *cli.Command {
	return &cli.Command{
		Name:      "lint",
		Usage:     "say how hard the words are to read, and what makes them so",
		UsageText: "handout lint [--lang TAG] [--guide NAME]",
		Description: "Scores are of the running text of a kind of sheet, as the sample patient reads it: " +
			"grades should be low, points high.\nWhat may stay as it is, and why, is in locales/waivers.yaml.",
		Flags: append(clinicFlags(),
			&cli.StringFlag{Name: "lang", Usage: "the language's `TAG` (all if not given)"},
			&cli.StringFlag{Name: "guide", Usage: "the guide's `ID` (all, and the e-mail, if not given)"},
			jsonFlag(),
		),
		Action: lintWords,
	}
}

// mailKind is what the e-mail that brings a sheet is called, beside the kinds of sheet.
const mailKind = "e-mail"

// A linted is one kind of sheet in one language.
type linted struct {
	guide, kind string // no guide: the e-mail
	report      readability.Report
}

// A lint is a run over kinds and languages.
type lint struct {
	shop     *batch.Shop
	guides   []*guide.Guide
	tags     []string
	all      bool // every guide, and the e-mail
	texts    []linted
	seen     map[string]bool // the messages that were read
	findings []readability.Finding
}

func lintWords(c *cli.Context) error {
	if err := noArguments(c); err != nil {
		return err
	}
	l, err := newLint(c)
	if err != nil {
		return err
	}
	waivers, err := readWaivers()
	if err != nil {
		return err
	}
	if err := l.read(); err != nil {
		return err
	}
	l.settle(waivers)
	return l.end(c)
}

// newLint reads the flags.
func newLint(c *cli.Context) (*lint, error) {
	shop, list, err := openShop(c)
	if err != nil {
		return nil, err
	}
	terminal{c.App.ErrWriter}.problems(list)
	o, err := rowOptions(c, shop)
	if err != nil {
		return nil, err
	}
	l := &lint{shop: shop, guides: shop.Guides, tags: shop.Catalogs.Tags(), all: o.Guide == "", seen: map[string]bool{}}
	if o.Guide != "" {
		l.guides = []*guide.Guide{shop.Guide(o.Guide)}
	}
	if o.Locale != "" {
		l.tags = []string{shop.Catalogs.Catalog(o.Locale).Tag}
	}
	return l, nil
}

// readWaivers reads those that the program carries.
func readWaivers() ([]readability.Waiver, error) {
	const name = "waivers.yaml"
	data, err := locales.Files.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var list diag.List
	waivers := readability.ParseWaivers(name, data, &list)
	return waivers, list.Err()
}

// read goes over all that is to be read.
func (l *lint) read() error {
	for _, tag := range l.tags {
		for _, g := range l.guides {
			if len(l.shop.Silent(g, tag)) > 0 {
				continue // warned of
			}
			for _, kind := range g.KindNames() {
				messages, list := l.shop.Passages(g, kind, tag)
				if list.Bad() {
					return list
				}
				if err := l.check(g.ID, kind, tag, messages); err != nil {
					return err
				}
			}
		}
		if l.all && len(l.shop.Catalogs.Lacking(tag, guide.MailMessages())) == 0 {
			if err := l.check("", mailKind, tag, l.shop.MailPassages(tag)); err != nil {
				return err
			}
		}
	}
	return nil
}

// check reads one kind in one language. A message of two kinds is found fault with once.
func (l *lint) check(guide, kind, tag string, messages []readability.Message) error {
	report, err := readability.Check(tag, messages)
	if err != nil {
		return err
	}
	for _, f := range report.Findings {
		if !slices.Contains(l.findings, f) {
			l.findings = append(l.findings, f)
		}
	}
	for _, m := range messages {
		l.seen[m.ID] = true
	}
	l.texts = append(l.texts, linted{guide, kind, report})
	return nil
}

// settle applies the waivers. One that is needed no longer is a finding itself, and so is a kind beyond the bound of a
// formula, for which there is no waiver.
func (l *lint) settle(waivers []readability.Waiver) {
	for _, w := range readability.Waive(l.findings, waivers) {
		if slices.Contains(l.tags, w.Locale) && (l.all || l.seen[w.Message]) || l.all && l.shop.Catalogs.Catalog(w.Locale) == nil {
			l.findings = append(l.findings, readability.Finding{
				Rule: "unused-waiver", Locale: w.Locale, Message: w.Message, Pos: w.Pos,
				Text: fmt.Sprintf("nothing is found that needs this waiver (%s in %s)", w.Rule, w.Locale), Hint: "take it out",
			})
		}
	}
	for _, t := range l.texts {
		for _, s := range t.report.Scores {
			if s.TooHard() {
				l.findings = append(l.findings, readability.Finding{
					Rule: "grade", Locale: t.report.Locale,
					Text: fmt.Sprintf("%s in %s: %s %.1f, and the bound is %g", t.name(), t.report.Locale, s.Formula.Name, s.Value, s.Formula.Bound),
				})
			}
		}
	}
}

// name is what a person calls a text.
func (t linted) name() string {
	if t.guide == "" {
		return t.kind
	}
	return t.guide + " " + t.kind
}
