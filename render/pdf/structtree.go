package pdf

// writeElements writes the sheet's part of the structure tree (ISO 32000-1, 14.7).
func (p *Part) writeElements(o *objects, n *numbering) {
	for i := range p.tree.nodes {
		if p.tree.nodes[i].joined {
			p.element(o, n, i)
		}
	}
}

// parentTree writes the way back from marked content and annotations to the structure, for a file
// that holds one sheet.
func (o *objects) parentTree(object int, p *Part, n *numbering) {
	s := o.begin(object)
	s.raw("<</Nums[")
	p.parents(n, func(key int) *syntax {
		s.int(key)
		return s
	})
	s.raw("]>>\n")
}

// parents gives the entries of ParentTree, by key: for each page the elements of its marked content in
// the order of their MCIDs, then for each annotation its element (14.7.4.4). Entry gives where the
// value for a key is to be appended. Kids were recorded in this very order.
func (p *Part) parents(n *numbering, entry func(key int) *syntax) {
	next := 0 // kid
	for page := range p.Pages() {
		s := entry(n.key + page)
		s.raw("[")
		for ; next < len(p.tree.kids); next++ {
			k := &p.tree.kids[next]
			if k.kind == markKid && k.page != page {
				break
			}
			if k.kind == markKid {
				s.ref(p.tree.nodes[k.owner].object)
				s.raw(" ")
			}
		}
		s.raw("]")
	}
	for i := range p.tree.kids {
		if k := &p.tree.kids[i]; k.kind == linkKid {
			s := entry(n.key + p.Pages() + k.n)
			s.raw(" ")
			s.ref(p.tree.nodes[k.owner].object)
			s.raw(" ")
		}
	}
}

// element writes one structure element (14.7.2).
func (p *Part) element(o *objects, n *numbering, i int) {
	e, node := &p.tree.elements[i], &p.tree.nodes[i]
	s := o.begin(node.object)
	s.raw("<</Type/StructElem/S/")
	s.raw(e.Type)
	s.raw("/P ")
	if e.Parent < 0 {
		s.ref(n.parent)
	} else {
		s.ref(p.tree.nodes[e.Parent].object)
	}
	if e.Lang != "" {
		s.raw("/Lang")
		s.literal(e.Lang)
	}
	if e.Alt != "" {
		s.raw("/Alt")
		s.text(e.Alt)
	}
	p.attributes(s, i)
	if node.page >= 0 {
		s.raw("/Pg ")
		s.ref(n.pageObject(node.page))
	}
	s.raw("/K[")
	for k := node.first; k >= 0; k = p.tree.kids[k].next {
		if k != node.first {
			s.raw(" ")
		}
		p.kid(s, n, &p.tree.kids[k], node.page)
	}
	s.raw("]>>\n")
}

// attributes writes the attributes that an element needs to be understood (14.8.5).
func (p *Part) attributes(s *syntax, i int) {
	e := &p.tree.elements[i]
	switch {
	case e.Scope != "":
		s.raw("/A<</O/Table/Scope/")
		s.raw(e.Scope)
		s.raw(">>")
	case e.List != "":
		s.raw("/A<</O/List/ListNumbering/")
		s.raw(e.List)
		s.raw(">>")
	case e.Type == "Figure":
		s.raw("/A<</O/Layout/Placement/Block/BBox")
		s.rect(p.tree.nodes[i].box)
		s.raw(">>")
	}
}

// kid writes a child of an element. Page is the element's own, for marked content.
func (p *Part) kid(s *syntax, n *numbering, k *kid, page int) {
	switch {
	case k.kind == elementKid:
		s.ref(p.tree.nodes[k.n].object)
	case k.kind == linkKid:
		s.raw("<</Type/OBJR/Pg ")
		s.ref(n.pageObject(k.page))
		s.raw("/Obj ")
		s.ref(n.link + k.n)
		s.raw(">>")
	case k.page == page:
		s.int(k.n)
	default:
		s.raw("<</Type/MCR/Pg ")
		s.ref(n.pageObject(k.page))
		s.raw("/MCID ")
		s.int(k.n)
		s.raw(">>")
	}
}
