package layout

import "strings"

// Media is a size of paper.
type Media struct {
	Name          string // PWG 5101.1 self-describing name
	Width, Height Pt
}

// The media that sheets are designed for.
var (
	A4     = Media{"iso_a4_210x297mm", 595.28, 841.89}
	A5     = Media{"iso_a5_148x210mm", 419.53, 595.28}
	Letter = Media{"na_letter_8.5x11in", 612, 792}
)

// MediaNames lists what [MediaByName] understands, for messages.
var MediaNames = []string{"A4", "A5", "Letter"}

// MediaByName finds media by its common name (in any case) or its PWG name.
func MediaByName(name string) (Media, bool) {
	switch strings.ToLower(name) {
	case "a4", A4.Name:
		return A4, true
	case "a5", A5.Name:
		return A5, true
	case "letter", Letter.Name:
		return Letter, true
	}
	return Media{}, false
}
