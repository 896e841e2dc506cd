package pdf

// number gives the sheet's parts their numbers, and writes the fonts and pictures that the file does
// not have yet.
func (b *Binder) number(p *Part) *numbering {
	o := &b.o
	n := &numbering{resources: o.reserve(1), page: o.reserve(2 * p.Pages()), link: o.reserve(len(p.drawing.links)), key: b.keys}
	b.keys += p.keys()
	p.numberElements(o)
	n.parent = b.groups[len(b.groups)-1]
	b.sheets = append(b.sheets, p.tree.nodes[0].object)
	for i := range p.images {
		n.images = append(n.images, b.picture(p, i))
	}
	for slot := range p.fonts {
		n.fonts = append(n.fonts, b.font(p, slot))
	}
	return n
}

// picture gives the object of a picture. A clinic's logo is on every sheet, and in the file once.
func (b *Binder) picture(p *Part, i int) int {
	n, ok := b.pictures[p.digests[i]]
	if !ok {
		n = b.o.reserve(1)
		b.o.image(n, &p.images[i])
		b.pictures[p.digests[i]] = n
	}
	return n
}

// font gives the first object of a font, 0 for one that the sheet does not use. A pack's fonts are in
// the file once. A font that a sheet has for itself is made of its patient's letters, and no other
// sheet is given it (R3).
func (b *Binder) font(p *Part, slot int) int {
	f := p.fonts[slot]
	if f == nil {
		return 0
	}
	n, ok := b.fonts[f]
	if !ok {
		n = b.o.newFont(f)
		if slot < p.shared {
			b.fonts[f] = n
		}
	}
	return n
}

// write writes all objects that are the sheet's alone.
func (b *Binder) write(p *Part, n *numbering) {
	o := &b.o
	for page, content := range p.drawing.contents {
		parent := b.addPage(n.pageObject(page))
		p.writePage(o, n, page, parent)
		o.content(n.pageObject(page)+1, content)
	}
	p.writeResources(o, n)
	p.writeLinks(o, n)
	p.writeElements(o, n)
	p.parents(n, func(key int) *syntax { return b.parents.entry(o, key) })
}

// emptyPage adds the back of a sheet of paper on which nothing is printed: it has no content, and so
// nothing is read aloud. It is as large as the page after it.
func (b *Binder) emptyPage(p *Part) {
	n := b.o.reserve(1)
	parent := b.addPage(n)
	s := b.o.begin(n)
	s.page(parent, p.media)
	s.raw("/Resources<<>>/Tabs/S>>\n")
}

// addPage appends a page to the page tree and returns its parent there.
func (b *Binder) addPage(n int) int {
	b.pages++
	return b.pageTree.add(&b.o, n, b.pages, b.pages)
}

// endGroup writes the structure element of the last group, which holds its sheets.
func (b *Binder) endGroup() {
	if len(b.groups) > 0 {
		b.o.grouping(b.groups[len(b.groups)-1], b.document, "Part", b.sheets)
	}
	b.sheets = b.sheets[:0]
}

// grouping writes a structure element that holds others and nothing else (14.8.4.2).
func (o *objects) grouping(n, parent int, kind string, kids []int) {
	s := o.begin(n)
	s.raw("<</Type/StructElem/S/")
	s.raw(kind)
	s.raw("/P ")
	s.ref(parent)
	s.raw("/K[")
	s.refs(kids)
	s.raw("]>>\n")
}

// refs appends references with spaces between them.
func (s *syntax) refs(objects []int) {
	for i, n := range objects {
		if i > 0 {
			s.raw(" ")
		}
		s.ref(n)
	}
}
