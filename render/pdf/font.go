package pdf

import (
	"crypto/sha256"
	"fmt"
	"unicode"
	"unicode/utf8"

	"handout/render/text"
)

// A fontMaker collects clusters of one face into a subset: each gets a glyph of its own, so that the
// glyph alone says what the text is. What a reader gets back is then exact in every script, in every
// program: several glyphs for one letter, marks, ligatures and reordered syllables cannot confuse it.
//
// A cluster that is one glyph is that glyph, unless the glyph stands for another text already. Any
// other cluster becomes a composite glyph.
type fontMaker struct {
	face  *text.Face
	sub   *subset
	cids  map[string]uint16 // by clusterKey
	texts []string          // by CID; "" for a glyph that is only a component
	key   []byte            // for reuse
}

// newFontMaker makes one for a face, whose file is source.
func newFontMaker(face *text.Face, source *sfnt) (*fontMaker, error) {
	sub, err := newSubset(source)
	if err != nil {
		return nil, err
	}
	return &fontMaker{face: face, sub: sub, cids: make(map[string]uint16)}, nil
}

// clusterKey appends what makes a cluster what it is: its text and its glyphs. The advance is no part
// of it: kerning changes that, and content streams place each glyph anyway.
func clusterKey(key []byte, c *text.Cluster) []byte {
	shift := shift(c)
	key = append(key, byte(len(c.Glyphs)))
	for _, g := range c.Glyphs {
		x, y := uint16(g.X-shift), uint16(g.Y)
		key = append(key, byte(g.ID>>8), byte(g.ID), byte(x>>8), byte(x), byte(y>>8), byte(y))
	}
	return append(key, c.Text...)
}

// shift is how far to the right of its place a cluster is drawn. A single glyph is moved when it is
// shown; within composites each part has its own place.
func shift(c *text.Cluster) int16 {
	if len(c.Glyphs) == 1 && c.Glyphs[0].Y == 0 {
		return c.Glyphs[0].X
	}
	return 0
}

// cid returns the CID of a cluster, which is also its glyph in the subset, and adds it if it is new.
func (m *fontMaker) cid(c *text.Cluster) (uint16, error) {
	m.key = clusterKey(m.key[:0], c)
	if cid, ok := m.cids[string(m.key)]; ok {
		return cid, nil
	}
	if err := readable(c.Text); err != nil {
		return 0, err
	}
	cid, err := m.glyph(c)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", m.face.Name, err)
	}
	for len(m.texts) < len(m.sub.glyphs) {
		m.texts = append(m.texts, "")
	}
	m.texts[cid] = c.Text
	m.cids[string(m.key)] = cid
	return cid, nil
}

// glyph adds the glyph that shows a new cluster.
func (m *fontMaker) glyph(c *text.Cluster) (uint16, error) {
	if len(c.Glyphs) == 1 && c.Glyphs[0].Y == 0 && c.Glyphs[0].ID != 0 {
		plain, err := m.sub.add(c.Glyphs[0].ID)
		if err != nil || int(plain) >= len(m.texts) || m.texts[plain] == "" {
			return plain, err
		}
	}
	shift := shift(c)
	parts := make([]part, len(c.Glyphs))
	for i, g := range c.Glyphs {
		if g.ID == 0 {
			return 0, fmt.Errorf("a character has no glyph")
		}
		parts[i] = part{g.ID, m.sub.units(int(g.X - shift)), m.sub.units(int(g.Y))}
	}
	return m.sub.compose(parts, m.sub.units(c.Advance))
}

// readable refuses text that a ToUnicode map must not or cannot hold (ISO 14289-1, 7.21.7; ISO
// 19005-2, 6.2.11.7): characters whose meaning is private, that are no characters, or that control.
func readable(s string) error {
	if s == "" || !utf8.ValidString(s) {
		return fmt.Errorf("a glyph has no text")
	}
	for _, r := range s {
		if unicode.Is(unicode.Co, r) || unicode.IsControl(r) || r == '\uFEFF' ||
			r&0xFFFE == 0xFFFE || (r >= 0xFDD0 && r <= 0xFDEF) {
			return fmt.Errorf("no text can be read back from U+%04X", r)
		}
	}
	return nil
}

// A font is a finished subset. It is immutable.
type font struct {
	face      *text.Face
	name      string            // with its subset tag (ISO 32000-1, 9.6.4)
	cids      map[string]uint16 // by clusterKey
	widths    []int             // by CID, thousandths of an em
	w         syntax            // the same as the font's W entry
	program   []byte            // deflated TrueType file
	length    int               // of program before
	toUnicode []byte            // deflated
}

// font finishes the subset. The maker must not be used afterwards.
func (m *fontMaker) font(d *deflater) *font {
	program := m.sub.file()
	f := &font{face: m.face, cids: m.cids, length: len(program)}
	digest := sha256.Sum256(program)
	f.name = subsetTag(digest[:]) + "+" + m.face.Name
	f.program = append(f.program, d.compress(program)...)
	f.toUnicode = append(f.toUnicode, d.compress(toUnicode(m.texts))...)
	f.widths = make([]int, len(m.sub.glyphs))
	f.w.raw("[0[")
	for cid := range f.widths {
		f.widths[cid] = m.sub.width(uint16(cid))
		f.w.int(f.widths[cid])
		f.w.raw(" ")
	}
	f.w.raw("]]")
	return f
}

// subsetTag makes six capital letters of a digest: different subsets have different names.
func subsetTag(digest []byte) string {
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + digest[i]%26
	}
	return string(tag)
}
