package pdf

import "encoding/binary"

// A part is one component of a composite: a glyph of the source, moved (font units, y up).
type part struct {
	glyph uint16
	x, y  int
}

// compose adds a glyph that shows several glyphs of the source at once, and returns its number. With
// no parts, or none that shows anything, it is a space.
func (s *subset) compose(parts []part, advance int) (uint16, error) {
	var g subsetGlyph
	var box bounds
	var components []byte
	last := 0 // where the flags of the last component are
	for _, p := range parts {
		outline, err := s.source.outline(p.glyph)
		if err != nil {
			return 0, err
		}
		n, err := s.add(p.glyph)
		if err != nil {
			return 0, err
		}
		if len(outline) == 0 {
			continue
		}
		box.include(outline, p.x, p.y, g.parts == 0)
		last = len(components)
		components = binary.BigEndian.AppendUint16(components, argsAreWords|argsAreXY|moreComponents)
		components = binary.BigEndian.AppendUint16(components, n)
		components = binary.BigEndian.AppendUint16(components, uint16(int16(p.x)))
		components = binary.BigEndian.AppendUint16(components, uint16(int16(p.y)))
		g.count(s.glyphs[n])
	}
	g.advance = advance
	if g.parts == 0 {
		return s.append(g, nil)
	}
	binary.BigEndian.PutUint16(components[last:], argsAreWords|argsAreXY)
	g.bearing = box.xMin // or a reader would move the outline
	out := binary.BigEndian.AppendUint16(nil, 0xFFFF)
	for _, v := range []int{box.xMin, box.yMin, box.xMax, box.yMax} {
		out = binary.BigEndian.AppendUint16(out, uint16(int16(v)))
	}
	return s.append(g, append(out, components...))
}

// bounds is the box around a glyph, in font units.
type bounds struct{ xMin, yMin, xMax, yMax int }

func (b *bounds) include(outline []byte, x, y int, first bool) {
	at := func(i int) int { return int(int16(binary.BigEndian.Uint16(outline[i:]))) }
	n := bounds{at(2) + x, at(4) + y, at(6) + x, at(8) + y}
	if first {
		*b = n
		return
	}
	*b = bounds{min(b.xMin, n.xMin), min(b.yMin, n.yMin), max(b.xMax, n.xMax), max(b.yMax, n.yMax)}
}
