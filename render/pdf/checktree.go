package pdf

import (
	"maps"
	"slices"
)

// A seenElement is a structure element (14.7.2).
type seenElement struct {
	ref    pdfRef
	dict   pdfDict
	kind   string // its structure type: "P", "TD" ...
	parent *seenElement
	depth  int
	kids   []seenKid
}

// A seenKid is one thing that an element holds, in reading order: another element, a marked-content
// sequence or an annotation.
type seenKid struct {
	element    *seenElement
	mark       *seenMark
	annotation pdfRef // 0 for none
}

// readStructure reads the structure tree from its root.
func (c *checker) readStructure() {
	ref, _ := c.catalog["StructTreeRoot"].(pdfRef)
	root := c.file.dict(ref)
	kids := c.file.list(root["K"])
	if root["Type"] != pdfName("StructTreeRoot") || len(kids) != 1 {
		c.fault(iso32000+"14.7.2", "there is no structure tree with one root")
		return
	}
	c.root = c.readElement(kids[0], ref, nil)
	if c.root != nil && c.root.kind != "Document" {
		c.fault(iso32000+"14.8.4.2", "the root of the structure tree is not a Document")
	}
	c.readParentTree(root)
}

// readElement reads an element and all below it. An element that is no element, or was read before,
// is a defect and is left out.
func (c *checker) readElement(v any, parentRef pdfRef, parent *seenElement) *seenElement {
	ref, ok := v.(pdfRef)
	dict := c.file.dict(v)
	kind, named := dict["S"].(pdfName)
	switch {
	case !ok || !named:
		c.fault(iso32000+"14.7.2", "something in the structure tree is not an element")
		return nil
	case c.byRef[ref] != nil:
		c.fault(iso32000+"14.7.2", "element %d stands twice in the structure tree", ref)
		return nil
	case parent != nil && parent.depth == maxNesting:
		c.fault(iso32000+"14.7.2", "elements lie too deep in each other")
		return nil
	}
	e := &seenElement{ref: ref, dict: dict, kind: string(kind), parent: parent}
	if parent != nil {
		e.depth = parent.depth + 1
	}
	c.byRef[ref] = e
	c.elements = append(c.elements, e)
	if dict["Type"] != pdfName("StructElem") {
		c.faultAt(e, iso32000+"14.7.2", "has no Type")
	}
	if dict["P"] != parentRef {
		c.faultAt(e, iso32000+"14.7.2", "names another parent than the element that holds it")
	}
	for _, v := range c.file.list(dict["K"]) {
		if kid, ok := c.readKid(e, v); ok {
			e.kids = append(e.kids, kid)
		}
	}
	return e
}

// readKid reads one entry of K: an MCID, a reference to one or to an annotation, or an element.
func (c *checker) readKid(e *seenElement, v any) (seenKid, bool) {
	if n, ok := v.(int); ok {
		return c.readMark(e, e.dict["Pg"], n)
	}
	d, ok := v.(pdfDict)
	if !ok {
		kid := c.readElement(v, e.ref, e)
		return seenKid{element: kid}, kid != nil
	}
	pg := d["Pg"]
	if pg == nil {
		pg = e.dict["Pg"]
	}
	switch d["Type"] {
	case pdfName("MCR"):
		n, ok := d["MCID"].(int)
		if !ok {
			n = -1
		}
		return c.readMark(e, pg, n)
	case pdfName("OBJR"):
		annotation, ok := d["Obj"].(pdfRef)
		page := c.page(pg)
		if !ok || page == nil || !slices.Contains(c.file.array(page.dict["Annots"]), any(annotation)) {
			c.faultAt(e, iso32000+"14.7.4.3", "refers to an annotation that is not on its page")
			return seenKid{}, false
		}
		return seenKid{annotation: annotation}, true
	}
	c.faultAt(e, iso32000+"14.7.2", "holds something unknown")
	return seenKid{}, false
}

// readMark finds the sequence with an MCID on a page, and makes e an owner of it.
func (c *checker) readMark(e *seenElement, pg any, n int) (seenKid, bool) {
	page := c.page(pg)
	if page == nil {
		c.faultAt(e, iso32000+"14.7.4.2", "has an MCID without a page")
		return seenKid{}, false
	}
	m := page.marks[n]
	if m == nil {
		c.faultAt(e, iso32000+"14.7.4.2", "refers to MCID %d, which is not on page %d", n, page.number)
		return seenKid{}, false
	}
	m.owners = append(m.owners, e)
	return seenKid{mark: m}, true
}

// checkOwners checks that each sequence belongs to exactly one element, and that ParentTree leads back
// to it. Without this a screen reader cannot say where in the text a click or a page turn has led.
func (c *checker) checkOwners() {
	for _, p := range c.pages {
		if p.empty() {
			continue
		}
		key, ok := c.tie(p.dict["StructParents"])
		if !ok {
			c.fault(iso32000+"14.7.4.4", "page %d: StructParents is missing or another's", p.number)
			continue
		}
		entries := c.file.array(c.parentTree[key])
		if len(entries) != len(p.marks) {
			c.fault(iso32000+"14.7.4.4", "page %d: ParentTree has not as many entries as there are MCIDs", p.number)
		}
		for _, n := range slices.Sorted(maps.Keys(p.marks)) {
			c.checkOwner(p, n, entries)
		}
	}
}

// tie reads the key under which ParentTree has a page or an annotation. No two share a key.
func (c *checker) tie(v any) (key int, ok bool) {
	key, ok = v.(int)
	ok = ok && !c.tied[key]
	c.tied[key] = true
	return key, ok
}

// checkKeys checks that ParentTree has nothing that leads from nowhere.
func (c *checker) checkKeys() {
	for _, key := range slices.Sorted(maps.Keys(c.parentTree)) {
		if !c.tied[key] {
			c.fault(iso32000+"14.7.4.4", "ParentTree has key %d, which no page and no annotation has", key)
		}
	}
}

// checkOwner checks one sequence. entries is what ParentTree has for its page, by MCID.
func (c *checker) checkOwner(p *seenPage, n int, entries pdfArray) {
	owners := p.marks[n].owners
	if len(owners) != 1 {
		c.fault(iso32000+"14.7.4.2", "page %d: MCID %d belongs to %d elements", p.number, n, len(owners))
		return
	}
	if n >= 0 && n < len(entries) && entries[n] != owners[0].ref {
		c.fault(iso32000+"14.7.4.4", "page %d: ParentTree names another element for MCID %d", p.number, n)
	}
}

// faultAt notes a defect of an element.
func (c *checker) faultAt(e *seenElement, clause, format string, args ...any) {
	c.fault(clause, "%s (object %d): "+format, append([]any{e.kind, e.ref}, args...)...)
}
