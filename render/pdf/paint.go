package pdf

import "handout/render/layout"

// rectangle fills a rectangle.
func (c *canvas) rectangle(r rect, fill layout.Colour) {
	c.endText()
	c.setFill(fill)
	c.path(r)
	c.ops.raw("f\n")
}

// outline strokes a rectangle's outline. The line has its middle on the rectangle's edge.
func (c *canvas) outline(r rect, width int, colour layout.Colour) {
	c.endText()
	c.setStroke(colour)
	if c.width != width {
		c.width = width
		c.ops.hundredths(width)
		c.ops.raw(" w\n")
	}
	c.path(r)
	c.ops.raw("S\n")
}

// path begins a path that is a rectangle (ISO 32000-1, 8.5.2).
func (c *canvas) path(r rect) {
	for _, v := range [...]int{r.left, r.bottom, r.right - r.left, r.top - r.bottom} {
		c.ops.hundredths(v)
		c.ops.raw(" ")
	}
	c.ops.raw("re ")
}

// picture paints an image, which is one unit wide and high, scaled to a rectangle (8.9.5).
func (c *canvas) picture(r rect, name string) {
	c.endText()
	c.ops.raw("q ")
	for _, v := range [...]int{r.right - r.left, 0, 0, r.top - r.bottom, r.left, r.bottom} {
		c.ops.hundredths(v)
		c.ops.raw(" ")
	}
	c.ops.raw("cm /")
	c.ops.raw(name)
	c.ops.raw(" Do Q\n")
}

// setFill selects the colour of text and of rectangles.
func (c *canvas) setFill(colour layout.Colour) {
	if c.fill != colour {
		c.fill = colour
		c.colour(colour, "g\n", "rg\n")
	}
}

// setStroke selects the colour of lines.
func (c *canvas) setStroke(colour layout.Colour) {
	if c.stroke != colour {
		c.stroke = colour
		c.colour(colour, "G\n", "RG\n")
	}
}

// colour selects a colour. DeviceRGB is sRGB here, by the output intent, and DeviceGray its greys
// (ISO 19005-2, 6.2.4.3).
func (c *canvas) colour(colour layout.Colour, grey, rgb string) {
	c.component(colour.R)
	if colour.G == colour.R && colour.B == colour.R {
		c.ops.raw(grey)
		return
	}
	c.component(colour.G)
	c.component(colour.B)
	c.ops.raw(rgb)
}

// component appends v/255 in thousandths, and a space.
func (c *canvas) component(v uint8) {
	switch n := (int(v)*2000 + 255) / 510; n {
	case 0:
		c.ops.raw("0 ")
	case 1000:
		c.ops.raw("1 ")
	default:
		c.ops = append(c.ops, '.', byte('0'+n/100), byte('0'+n/10%10), byte('0'+n%10), ' ')
	}
}
