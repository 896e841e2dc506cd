package patient

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// FoldName gives what is compared of a column's name: people, spreadsheets and other systems differ in
// case, accents, and what stands between words. "Fecha de nacimiento", "FECHA_DE_NACIMIENTO" and
// "fecha-de-nacimiento:" are one name.
func FoldName(name string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(name) {
		if !accent(r) && !between(r) {
			b.WriteRune(r)
		}
	}
	return strings.ToLower(b.String())
}

// accent reports whether a character is a mark that people leave out: an accent of the Latin, Greek or
// Cyrillic script, or a point of the Hebrew or Arabic script. The vowel signs and tone marks of other
// scripts are letters to those who write them. The numbers are canonical combining classes (UAX #44,
// table 15): 10 to 36 are the points, 200 and above the accents by their place.
func accent(r rune) bool {
	if r < 0x300 {
		return false
	}
	class := norm.NFD.PropertiesString(string(r)).CCC()
	return 10 <= class && class <= 36 || class >= 200
}

// between reports whether a character only stands between words, or behind a name.
func between(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || strings.ContainsRune("_.:'’/", r)
}
