package batch

import (
	"fmt"
	"maps"
	"slices"
	"sync"

	"handout/internal/guide"
	"handout/internal/locale"
	"handout/render/pdf"
	"handout/render/text"
)

// A press is what all sheets of a guide in one language share. The fonts in it are made when the first sheet
// needs them, and once.
type press struct {
	shop    *Shop
	catalog *locale.Catalog
	guide   *guide.Guide // nil for the pages of staff, which name all of them
	once    sync.Once
	fonts   *pdf.Pack
	err     error
}

// A pressKey names a press: a guide by its ID, "" for the pages of staff, and a language by its tag.
type pressKey struct{ guide, tag string }

// addPresses makes the presses of a language. Ideographs are most of what a file of their language weighs, so none has those
// of another guide.
func (s *Shop) addPresses(c *locale.Catalog) {
	s.presses[pressKey{"", c.Tag}] = &press{shop: s, catalog: c}
	for _, g := range s.Guides {
		s.presses[pressKey{g.ID, c.Tag}] = &press{shop: s, catalog: c, guide: g}
	}
}

// messages gives the IDs of the messages on the sheets.
func (p *press) messages() []string {
	if p.guide == nil {
		return guide.SheetMessages(p.catalog.IDs())
	}
	return guide.SheetMessages(p.guide.Messages())
}

// clinic gives the clinic's own words in the language.
func (p *press) clinic() []string {
	profile := p.shop.Profile
	words := append([]string{profile.Name, profile.Location}, profile.Address...)
	for _, g := range p.shop.Guides {
		values := p.shop.values[g.ID]
		for _, name := range slices.Sorted(maps.Keys(values)) {
			words = append(words, values[name].Words[p.catalog.Tag])
		}
	}
	return words
}

// pack gives the fonts of the language.
func (p *press) pack(faces *text.Faces) (*pdf.Pack, error) {
	p.once.Do(func() {
		p.fonts, p.err = pdf.NewPack(faces, p.samples())
		if p.err != nil {
			p.err = fmt.Errorf("fonts for %s: %w", p.catalog.Tag, p.err)
		}
	})
	return p.fonts, p.err
}
