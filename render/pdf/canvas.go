package pdf

import (
	"math"

	"handout/render/layout"
	"handout/render/pdf/deflate"
)

// noSequence is no element and no artifact: no marked content is open.
const noSequence = math.MinInt

// A canvas is the content stream of the page being drawn, and the state that a reader will be in after
// its operators. Every showing or painting operator stands in exactly one marked-content sequence, and
// every sequence encloses whole text objects (ISO 32000-1, 14.6).
type canvas struct {
	ops   syntax
	known []deflate.Known // lines in ops that are kept compressed
	tree  *tree
	page  int

	sequence int // the element or artifact whose marked content is open, or noSequence
	inText   bool
	x, y     int // where the text line begins, hundredths of a point
	slot     int // the font selected, -1 for none
	size     int
	fill     layout.Colour
	stroke   layout.Colour
	width    int // of strokes, hundredths of a point
}

// start begins a page, with the state that every page begins in (8.4.1): all is black, and strokes are
// one point wide.
func (c *canvas) start(page int) {
	*c = canvas{ops: c.ops[:0], known: c.known[:0], tree: c.tree, page: page, sequence: noSequence, slot: -1, width: 100}
}

// enter makes sure that what follows is marked as content of an element, or as an artifact.
func (c *canvas) enter(element int) {
	if c.sequence == element {
		return
	}
	c.leave()
	c.sequence = element
	switch element {
	case layout.Decoration:
		c.ops.raw("/Artifact<</Type/Layout>>BDC\n")
	case layout.PageHead:
		c.ops.raw("/Artifact<</Type/Pagination/Subtype/Header>>BDC\n")
	case layout.PageFoot:
		c.ops.raw("/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n")
	default:
		c.ops.raw("/")
		c.ops.raw(c.tree.elements[element].Type)
		c.ops.raw("<</MCID ")
		c.ops.int(c.tree.mark(element, c.page))
		c.ops.raw(">>BDC\n")
	}
}

// leave ends the marked content that is open.
func (c *canvas) leave() {
	if c.sequence == noSequence {
		return
	}
	c.endText()
	c.ops.raw("EMC\n")
	c.sequence = noSequence
}

func (c *canvas) endText() {
	if c.inText {
		c.ops.raw("ET\n")
		c.inText = false
	}
}

// show draws a line with its left edge at x and its baseline at y, in hundredths of a point from
// the bottom left corner of the page.
func (c *canvas) show(line drawnLine, x, y, size int, colour layout.Colour) {
	if !c.inText {
		c.ops.raw("BT\n")
		c.inText = true
		c.x, c.y = 0, 0
	}
	c.setFill(colour)
	if line.stroke > 0 {
		c.setStroke(colour) // bold letters are one colour
		c.width = line.stroke
	}
	c.ops.hundredths(x - c.x)
	c.ops.raw(" ")
	c.ops.hundredths(y - c.y)
	c.ops.raw(" Td\n")
	c.x, c.y = x, y
	if c.slot != line.first || c.size != size {
		selectFont(&c.ops, line.first, size)
	}
	if line.packed {
		c.known = append(c.known, deflate.Known{At: len(c.ops), Size: len(line.ops), Piece: line.piece})
	}
	c.ops = append(c.ops, line.ops...)
	c.slot, c.size = line.last, size
}
