package pdf

import (
	"slices"
)

// A seenPage is a page and what stands on it.
type seenPage struct {
	number int // from 1
	ref    pdfRef
	dict   pdfDict
	marks  map[int]*seenMark // by MCID
}

// readPages finds the pages in their order (7.7.3). Our page tree has one level.
func (c *checker) readPages() {
	tree := c.file.dict(c.catalog["Pages"])
	kids := c.file.array(tree["Kids"])
	if tree["Type"] != pdfName("Pages") || len(kids) == 0 || tree["Count"] != len(kids) {
		c.fault(iso32000+"7.7.3.2", "there are no pages, or not as many as their Count")
	}
	for _, v := range kids {
		ref, _ := v.(pdfRef)
		dict := c.file.dict(ref)
		if dict["Type"] != pdfName("Page") || c.page(ref) != nil {
			c.fault(iso32000+"7.7.3.2", "the page tree holds a page twice, or something else than pages")
			continue
		}
		c.pages = append(c.pages, &seenPage{len(c.pages) + 1, ref, dict, map[int]*seenMark{}})
	}
}

// page returns the page with a reference, or nil.
func (c *checker) page(v any) *seenPage {
	r, ok := v.(pdfRef)
	i := slices.IndexFunc(c.pages, func(p *seenPage) bool { return p.ref == r })
	if !ok || i < 0 {
		return nil
	}
	return c.pages[i]
}
