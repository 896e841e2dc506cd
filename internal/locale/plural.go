package locale

import (
	"errors"
	"fmt"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"handout/internal/diag"
)

// probed is how many counts, from 0, are asked for to learn a language's plural rules. The rules of
// the languages here repeat every 100, but for forms that only millions or fractions have.
const probed = 201

// rare gives a million and a fraction: the forms that only they have ("many" in Spanish, "other" in Polish) are never
// printed, but they are the language's, and tools that know its rules take a message without them for unfinished.
func rare() []any { return []any{1_000_000, "1.5"} }

// plurals is a language's plural rules as go-i18n knows them.
type plurals struct {
	t       *translator
	forms   [probed]form   // by count
	uses    [formCount]int // how many of those counts take the form
	example [formCount]any // the first number that takes the form; nil: the language has no such form
}

// probeID is the ID of a message that a catalog cannot have.
const probeID = "plural form"

// probe is a message whose text is the name of its form.
func probe() *i18n.Message {
	return &i18n.Message{ID: probeID, Zero: "zero", One: "one", Two: "two", Few: "few", Many: "many", Other: "other"}
}

// plurals learns the rules of the translator's language.
func (t *translator) plurals() *plurals {
	p := &plurals{t: t}
	for n := probed - 1; n >= 0; n-- {
		f, err := t.form(n)
		if err != nil {
			panic(fmt.Sprintf("locale: no plural rules for %s: %v", t.tag, err))
		}
		p.forms[n] = f
		p.uses[f]++
		p.example[f] = n
	}
	for _, number := range rare() {
		f, err := t.form(number)
		if err != nil {
			panic(fmt.Sprintf("locale: no plural rules for %s: %v", t.tag, err))
		}
		if p.example[f] == nil {
			p.example[f] = number
		}
	}
	return p
}

// form asks go-i18n for the form of a count, an int, or a fraction in a string.
func (t *translator) form(count any) (form, error) {
	name, err := t.localize(probeID, nil, count)
	if err != nil {
		return 0, err
	}
	f, ok := formNamed(name)
	if !ok {
		return 0, errors.New("not the name of a plural form")
	}
	return f, nil
}

// form returns the form of a count of 0 or more.
func (p *plurals) form(count int) (form, error) {
	switch {
	case count < 0:
		return 0, errors.New("a count is 0 or more")
	case count < probed:
		return p.forms[count], nil
	}
	return p.t.form(count)
}

// all returns the forms that the language has, in CLDR's order.
func (p *plurals) all() []form {
	var fs []form
	for f, number := range p.example {
		if number != nil {
			fs = append(fs, form(f))
		}
	}
	return fs
}

// checkForms reports plural forms that are missing or never used, and placeholders that are missing
// from one of them.
func (m *message) checkForms(p *plurals, list *diag.List) {
	all := p.all()
	m.single = len(all) == 1
	if !m.Plural {
		return
	}
	for f := range formCount {
		t := m.texts[f]
		switch {
		case t == nil && p.example[f] != nil:
			m.report(list, m.Pos, fmt.Sprintf("plural form %q is missing", f), wanted(all))
		case t != nil && p.example[f] == nil:
			m.report(list, t.pos, fmt.Sprintf("plural form %q is never used in this language", f), wanted(all))
		}
	}
	m.checkFormArgs(p, list)
}

// wanted is the hint that lists a language's plural forms.
func wanted(forms []form) string {
	names := make([]string, len(forms))
	for i, f := range forms {
		names[i] = f.String()
	}
	return "this language has " + strings.Join(names, ", ")
}

// checkFormArgs reports a form that leaves out a placeholder. Only a form that stands for one number
// may put that number into words ("one day") and leave out one placeholder: the counted one, the
// same in all such forms. English "one" is such a form, Russian "one" (1, 21, 31) is not.
func (m *message) checkFormArgs(p *plurals, list *diag.List) {
	for _, f := range m.forms() {
		t := m.texts[f]
		missing := without(m.Args, t.args)
		if len(missing) == 0 {
			continue
		}
		if p.uses[f] == 1 && len(missing) == 1 && (m.counted == "" || m.counted == missing[0]) {
			m.counted = missing[0]
			continue
		}
		m.report(list, t.pos, fmt.Sprintf("%s: leaves out %s", f, placeholders(missing)), "")
	}
}
