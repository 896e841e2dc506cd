package pdf

import "math"

// The least contrast (WCAG 2.1, 1.4.3 and 1.4.11). Large text would get by with less; ours does not ask
// for that.
const (
	wordContrast = 4.5
	lineContrast = 3
)

// A ground is a filled rectangle, on which other things stand.
type ground struct {
	area
	colour [3]float64
}

// rgb reads the operands of g or rg: parts of sRGB, by the output intent.
func rgb(operands []any) (c [3]float64, ok bool) {
	if len(operands) != 1 && len(operands) != 3 {
		return c, false
	}
	for i := range c {
		v, isNumber := number(operands[i%len(operands)])
		if !isNumber || !(v >= 0 && v <= 1) {
			return c, false
		}
		c[i] = v
	}
	return c, true
}

// contrast gives the contrast ratio of two colours (WCAG 2.1, "contrast ratio").
func contrast(a, b [3]float64) float64 {
	luminance := func(c [3]float64) float64 {
		sum := 0.0
		for i, weight := range [...]float64{0.2126, 0.7152, 0.0722} {
			v := c[i] / 12.92
			if c[i] > 0.04045 {
				v = math.Pow((c[i]+0.055)/1.055, 2.4)
			}
			sum += weight * v
		}
		return sum
	}
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// groundAt gives the colour that a place on the page has so far. Paper is white.
func (r *contentReader) groundAt(x, y float64) [3]float64 {
	for i := len(r.under) - 1; i >= 0; i-- {
		if r.under[i].holds(x, y) {
			return r.under[i].colour
		}
	}
	return [3]float64{1, 1, 1}
}

// checkContrast checks the words that are about to be shown against what they stand on.
func (r *contentReader) checkContrast() {
	ink, ok := rgb(r.mode.fill)
	if !ok || r.moved() {
		r.once(iso32000+"8.6.8", "words have a colour or a place that cannot be known")
		return
	}
	// Inside the first letter's square, and not on the edge of anything.
	if on := r.groundAt(r.x+0.1*r.size, r.y+0.3*r.size); contrast(ink, on) < wordContrast-0.01 { // colours are in thousandths
		r.once("WCAG 2.1, 1.4.3", "words have too little contrast with what they stand on")
	}
}

// checkBoxes checks rectangles that are painted. A rule or the outline of a box tells what belongs
// together, or where to tick; a wider area is the ground for what comes.
func (r *contentReader) checkBoxes(fills, strokes bool) {
	const rule = 3 // points
	fill, ok1 := rgb(r.mode.fill)
	line, ok2 := rgb(r.mode.stroke)
	if !ok1 || !ok2 {
		r.once(iso32000+"8.6.8", "a box has a colour that cannot be known")
		return
	}
	for _, b := range r.boxes {
		thin := min(b.right-b.left, b.top-b.bottom) < rule
		if fills && thin {
			r.checkLine(fill, r.groundAt((b.left+b.right)/2, (b.bottom+b.top)/2))
		}
		if strokes {
			r.checkLine(line, r.groundAt(b.left, (b.bottom+b.top)/2))
		}
		if fills && !thin {
			r.under = append(r.under, ground{b, fill})
		}
	}
}

func (r *contentReader) checkLine(line, on [3]float64) {
	if contrast(line, on) < lineContrast-0.01 {
		r.once("WCAG 2.1, 1.4.11", "a line or an outline has too little contrast with what it stands on")
	}
}

// once notes a defect of the page that may come with each word.
func (r *contentReader) once(clause, text string) {
	if !r.told[text] {
		r.told[text] = true
		r.fault(clause, "%s", text)
	}
}
