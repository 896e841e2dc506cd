package svg

import (
	"math"
	"strings"
)

// A state is what elements hand down to those inside them (SVG 1.1, 6.2).
type state struct {
	matrix  matrix // to the grid
	colour  Paint  // currentColor
	fill    Paint
	evenOdd bool
	stroke  Paint
	width   float64 // of the stroke, in the units of the element
	cap     Cap
	join    Join
	miter   float64
}

func newState() state {
	black := Paint{Set: true}
	return state{matrix: identity, colour: black, fill: black, width: 1, miter: 4}
}

// A declaration is one property as it is written.
type declaration struct {
	name, value string
	attribute   string // in which it stands
	offset      int    // of it in the attribute's value
}

// wrong reports a property.
func (r *reader) wrong(d declaration, hint, format string, args ...any) {
	if !r.ended {
		r.problem(r.tag.place(d.attribute, d.offset), hint, format, args...)
	}
}

// state reads what the last tag says of how its element is drawn. Shown is false if it is not.
func (r *reader) state(s state) (_ state, shown bool) {
	shown = true
	all := r.declarations()
	for _, d := range all {
		if d.name == "color" {
			r.property(&s, d) // others may refer to it
		}
	}
	for _, d := range all {
		switch {
		case d.name == "display":
			shown = shown && d.value != "none"
		case d.name != "color":
			r.property(&s, d)
		}
	}
	if value, ok := r.tag.get("transform"); ok {
		m, at, ok := parseTransform(value)
		if !ok {
			r.problem(r.tag.place("transform", at), "", "want transforms such as translate(10 20) or scale(2)")
		}
		s.matrix = s.matrix.mul(m)
	}
	return s, shown
}

// declarations gives the properties of the last tag. Those in style come last, for they count more than
// attributes of the same name.
func (r *reader) declarations() []declaration {
	var all []declaration
	for _, a := range r.tag.attributes {
		name := a.Name.Local
		d := declaration{name, strings.TrimSpace(a.Value), name, 0}
		switch {
		case a.Name.Space != "" || name == "style" || isPlain(name):
		case strings.HasPrefix(name, "on"):
			r.wrong(d, "delete it", "a logo cannot have a script")
		default:
			all = append(all, d)
		}
	}
	style, _ := r.tag.get("style")
	for offset := 0; offset < len(style); {
		text, _, _ := strings.Cut(style[offset:], ";")
		name, value, _ := strings.Cut(text, ":")
		if name = strings.TrimSpace(name); name != "" {
			skip := len(text) - len(strings.TrimLeft(text, " \t\r\n"))
			all = append(all, declaration{strings.ToLower(name), strings.TrimSpace(value), "style", offset + skip})
		}
		offset += len(text) + 1
	}
	return all
}

// isPlain tells the attributes that are read elsewhere, or change nothing in what is drawn.
func isPlain(name string) bool {
	switch name {
	case "id", "class", "role", "lang", "tabindex", "version", "baseProfile", "xmlns", "enable-background",
		"transform", "viewBox", "preserveAspectRatio", "contentStyleType", "contentScriptType", "zoomAndPan",
		"d", "points", "pathLength", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height",
		"focusable", "requiredFeatures":
		return true
	}
	return strings.HasPrefix(name, "data-") || strings.HasPrefix(name, "aria-")
}

// property reads one property. One that is not known might change the picture, so it is a problem.
func (r *reader) property(s *state, d declaration) {
	if d.value == "inherit" {
		return
	}
	switch d.name {
	case "color":
		r.paint(&s.colour, s, d)
	case "fill":
		r.paint(&s.fill, s, d)
	case "stroke":
		r.paint(&s.stroke, s, d)
	case "fill-rule":
		s.evenOdd = r.choice(d, "nonzero", "evenodd") == 1
	case "stroke-width":
		v, ok := length(d.value)
		if !ok || v < 0 {
			r.wrong(d, "", "want the width of a line as a number")
		}
		s.width = v
	case "stroke-linecap":
		s.cap = Cap(r.choice(d, "butt", "round", "square"))
	case "stroke-linejoin":
		s.join = Join(r.choice(d, "miter", "round", "bevel"))
	case "stroke-miterlimit":
		v, ok := length(d.value)
		if !ok || v < 1 {
			r.wrong(d, "", "want a number from 1")
		}
		s.miter = min(math.Round(v*100)/100, 1000)
	case "visibility":
		if d.value != "visible" {
			r.wrong(d, "delete what is not to be seen", "hidden parts of a logo are not told from the others")
		}
	case "opacity", "fill-opacity", "stroke-opacity":
		if v, ok := length(d.value); d.value != "100%" && (!ok || v != 1) {
			r.wrong(d, "use the colour as it looks on white", "parts of a logo cannot be see-through")
		}
	default:
		r.rest(d)
	}
}

// rest reads a property that is not about plain paths.
func (r *reader) rest(d declaration) {
	switch name, none := d.name, d.value == "none"; {
	case name == "clip-path", name == "mask", name == "filter":
		if !none {
			r.wrong(d, "use paths alone", "filters, masks and clip paths in a logo cannot be drawn")
		}
	case name == "stroke-dasharray" && !none:
		r.wrong(d, "turn them into paths", "dashed lines in a logo cannot be drawn")
	case name == "vector-effect" && !none, name == "mix-blend-mode" && d.value != "normal", name == "paint-order" && d.value != "normal":
		r.wrong(d, "delete it", "%s in a logo is not known here", name)
	case strings.HasPrefix(name, "marker"):
		if !none {
			r.wrong(d, "turn them into paths", "markers on lines of a logo cannot be drawn")
		}
	case !saysNothing(name):
		r.wrong(d, "delete it", "%s in a logo is not known here", shorten(name))
	}
}

// saysNothing tells the properties that change nothing about plain paths, or have been looked at.
func saysNothing(name string) bool {
	switch name {
	case "enable-background", "stroke-dasharray", "stroke-dashoffset", "vector-effect", "mix-blend-mode", "paint-order", "isolation",
		"clip-rule", "overflow", "solid-color", "solid-opacity", "stop-color", "stop-opacity", "flood-color",
		"flood-opacity", "lighting-color", "color-interpolation", "color-interpolation-filters", "color-rendering",
		"shape-rendering", "image-rendering", "text-rendering", "pointer-events", "cursor", "direction", "unicode-bidi",
		"writing-mode", "white-space", "line-height", "letter-spacing", "word-spacing", "baseline-shift",
		"dominant-baseline", "shape-padding", "shape-margin", "inline-size":
		return true
	}
	return strings.HasPrefix(name, "font") || strings.HasPrefix(name, "text-") || strings.HasPrefix(name, "-inkscape-")
}

// choice gives the index of a word among those that a property may have.
func (r *reader) choice(d declaration, words ...string) int {
	for i, word := range words {
		if d.value == word {
			return i
		}
	}
	r.wrong(d, "", "want one of %s", strings.Join(words, ", "))
	return 0
}
