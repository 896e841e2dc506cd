package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// A subset is a TrueType font made of some glyphs of another. Glyphs are numbered in the order in
// which they are added, 0 being .notdef. Beside the source's own glyphs it can hold composites of
// them: one for each cluster that must be a single glyph to have a text of its own.
//
// Instructions are left out: sheets are printed, or shown at sizes where hinting does nothing.
type subset struct {
	source *sfnt
	copied map[uint16]uint16 // a glyph of the source to the same glyph here
	glyf   []byte
	glyphs []subsetGlyph
}

// A subsetGlyph is what the tables other than glyf say of one glyph, in font units.
type subsetGlyph struct {
	offset           int // in glyf
	advance, bearing int
	points, contours int // with those of all components
	parts            int // direct components
	depth            int // of nested components
}

// maxDepth bounds how deeply components nest. Real fonts have 2; a font whose glyphs contain
// themselves has no end.
const maxDepth = 8

// Flags of a composite glyph's component (OpenType 1.9, glyf).
const (
	argsAreWords   = 0x0001
	argsAreXY      = 0x0002
	haveScale      = 0x0008
	moreComponents = 0x0020
	haveXYScale    = 0x0040
	haveTwoByTwo   = 0x0080
	haveCode       = 0x0100
)

func newSubset(source *sfnt) (*subset, error) {
	s := &subset{source: source, copied: make(map[uint16]uint16)}
	_, err := s.add(0)
	return s, err
}

// add copies a glyph of the source, with its components, and returns its number here.
func (s *subset) add(glyph uint16) (uint16, error) { return s.addNested(glyph, 0) }

func (s *subset) addNested(glyph uint16, depth int) (uint16, error) {
	if g, ok := s.copied[glyph]; ok {
		return g, nil
	}
	if depth > maxDepth {
		return 0, fmt.Errorf("font: components of glyph %d nest too deeply", glyph)
	}
	data, err := s.source.outline(glyph)
	if err != nil {
		return 0, err
	}
	var g subsetGlyph
	switch {
	case len(data) == 0:
	case int16(binary.BigEndian.Uint16(data)) < 0:
		data, err = s.copyComposite(data, &g, depth)
	default:
		data, err = copySimple(data, &g)
	}
	if err != nil {
		return 0, err
	}
	g.advance, g.bearing = s.source.metric(glyph)
	n, err := s.append(g, data)
	s.copied[glyph] = n
	return n, err
}

// copySimple returns a simple glyph without its instructions.
func copySimple(data []byte, g *subsetGlyph) ([]byte, error) {
	g.contours = int(binary.BigEndian.Uint16(data))
	ends := 10 + 2*g.contours // where the end points of the contours end
	if ends+2 > len(data) {
		return nil, errors.New("font: short outline")
	}
	if g.contours > 0 {
		g.points = int(binary.BigEndian.Uint16(data[ends-2:])) + 1
	}
	code := int(binary.BigEndian.Uint16(data[ends:]))
	if ends+2+code > len(data) {
		return nil, errors.New("font: short outline")
	}
	out := append([]byte(nil), data[:ends]...)
	out = append(out, 0, 0)
	return append(out, data[ends+2+code:]...), nil
}

// copyComposite adds the components of a composite glyph and returns it with their new numbers and
// without instructions.
func (s *subset) copyComposite(data []byte, g *subsetGlyph, depth int) ([]byte, error) {
	out := append([]byte(nil), data[:10]...)
	for at, more := 10, true; more; {
		if at+4 > len(data) {
			return nil, errors.New("font: short composite")
		}
		flags := binary.BigEndian.Uint16(data[at:])
		end := at + componentSize(flags)
		if end > len(data) {
			return nil, errors.New("font: short composite")
		}
		component, err := s.addNested(binary.BigEndian.Uint16(data[at+2:]), depth+1)
		if err != nil {
			return nil, err
		}
		out = binary.BigEndian.AppendUint16(out, flags&^haveCode)
		out = binary.BigEndian.AppendUint16(out, component)
		out = append(out, data[at+4:end]...)
		g.count(s.glyphs[component])
		at, more = end, flags&moreComponents != 0
	}
	return out, nil
}

// componentSize is the length of a component with these flags.
func componentSize(flags uint16) int {
	n := 4 + 2
	if flags&argsAreWords != 0 {
		n += 2
	}
	switch {
	case flags&haveScale != 0:
		n += 2
	case flags&haveXYScale != 0:
		n += 4
	case flags&haveTwoByTwo != 0:
		n += 8
	}
	return n
}

// count adds a component to what is known of a composite.
func (g *subsetGlyph) count(component subsetGlyph) {
	g.points += component.points
	g.contours += component.contours
	g.parts++
	g.depth = max(g.depth, component.depth+1)
}

// append adds a finished glyph and returns its number.
func (s *subset) append(g subsetGlyph, outline []byte) (uint16, error) {
	n := len(s.glyphs)
	if n > 0xFFFE {
		return 0, errors.New("font: too many glyphs")
	}
	if g.advance < 0 || g.advance > 0xFFFF {
		return 0, fmt.Errorf("font: advance of %d units", g.advance)
	}
	g.offset = len(s.glyf)
	s.glyphs = append(s.glyphs, g)
	s.glyf = append(s.glyf, outline...)
	for len(s.glyf)%4 != 0 {
		s.glyf = append(s.glyf, 0)
	}
	return uint16(n), nil
}

// width is a glyph's advance in thousandths of an em, as a PDF's W array has it.
func (s *subset) width(glyph uint16) int {
	em := s.source.unitsPerEm
	return (s.glyphs[glyph].advance*1000 + em/2) / em
}

// units turns thousandths of an em into font units.
func (s *subset) units(thousandths int) int {
	v := thousandths * s.source.unitsPerEm
	if v < 0 {
		return (v - 500) / 1000
	}
	return (v + 500) / 1000
}
