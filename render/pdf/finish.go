package pdf

import "time"

// finish writes the file that is kept.
func (w *Writer) finish(p *Part, created time.Time) []byte {
	o := &w.objects
	o.reset()
	f := &frame{title: w.sheet.Title, lang: w.sheet.Lang, rtl: w.sheet.RTL, created: created}
	n := p.numberAlone(o, f)
	o.catalog(f)
	o.pageTree(f.pages, n.page, p.Pages())
	for page := range p.Pages() {
		p.writePage(o, n, page, f.pages)
	}
	p.writeResources(o, n)
	for page, content := range p.drawing.contents {
		o.content(n.pageObject(page)+1, content)
	}
	for i := range p.images {
		o.image(n.images[i], &p.images[i])
	}
	for slot, font := range p.fonts {
		if font != nil {
			o.font(n.fonts[slot], font)
		}
	}
	p.writeLinks(o, n)
	o.structureRoot(f, p.tree.nodes[0].object, p.keys())
	o.parentTree(f.parentTree, p, n)
	p.writeElements(o, n)
	o.outputProfile(f, w.pack.profile)
	o.metadata(f)
	return o.end(f.catalog, f.info)
}

// numberAlone gives out all numbers of a file that holds one sheet.
func (p *Part) numberAlone(o *objects, f *frame) *numbering {
	f.catalog, f.info, f.pages = o.reserve(1), o.reserve(1), o.reserve(1)
	n := &numbering{resources: o.reserve(1)}
	f.metadata, f.profile, f.root, f.parentTree = o.reserve(1), o.reserve(1), o.reserve(1), o.reserve(1)
	n.parent = f.root
	n.page = o.reserve(2 * p.Pages())
	for range p.images {
		n.images = append(n.images, o.reserve(1))
	}
	n.link = o.reserve(len(p.drawing.links))
	for _, font := range p.fonts {
		first := 0
		if font != nil {
			first = o.reserve(fontObjects)
		}
		n.fonts = append(n.fonts, first)
	}
	p.numberElements(o)
	return n
}

// pageTree writes the page tree of a file that holds one sheet (ISO 32000-1, 7.7.3).
func (o *objects) pageTree(n, page, count int) {
	s := o.begin(n)
	s.raw("<</Type/Pages/Count ")
	s.int(count)
	s.raw("/Kids[")
	for i := range count {
		s.ref(page + 2*i)
		s.raw(" ")
	}
	s.raw("]>>\n")
}
