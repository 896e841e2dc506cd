package layout

import "strings"

// The sizes of the body text (P3). Other sizes are refused.
const (
	Standard Pt = 12
	Large    Pt = 16
	Larger   Pt = 18
	Largest  Pt = 24
)

// SizeNames lists what [SizeByName] understands, the smallest first.
var SizeNames = []string{"standard", "large", "larger", "largest"}

// SizeByName gives the size of the body text by its common name, in any case.
func SizeByName(name string) (Pt, bool) {
	switch strings.ToLower(name) {
	case "standard":
		return Standard, true
	case "large":
		return Large, true
	case "larger":
		return Larger, true
	case "largest":
		return Largest, true
	}
	return 0, false
}
