package pdf

import (
	"regexp"
	"slices"
	"strings"
)

// languageTag is the form of a language tag (RFC 5646); the registry is not asked.
var languageTag = regexp.MustCompile(`^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$`)

// checkElements checks each element by its kind.
func (c *checker) checkElements() {
	for _, e := range c.elements {
		c.checkElement(e)
		switch e.kind {
		case "Table":
			c.checkTable(e)
		case "TH":
			if scope, _ := c.attribute(e, "Table", "Scope").(pdfName); scope != "Row" && scope != "Column" && scope != "Both" {
				c.faultAt(e, iso14289+"7.5", "has no Scope")
			}
		case "L":
			c.checkList(e)
		case "LI":
			if !slices.ContainsFunc(e.kids, isKind("LBody")) {
				c.faultAt(e, iso32000+"14.8.4.3.3", "has no LBody")
			}
		case "Figure":
			c.checkFigure(e)
		}
	}
}

// checkElement checks what all elements share.
func (c *checker) checkElement(e *seenElement) {
	if !e.says() {
		c.faultAt(e, iso14289+"7.1", "is empty")
	}
	if lang, ok := e.dict["Lang"]; ok {
		if s, _ := lang.(pdfString); !languageTag.MatchString(string(s)) {
			c.faultAt(e, iso32000+"14.9.2", "has a Lang that is no language tag")
		}
	}
	if e.dict["ActualText"] != nil || e.dict["E"] != nil || e.dict["Alt"] != nil && e.kind != "Figure" {
		c.faultAt(e, iso32000+"14.9", "has words that are read in place of its own")
	}
	allowed := parentsOf(e.kind)
	if allowed != nil && (e.parent == nil || !slices.Contains(allowed, e.parent.kind)) {
		c.faultAt(e, iso32000+"14.8.4.3", "stands in the wrong place")
	}
	holds := kidsOf(e.kind)
	for _, kid := range e.kids {
		if holds != nil && (kid.element == nil || !slices.Contains(holds, kid.element.kind)) {
			c.faultAt(e, iso32000+"14.8.4.3", "holds something that does not belong there")
		}
	}
}

// parentsOf gives the elements that an element of a list or table may stand in (14.8.4.3.3,
// 14.8.4.3.4); nil for no limit.
func parentsOf(kind string) []string {
	switch kind {
	case "LI":
		return []string{"L"}
	case "Lbl", "LBody":
		return []string{"LI"}
	case "THead", "TBody":
		return []string{"Table"}
	case "TR":
		return []string{"Table", "THead", "TBody"}
	case "TH", "TD":
		return []string{"TR"}
	}
	return nil
}

// kidsOf gives the only elements that an element of a list or table may hold; nil for no limit.
func kidsOf(kind string) []string {
	switch kind {
	case "L":
		return []string{"LI"}
	case "LI":
		return []string{"Lbl", "LBody"}
	case "Table":
		return []string{"THead", "TBody", "TR"}
	case "THead", "TBody":
		return []string{"TR"}
	case "TR":
		return []string{"TH", "TD"}
	}
	return nil
}

// isKind returns a test for kids that are elements of a kind.
func isKind(kind string) func(seenKid) bool {
	return func(k seenKid) bool { return k.element != nil && k.element.kind == kind }
}

// says reports whether a reader hears or sees anything of the element: a visible character, or a
// figure.
func (e *seenElement) says() bool {
	return slices.ContainsFunc(e.kids, func(k seenKid) bool {
		switch {
		case k.element != nil:
			return k.element.says()
		case k.mark != nil:
			return e.kind == "Figure" || strings.TrimSpace(k.mark.text.String()) != ""
		}
		return false
	})
}

func (c *checker) checkFigure(e *seenElement) {
	if alt, ok := textString(e.dict["Alt"]); !ok || strings.TrimSpace(alt) == "" {
		c.faultAt(e, iso14289+"7.3", "has no Alt")
	}
	box, ok := c.file.rectangle(c.attribute(e, "Layout", "BBox"))
	if !ok {
		c.faultAt(e, iso32000+"14.8.5.4.3", "has no BBox")
		return
	}
	const slack = 0.05 // numbers are in hundredths
	switch painted := e.area(); {
	case painted.empty():
		c.faultAt(e, iso14289+"7.3", "has no picture")
	case painted.cut(box.wide(slack)) != painted:
		c.faultAt(e, iso32000+"14.8.5.4.3", "has a BBox that its picture is not inside of")
	}
}

// area gives where an element paints anything but text.
func (e *seenElement) area() area {
	a := noArea()
	for _, kid := range e.kids {
		switch {
		case kid.element != nil:
			a = a.with(kid.element.area())
		case kid.mark != nil:
			a = a.with(kid.mark.area)
		}
	}
	return a
}

// attribute returns an attribute of an element from the object of its owner (14.7.5), or nil.
func (c *checker) attribute(e *seenElement, owner, key pdfName) any {
	for _, v := range c.file.list(e.dict["A"]) {
		if d := c.file.dict(v); d["O"] == owner && d[key] != nil {
			return d[key]
		}
	}
	return nil
}

// checkHeadings checks that the first heading is H1 and that no level is skipped on the way down
// (ISO 14289-1, 7.4.2).
func (c *checker) checkHeadings() {
	last := 0
	for _, e := range c.elements {
		if len(e.kind) != 2 || e.kind[0] != 'H' || e.kind[1] < '1' || e.kind[1] > '6' {
			continue
		}
		level := int(e.kind[1] - '0')
		if level > last+1 {
			c.faultAt(e, iso14289+"7.4.2", "skips a level")
		}
		last = level
	}
	if last == 0 {
		c.fault(iso14289+"7.4.2", "there is no heading")
	}
}
