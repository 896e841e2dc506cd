package pdf

// A seenPage is a page and what stands on it.
type seenPage struct {
	number int // from 1
	ref    pdfRef
	dict   pdfDict
	marks  map[int]*seenMark // by MCID
}

// readPages finds the pages in their order (7.7.3).
func (c *checker) readPages() {
	c.byPage = map[pdfRef]*seenPage{}
	root, _ := c.catalog["Pages"].(pdfRef)
	if c.file.dict(root)["Type"] != pdfName("Pages") || c.readPageNode(root, nil, 0) == 0 {
		c.fault(iso32000+"7.7.3.2", "there are no pages")
	}
}

// readPageNode reads the pages below a node of the page tree, and returns how many there are.
func (c *checker) readPageNode(ref pdfRef, parent any, depth int) int {
	node := c.file.dict(ref)
	c.byPage[ref] = nil // no page, but seen
	if node["Parent"] != parent {
		c.fault(iso32000+"7.7.3.2", "page tree node %d names another parent than the node that holds it", ref)
	}
	count := 0
	for _, v := range c.file.array(node["Kids"]) {
		kid, _ := v.(pdfRef)
		_, seen := c.byPage[kid]
		switch dict := c.file.dict(kid); {
		case !seen && dict["Type"] == pdfName("Pages") && depth < maxNesting:
			count += c.readPageNode(kid, ref, depth+1)
		case seen || dict["Type"] != pdfName("Page"):
			c.fault(iso32000+"7.7.3.2", "the page tree holds a page twice, or something else than pages")
		default:
			c.readPage(kid, dict, ref)
			count++
		}
	}
	if node["Count"] != count {
		c.fault(iso32000+"7.7.3.2", "page tree node %d has not as many pages as its Count", ref)
	}
	return count
}

func (c *checker) readPage(ref pdfRef, dict pdfDict, parent pdfRef) {
	p := &seenPage{len(c.pages) + 1, ref, dict, map[int]*seenMark{}}
	if dict["Parent"] != parent {
		c.fault(iso32000+"7.7.3.3", "page %d: names another parent than the node that holds it", p.number)
	}
	c.pages = append(c.pages, p)
	c.byPage[ref] = p
}

// page returns the page with a reference, or nil.
func (c *checker) page(v any) *seenPage {
	ref, _ := v.(pdfRef)
	return c.byPage[ref]
}

// checkEmptyPages checks that a page on which nothing stands is the back of a sheet of paper, and that
// another page follows: any other would be paper wasted, or words lost.
func (c *checker) checkEmptyPages() {
	for _, p := range c.pages {
		if !p.empty() {
			continue
		}
		if p.number%2 != 0 || p.number == len(c.pages) {
			c.fault(iso32000+"7.7.3.3", "page %d: is empty, and not the back of a sheet of paper before another", p.number)
		}
		if p.dict["StructParents"] != nil || p.dict["Annots"] != nil {
			c.fault(iso32000+"14.7.4.4", "page %d: is empty, but has links or a place in the structure", p.number)
		}
	}
}

// empty reports whether a page has no content at all.
func (p *seenPage) empty() bool { return p.dict["Contents"] == nil }
