package batch

import (
	"fmt"
	"maps"
	"slices"
	"sync"

	"handout/internal/locale"
	"handout/render/pdf"
	"handout/render/text"
)

// A press is what all sheets in one language share. The fonts in it are made when the first sheet
// needs them, and once.
type press struct {
	catalog *locale.Catalog
	clinic  []string            // the clinic's own words in the language
	notice  []locale.NoticeText // at the end of the sheets
	once    sync.Once
	fonts   *pdf.Pack
	err     error
}

// newPress gives the press of a language.
func (s *Shop) newPress(c *locale.Catalog) *press {
	p := &press{catalog: c, notice: s.Notice}
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
