package batch

import (
	"fmt"
	"sync"
	"time"

	"handout/internal/locale"
	"handout/render/pdf"
	"handout/render/text"
)

// A press is what all sheets in one language share. The fonts in it are made when the first sheet
// needs them, and once.
type press struct {
	catalog *locale.Catalog
	once    sync.Once
	fonts   *pdf.Pack
	err     error
}

// pack gives the fonts of the language.
func (p *press) pack(faces *text.Faces) (*pdf.Pack, error) {
	p.once.Do(func() {
		p.fonts, p.err = pdf.NewPack(faces, samples(p.catalog))
		if p.err != nil {
			p.err = fmt.Errorf("fonts for %s: %w", p.catalog.Tag, p.err)
		}
	})
	return p.fonts, p.err
}

// samples gives the words that the sheets of a language are made of: its messages, its weekdays,
// months and times, and the letters of its script and of the Latin one. Their order is fixed, so that
// the fonts are the same in every run (R9).
func samples(c *locale.Catalog) []text.Paragraph {
	words := append(messages(c), dates(c)...)
	words = append(words, text.Repertoire(c.Script)...)
	if c.Script != "Latn" {
		words = append(words, text.Repertoire("Latn")...)
	}
	paragraphs := make([]text.Paragraph, 0, 2*len(words))
	for _, bold := range []bool{false, true} {
		for _, w := range words {
			paragraphs = append(paragraphs, text.Paragraph{
				Spans: []text.Span{{Text: w, Bold: bold}},
				Lang:  c.Tag,
				RTL:   c.RTL,
			})
		}
	}
	return paragraphs
}

// messages gives the literal text of all messages, in all their plural forms.
func messages(c *locale.Catalog) []string {
	var words []string
	for _, id := range c.IDs() {
		m, _ := c.Message(id)
		if !m.Plural {
			words = append(words, literals(c, id, nil)...)
			continue
		}
		// The plural rules of CLDR repeat after 100.
		for n := range 101 {
			words = append(words, literals(c, id, &n)...)
		}
	}
	return unique(words)
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

// dates gives every weekday and month, and times of the day that are told in different words.
func dates(c *locale.Catalog) []string {
	var words []string
	day := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)
	for i := range 24 {
		t := day.AddDate(0, i%12, i).Add(time.Duration(i) * time.Hour)
		words = append(words, c.DateTime(t), c.Date(t), c.Time(t))
	}
	return append(words, "0123456789")
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
