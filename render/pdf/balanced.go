package pdf

// A balanced tree is one of numbered leaves, such as pages, that is written while the leaves come: no
// more than a node a level is kept. All leaves are equally deep (but those below the last node of a
// level, there is nothing to be uneven), and no node but the last of a level has less than maxKids.
type balanced struct {
	write  func(n *treeNode, parent int) // as an object; the root has parent 0
	levels []treeNode                    // the last node of each, from the leaves up
}

// A treeNode is a node that may get more kids.
type treeNode struct {
	object      int
	kids        []int // objects
	first, last int   // the leaves below it
}

// maxKids is how many kids a node of a balanced tree has at most.
const maxKids = 64

// add appends a leaf, or a node that has the leaves from first to last, and returns its parent.
func (t *balanced) add(o *objects, kid, first, last int) int { return t.addTo(o, 0, kid, first, last) }

func (t *balanced) addTo(o *objects, level, kid, first, last int) int {
	if level == len(t.levels) {
		t.levels = append(t.levels, treeNode{object: o.reserve(1), first: first})
	}
	if len(t.levels[level].kids) == maxKids {
		t.close(o, level)
		t.levels[level] = treeNode{object: o.reserve(1), kids: t.levels[level].kids[:0], first: first}
	}
	n := &t.levels[level]
	n.kids, n.last = append(n.kids, kid), last
	return n.object
}

// close writes the last node of a level, after there is a level above for it.
func (t *balanced) close(o *objects, level int) {
	n := t.levels[level]
	t.write(&n, t.addTo(o, level+1, n.object, n.first, n.last))
}

// end writes what is left and returns the root. There must be a leaf.
func (t *balanced) end(o *objects) int {
	for level := 0; level < len(t.levels)-1; level++ {
		t.close(o, level)
	}
	root := &t.levels[len(t.levels)-1]
	t.write(root, 0)
	return root.object
}

// pageNode writes a node of a page tree (ISO 32000-1, 7.7.3.2).
func (o *objects) pageNode(n *treeNode, parent int) {
	s := o.begin(n.object)
	s.raw("<</Type/Pages")
	if parent != 0 {
		s.raw("/Parent ")
		s.ref(parent)
	}
	s.raw("/Count ")
	s.int(n.last - n.first + 1)
	s.raw("/Kids[")
	s.refs(n.kids)
	s.raw("]>>\n")
}

// numberNode writes a node of a number tree that holds others (7.9.7).
func (o *objects) numberNode(n *treeNode, parent int) {
	s := o.begin(n.object)
	s.raw("<<")
	if parent != 0 {
		s.limits(n.first, n.last)
	}
	s.raw("/Kids[")
	s.refs(n.kids)
	s.raw("]>>\n")
}

// limits appends the keys between which a node of a number tree has all of its own.
func (s *syntax) limits(first, last int) {
	s.raw("/Limits[")
	s.int(first)
	s.raw(" ")
	s.int(last)
	s.raw("]")
}
