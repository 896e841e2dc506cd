package batch

import (
	"fmt"
	"strings"

	"handout/internal/diag"
	"handout/internal/guide"
	"handout/render/layout"
)

// MediaOf gives what a kind of sheet is set on: the media that was asked for, or else, for the zero value, the clinic's,
// and A6 for a card.
func (s *Shop) MediaOf(k *guide.Kind, asked layout.Media) layout.Media {
	switch {
	case asked != (layout.Media{}):
		return asked
	case k != nil && k.Card:
		return layout.A6
	}
	return s.media
}

// media gives what a kind is set on. Without a kind it is what staff reads: the clinic's paper also among cards.
func (w *worker) media(k *guide.Kind) layout.Media {
	m := w.shop.MediaOf(k, w.desk.options.Media)
	if k == nil && m.IsCard() {
		return w.shop.media
	}
	return m
}

// unsuited says why a kind of sheet cannot be made as it is wanted, nil where it can. A card is small: it has media of
// its own, a file of its own, one language, and letters of one size. That somebody needs large ones is no mistake in the
// row: the person's other sheets are made.
func (w *worker) unsuited(o order, k *guide.Kind) diag.List {
	why := ""
	media := w.media(k)
	switch {
	case k.Card && !media.IsCard():
		why = "is a card: it is made on " + strings.Join(layout.CardNames, " or ")
	case !k.Card && media.IsCard():
		why = "is no card: it is made on " + strings.Join(layout.MediaNames, ", ")
	case k.Card && w.delivery.Binding != nil:
		why = "is a card: it goes into no file with other paper"
	case k.Card && o.with != nil:
		why = "is a card: it is made in one language"
	case k.Card && w.bodySize(o.record) > layout.Standard:
		why = "is a card: there is none in large print"
	default:
		return nil
	}
	return diag.List{{Pos: o.record.Pos, Text: fmt.Sprintf("the %s sheet %s", k.Name, why)}}
}
