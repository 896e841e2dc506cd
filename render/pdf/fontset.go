package pdf

import (
	"fmt"
	"slices"

	"handout/render/text"
)

// A fontSet is the fonts of the document being written. A slot is a font's place in it, and its name
// in content streams: first the pack's fonts, then those made for this document alone, in the order
// in which they were needed. The pack's fonts never grow, or a file would depend on what was written
// before it.
type fontSet struct {
	pack   *Pack
	used   []bool // by slot
	extras []*fontMaker
	files  map[*text.Face]*sfnt // that extras were made from, for the documents to come
	key    []byte               // for reuse
	recent [recentGlyphs]recentGlyph
}

// A recentGlyph is a cluster that one of the pack's fonts has. Most clusters are few, and come again and again.
type recentGlyph struct {
	face   *text.Face
	text   string
	count  int
	glyphs [3]text.Glyph
	glyph  glyphRef
}

const recentGlyphs = 512

// recentGlyph gives the place where a cluster is kept, and whether it is there; nil for one of too many glyphs.
func (s *fontSet) recentGlyph(face *text.Face, c *text.Cluster) (*recentGlyph, bool) {
	if len(c.Glyphs) == 0 || len(c.Glyphs) > len(recentGlyph{}.glyphs) {
		return nil, false
	}
	place := int(c.Glyphs[0].ID) + 7*int(c.Glyphs[len(c.Glyphs)-1].ID)
	if face.Bold {
		place += recentGlyphs / 2
	}
	r := &s.recent[place%recentGlyphs]
	return r, r.face == face && r.count == len(c.Glyphs) && r.text == c.Text && slices.Equal(r.glyphs[:r.count], c.Glyphs)
}

// reset empties the set for the next document.
func (s *fontSet) reset() {
	s.extras = s.extras[:0]
	s.used = s.used[:0]
	for range s.pack.fonts {
		s.used = append(s.used, false)
	}
}

// A glyphRef is a glyph of one of the document's fonts.
type glyphRef struct {
	slot  int
	cid   uint16
	width int // thousandths of an em
}

// glyph finds the glyph for a cluster, and adds it to a font of this document if the pack has none.
func (s *fontSet) glyph(face *text.Face, c *text.Cluster) (glyphRef, error) {
	face = outlines(face)
	recent, ok := s.recentGlyph(face, c)
	if ok {
		return recent.glyph, nil
	}
	if slot, ok := s.pack.slots[face]; ok {
		f := s.pack.fonts[slot]
		s.key = clusterKey(s.key[:0], c)
		if cid, ok := f.cids[string(s.key)]; ok {
			g := glyphRef{slot, cid, f.widths[cid]}
			if recent != nil {
				*recent = recentGlyph{face: face, text: c.Text, count: len(c.Glyphs), glyph: g}
				copy(recent.glyphs[:], c.Glyphs)
			}
			return g, nil
		}
	}
	slot, m, err := s.extra(face)
	if err != nil {
		return glyphRef{}, err
	}
	cid, err := m.cid(c)
	if err != nil {
		return glyphRef{}, err
	}
	return glyphRef{slot, cid, m.sub.width(cid)}, nil
}

// outlines gives the face whose outlines a face shows: itself, or the one that it is a bolder form of. Both
// have one font.
func outlines(face *text.Face) *text.Face {
	if face.Plain != nil {
		return face.Plain
	}
	return face
}

// extra finds or begins the document's own font of a face.
func (s *fontSet) extra(face *text.Face) (slot int, m *fontMaker, err error) {
	for i, m := range s.extras {
		if m.face == face {
			return len(s.pack.fonts) + i, m, nil
		}
	}
	file := s.files[face]
	if file == nil {
		if file, err = parseSFNT(face.Data); err != nil {
			return 0, nil, fmt.Errorf("%s: %w", face.Name, err)
		}
		s.files[face] = file
	}
	if m, err = newFontMaker(face, file); err != nil {
		return 0, nil, err
	}
	s.extras = append(s.extras, m)
	s.used = append(s.used, false)
	return len(s.used) - 1, m, nil
}

// shared reports whether a slot is one of the pack's.
func (s *fontSet) shared(slot int) bool { return slot < len(s.pack.fonts) }

// font returns the finished font of a slot.
func (s *fontSet) font(slot int, d *deflater) *font {
	if s.shared(slot) {
		return s.pack.fonts[slot]
	}
	return s.extras[slot-len(s.pack.fonts)].font(d)
}
