package layout

import (
	"handout/render/doc"
	"handout/render/text"
)

// cardStep is what sizes of a card's letters differ by.
const cardStep Pt = 0.5

// setCard sets a card in the largest letters in which all of it stands on its front. What is too much for that in the
// smallest is set in those, and has more sides.
func setCard(d *doc.Document, shaper *text.Shaper, o Options) (*Sheet, error) {
	for o.Size = o.Media.Pocket.Most; o.Size > o.Media.Pocket.Body; o.Size -= cardStep {
		sheet, err := set(d, shaper, o, roomy)
		if err == nil && len(sheet.Pages)*o.Media.panels() <= o.Media.front() {
			return sheet, nil
		}
	}
	o.Size = o.Media.Pocket.Body
	return set(d, shaper, o, roomy)
}

// raised is the baseline of letters from right to left on a card, which hang deeper: there a rule follows closely.
const raised = 0.25

// newCardScale gives the sizes of a card whose body text has a size. Its repeated lines are as small as can be read at all.
func newCardScale(s, margin, lead Pt, rtl bool) scale {
	below := baseline
	if rtl {
		below = raised
	}
	f := func(size, leading Pt, bold bool) font { return font{size, size * leading, bold, below} }
	small := max(6.5, s*0.8)
	return scale{
		body: f(s, lead, false), small: f(small, lead-0.06, false), repeats: f(max(6.5, s*0.7), lead-0.06, false),
		h1: f(s*1.25, lead-0.08, true), h2: f(s*1.1, lead-0.06, true), h3: f(s, lead-0.04, true),
		margin: margin, top: margin * 0.7, bottom: margin * 0.7,
		gap: s * 0.25, apart: s * 0.4, section: s * 0.6, pad: s * 0.35, rowPad: s * 0.08, panel: s * 0.45, indent: s * 1.1,
		bar: s * 0.3, rule: 0.5, strongRule: 1, card: true,
	}
}
