package pdf

import (
	"errors"

	"handout/render/layout"
)

// A tree is the structure of the document being written. An element joins its parent when the first
// item of it or of a descendant is placed, so that the tree reads in the order of the items.
type tree struct {
	elements []layout.Element
	nodes    []node // by element
	kids     []kid  // in the order in which they were placed
	marks    []int  // by page: how many marked-content sequences it has
	links    int    // annotations in the document
}

// A node is what the document has of an element.
type node struct {
	joined      bool
	first, last int  // kids, -1 if there are none
	page        int  // of the first marked content, -1 if there is none
	box         rect // around the pictures of a Figure
	object      int  // object number
}

// cover makes a Figure's box reach around a picture.
func (n *node) cover(r rect) {
	if n.box == (rect{}) {
		n.box = r
		return
	}
	n.box = rect{min(n.box.left, r.left), min(n.box.bottom, r.bottom), max(n.box.right, r.right), max(n.box.top, r.top)}
}

// A kid is a child of an element: another element, a marked-content sequence or an annotation.
type kid struct {
	kind  kidKind
	owner int // the element whose child it is
	n     int // element, MCID, or index of the annotation in the document
	page  int // for a sequence or an annotation
	next  int // the owner's next kid, -1 after the last
}

type kidKind uint8

const (
	elementKid kidKind = iota
	markKid
	linkKid
)

// reset prepares the tree for a document.
func (t *tree) reset(elements []layout.Element) {
	t.elements, t.nodes, t.kids, t.marks, t.links = elements, t.nodes[:0], t.kids[:0], t.marks[:0], 0
	for range elements {
		t.nodes = append(t.nodes, node{first: -1, last: -1, page: -1})
	}
}

// mark records a new marked-content sequence of an element on the last page, and returns its MCID.
func (t *tree) mark(element, page int) int {
	for len(t.marks) <= page {
		t.marks = append(t.marks, 0)
	}
	id := t.marks[page]
	t.marks[page]++
	t.adopt(kid{kind: markKid, owner: element, n: id, page: page})
	if n := &t.nodes[element]; n.page < 0 {
		n.page = page
	}
	return id
}

// link records an annotation of a Link element and returns its index in the document.
func (t *tree) link(element, page int) int {
	n := t.links
	t.links++
	t.adopt(kid{kind: linkKid, owner: element, n: n, page: page})
	return n
}

// adopt appends a kid to its owner's, after the owner itself has joined its parent.
func (t *tree) adopt(k kid) {
	t.join(k.owner)
	k.next = -1
	i := len(t.kids)
	t.kids = append(t.kids, k)
	owner := &t.nodes[k.owner]
	if owner.first < 0 {
		owner.first = i
	} else {
		t.kids[owner.last].next = i
	}
	owner.last = i
}

func (t *tree) join(element int) {
	if t.nodes[element].joined {
		return
	}
	t.nodes[element].joined = true
	if parent := t.elements[element].Parent; parent >= 0 {
		t.adopt(kid{kind: elementKid, owner: parent, n: element})
	}
}

// check refuses a tree that says nothing, or has a Figure without a picture.
func (t *tree) check() error {
	if !t.nodes[0].joined {
		return errors.New("the sheet has no content")
	}
	for i := range t.nodes {
		if n := &t.nodes[i]; n.joined && t.elements[i].Type == "Figure" && n.box == (rect{}) {
			return errors.New("a figure has no picture")
		}
	}
	return nil
}
