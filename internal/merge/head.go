package merge

import (
	"crypto/sha256"
	"slices"
	"strings"

	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/locale"
	"handout/render/doc"
)

// separator stands between things that are no sentence: the clinic's name and its address.
const separator = " · "

// head fills in what stands on every page, and what comes before the first block.
func (b *builder) head(kind *guide.Kind) {
	d := b.doc
	for _, p := range b.words(b.Catalog, kind.Title) {
		d.Title += p.Text
	}
	d.Identity = b.message(guide.Message{ID: guide.Identity, Pos: kind.Pos}, &guide.Terms{})
	switch {
	case !b.Signed.IsZero():
	case kind.Card:
		d.Draft = b.draft(kind, guide.DraftAgain) // there is no room for more
	default:
		d.Draft, d.DraftAgain = b.draft(kind, guide.Draft), b.draft(kind, guide.DraftAgain)
	}
	d.PageOf = b.fill(guide.Message{ID: guide.PageOf, Pos: kind.Pos}, map[string]doc.Span{
		"page":  {Counter: doc.PageNumber},
		"pages": {Counter: doc.PageCount},
	})
	d.Continued = b.plain(b.words(b.Catalog, guide.Message{ID: guide.Continued, Pos: kind.Pos}))
	d.Clinic = b.clinic()
	if logo := b.Profile.Logo; logo != nil && !kind.Card {
		d.Logo = &doc.Figure{Format: logo.Format, Data: logo.Data, Width: logo.Width, Height: logo.Height, Alt: b.logoAlt(kind)}
	}
}

// logoAlt gives what the logo tells, in the sheet's language.
func (b *builder) logoAlt(kind *guide.Kind) string {
	if own := b.Profile.Logo.Alt[b.Catalog.Tag]; own != "" {
		return own
	}
	alt := ""
	for _, s := range b.fill(guide.Message{ID: guide.LogoAlt, Pos: kind.Pos}, map[string]doc.Span{"clinic": {Text: b.Profile.Name}}) {
		alt += s.Text
	}
	return alt
}

// draft says that nobody has signed the words, in each language of the sheet and in English: staff and
// patient may not share one (R7). In English it is said shortly where it is the third.
func (b *builder) draft(kind *guide.Kind, id string) [][]doc.Span {
	m := guide.Message{ID: id, Pos: kind.Pos}
	lines := [][]doc.Span{b.plain(b.words(b.Catalog, m))}
	said := []string{b.Catalog.Tag}
	for _, c := range []*locale.Catalog{b.With, b.Source} {
		if c == nil || slices.Contains(said, c.Tag) {
			continue
		}
		said = append(said, c.Tag)
		if len(lines) == 2 {
			m.ID = guide.DraftAgain
		}
		line := b.plain(b.words(c, m))
		for i := range line {
			// Not a value, but to be set in its own direction like one.
			line[i].Lang, line[i].Value = c.Tag, true
		}
		lines = append(lines, line)
	}
	return lines
}

// clinic gives the clinic's name and address.
func (b *builder) clinic() []doc.Span {
	p := b.Profile
	spans := []doc.Span{{Text: p.Name, Lang: b.lang(p.Name), Strong: true, Value: true, Field: "name"}}
	if len(p.Address) == 0 {
		return spans
	}
	address := strings.Join(p.Address, ", ")
	return append(spans, doc.Span{Text: separator},
		doc.Span{Text: address, Lang: b.lang(address), Value: true, Field: "address"})
}

// source says what the sheet was made of (R8). It comes last: the document's digest is over everything else.
func (b *builder) source() {
	if b.list.Bad() {
		return // there will be no sheet
	}
	h := sha256.New()
	_ = doc.Dump(h, b.doc) // a hash takes all bytes
	h.Sum(b.doc.Digest[:0])
	b.doc.Origin = b.Origin
	g := b.Guide
	m := guide.Message{ID: guide.Source, Pos: g.Pos}
	values := map[string]doc.Span{
		"guide":   {Text: g.ID, Value: true},
		"version": {Text: g.Version, Value: true},
		"digest":  {Text: b.Origin.Code(), Value: true},
	}
	if !b.Signed.IsZero() {
		m.ID = guide.SourceReviewed
		values["reviewed"] = doc.Span{Text: b.Catalog.LongDate(b.Signed), Value: true}
	}
	b.doc.Source = b.fill(m, values)
}

// words gives a message without placeholders. Where there is none, or where it has some, that is a
// problem.
func (b *builder) words(c *locale.Catalog, m guide.Message) []locale.Part {
	parts, err := c.Text(m.ID, nil)
	if err != nil {
		b.list.Add(m.Pos, m.ID, "%v", err)
		return nil
	}
	for _, p := range parts {
		if p.Arg != "" {
			b.noMeaning(m, p.Arg)
			return nil
		}
	}
	return parts
}

// fill gives a message whose placeholders stand for certain spans.
func (b *builder) fill(m guide.Message, values map[string]doc.Span) []doc.Span {
	parts, err := b.Catalog.Text(m.ID, nil)
	if err != nil {
		b.list.Add(m.Pos, m.ID, "%v", err)
		return nil
	}
	spans := b.plain(parts)
	for i, p := range parts {
		if p.Arg == "" {
			continue
		}
		value, ok := values[p.Arg]
		if !ok {
			b.noMeaning(m, p.Arg)
			return nil
		}
		spans[i] = value
	}
	return spans
}

// plain gives the literal parts of a message as spans, with an empty one for each placeholder.
func (b *builder) plain(parts []locale.Part) []doc.Span {
	spans := b.spans.cut(len(parts))
	for i, p := range parts {
		spans[i].Text = p.Text
	}
	return spans
}

// noMeaning reports a placeholder that stands for nothing where a message is used.
func (b *builder) noMeaning(m guide.Message, arg string) {
	b.list = append(b.list, diag.Problem{
		Pos: m.Pos, Field: m.ID, Text: "its text in " + b.Catalog.Tag + " names {{." + arg + "}}, which stands for nothing here",
	})
}
