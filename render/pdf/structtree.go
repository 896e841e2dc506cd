package pdf

// structure writes the structure tree and the way back to it from marked content and annotations
// (ISO 32000-1, 14.7).
func (w *Writer) structure(n *numbering) {
	s := w.objects.begin(n.root)
	s.raw("<</Type/StructTreeRoot/K[")
	s.ref(n.document)
	s.raw("]/ParentTree ")
	s.ref(n.parent)
	s.raw("/ParentTreeNextKey ")
	s.int(len(w.sheet.Pages) + w.tree.links)
	s.raw(">>\n")
	w.parentTree(n)
	for i := range w.tree.nodes {
		if w.tree.nodes[i].joined {
			w.element(n, i)
		}
	}
}

// parentTree writes, by key: for each page the elements of its marked content in the order of their
// MCIDs, then for each annotation its element (14.7.4.4). Kids were recorded in this very order.
func (w *Writer) parentTree(n *numbering) {
	s := w.objects.begin(n.parent)
	s.raw("<</Nums[")
	next := 0 // kid
	for page := range w.sheet.Pages {
		s.int(page)
		s.raw("[")
		for ; next < len(w.tree.kids); next++ {
			k := &w.tree.kids[next]
			if k.kind == markKid && k.page != page {
				break
			}
			if k.kind == markKid {
				s.ref(w.tree.nodes[k.owner].object)
				s.raw(" ")
			}
		}
		s.raw("]")
	}
	for i := range w.tree.kids {
		if k := &w.tree.kids[i]; k.kind == linkKid {
			s.int(len(w.sheet.Pages) + k.n)
			s.raw(" ")
			s.ref(w.tree.nodes[k.owner].object)
			s.raw(" ")
		}
	}
	s.raw("]>>\n")
}

// element writes one structure element (14.7.2).
func (w *Writer) element(n *numbering, i int) {
	e, node := &w.tree.elements[i], &w.tree.nodes[i]
	s := w.objects.begin(node.object)
	s.raw("<</Type/StructElem/S/")
	s.raw(e.Type)
	s.raw("/P ")
	if e.Parent < 0 {
		s.ref(n.root)
	} else {
		s.ref(w.tree.nodes[e.Parent].object)
	}
	if e.Lang != "" {
		s.raw("/Lang")
		s.literal(e.Lang)
	}
	if e.Alt != "" {
		s.raw("/Alt")
		s.text(e.Alt)
	}
	w.attributes(s, i)
	if node.page >= 0 {
		s.raw("/Pg ")
		s.ref(n.page + 2*node.page)
	}
	s.raw("/K[")
	for k := node.first; k >= 0; k = w.tree.kids[k].next {
		if k != node.first {
			s.raw(" ")
		}
		w.kid(s, n, &w.tree.kids[k], node.page)
	}
	s.raw("]>>\n")
}

// attributes writes the attributes that an element needs to be understood (14.8.5).
func (w *Writer) attributes(s *syntax, i int) {
	e := &w.tree.elements[i]
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
		s.rect(w.tree.nodes[i].box)
		s.raw(">>")
	}
}

// kid writes a child of an element. Page is the element's own, for marked content.
func (w *Writer) kid(s *syntax, n *numbering, k *kid, page int) {
	switch {
	case k.kind == elementKid:
		s.ref(w.tree.nodes[k.n].object)
	case k.kind == linkKid:
		s.raw("<</Type/OBJR/Pg ")
		s.ref(n.page + 2*k.page)
		s.raw("/Obj ")
		s.ref(n.link + k.n)
		s.raw(">>")
	case k.page == page:
		s.int(k.n)
	default:
		s.raw("<</Type/MCR/Pg ")
		s.ref(n.page + 2*k.page)
		s.raw("/MCID ")
		s.int(k.n)
		s.raw(">>")
	}
}
