package pdf

import "strings"

// checkOutline checks the bookmarks, if there are any (12.3.3): that each names the ones around it,
// says something, and leads to a page, in the order of the pages.
func (c *checker) checkOutline() {
	if c.catalog["Outlines"] == nil {
		return
	}
	ref, _ := c.catalog["Outlines"].(pdfRef) // what is none has no items, which is a defect
	if c.catalog["PageMode"] != pdfName("UseOutlines") {
		c.fault(iso32000+"7.7.2", "there are bookmarks, but PageMode does not show them")
	}
	r := outlineReader{checker: c, seen: map[pdfRef]bool{}}
	if n := r.below(ref); n == 0 || c.file.dict(ref)["Count"] != n {
		r.broken("the outline has not as many items as its Count")
	}
}

// An outlineReader walks the bookmarks in their order.
type outlineReader struct {
	*checker
	seen map[pdfRef]bool
	page int // the last that a bookmark led to
}

func (r *outlineReader) broken(text string) { r.fault(iso32000+"12.3.3", "%s", text) }

// below reads the items below one and returns how many there are. Ours have two levels.
func (r *outlineReader) below(parent pdfRef) int {
	dict := r.file.dict(parent)
	count := 0
	var previous any
	for next := dict["First"]; next != nil; count++ {
		ref, _ := next.(pdfRef)
		item := r.file.dict(ref)
		if item == nil || r.seen[ref] {
			r.broken("an item of the outline is missing or stands there twice")
			return count
		}
		r.seen[ref] = true
		if item["Parent"] != parent || item["Prev"] != previous {
			r.broken("an item of the outline does not name the items around it")
		}
		r.item(item)
		if n := r.below(ref); n > 0 && item["Count"] != -n || n == 0 && item["Count"] != nil {
			r.broken("an item of the outline has not as many items below it as its Count")
		}
		previous, next = next, item["Next"]
	}
	if dict["Last"] != previous {
		r.broken("an item of the outline does not name the last one below it")
	}
	return count
}

// item checks what one bookmark says and where it leads to.
func (r *outlineReader) item(item pdfDict) {
	if title, ok := textString(item["Title"]); !ok || strings.TrimSpace(title) == "" {
		r.broken("an item of the outline has no Title")
	}
	dest := r.file.array(item["Dest"])
	if len(dest) != 5 || dest[1] != pdfName("XYZ") || r.checker.page(dest[0]) == nil {
		r.broken("an item of the outline leads to no page")
		return
	}
	p := r.checker.page(dest[0])
	if p.number < r.page || p.empty() {
		r.broken("an item of the outline leads to an empty page, or to one before the last item's")
	}
	r.page = p.number
}
