package pdf

import (
	"encoding/binary"
	"errors"
	"maps"
	"math"
	"regexp"
	"slices"
	"unicode"
)

// A seenFont is a composite font with the codes that the pages show. Codes, CIDs and glyphs are the
// same numbers, because its encoding is Identity-H and its CIDToGIDMap is Identity.
type seenFont struct {
	ref     pdfRef
	dict    pdfDict // the Type0 font
	cid     pdfDict // its descendant
	used    map[int]bool
	unicode map[int]string // what ToUnicode says; nil if that cannot be read
}

// taggedName is what stands before the name of a font that is not whole (ISO 32000-1, 9.6.4).
var taggedName = regexp.MustCompile(`^[A-Z]{6}\+.`)

// fontAt returns the font with a reference, and reads it the first time.
func (c *checker) fontAt(ref pdfRef) *seenFont {
	for _, f := range c.fonts {
		if f.ref == ref {
			return f
		}
	}
	f := &seenFont{ref: ref, dict: c.file.dict(ref), used: map[int]bool{}}
	if descendants := c.file.array(f.dict["DescendantFonts"]); len(descendants) == 1 {
		f.cid = c.file.dict(descendants[0])
	}
	cmap, err := c.file.data(f.dict["ToUnicode"])
	if err == nil {
		f.unicode, err = readToUnicode(cmap)
	}
	if err != nil {
		c.fault(iso14289+"7.21.7", "font %d: ToUnicode: %v", ref, err)
	}
	c.fonts = append(c.fonts, f)
	return f
}

// decode returns the text of a code, or U+FFFD where ToUnicode has none.
func (f *seenFont) decode(code int) string {
	if s := f.unicode[code]; s != "" {
		return s
	}
	return string(unicode.ReplacementChar)
}

// checkFont checks a font against the codes that are shown with it.
func (c *checker) checkFont(f *seenFont) {
	descriptor := c.file.dict(f.cid["FontDescriptor"])
	if f.dict["Subtype"] != pdfName("Type0") || f.dict["Encoding"] != pdfName("Identity-H") ||
		f.cid["Subtype"] != pdfName("CIDFontType2") || f.cid["CIDToGIDMap"] != pdfName("Identity") {
		c.fault(iso14289+"7.21.3", "font %d: not a TrueType font with Identity-H", f.ref)
		return
	}
	name, _ := f.dict["BaseFont"].(pdfName)
	if !taggedName.MatchString(string(name)) || f.cid["BaseFont"] != name || descriptor["FontName"] != name {
		c.fault(iso32000+"9.6.4", "font %d: its names have no subset tag or are not the same", f.ref)
	}
	program, err := c.file.data(descriptor["FontFile2"])
	if err != nil {
		c.fault(iso14289+"7.21.4", "font %d: the font program: %v", f.ref, err)
		return
	}
	advances, err := readAdvances(program)
	if err != nil {
		c.fault(iso32000+"9.9", "font %d: the font program: %v", f.ref, err)
		return
	}
	widths := c.readWidths(f)
	for _, code := range slices.Sorted(maps.Keys(f.used)) {
		c.checkCode(f, code, widths, advances)
	}
}

// checkCode checks one code that is shown. Widths and advances are in thousandths of an em.
func (c *checker) checkCode(f *seenFont, code int, widths, advances []float64) {
	if code == 0 || code >= len(advances) {
		c.fault(iso14289+"7.21.8", "font %d: glyph %d is shown, which is .notdef", f.ref, code)
		return
	}
	if code >= len(widths) || math.Abs(widths[code]-advances[code]) > 1 {
		c.fault(iso14289+"7.21.5", "font %d: the width of glyph %d is not that of the font program", f.ref, code)
	}
	if !speakable(f.unicode[code]) {
		c.fault(iso14289+"7.21.7", "font %d: glyph %d has no text or one that cannot be read aloud", f.ref, code)
	}
}

// speakable reports whether a reader can make something of the text of a glyph: characters that
// Unicode has given a meaning, and that are not there to steer a machine.
func speakable(text string) bool {
	for _, r := range text {
		if unicode.Is(unicode.Co, r) || unicode.IsControl(r) || r == 0xFEFF || r == 0xFFFE || r == unicode.ReplacementChar {
			return false
		}
	}
	return text != ""
}

// readWidths reads W (9.7.4.3), which in our files is one list that begins with code 0.
func (c *checker) readWidths(f *seenFont) []float64 {
	w := c.file.array(f.cid["W"])
	if len(w) != 2 || w[0] != 0 {
		c.fault(iso32000+"9.7.4.3", "font %d: W cannot be read", f.ref)
		return nil
	}
	var widths []float64
	for _, v := range c.file.array(w[1]) {
		width, _ := number(v)
		widths = append(widths, width)
	}
	return widths
}

// readAdvances reads the advance of each glyph from a TrueType file, in thousandths of an em (OpenType
// tables head, maxp, hhea and hmtx). Glyphs above the last in hmtx have its advance.
func readAdvances(program []byte) ([]float64, error) {
	head, err1 := fontTable(program, "head", 54)
	maxp, err2 := fontTable(program, "maxp", 6)
	hhea, err3 := fontTable(program, "hhea", 36)
	hmtx, err4 := fontTable(program, "hmtx", 4)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		return nil, errors.New("it is not a TrueType file")
	}
	unitsPerEm := binary.BigEndian.Uint16(head[18:])
	glyphs := int(binary.BigEndian.Uint16(maxp[4:]))
	measured := int(binary.BigEndian.Uint16(hhea[34:]))
	if unitsPerEm == 0 || measured == 0 || measured > glyphs || len(hmtx) < 4*measured {
		return nil, errors.New("its metrics are damaged")
	}
	advances := make([]float64, glyphs)
	for i := range advances {
		units := binary.BigEndian.Uint16(hmtx[4*min(i, measured-1):])
		advances[i] = float64(units) * 1000 / float64(unitsPerEm)
	}
	return advances, nil
}

// fontTable returns a table of a TrueType file, if it is there and has at least so many bytes.
func fontTable(program []byte, tag string, least int) ([]byte, error) {
	if len(program) >= 12 {
		entries := program[12:]
		for range binary.BigEndian.Uint16(program[4:]) {
			if len(entries) < 16 {
				break
			}
			offset, length := uint64(binary.BigEndian.Uint32(entries[8:])), uint64(binary.BigEndian.Uint32(entries[12:]))
			if string(entries[:4]) == tag && offset+length <= uint64(len(program)) && length >= uint64(least) {
				return program[offset : offset+length], nil
			}
			entries = entries[16:]
		}
	}
	return nil, errors.New("no table " + tag)
}
