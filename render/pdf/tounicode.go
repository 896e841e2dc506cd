package pdf

// cmapBlock is how many mappings one bfchar block may have (Adobe Technical Note #5014).
const cmapBlock = 100

// toUnicode makes the CMap that gives each CID's text (ISO 32000-1, 9.10.3). A CID without a text is
// never shown and not listed.
func toUnicode(texts []string) []byte {
	var s syntax
	s.raw("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	var shown []int
	for cid, t := range texts {
		if t != "" {
			shown = append(shown, cid)
		}
	}
	for len(shown) > 0 {
		n := min(cmapBlock, len(shown))
		s.int(n)
		s.raw(" beginbfchar\n")
		for _, cid := range shown[:n] {
			s.raw("<")
			s.hex16(uint16(cid))
			s.raw("><")
			s.utf16(texts[cid])
			s.raw(">\n")
		}
		s.raw("endbfchar\n")
		shown = shown[n:]
	}
	s.raw("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend")
	return s
}
