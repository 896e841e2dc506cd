package layout

import (
	"slices"
	"strings"

	"handout/internal/diag"
)

// Options say what paper and colours a sheet is set in.
type Options struct {
	Media     Media  // zero: A4
	Accent    Colour // headings and rules; dark enough to be read on white
	Emergency Colour // emergency notices; dark enough for white words on it
	Size      Pt     // body text; zero: 12 pt (P2)

	Scratch *Scratch // nil: one of its own
}

// A scale is every size and distance of one sheet. All of them follow from the body size and the
// media, so that a larger size is a layout of its own and never a zoom.
type scale struct {
	body, small      font
	repeats          font // of what every page repeats
	h1, h2, h3       font
	margin           Pt // at the sides
	edge             Pt // the least of that
	top, bottom      Pt // from the paper's edge to the page head and foot
	gap              Pt // between blocks
	apart            Pt // around tables and notices
	section          Pt // before a heading of level 2
	pad              Pt // inside cells, left and right
	rowPad           Pt // inside cells, above and below
	panel            Pt // inside notices
	indent           Pt // from an item's mark to its text
	bar              Pt // at a notice's start edge
	rule, strongRule Pt
	card             bool
	parted           bool // notices and facts are divided where the rest of a page cannot hold them: the page is soon full
}

// A font is a size with the distance between its baselines.
type font struct {
	size, leading Pt
	bold          bool
	baseline      Pt // how far below the middle of its leading a line stands, in multiples of the size
}

// Measure is how wide a column of text may be, in multiples of the body size: about 75 characters
// (P2: 45 to 75 a line).
const Measure = 40.3

// newScale gives the scale of a document, with closer rows where it has little room for what it says (P1).
func newScale(o Options, rtl, closer bool) scale {
	s := o.Size
	lead := 1.42 // P2: 1.4 or more
	if rtl {
		lead = 1.5 // Arabic letters reach further up and down
	}
	if o.Media.IsCard() {
		return newCardScale(s, o.Media.Pocket.Margin, lead-0.2, rtl)
	}
	f := func(size, leading Pt, bold bool) font { return font{size, size * leading, bold, baseline} }
	small := s * 0.84
	if s >= Large {
		small = s // nothing in the text is smaller than what was asked for (P3)
	}
	// What every page repeats and its edges do not grow without end: they would take half of each page.
	edge := min(s, Large)
	repeatLead := lead - 0.04
	if s >= Large {
		repeatLead = lead - 0.14 // few lines, looked at and seldom read
	}
	title := 1.75
	if s >= Large && o.Media.Width < A4.Width {
		title = 1.5
	}
	close := 1.0
	if closer {
		close = 0.72
	}
	return scale{
		body: f(s, lead, false), small: f(small, lead-0.04, false),
		h1: f(s*title, lead-0.16, true), h2: f(s*1.25, lead-0.08, true), h3: f(s*1.08, lead-0.04, true),
		repeats: f(min(small, Large), repeatLead, false),
		margin:  max(2.8*edge, (o.Media.Width-Measure*s)/2),
		edge:    2.8 * edge,
		top:     1.9 * edge * close, bottom: 1.9 * edge * close,
		gap: s * 0.5, apart: s * 0.85 * close, section: s * close, pad: s * 0.5, rowPad: s * 0.22 * close, panel: s * 0.65 * close, indent: s * 1.6,
		bar: s * 0.4, rule: 0.5, strongRule: 1.2,
		parted: s >= Large || o.Media.Width < A4.Width,
	}
}

// stacked is the least leading, in multiples of the size, that keeps Vietnamese capitals with two marks on them
// ("Ế") from touching what hangs down from the line before ("g", "ợ"): from 0.24 below to 1.06 above, in Noto Sans.
const stacked = 1.3

// in gives the scale for text in a language (BCP 47): of Vietnamese no line is lower than its marks.
func (sc scale) in(lang string) scale {
	if base, _, _ := strings.Cut(lang, "-"); base != "vi" {
		return sc
	}
	for _, f := range []*font{&sc.body, &sc.small, &sc.repeats, &sc.h1, &sc.h2, &sc.h3} {
		f.leading = max(f.leading, f.size*stacked)
	}
	return sc
}

// heading gives the font of a heading's level.
func (sc *scale) heading(level int) font {
	switch level {
	case 1:
		return sc.h1
	case 2:
		return sc.h2
	}
	return sc.h3
}

// strong is the font in bold.
func (f font) strong() font {
	f.bold = true
	return f
}

// limit is a width in thousandths of an em.
func (f font) limit(width Pt) int { return int(width / f.size * 1000) }

// baseline is that of most fonts: capitals reach as far above the middle as what hangs below the line does below it.
const baseline = 0.36

// ascent is the distance from the top of a line to its baseline.
func (f font) ascent() Pt { return f.leading/2 + f.size*f.baseline }

// withDefaults fills what the caller left at zero and refuses what no page can be.
func (o Options) withDefaults() (Options, error) {
	if o.Size == 0 {
		o.Size = Standard
	}
	if o.Media == (Media{}) {
		o.Media = A4
	}
	card := o.Media.IsCard()
	if card && o.Size == Standard {
		o.Size = o.Media.Pocket.Body
	}
	if o.Scratch == nil {
		o.Scratch = &Scratch{usual: 128}
	}
	var problems diag.List
	switch {
	case card && o.Size != o.Media.Pocket.Body:
		problems.Add(diag.Pos{}, "size", "a card has letters of one size")
	case !card && !slices.Contains([]Pt{Standard, Large, Larger, Largest}, o.Size):
		problems.Add(diag.Pos{}, "size", "want letters of 12, 16, 18 or 24 points")
	}
	return o, problems.Err()
}
