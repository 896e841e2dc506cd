package pdf

// writeLinks writes the links as objects, which structure can point to (ISO 14289-1, 7.18).
func (p *Part) writeLinks(o *objects, n *numbering) {
	for page := range p.Pages() {
		links, first := p.drawing.linksOf(page)
		for i, l := range links {
			s := o.begin(n.link + first + i)
			s.raw("<</Type/Annot/Subtype/Link/Rect")
			s.rect(l.at)
			s.raw("/Border[0 0 0]/F 4/P ") // F: print it (ISO 19005-2, 6.3.2)
			s.ref(n.pageObject(page))
			s.raw("/StructParent ")
			s.int(n.key + p.Pages() + first + i)
			s.raw("/Contents")
			s.text(l.Name)
			s.raw("/A<</S/URI/URI")
			s.literal(l.URI)
			s.raw(">>>>\n")
		}
	}
}
