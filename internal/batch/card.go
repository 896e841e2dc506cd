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

// spare takes the cards out of an order for somebody who can have none: a card has letters of one size, and one language.
// That is no mistake in the row, and the other sheets say the same; who is to get nothing but a card gets nothing, which is.
func (d *desk) spare(o *order, list *diag.List) {
	why := ""
	switch {
	case d.bodySize(o.record) > layout.Standard:
		why = "large print does not fit on it"
	case o.with != nil:
		why = "it is made in one language"
	default:
		return
	}
	var left []string
	for _, name := range o.record.Kinds {
		if k := o.guide.Kind(name); k == nil || !k.Card {
			left = append(left, name)
		}
	}
	if len(left) < len(o.record.Kinds) {
		*list = append(*list, diag.Problem{Pos: o.asked, Text: "no card: " + why, Warning: len(left) > 0})
	}
	o.record.Kinds = left
}

// unsuited says why a kind of sheet cannot be made where it is wanted, nil where it can. A card has media of its own, and
// a file of its own.
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
	default:
		return nil
	}
	return diag.List{{Pos: o.asked, Text: fmt.Sprintf("the %s sheet %s", k.Name, why)}}
}
