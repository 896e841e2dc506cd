package pdf

import "time"

// finish writes the file that is kept.
func (w *Writer) finish(p *Part, created time.Time) []byte {
	o := &w.objects
	f, n := w.open(p)
	f.title, f.lang, f.rtl, f.created, f.origin = w.sheet.Title, w.sheet.Lang, w.sheet.RTL, created, w.sheet.Origin
	p.numberAlone(o, n)
	w.bookmarks(f, n)
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
	p.writeLinks(o, n)
	o.structureRoot(f, p.tree.nodes[0].object, p.keys())
	o.parentTree(f.parentTree, p, n)
	p.writeElements(o, n)
	o.metadata(f)
	return o.end(f.catalog, f.info)
}

// bookmarks writes those of a long sheet.
func (w *Writer) bookmarks(f *frame, n *numbering) {
	if len(w.sheet.Sections) == 0 {
		return
	}
	o := &w.objects
	f.outline = o.reserve(1)
	var t outline
	t.root.object = f.outline
	for _, s := range w.sheet.Sections {
		t.section(o, s.Title, n.pageObject(s.Page), hundredths(w.sheet.Media.Height-s.Top))
	}
	t.end(o)
}

// numberAlone gives out the numbers that an opening has not.
func (p *Part) numberAlone(o *objects, n *numbering) {
	n.page = o.reserve(2 * p.Pages())
	for range p.images {
		n.images = append(n.images, o.reserve(1))
	}
	n.link = o.reserve(len(p.drawing.links))
	p.numberElements(o)
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
