package text

import (
	"strings"
	"unicode"
)

// dottedCircle stands for a missing letter. HarfBuzz adds it to a syllable that its script does not allow,
// such as a vowel sign of Devanagari after the dot of a nasal.
const dottedCircle = '\u25CC'

// unplaced looks for a mark that HarfBuzz found no place for: for a cluster with a dotted circle that is
// not in its text. A cluster does not tell which of several marks it was, and it is mostly the last.
func (f *Face) unplaced(clusters []Cluster) (mark rune, found bool) {
	circle, ok := f.font.NominalGlyph(dottedCircle)
	if !ok {
		return 0, false
	}
	for _, c := range clusters {
		for _, g := range c.Glyphs {
			if uint32(g.ID) == uint32(circle) && !strings.ContainsRune(c.Text, dottedCircle) {
				return lastMark(c.Text), true
			}
		}
	}
	return 0, false
}

// lastMark gives the last mark of a text, or its last character where it has none.
func lastMark(s string) rune {
	var last, mark rune
	for _, r := range s {
		last = r
		if unicode.Is(unicode.M, r) {
			mark = r
		}
	}
	if mark == 0 {
		return last
	}
	return mark
}
