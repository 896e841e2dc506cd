package pdf

import (
	"fmt"

	"handout/render/layout"
)

// writePage writes a page (ISO 32000-1, 7.7.3.3). Parent is its node of the page tree.
func (p *Part) writePage(o *objects, n *numbering, page, parent int) {
	s := o.begin(n.pageObject(page))
	s.page(parent, p.media)
	s.raw("/Resources ")
	s.ref(n.resources)
	s.raw("/Contents ")
	s.ref(n.pageObject(page) + 1)
	if links, first := p.drawing.linksOf(page); len(links) > 0 {
		s.raw("/Annots[")
		for i := range links {
			s.ref(n.link + first + i)
			s.raw(" ")
		}
		s.raw("]")
	}
	s.raw("/Tabs/S/StructParents ")
	s.int(n.key + page)
	s.raw(">>\n")
}

// page appends what every page begins with.
func (s *syntax) page(parent int, m layout.Media) {
	s.raw("<</Type/Page/Parent ")
	s.ref(parent)
	s.raw("/MediaBox[0 0 ")
	s.hundredths(hundredths(m.Width))
	s.raw(" ")
	s.hundredths(hundredths(m.Height))
	s.raw("]")
}

// writeResources writes the one resource dictionary of all pages of the sheet (7.8.3).
func (p *Part) writeResources(o *objects, n *numbering) {
	s := o.begin(n.resources)
	s.raw("<</Font<<")
	for slot, first := range n.fonts {
		if first != 0 {
			s.raw("/F")
			s.int(slot)
			s.raw(" ")
			s.ref(first)
		}
	}
	s.raw(">>/XObject<<")
	for i := range p.images {
		s.raw("/")
		s.raw(p.images[i].resource)
		s.raw(" ")
		s.ref(n.images[i])
	}
	s.raw(">>>>\n")
}

// content writes a deflated content stream.
func (o *objects) content(n int, data []byte) {
	o.stream(n, "/Filter/FlateDecode", data)
}

// image writes an image (8.9.5).
func (o *objects) image(n int, x *xobject) {
	o.stream(n, x.dictionary(), x.data)
}

// dictionary is the image's entries but for Length.
func (x *xobject) dictionary() string {
	space, filter := "DeviceRGB", "DCTDecode"
	if x.grey {
		space = "DeviceGray"
	}
	if x.format == "png" {
		filter = fmt.Sprintf("FlateDecode/DecodeParms<</Predictor 15/Colors 3/BitsPerComponent 8/Columns %d>>", x.width)
	}
	return fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s/BitsPerComponent 8/Filter/%s",
		x.width, x.height, space, filter)
}
