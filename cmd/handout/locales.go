package main

import (
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/guide"
	"handout/internal/signoff"
)

func localesCommand() *cli.Command {
	return &cli.Command{
		Name:      "locales",
		Usage:     "list the languages, and who has signed which sheets in them",
		UsageText: "handout locales [--clinic FILE]",
		Flags:     append(clinicFlags(), jsonFlag()),
		Action:    listLocales,
	}
}

// A localeJSON is a language for programs.
type localeJSON struct {
	Tag       string      `json:"tag"`
	Name      string      `json:"name"` // in the language itself
	Direction string      `json:"direction"`
	Messages  int         `json:"messages"`
	Sheets    []stateJSON `json:"sheets"`
}

// A stateJSON says whether the sheets of a kind are signed (R7).
type stateJSON struct {
	Guide   string   `json:"guide"`
	Kind    string   `json:"kind"`
	Signed  bool     `json:"signed"`
	By      []string `json:"by,omitempty"`
	Until   string   `json:"until,omitempty"` // the last day
	Lacks   []string `json:"lacks,omitempty"`
	Changed []string `json:"changed,omitempty"` // IDs of messages
	Stale   []string `json:"stale,omitempty"`   // likewise: translated from another English
	Silent  bool     `json:"silent,omitempty"`  // the clinic has not said everything in the language: no sheet is made
}

func listLocales(c *cli.Context) error {
	if err := noArguments(c); err != nil {
		return err
	}
	shop, list, err := openShop(c)
	if err != nil {
		return err
	}
	terminal{c.App.ErrWriter}.problems(list)
	var all []localeJSON
	for _, tag := range shop.Catalogs.Tags() {
		catalog := shop.Catalogs.Catalog(tag)
		all = append(all, localeJSON{tag, catalog.Autonym(), direction(catalog.RTL), len(catalog.IDs()), statesOf(shop, tag)})
	}
	all = append(all, noticeStates(shop)...)
	if c.Bool("json") {
		return writeJSON(c.App.Writer, all)
	}
	table := tabwriter.NewWriter(c.App.Writer, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "TAG\tLANGUAGE\tGUIDE\tKIND\tWORDS\tSTATE")
	for _, l := range all {
		for _, s := range l.Sheets {
			fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\n", l.Tag, l.Name, s.Guide, s.Kind, s.complete(), s.words())
		}
	}
	return table.Flush()
}

// noticeStates says of the notice of language services whether it is signed today, in each of its languages: not all of
// them have a catalog.
func noticeStates(shop *batch.Shop) []localeJSON {
	var all []localeJSON
	standings := shop.NoticeStanding(time.Now())
	for i, t := range shop.Notice {
		state := newStateJSON(signoff.Notice, "all", standings[i])
		all = append(all, localeJSON{t.Tag, t.Name, direction(t.RTL), 1, []stateJSON{state}})
	}
	return all
}

// direction says how a language is written.
func direction(rtl bool) string {
	if rtl {
		return "right to left"
	}
	return "left to right"
}

// mailWords stands for the e-mail that brings a sheet, where kinds of sheet are listed.
const mailWords = "e-mail"

// statesOf says of every kind of sheet, and of the e-mail where the clinic mails, whether it is signed in a language today.
func statesOf(shop *batch.Shop, tag string) []stateJSON {
	var all []stateJSON
	for _, g := range shop.Guides {
		for _, kind := range g.KindNames() {
			state := newStateJSON(g.ID, kind, shop.Standing(g, kind, tag, time.Now())[0])
			state.Stale, state.Silent = shop.Catalogs.Outdated(tag, g.Kind(kind).Messages()), len(shop.Silent(g, tag)) > 0
			all = append(all, state)
		}
		if shop.Profile.Mailing.Address != "" {
			state := newStateJSON(g.ID, mailWords, shop.MailStanding(g, tag, time.Now()))
			state.Stale = shop.Catalogs.Outdated(tag, guide.MailMessages())
			all = append(all, state)
		}
	}
	return all
}

func newStateJSON(guide, kind string, s signoff.Standing) stateJSON {
	state := stateJSON{Guide: guide, Kind: kind, Signed: s.Signed()}
	for _, r := range s.By {
		state.By = append(state.By, fmt.Sprintf("%s %s (%s), for %s", r.As, r.Name, r.Credential, r.Locale))
	}
	if state.Signed {
		state.Until = s.Until.Format(time.DateOnly)
	}
	for _, l := range s.Lacks {
		state.Lacks = append(state.Lacks, l.String())
		if l.Why == signoff.Changed {
			state.Changed = append(state.Changed, l.Changed...)
		}
	}
	return state
}

// words says it in a line.
func (s stateJSON) words() string {
	if s.Signed {
		return fmt.Sprintf("signed until %s by %s", s.Until, strings.Join(s.By, "; "))
	}
	return "draft: " + strings.Join(s.Lacks, "; ")
}

// complete says in a few words whether all of a kind can be said in the language, and from which English.
func (s stateJSON) complete() string {
	switch {
	case s.Silent:
		return "not all of the clinic's words"
	case len(s.Stale) > 0:
		return "of another English: " + strings.Join(s.Stale, ", ")
	}
	return "complete"
}
