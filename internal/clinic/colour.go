package clinic

import (
	"fmt"
	"math"
	"regexp"
	"strconv"

	"handout/internal/yamlfile"
	"handout/render/layout"
)

// Colours are those that a clinic can choose. Text stands in them on white, and white text on them.
type Colours struct {
	Accent    layout.Colour // headings and rules
	Emergency layout.Colour // emergency notices
}

// defaultColours stand for what a profile leaves out: a dark blue and a dark red.
var defaultColours = Colours{
	Accent:    layout.Colour{R: 0x1f, G: 0x4e, B: 0x79},
	Emergency: layout.Colour{R: 0xa4, G: 0x16, B: 0x1a},
}

// hexColour is a colour as in CSS, with two digits a part.
var hexColour = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)

func (r *reader) colours(n yamlfile.Node) {
	c := &r.profile.Colours
	n.Map("colours", map[string]func(yamlfile.Node){
		"accent":    func(n yamlfile.Node) { c.Accent = colour(n) },
		"emergency": func(n yamlfile.Node) { c.Emergency = colour(n) },
	})
}

func colour(n yamlfile.Node) layout.Colour {
	s := n.String()
	if s == "" {
		return layout.Colour{}
	}
	if !hexColour.MatchString(s) {
		n.Problem(`want a colour such as "#1F4E79"`)
		return layout.Colour{}
	}
	rgb, _ := strconv.ParseUint(s[1:], 16, 32) // cannot fail: the pattern leaves only hex digits
	c := layout.Colour{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb)}
	if ratio := c.ContrastWithPaper(); ratio < layout.TextContrast {
		// Cut, not rounded: 4.46 must not be reported as 4.5.
		n.ProblemHint(fmt.Sprintf("the nearest darker shade that can be read is %q", hex(readable(c))),
			"the contrast with white is %.1f:1; want at least %.1f:1", math.Floor(ratio*10)/10, layout.TextContrast)
	}
	return c
}

// readable gives the lightest shade of a colour that has enough contrast with white. Its parts are the
// colour's in the same proportion, so that it is the same colour to the eye, but darker.
func readable(c layout.Colour) layout.Colour {
	part := func(v uint8, k int) uint8 { return uint8(int(v) * k / 255) }
	for k := 255; k > 0; k-- {
		shade := layout.Colour{R: part(c.R, k), G: part(c.G, k), B: part(c.B, k)}
		if shade.ContrastWithPaper() >= layout.TextContrast {
			return shade
		}
	}
	return layout.Colour{}
}

// hex writes a colour as a profile does.
func hex(c layout.Colour) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }
