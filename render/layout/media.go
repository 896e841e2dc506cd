package layout

import "strings"

// Media is a size of paper.
type Media struct {
	Name          string // PWG 5101.1 self-describing name; those of paper that is turned are of the paper as it lies in a tray
	Width, Height Pt
	Pocket        Pocket // of a card; zero for sheets
}

// A Pocket is what a medium has that is carried in a pocket or a purse. Its letters are smaller than P2 wants: a card in
// 12 points would be a sheet.
type Pocket struct {
	Body   Pt // size of the body text; 0: no card
	Most   Pt // the same of a card that has little to say
	Margin Pt
	Panels int // beside each other, with a fold between them
	Front  int // how many panels are looked at first: those of the first side, or both sides of a card
}

// The media that sheets are designed for.
var (
	A4     = Media{Name: "iso_a4_210x297mm", Width: 595.28, Height: 841.89}
	A5     = Media{Name: "iso_a5_148x210mm", Width: 419.53, Height: 595.28}
	Letter = Media{Name: "na_letter_8.5x11in", Width: 612, Height: 792}
)

// The media that cards are designed for: A6 on its side, folded once, and the size of a bank card (ISO/IEC 7810 ID-1).
var (
	A6  = Media{Name: "iso_a6_105x148mm", Width: 419.53, Height: 297.64, Pocket: Pocket{Body: 10, Most: 11.5, Margin: 17, Panels: 2, Front: 2}}
	ID1 = Media{Name: "iso_id-1_53.98x85.6mm", Width: 242.65, Height: 153.01, Pocket: Pocket{Body: 7.5, Most: 10, Margin: 8.5, Panels: 1, Front: 2}}
)

// MediaNames lists the media for sheets as [MediaByName] understands them, CardNames those for cards, for messages.
var (
	MediaNames = []string{"A4", "A5", "Letter"}
	CardNames  = []string{"A6", "ID-1"}
)

// MediaByName finds media by its common name (in any case) or its PWG name.
func MediaByName(name string) (Media, bool) {
	switch strings.ToLower(name) {
	case "a4", A4.Name:
		return A4, true
	case "a5", A5.Name:
		return A5, true
	case "letter", Letter.Name:
		return Letter, true
	case "a6", A6.Name:
		return A6, true
	case "id-1", ID1.Name:
		return ID1, true
	}
	return Media{}, false
}

// IsCard reports whether it is for cards.
func (m Media) IsCard() bool { return m.Pocket.Body > 0 }

// panels gives how many columns a page has, one after the other.
func (m Media) panels() int { return max(1, m.Pocket.Panels) }

// front gives how many panels can be seen without turning pages.
func (m Media) front() int { return max(1, m.Pocket.Front) }
