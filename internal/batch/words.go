package batch

import (
	"slices"
	"strings"
	"time"

	"handout/internal/locale"
	"handout/render/text"
)

// samples gives the words that the sheets of a language are made of: its messages, its weekdays, months
// and times, the clinic's words, signs, and the letters of names. Their order is fixed, so that the fonts
// are the same in every run (R9). A letter that is missing here goes into a font of its sheet.
func (p *press) samples() []text.Paragraph {
	c := p.catalog
	var list []text.Paragraph
	add := func(lang string, bold bool, texts ...string) {
		for _, t := range texts {
			spans := []text.Span{{Text: t, Bold: bold}}
			list = append(list, text.Paragraph{Spans: spans, Lang: lang, RTL: c.RTL})
		}
	}
	texts := slices.Concat(messages(c, p.messages()), dates(c), p.clinic())
	texts = append(paragraphs(words(texts)), text.Signs)
	for _, bold := range []bool{false, true} {
		add(c.Tag, bold, texts...)
		// Every sheet has names, addresses and the word "draft" in Latin letters. In another script's
		// language they are marked as Latin, and so their spaces and digits are too.
		add("und-Latn", bold, text.Repertoire("Latn")...)
		add("und-Latn", bold, text.Signs)
	}
	for _, t := range p.shop.Notice {
		list = append(list, text.Paragraph{Lang: t.Tag, RTL: t.RTL, Spans: []text.Span{{Text: t.Name + text.Signs, Bold: true}, {Text: t.Before + t.After}}})
	}
	if c.Script != "Latn" {
		add(c.Tag, true, text.Repertoire(c.Script)...) // values are bold
	}
	return list
}

// words gives the words of texts, each once: they are shaped one by one.
func words(texts []string) []string {
	var all []string
	for _, t := range texts {
		all = append(all, strings.Fields(t)...)
	}
	return unique(all)
}

// paragraphs joins words to texts of a hundred words.
func paragraphs(words []string) []string {
	var texts []string
	for some := range slices.Chunk(words, 100) {
		texts = append(texts, strings.Join(some, " "))
	}
	return texts
}

// messages gives the literal text of messages, in all their plural forms.
func messages(c *locale.Catalog, ids []string) []string {
	var texts []string
	for _, id := range ids {
		m, _ := c.Message(id)
		if !m.Plural {
			texts = append(texts, literals(c, id, nil)...)
			continue
		}
		// The plural rules of CLDR look at the last two digits, and tell some numbers up to 22 apart.
		for n := range 23 {
			texts = append(texts, literals(c, id, &n)...)
		}
		for _, n := range []int{40, 100} {
			texts = append(texts, literals(c, id, &n)...)
		}
	}
	return texts
}

// literals gives the text of a message without its placeholders.
func literals(c *locale.Catalog, id string, count *int) []string {
	parts, err := c.Text(id, count)
	if err != nil {
		return nil // the sheet that needs it says so
	}
	var words []string
	for _, p := range parts {
		if p.Text != "" {
			words = append(words, p.Text)
		}
	}
	return words
}

// dates gives every month, weekday and hour.
func dates(c *locale.Catalog) []string {
	var texts []string
	add := func(t time.Time) { texts = append(texts, c.DateTime(t), c.Date(t), c.LongDate(t), c.Time(t)) }
	start := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)
	for i := range 12 {
		add(start.AddDate(0, i, 0))
	}
	for i := range 7 {
		add(start.AddDate(0, 0, i))
	}
	for i := range 24 {
		add(start.Add(time.Duration(i) * time.Hour))
	}
	return texts
}

// unique drops repetitions and keeps the order.
func unique(words []string) []string {
	seen := make(map[string]bool, len(words))
	kept := words[:0]
	for _, w := range words {
		if !seen[w] {
			seen[w] = true
			kept = append(kept, w)
		}
	}
	return kept
}
