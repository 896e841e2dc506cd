package html

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"strings"

	"handout/render/layout"
)

// sheet is the part of the style that is the same for all colours.
//
//go:embed style.css
var sheet string

// newStyle gives the style of all pages: their colours, and what is done with them.
func newStyle(o Options) string {
	notice, facts, emergency := o.Accent.Tint(0.06), o.Accent.Tint(0.08), o.Emergency.Tint(0.06)
	ink := layout.Colour{R: 0x1A, G: 0x1A, B: 0x1A}
	// An accent that only just passes on white does not on a tint.
	on := func(backgrounds ...layout.Colour) layout.Colour {
		for _, b := range backgrounds {
			if layout.Contrast(o.Accent, b) < layout.TextContrast {
				return ink
			}
		}
		return o.Accent
	}
	var b strings.Builder
	fmt.Fprintf(&b, ":root{--accent:%s;--accent-tint:%s;--emergency:%s;--emergency-tint:%s;--notice-tint:%s;--notice-heading:%s;--link:%s}\n",
		hex(o.Accent), hex(facts), hex(o.Emergency), hex(emergency), hex(notice), hex(on(notice)), hex(on(notice, facts, emergency)))
	for line := range strings.Lines(sheet) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "/*") {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// policy gives what stands in the head beside the title and the style. The page may show its own pictures and
// this style, and do nothing else whatever is in it (Content Security Policy 3, 2.3.1). It is not for search
// engines, and digits are no telephone numbers unless they are links.
func policy(style string) string {
	sum := sha256.Sum256([]byte(style))
	return `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-` +
		base64.StdEncoding.EncodeToString(sum[:]) + `'; img-src data:; base-uri 'none'; form-action 'none'">` + `
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
`
}

func hex(c layout.Colour) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
