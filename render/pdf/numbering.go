package pdf

// A numbering says which objects the parts of a sheet are in a file.
type numbering struct {
	resources int
	page      int   // the first; its content stream follows, then the next page
	images    []int // by index in the Part
	link      int   // the first annotation
	fonts     []int // by slot: the first of fontObjects; 0 for a font that is not used
	parent    int   // what the sheet's first element stands in
	key       int   // the first page's in ParentTree; the other pages' and then the annotations' follow
}

// pageObject is the object of a page, by its index.
func (n *numbering) pageObject(page int) int { return n.page + 2*page }

// ownObjects is how many objects the sheet needs but for pictures and fonts, which it may share.
func (p *Part) ownObjects() int {
	count := 1 + 2*p.Pages() + len(p.drawing.links)
	for i := range p.tree.nodes {
		if p.tree.nodes[i].joined {
			count++
		}
	}
	return count
}

// keys is how many keys of ParentTree the sheet needs.
func (p *Part) keys() int { return p.Pages() + p.tree.links }

// numberElements gives out the numbers of structure elements.
func (p *Part) numberElements(o *objects) {
	for i := range p.tree.nodes {
		if node := &p.tree.nodes[i]; node.joined {
			node.object = o.reserve(1)
		}
	}
}
