package layout

import "math"

// A Colour is sRGB, 0 to 255 each.
type Colour struct{ R, G, B uint8 }

// white is the paper.
var white = Colour{255, 255, 255}

// TextContrast is the least contrast that text needs (WCAG 2.1, 1.4.3; P4).
const TextContrast = 4.5

// Contrast gives the contrast ratio of two colours, 1 to 21 (WCAG 2.1, "contrast ratio").
func Contrast(a, b Colour) float64 {
	la, lb := a.luminance(), b.luminance()
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// ContrastWithPaper gives the contrast of a colour with white.
func (c Colour) ContrastWithPaper() float64 { return Contrast(c, white) }

// luminance gives the relative luminance, 0 to 1 (WCAG 2.1, "relative luminance", with the threshold
// as sRGB has it, IEC 61966-2-1; at eight bits WCAG's own makes no difference).
func (c Colour) luminance() float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// Tint mixes a share of the colour into white.
func (c Colour) Tint(share float64) Colour {
	mix := func(v uint8) uint8 { return uint8(255 - share*float64(255-v) + 0.5) }
	return Colour{mix(c.R), mix(c.G), mix(c.B)}
}

// A palette is the colours of one sheet. Ink and muted can be read on white and on every tint; line
// keeps 3:1 on white (P4).
type palette struct {
	ink, muted, line          Colour
	accent, accentTint        Colour
	emergency, emergencyTint  Colour
	noticeTint, noticeHeading Colour
}

func newPalette(o Options) palette {
	p := palette{
		ink: Colour{0x1A, 0x1A, 0x1A}, muted: Colour{0x50, 0x50, 0x50}, line: Colour{0x8A, 0x8A, 0x8A},
		accent: o.Accent, accentTint: o.Accent.Tint(0.08),
		emergency: o.Emergency, emergencyTint: o.Emergency.Tint(0.06),
		noticeTint: o.Accent.Tint(0.06), noticeHeading: o.Accent,
	}
	if Contrast(p.noticeHeading, p.noticeTint) < TextContrast {
		p.noticeHeading = p.ink // an accent that only just passes on white does not on its own tint
	}
	return p
}
