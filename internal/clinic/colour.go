package clinic

import (
	"math"
	"regexp"
	"strconv"

	"handout/internal/yamlfile"
)

// A Colour is sRGB: red, green, blue.
type Colour [3]uint8

// Colours are those that a clinic can choose. Text stands in them on white, and white text on them.
type Colours struct {
	Accent    Colour // headings and rules
	Emergency Colour // emergency notices
}

var white = Colour{255, 255, 255}

// defaultColours stand for what a profile leaves out: a dark blue and a dark red.
var defaultColours = Colours{Accent: Colour{0x1f, 0x4e, 0x79}, Emergency: Colour{0xa4, 0x16, 0x1a}}

// hexColour is a colour as in CSS, with two digits a part.
var hexColour = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)

// minContrast is what text needs (WCAG 2.1, 1.4.3).
const minContrast = 4.5

func (r *reader) colours(n yamlfile.Node) {
	c := &r.profile.Colours
	n.Map("colours", map[string]func(yamlfile.Node){
		"accent":    func(n yamlfile.Node) { c.Accent = colour(n) },
		"emergency": func(n yamlfile.Node) { c.Emergency = colour(n) },
	})
}

func colour(n yamlfile.Node) Colour {
	s := n.String()
	if s == "" {
		return Colour{}
	}
	if !hexColour.MatchString(s) {
		n.Problem(`want a colour such as "#1F4E79"`)
		return Colour{}
	}
	rgb, _ := strconv.ParseUint(s[1:], 16, 32) // cannot fail: the pattern leaves only hex digits
	c := Colour{uint8(rgb >> 16), uint8(rgb >> 8), uint8(rgb)}
	if ratio := contrast(c, white); ratio < minContrast {
		// Cut, not rounded: 4.46 must not be reported as 4.5.
		n.ProblemHint("take a darker colour", "the contrast with white is %.1f:1; want at least %.1f:1",
			math.Floor(ratio*10)/10, minContrast)
	}
	return c
}

// contrast gives the contrast ratio of two colours, 1 to 21 (WCAG 2.1, "contrast ratio").
func contrast(a, b Colour) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance gives the relative luminance, 0 to 1 (WCAG 2.1, "relative luminance", with the threshold
// as sRGB has it, IEC 61966-2-1; at eight bits WCAG's own makes no difference).
func luminance(c Colour) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
}
