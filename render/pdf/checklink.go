package pdf

import (
	"net/url"
	"strings"
)

// checkAnnotations checks that every annotation is a link that can be followed and is tied to its
// element in both directions: without OBJR a screen reader names the link but cannot follow it.
func (c *checker) checkAnnotations() {
	for _, p := range c.pages {
		if p.dict["Tabs"] != pdfName("S") {
			c.fault(iso14289+"7.18.3", "page %d: Tabs is not S", p.number)
		}
		for _, v := range c.file.array(p.dict["Annots"]) {
			c.checkAnnotation(p, v)
		}
	}
	for _, e := range c.elements {
		if e.kind == "Link" && len(e.annotations()) == 0 {
			c.faultAt(e, iso14289+"7.18.5", "refers to no annotation")
		}
	}
}

// checkAnnotation checks one annotation.
func (c *checker) checkAnnotation(p *seenPage, v any) {
	fault := func(clause, text string) { c.fault(clause, "page %d: an annotation %s", p.number, text) }
	ref, ok := v.(pdfRef)
	d := c.file.dict(v)
	if !ok || d["Subtype"] != pdfName("Link") {
		fault(iso14289+"7.18.5", "is not a link with an object of its own")
		return
	}
	key, ok := c.tie(d["StructParent"])
	owner, _ := c.parentTree[key].(pdfRef)
	e := c.byRef[owner]
	if !ok || e == nil || e.kind != "Link" || !e.refersTo(ref) {
		fault(iso32000+"14.7.4.4", "is not tied to a Link element")
	}
	if contents, ok := textString(d["Contents"]); !ok || strings.TrimSpace(contents) == "" {
		fault(iso14289+"7.18.5", "has no Contents")
	}
	if d["F"] != 4 {
		fault(iso32000+"12.5.3", "is not printed, or hidden") // ISO 19005-2, 6.3.2
	}
	if _, ok := c.file.rectangle(d["Rect"]); !ok {
		fault(iso32000+"12.5.2", "has a Rect without an area")
	}
	action := c.file.dict(d["A"])
	uri, _ := action["URI"].(pdfString)
	if action["S"] != pdfName("URI") || !followable(string(uri)) {
		fault(iso32000+"12.6.4.7", "has no URI that can be followed")
	}
}

// annotations gives the annotations that an element refers to.
func (e *seenElement) annotations() []pdfRef {
	var refs []pdfRef
	for _, kid := range e.kids {
		if kid.annotation != 0 {
			refs = append(refs, kid.annotation)
		}
	}
	return refs
}

// refersTo reports whether an element refers to an annotation, once.
func (e *seenElement) refersTo(ref pdfRef) bool {
	n := 0
	for _, r := range e.annotations() {
		if r == ref {
			n++
		}
	}
	return n == 1
}

// followable reports whether a URI is one that a sheet may hold: for a telephone, a mailbox or a site.
func followable(uri string) bool {
	for _, c := range []byte(uri) {
		if c <= ' ' || c > '~' {
			return false
		}
	}
	u, err := url.Parse(uri)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "tel", "mailto":
		return u.Opaque != ""
	case "https":
		return u.Host != ""
	}
	return false
}
