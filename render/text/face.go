package text

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// load reads and parses the file on the first call and gives the same answer ever after.
func (f *Face) load() error {
	f.once.Do(func() {
		if err := f.parse(); err != nil {
			f.err = fmt.Errorf("font %s: %w", f.Name, err)
		}
	})
	return f.err
}

// parse fills the fields that come from the file.
func (f *Face) parse() error {
	data, err := fs.ReadFile(f.fsys, f.file)
	if err != nil {
		return err
	}
	if err := checkTables(data); err != nil {
		return err
	}
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	parsed, err := font.NewFont(loader)
	if err != nil {
		return err
	}
	if err := f.measure(loader, parsed); err != nil {
		return err
	}
	cureCoverages(parsed)
	f.Data, f.font = data, parsed
	return nil
}

// measure turns the metrics of the font into thousandths of an em.
func (f *Face) measure(loader *opentype.Loader, parsed *font.Font) error {
	head, _, err := font.LoadHeadTable(loader, nil)
	if err != nil {
		return err
	}
	f.UnitsPerEm = int(parsed.Upem())
	scale := func(v float32) int { return int(math.Round(float64(v) * em / float64(f.UnitsPerEm))) }
	face := font.NewFace(parsed)
	extents, ok := face.FontHExtents()
	if !ok {
		return errors.New("no hhea table")
	}
	f.Ascent, f.Descent = scale(extents.Ascender), scale(extents.Descender)
	f.CapHeight = scale(face.LineMetric(font.CapHeight))
	for i, v := range []int16{head.XMin, head.YMin, head.XMax, head.YMax} {
		f.BBox[i] = scale(float32(v))
	}
	return nil
}

// checkTables compares every table with its checksum in the table directory (OpenType 1.9, "Organization
// of an OpenType Font"). The parser leaves out a GSUB or GPOS table that it cannot read, and then letters
// would stand unjoined without a word.
func checkTables(data []byte) error {
	const header, record = 12, 16
	if len(data) < header || binary.BigEndian.Uint32(data) != 0x00010000 {
		return errors.New("not a TrueType file")
	}
	records := data[header:]
	for range binary.BigEndian.Uint16(data[4:]) {
		if len(records) < record {
			return errors.New("table directory is cut short")
		}
		tag, want := string(records[:4]), binary.BigEndian.Uint32(records[4:])
		start, size := uint64(binary.BigEndian.Uint32(records[8:])), uint64(binary.BigEndian.Uint32(records[12:]))
		if start+size > uint64(len(data)) {
			return fmt.Errorf("table %s is cut short", tag)
		}
		if got := checksum(data[start:start+size], tag == "head"); got != want {
			return fmt.Errorf("table %s is damaged: its checksum is %08x, not %08x", tag, got, want)
		}
		records = records[record:]
	}
	return nil
}

// checksum adds up big-endian words; what is missing of the last is zero. In the head table the third
// word, the sum of the whole file, counts as zero.
func checksum(table []byte, head bool) uint32 {
	var sum uint32
	for i := 0; i < len(table); i += 4 {
		if head && i == 8 {
			continue
		}
		var word [4]byte
		copy(word[:], table[i:])
		sum += binary.BigEndian.Uint32(word[:])
	}
	return sum
}
