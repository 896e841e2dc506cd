package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// An sfnt gives access to the tables of a TrueType file that a subset is made from. It points into
// the file's bytes and is safe for concurrent use.
type sfnt struct {
	head, hhea, maxp, hmtx, loca, glyf []byte

	glyphs     int  // in the font
	metrics    int  // entries of hmtx that have an advance
	longLoca   bool // loca has 32-bit offsets
	unitsPerEm int
}

// parseSFNT reads the table directory (OpenType 1.9, "Organization of an OpenType font"). Fonts
// with PostScript outlines and collections are refused.
func parseSFNT(file []byte) (*sfnt, error) {
	tables, err := directory(file)
	if err != nil {
		return nil, err
	}
	f := &sfnt{}
	for _, t := range []struct {
		tag  string
		to   *[]byte
		size int
	}{
		{"head", &f.head, 54}, {"hhea", &f.hhea, 36}, {"maxp", &f.maxp, 32},
		{"hmtx", &f.hmtx, 4}, {"loca", &f.loca, 2}, {"glyf", &f.glyf, 0},
	} {
		data, ok := tables[t.tag]
		if *t.to = data; !ok || len(data) < t.size {
			return nil, fmt.Errorf("font: table %s is missing or short", t.tag)
		}
	}
	f.glyphs = int(binary.BigEndian.Uint16(f.maxp[4:]))
	f.metrics = int(binary.BigEndian.Uint16(f.hhea[34:]))
	f.longLoca = binary.BigEndian.Uint16(f.head[50:]) == 1
	f.unitsPerEm = int(binary.BigEndian.Uint16(f.head[18:]))
	if f.unitsPerEm == 0 {
		return nil, errors.New("font: no units per em")
	}
	entry := 2
	if f.longLoca {
		entry = 4
	}
	if len(f.loca) < entry*(f.glyphs+1) {
		return nil, errors.New("font: table loca is short")
	}
	if f.metrics < 1 || f.metrics > f.glyphs || len(f.hmtx) < 4*f.metrics+2*(f.glyphs-f.metrics) {
		return nil, errors.New("font: table hmtx is short")
	}
	return f, nil
}

func directory(file []byte) (map[string][]byte, error) {
	if len(file) < 12 || binary.BigEndian.Uint32(file) != 0x00010000 {
		return nil, errors.New("font: not a TrueType file")
	}
	n := int(binary.BigEndian.Uint16(file[4:]))
	if len(file) < 12+16*n {
		return nil, errors.New("font: short table directory")
	}
	tables := make(map[string][]byte, n)
	for i := range n {
		entry := file[12+16*i:]
		offset := uint64(binary.BigEndian.Uint32(entry[8:]))
		length := uint64(binary.BigEndian.Uint32(entry[12:]))
		if offset+length > uint64(len(file)) {
			return nil, errors.New("font: a table reaches beyond the file")
		}
		tables[string(entry[:4])] = file[offset : offset+length]
	}
	return tables, nil
}

// outline returns the glyf entry of a glyph; it is empty for a glyph that shows nothing.
func (f *sfnt) outline(glyph uint16) ([]byte, error) {
	g := int(glyph)
	if g >= f.glyphs {
		return nil, fmt.Errorf("font: glyph %d of %d", g, f.glyphs)
	}
	var from, to uint64
	if f.longLoca {
		from = uint64(binary.BigEndian.Uint32(f.loca[4*g:]))
		to = uint64(binary.BigEndian.Uint32(f.loca[4*g+4:]))
	} else {
		from = 2 * uint64(binary.BigEndian.Uint16(f.loca[2*g:]))
		to = 2 * uint64(binary.BigEndian.Uint16(f.loca[2*g+2:]))
	}
	if from > to || to > uint64(len(f.glyf)) || (to > from && to-from < 10) {
		return nil, fmt.Errorf("font: outline of glyph %d is out of place", g)
	}
	return f.glyf[from:to], nil
}

// metric returns a glyph's advance and left side bearing, in font units.
func (f *sfnt) metric(glyph uint16) (advance, bearing int) {
	g := int(glyph)
	if g < f.metrics {
		entry := f.hmtx[4*g:]
		return int(binary.BigEndian.Uint16(entry)), int(int16(binary.BigEndian.Uint16(entry[2:])))
	}
	last := binary.BigEndian.Uint16(f.hmtx[4*(f.metrics-1):])
	return int(last), int(int16(binary.BigEndian.Uint16(f.hmtx[4*f.metrics+2*(g-f.metrics):])))
}
