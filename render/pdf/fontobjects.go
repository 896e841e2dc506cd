package pdf

// fontObjects is how many objects a font needs: Type0 font, CIDFont, descriptor, program, ToUnicode.
const fontObjects = 5

// newFont writes a font (ISO 32000-1, 9.7; ISO 14289-1, 7.21) and returns the first of its fontObjects objects,
// or 0 for none.
func (o *objects) newFont(f *font) (first int) {
	if f == nil {
		return 0
	}
	first = o.reserve(fontObjects)
	o.typeZero(f, first)
	o.cidFont(f, first)
	o.descriptor(f, first)
	var d syntax
	d.raw("/Filter/FlateDecode/Length1 ")
	d.int(f.length)
	o.stream(first+3, string(d), f.program)
	o.stream(first+4, "/Filter/FlateDecode", f.toUnicode)
	return first
}

func (o *objects) typeZero(f *font, first int) {
	s := o.begin(first)
	s.raw("<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont/")
	s.raw(f.name)
	s.raw("/DescendantFonts[")
	s.ref(first + 1)
	s.raw("]/ToUnicode ")
	s.ref(first + 4)
	s.raw(">>\n")
}

// cidFont writes the font's widths: of every glyph, so that the default never holds.
func (o *objects) cidFont(f *font, first int) {
	s := o.begin(first + 1)
	s.raw("<</Type/Font/Subtype/CIDFontType2/CIDToGIDMap/Identity" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/BaseFont/")
	s.raw(f.name)
	s.raw("/FontDescriptor ")
	s.ref(first + 2)
	s.raw("/W")
	*s = append(*s, f.w...)
	s.raw(">>\n")
}

// descriptor writes what is known of the face (9.8). The flag Symbolic says that the glyphs have no
// standard encoding. StemV cannot be read from a TrueType file; nobody reads it when the program is
// embedded.
func (o *objects) descriptor(f *font, first int) {
	s := o.begin(first + 2)
	s.raw("<</Type/FontDescriptor/FontName/")
	s.raw(f.name)
	s.raw("/Flags 4/ItalicAngle 0/StemV ")
	if f.face.Bold {
		s.int(140)
	} else {
		s.int(80)
	}
	for _, entry := range []struct {
		key   string
		value int
	}{{"/Ascent ", f.face.Ascent}, {"/Descent ", f.face.Descent}, {"/CapHeight ", f.face.CapHeight}} {
		s.raw(entry.key)
		s.int(entry.value)
	}
	s.raw("/FontBBox[")
	for _, v := range f.face.BBox {
		s.int(v)
		s.raw(" ")
	}
	s.raw("]/FontFile2 ")
	s.ref(first + 3)
	s.raw(">>\n")
}
