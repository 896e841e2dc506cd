package text

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// Sizes in a TrueType file's table directory (OpenType 1.9, "Organization of an OpenType Font").
const (
	directoryHeader = 12
	directoryRecord = 16
)

// A table is one table of a TrueType file.
type table struct {
	tag  string
	sum  uint32 // its checksum, as the directory has it
	data []byte
}

// readTables gives the tables of a file, whole and undamaged. The parser leaves out a GSUB or GPOS table
// that it cannot read, and then letters would stand unjoined without a word.
func readTables(data []byte) ([]table, error) {
	if len(data) < directoryHeader || binary.BigEndian.Uint32(data) != 0x00010000 {
		return nil, errors.New("not a TrueType file")
	}
	var tables []table
	records := data[directoryHeader:]
	for range binary.BigEndian.Uint16(data[4:]) {
		if len(records) < directoryRecord {
			return nil, errors.New("table directory is cut short")
		}
		t := table{tag: string(records[:4]), sum: binary.BigEndian.Uint32(records[4:])}
		start, size := uint64(binary.BigEndian.Uint32(records[8:])), uint64(binary.BigEndian.Uint32(records[12:]))
		if start+size > uint64(len(data)) {
			return nil, fmt.Errorf("table %s is cut short", t.tag)
		}
		t.data = data[start : start+size]
		if got := checksum(t.data, t.tag == "head"); got != t.sum {
			return nil, fmt.Errorf("table %s is damaged: its checksum is %08x, not %08x", t.tag, got, t.sum)
		}
		tables = append(tables, t)
		records = records[directoryRecord:]
	}
	return tables, nil
}

// checksum adds up big-endian words; what is missing of the last is zero. In the head table the third
// word, the sum of the whole file, counts as zero.
func checksum(table []byte, head bool) uint32 {
	var sum uint32
	if head && len(table) >= 12 {
		sum -= binary.BigEndian.Uint32(table[8:])
	}
	for ; len(table) >= 4; table = table[4:] {
		sum += binary.BigEndian.Uint32(table)
	}
	var rest [4]byte
	copy(rest[:], table)
	return sum + binary.BigEndian.Uint32(rest[:])
}

// shapes reports whether shaping reads a table. The parser takes in all that there are, and three
// quarters of its time would go into outlines and glyph names.
//
// Without outlines glyphs have no extents. HarfBuzz asks for those only to guess where marks go in a
// face that does not say; no mark is set in such a face (see chooseMark).
func shapes(tag string) bool {
	switch tag {
	case "GDEF", "GPOS", "GSUB", "OS/2", "cmap", "head", "hhea", "hmtx", "kern", "maxp":
		return true
	}
	return false
}

// shapingFile makes a file of the tables that shaping reads.
func shapingFile(tables []table) []byte {
	count, size := 0, 0
	for _, t := range tables {
		if shapes(t.tag) {
			count++
			size += len(t.data)
		}
	}
	offset := directoryHeader + count*directoryRecord
	file := make([]byte, directoryHeader, offset+size)
	binary.BigEndian.PutUint32(file, 0x00010000)
	binary.BigEndian.PutUint16(file[4:], uint16(count))
	for _, t := range tables {
		if shapes(t.tag) {
			file = append(file, t.tag...)
			file = binary.BigEndian.AppendUint32(file, t.sum)
			file = binary.BigEndian.AppendUint32(file, uint32(offset))
			file = binary.BigEndian.AppendUint32(file, uint32(len(t.data)))
			offset += len(t.data)
		}
	}
	for _, t := range tables {
		if shapes(t.tag) {
			file = append(file, t.data...)
		}
	}
	return file
}
