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
	catalog *locale.Catalog
	ids     []string            // of the messages on the sheets
	clinic  []string            // the clinic's own words in the language
	notice  []locale.NoticeText // at the end of the sheets
	once    sync.Once
	fonts   *pdf.Pack
	err     error
}

// A pressKey names a press: a guide by its ID, "" for the pages of staff, and a language by its tag.
type pressKey struct{ guide, tag string }

// addPresses makes the presses of a language: those of the guides, and that of staff, whose pages name all of them. Ideographs are
// most of what a file of their language weighs, so none has those of another guide.
func (s *Shop) addPresses(c *locale.Catalog) {
	s.presses[pressKey{"", c.Tag}] = s.newPress(c, c.IDs())
	for _, g := range s.Guides {
		s.presses[pressKey{g.ID, c.Tag}] = s.newPress(c, g.Messages())
	}
}

// newPress gives a press of a language with messages.
func (s *Shop) newPress(c *locale.Catalog, ids []string) *press {
	p := &press{catalog: c, ids: guide.SheetMessages(ids), notice: s.Notice}
	p.clinic = append(p.clinic, s.Profile.Name, s.Profile.Location)
	p.clinic = append(p.clinic, s.Profile.Address...)
	for _, g := range s.Guides {
		values := s.values[g.ID]
		for _, name := range slices.Sorted(maps.Keys(values)) {
			p.clinic = append(p.clinic, values[name].Words[c.Tag])
		}
	}
	return p
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
