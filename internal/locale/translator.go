package locale

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/nicksnyder/go-i18n/v2/i18n/template"
	"golang.org/x/text/language"

	"handout/internal/diag"
)

// A translator is go-i18n, held to one language: it is its bundle's default, so that there is no
// other to fall back to, and every answer is checked to be in it.
type translator struct {
	tag       language.Tag
	localizer *i18n.Localizer
	parser    template.Parser
}

// newTranslator makes a bundle of the messages that have no problem. The tag is that of their language, or
// of one with the same plural rules. It panics where go-i18n has none: cldr.json must not ask for them.
func newTranslator(tag language.Tag, messages []*message) *translator {
	bundle := i18n.NewBundle(tag)
	bundle.MustAddMessages(tag, probe())
	for _, m := range messages {
		if !m.bad {
			bundle.MustAddMessages(tag, m.i18n())
		}
	}
	return &translator{
		tag:       tag,
		localizer: i18n.NewLocalizer(bundle, tag.String()),
		// Without this option a missing field prints "<no value>".
		parser: &template.TextParser{Option: "missingkey=error"},
	}
}

// i18n returns the message as go-i18n takes it.
func (m *message) i18n() *i18n.Message {
	text := func(f form) string {
		if m.texts[f] == nil {
			return ""
		}
		return m.texts[f].text
	}
	return &i18n.Message{
		ID:   m.ID,
		Zero: text(zero), One: text(one), Two: text(two),
		Few: text(few), Many: text(many), Other: text(other),
	}
}

// localize asks go-i18n for a text. It also returns text together with an error, in another form or
// language: that text is dropped.
func (t *translator) localize(id string, data map[string]string, count any) (string, error) {
	text, tag, err := t.localizer.LocalizeWithTag(&i18n.LocalizeConfig{
		MessageID:      id,
		TemplateData:   data,
		PluralCount:    count,
		TemplateParser: t.parser,
	})
	if err != nil {
		return "", err
	}
	if tag != t.tag {
		return "", errors.New("the answer is in another language")
	}
	return text, nil
}

// firstMarker is the first of the private-use characters that stand for placeholders on the way
// through go-i18n. Texts have none of their own: see checkText.
const firstMarker = '\ue000'

// maxArgs is the most placeholders that a message may have, over all its forms: each needs a marker.
const maxArgs = 100

// fill has go-i18n write each form of the message once, with a marker for each placeholder, and
// keeps the parts. A sheet then costs a look-up and no template.
func (m *message) fill(t *translator, p *plurals, list *diag.List) {
	data := map[string]string{}
	for i, a := range m.Args {
		data[a] = string(firstMarker + rune(i))
	}
	for _, f := range m.forms() {
		var count any
		if m.Plural {
			count = p.example[f]
		}
		text, err := t.localize(m.ID, data, count)
		if err != nil {
			m.report(list, m.texts[f].pos, fmt.Sprintf("%s: %v", f, err), "")
			continue
		}
		m.parts[f] = split(text, m.Args)
	}
}

// split cuts a text at its markers. Marker i stands for args[i].
func split(text string, args []string) []Part {
	var parts []Part
	for text != "" {
		i := strings.IndexFunc(text, func(r rune) bool {
			return firstMarker <= r && r < firstMarker+maxArgs
		})
		if i < 0 {
			return append(parts, Part{Text: text})
		}
		if i > 0 {
			parts = append(parts, Part{Text: text[:i]})
		}
		marker := []rune(text[i:])[0]
		parts = append(parts, Part{Arg: args[marker-firstMarker]})
		text = text[i+len(string(marker)):]
	}
	return slices.Clip(parts)
}
