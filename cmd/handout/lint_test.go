package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"handout/fonts"
	"handout/internal/batch"
	"handout/internal/guide"
	"handout/internal/readability"
	"handout/locales"
	"handout/templates"
)

// TestShippedWords: no shipped message is hard to read without a written reason, no reason is out of date, and the English
// of every kind reads at grade 6 or below by Flesch-Kincaid (P6, P7).
func TestShippedWords(t *testing.T) {
	var out, errs bytes.Buffer
	if code := run([]string{"handout", "lint", "--json"}, strings.NewReader(""), &out, &errs); code != exitDone {
		t.Fatalf("exit code %d\n%s", code, errs.String())
	}
	var got lintJSON
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	english := 0
	for _, text := range got.Texts {
		if text.Sentences == 0 || (len(text.Scores) == 0) == (text.None == "") {
			t.Errorf("%s %s in %s: %d sentences, %d scores, %q", text.Guide, text.Kind, text.Locale, text.Sentences, len(text.Scores), text.None)
		}
		if text.Locale != "en" {
			continue
		}
		english++
		if s := text.Scores[0]; s.Formula != "Flesch-Kincaid" || s.Value > 6 {
			t.Errorf("%s %s: %s %.1f", text.Guide, text.Kind, s.Formula, s.Value)
		}
	}
	want := 1 // the e-mail
	for _, g := range lintShop(t).Guides {
		want += len(g.Kinds)
	}
	if english != want {
		t.Errorf("%d texts in English, want %d: each kind of each guide, and the e-mail", english, want)
	}
	for _, f := range got.Findings {
		if f.Waived == "" || f.Line == 0 || f.Message == "" {
			t.Errorf("%v", f)
		}
	}
}

// TestPassages: every message of a guide is read, once and filled in; counts stay bare, so that their unit is looked for.
func TestPassages(t *testing.T) {
	shop := lintShop(t)
	for _, tag := range shop.Catalogs.Tags() {
		seen := map[string]readability.Message{}
		for _, g := range shop.Guides {
			seen[g.Name.ID] = readability.Message{Pieces: []readability.Piece{{Text: "not read"}}} // no sentence
			for _, kind := range g.KindNames() {
				messages, list := shop.Passages(g, kind, tag)
				if len(list) > 0 {
					t.Fatal(list)
				}
				for _, m := range messages {
					seen[m.ID] = m
				}
			}
		}
		for _, m := range shop.MailPassages(tag) {
			seen[m.ID] = m
		}
		for _, id := range []string{
			guide.PageOf, guide.Identity, guide.Source, guide.SourceReviewed, guide.LinkCall, guide.Continued, guide.LogoAlt, // no sentences
		} {
			seen[id] = readability.Message{Pieces: []readability.Piece{{Text: "not read"}}}
		}
		for _, id := range guide.SheetMessages(shop.Catalogs.Catalog(tag).IDs()) {
			m, ok := seen[id]
			if !ok {
				t.Errorf("%s: %s is not read", tag, id)
			}
			for _, p := range m.Pieces {
				if p.Text == "" {
					t.Errorf("%s: %s has an empty piece", tag, id)
				}
			}
		}
		if p := seen["care_bleed_press"].Pieces; len(p) != 3 || p[1].Value || p[1].Text != "15" {
			t.Errorf("%s: care_bleed_press is %v", tag, p)
		}
		if p := seen["care_bath"].Pieces; !slices.ContainsFunc(p, func(p readability.Piece) bool { return p.Value }) {
			t.Errorf("%s: care_bath is %v", tag, p)
		}
	}
}

// TestLintFindings: without waivers there are findings, each at its place, and the exit code says so. A waiver for what is
// not found is a finding too, and so is one for a language that there is not.
func TestLintFindings(t *testing.T) {
	shop := lintShop(t)
	l := &lint{shop: shop, guides: shop.Guides, tags: []string{"en"}, all: true, seen: map[string]bool{}}
	if err := l.read(); err != nil {
		t.Fatal(err)
	}
	l.settle([]readability.Waiver{
		{Locale: "en", Message: "care_title", Rule: "passive", Reason: "r"},
		{Locale: "xx", Message: "care_title", Rule: "passive", Reason: "r"},
		{Locale: "es", Message: "care_title", Rule: "passive", Reason: "r"}, // not asked for
	})
	var out, errs bytes.Buffer
	app := &cli.App{Writer: &out, ErrWriter: &errs}
	code := terminal{&errs}.end(l.end(cli.NewContext(app, flag.NewFlagSet("", flag.ContinueOnError), nil)))
	for _, want := range []string{
		": care_pain: 2 negations in one sentence: not, unless\n",
		"care_title: nothing is found that needs this waiver (passive in en)\n",
		"care_title: nothing is found that needs this waiver (passive in xx)\n",
		" findings, 0 waived\n",
	} {
		if !strings.Contains(errs.String(), want) {
			t.Errorf("no %q in\n%s", want, errs.String())
		}
	}
	if code != exitInvalid || strings.Contains(errs.String(), "in es)") || !strings.Contains(out.String(), "Flesch-Kincaid grade") {
		t.Errorf("exit code %d\n%s%s", code, out.String(), errs.String())
	}
}

// TestLintBound: a kind beyond the bound is a finding that no waiver is for.
func TestLintBound(t *testing.T) {
	l := &lint{seen: map[string]bool{}}
	hard := readability.Message{ID: "m", Pieces: []readability.Piece{{Text: "Interpreter aspiration responsibility."}}}
	if err := l.check("g", "k", "en", []readability.Message{hard}); err != nil {
		t.Fatal(err)
	}
	l.settle([]readability.Waiver{{Locale: "en", Message: "m", Rule: "grade", Reason: "r"}})
	list, waived := l.problems()
	if len(list) != 1 || waived != 1 || !strings.HasPrefix(list[0].Text, "g k in en: Flesch-Kincaid ") {
		t.Errorf("%v, %d waived", list, waived)
	}
}

func lintShop(t *testing.T) *batch.Shop {
	t.Helper()
	shop, list := batch.Open(batch.Sources{Templates: templates.Files, Locales: locales.Files, Fonts: fonts.Files})
	if err := list.Err(); err != nil {
		t.Fatal(err)
	}
	return shop
}
