package merge

import (
	"handout/internal/guide"
	"handout/render/doc"
)

// services adds the notice of language services (45 CFR 92.11): the clinic's number in many languages.
func (b *builder) services(kind *guide.Kind) {
	if kind.Card {
		return
	}
	for _, t := range b.Notice {
		number := b.phone(b.dayNumber(), "phone_day")
		number.LinkName = number.Text // the words of the sheet's language are not those of the passage
		b.doc.Passages = append(b.doc.Passages, doc.Passage{Lang: t.Tag, RTL: t.RTL, Text: []doc.Span{
			{Text: t.Name, Strong: true}, {Text: separator + t.Before}, number, {Text: t.After},
		}})
	}
}
