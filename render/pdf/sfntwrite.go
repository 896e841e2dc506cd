package pdf

import (
	"encoding/binary"
	"math/bits"
)

// file returns the subset as a TrueType file with the tables that a PDF needs (ISO 32000-1, 9.9):
// no cmap, since content streams name glyphs by number, and no hinting.
func (s *subset) file() []byte {
	long := len(s.glyf) > 2*0xFFFF
	tables := []struct {
		tag  string
		data []byte
	}{
		{"glyf", s.glyf}, {"head", s.headTable(long)}, {"hhea", s.hheaTable()},
		{"hmtx", s.hmtxTable()}, {"loca", s.locaTable(long)}, {"maxp", s.maxpTable()},
	}
	n := len(tables)
	power := bits.Len(uint(n)) - 1
	out := make([]byte, 0, 12+16*n+len(s.glyf)+16*len(s.glyphs)+256)
	out = binary.BigEndian.AppendUint32(out, 0x00010000)
	for _, v := range []int{n, 16 << power, power, 16*n - 16<<power} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	offset, head := 12+16*n, 0
	for _, t := range tables {
		if t.tag == "head" {
			head = offset
		}
		out = append(out, t.tag...)
		out = binary.BigEndian.AppendUint32(out, checksum(t.data))
		out = binary.BigEndian.AppendUint32(out, uint32(offset))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.data)))
		offset += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

// checksum is the sum of the data's 32-bit words, the last one filled with zeros.
func checksum(data []byte) uint32 {
	var sum uint32
	for ; len(data) >= 4; data = data[4:] {
		sum += binary.BigEndian.Uint32(data)
	}
	var rest [4]byte
	copy(rest[:], data)
	return sum + binary.BigEndian.Uint32(rest[:])
}

func (s *subset) headTable(longLoca bool) []byte {
	head := append([]byte(nil), s.source.head[:54]...)
	binary.BigEndian.PutUint32(head[8:], 0) // the whole file's checksum comes last
	binary.BigEndian.PutUint16(head[50:], 0)
	if longLoca {
		binary.BigEndian.PutUint16(head[50:], 1)
	}
	return head
}

func (s *subset) hheaTable() []byte {
	hhea := append([]byte(nil), s.source.hhea[:36]...)
	widest := 0
	for _, g := range s.glyphs {
		widest = max(widest, g.advance)
	}
	binary.BigEndian.PutUint16(hhea[10:], uint16(widest))
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(s.glyphs)))
	return hhea
}

func (s *subset) hmtxTable() []byte {
	hmtx := make([]byte, 0, 4*len(s.glyphs))
	for _, g := range s.glyphs {
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(g.advance))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(int16(g.bearing)))
	}
	return hmtx
}

func (s *subset) locaTable(long bool) []byte {
	loca := make([]byte, 0, 4*len(s.glyphs)+4)
	add := func(offset int) {
		if long {
			loca = binary.BigEndian.AppendUint32(loca, uint32(offset))
		} else {
			loca = binary.BigEndian.AppendUint16(loca, uint16(offset/2))
		}
	}
	for _, g := range s.glyphs {
		add(g.offset)
	}
	add(len(s.glyf))
	return loca
}

// maxpTable states the largest of everything, so that a rasterizer can reserve room for it.
func (s *subset) maxpTable() []byte {
	var points, contours, allPoints, allContours, parts, depth int
	for _, g := range s.glyphs {
		if g.parts == 0 {
			points, contours = max(points, g.points), max(contours, g.contours)
			continue
		}
		allPoints, allContours = max(allPoints, g.points), max(allContours, g.contours)
		parts, depth = max(parts, g.parts), max(depth, g.depth)
	}
	maxp := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{
		len(s.glyphs), points, contours, allPoints, allContours,
		1, 0, 0, 0, 0, 0, 0, // one zone, and nothing for instructions
		parts, depth,
	} {
		maxp = binary.BigEndian.AppendUint16(maxp, uint16(min(v, 0xFFFF)))
	}
	return maxp
}
