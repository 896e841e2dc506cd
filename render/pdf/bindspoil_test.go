package pdf

import (
	"slices"
	"testing"
)

// TestCheckFindsInRun breaks a run of many sheets in what a single sheet does not have: a page tree and
// a number tree of several levels, bookmarks, empty pages (A1).
func TestCheckFindsInRun(t *testing.T) {
	wantFound(t, bind(t, slices.Repeat(patients(t, true), 8)...), brokenTrees(), brokenOutline(), brokenEmptyPages())
}

// kid returns the nth kid of a node, of a page tree or a number tree.
func (s spoiled) kid(node any, n int) pdfDict {
	return s.file.dict(s.file.array(s.file.dict(node)["Kids"])[n])
}

func (s spoiled) parentTreeRoot() pdfDict {
	return s.file.dict(s.file.dict(s.catalog["StructTreeRoot"])["ParentTree"])
}

// brokenTrees: the page tree and ParentTree.
func brokenTrees() []breakage {
	limits := "the Limits of a node of ParentTree are not its first and last key (ISO 32000-1, 7.9.7)"
	pages := func(want string, spoil func(s spoiled, node pdfDict)) breakage {
		return breakage{want, func(s spoiled) { spoil(s, s.kid(s.catalog["Pages"], 1)) }}
	}
	leaf := func(want string, spoil func(leaf pdfDict)) breakage {
		return breakage{want, func(s spoiled) { spoil(s.kid(s.parentTreeRoot(), 1)) }}
	}
	return []breakage{
		pages("has not as many pages as its Count (ISO 32000-1, 7.7.3.2)", func(_ spoiled, n pdfDict) { n["Count"] = 65 }),
		pages("names another parent than the node that holds it (ISO 32000-1, 7.7.3.2)", func(_ spoiled, n pdfDict) { delete(n, "Parent") }),
		pages("page 65: names another parent than the node that holds it (ISO 32000-1, 7.7.3.3)", func(s spoiled, _ pdfDict) {
			s.pages[64].dict["Parent"] = s.catalog["Pages"]
		}),
		pages("the page tree holds a page twice, or something else than pages (ISO 32000-1, 7.7.3.2)", func(s spoiled, n pdfDict) {
			s.file.array(n["Kids"])[0] = s.catalog["Pages"]
		}),
		leaf(limits, func(leaf pdfDict) { delete(leaf, "Limits") }),
		leaf(limits, func(leaf pdfDict) { leaf["Limits"].(pdfArray)[0] = 1 }),
		leaf(limits, func(leaf pdfDict) { leaf["Limits"].(pdfArray)[1] = 1 }),
		leaf("a node of ParentTree has neither keys nor nodes, or both (ISO 32000-1, 7.9.7)", func(leaf pdfDict) { delete(leaf, "Nums") }),
		leaf("a node of ParentTree has neither keys nor nodes, or both (ISO 32000-1, 7.9.7)", func(leaf pdfDict) { leaf["Kids"] = leaf["Nums"] }),
		{"the keys of ParentTree do not rise (ISO 32000-1, 7.9.7)", func(s spoiled) {
			kids := s.file.array(s.parentTreeRoot()["Kids"])
			slices.Reverse(kids)
		}},
	}
}

// brokenOutline: bookmarks.
func brokenOutline() []breakage {
	around := "an item of the outline does not name the items around it (ISO 32000-1, 12.3.3)"
	count := "an item of the outline has not as many items below it as its Count (ISO 32000-1, 12.3.3)"
	nowhere := "an item of the outline leads to no page (ISO 32000-1, 12.3.3)"
	item := func(want string, spoil func(s spoiled, first, second pdfDict)) breakage {
		return breakage{want, func(s spoiled) {
			first := s.file.dict(s.file.dict(s.catalog["Outlines"])["First"])
			spoil(s, first, s.file.dict(first["Next"]))
		}}
	}
	return []breakage{
		item(around, func(_ spoiled, _, second pdfDict) { delete(second, "Prev") }),
		item(around, func(s spoiled, first, _ pdfDict) { first["Parent"] = s.catalog["Pages"] }),
		item(count, func(_ spoiled, first, _ pdfDict) { first["Count"] = -1 }),
		item(count, func(_ spoiled, first, _ pdfDict) { delete(first, "Count") }),
		item(nowhere, func(_ spoiled, first, _ pdfDict) { delete(first, "Dest") }),
		item(nowhere, func(s spoiled, first, _ pdfDict) { first["Dest"].(pdfArray)[0] = s.catalog["Pages"] }),
		item("an item of the outline leads to an empty page, or to one before the last item's (ISO 32000-1, 12.3.3)",
			func(s spoiled, _, second pdfDict) { second["Dest"].(pdfArray)[0] = s.pages[0].ref }),
		item("an item of the outline leads to an empty page, or to one before the last item's (ISO 32000-1, 12.3.3)",
			func(s spoiled, _, second pdfDict) { second["Dest"].(pdfArray)[0] = s.pages[5].ref }),
		item("an item of the outline has no Title (ISO 32000-1, 12.3.3)", func(_ spoiled, first, _ pdfDict) { first["Title"] = pdfString(" ") }),
		item("an item of the outline is missing or stands there twice (ISO 32000-1, 12.3.3)",
			func(_ spoiled, first, second pdfDict) { second["Next"] = first["Next"] }),
		item("an item of the outline does not name the last one below it (ISO 32000-1, 12.3.3)",
			func(_ spoiled, first, _ pdfDict) { first["Last"] = first["First"] }),
		{"the outline has not as many items as its Count (ISO 32000-1, 12.3.3)", func(s spoiled) {
			s.catalog["Outlines"] = s.file.dict(s.catalog["Outlines"]) // not an object of its own
		}},
		item("the outline has not as many items as its Count (ISO 32000-1, 12.3.3)", func(_ spoiled, first, _ pdfDict) { delete(first, "Next") }),
		item("there are bookmarks, but PageMode does not show them (ISO 32000-1, 7.7.2)", func(s spoiled, _, _ pdfDict) { delete(s.catalog, "PageMode") }),
	}
}

// brokenEmptyPages: the sixth page is the back of the fifth.
func brokenEmptyPages() []breakage {
	stray := "is empty, and not the back of a sheet of paper before another (ISO 32000-1, 7.7.3.3)"
	empty := func(n func(s spoiled) int) func(s spoiled) {
		return func(s spoiled) { delete(s.pages[n(s)].dict, "Contents") }
	}
	return []breakage{
		{stray, empty(func(spoiled) int { return 6 })},
		{stray, empty(func(s spoiled) int { return len(s.pages) - 1 })},
		{"page 6: is empty, but has links or a place in the structure (ISO 32000-1, 14.7.4.4)", func(s spoiled) {
			s.pages[5].dict["StructParents"] = 9999
		}},
		{"page 6: is empty, but has links or a place in the structure (ISO 32000-1, 14.7.4.4)", func(s spoiled) {
			s.pages[5].dict["Annots"] = pdfArray{}
		}},
		{"page 8: is empty, but has links or a place in the structure (ISO 32000-1, 14.7.4.4)", empty(func(spoiled) int { return 7 })},
	}
}
