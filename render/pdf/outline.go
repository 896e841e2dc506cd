package pdf

import "handout/render/layout"

// An outline is the bookmarks of a file (ISO 32000-1, 12.3.3). In one that is written while sheets come there is one
// for each group, and under it one for each sheet that has one; in one of a long sheet, one for each section. A bookmark names the one after it, so
// it is written when that is known.
type outline struct {
	root, group, sheet bookmark // the last of each level
}

// A bookmark is an item of an outline, or the outline itself.
type bookmark struct {
	object, parent, previous int
	first, last, kids        int // the items below it
	title                    string
	page                     int // object
	top                      int // of the page, in hundredths of a point
}

// add appends the bookmarks of a sheet that begins on a page.
func (t *outline) add(o *objects, at Place, page int, m layout.Media) {
	item := bookmark{page: page, top: hundredths(m.Height)}
	if at.Group != "" {
		t.endSheets(o)
		item.title = at.Group
		t.root.append(o, &t.group, item)
	}
	if at.Sheet != "" {
		item.title = at.Sheet
		t.group.append(o, &t.sheet, item)
	}
}

// section appends the bookmark of a section of a sheet that is a file by itself.
func (t *outline) section(o *objects, title string, page, top int) {
	t.root.append(o, &t.group, bookmark{title: title, page: page, top: top})
}

// append makes item the last below b, in the place of the one that was.
func (b *bookmark) append(o *objects, last *bookmark, item bookmark) {
	item.object, item.parent, item.previous = o.reserve(1), b.object, b.last
	if b.last == 0 {
		b.first = item.object
	} else {
		last.write(o, item.object)
	}
	b.last = item.object
	b.kids++
	*last = item
}

// endSheets writes the last sheet's bookmark of the last group, if there is one.
func (t *outline) endSheets(o *objects) {
	if t.group.last != 0 {
		t.sheet.write(o, 0)
	}
}

// end writes what is left. There must be a group or a section.
func (t *outline) end(o *objects) {
	t.endSheets(o)
	t.group.write(o, 0)
	s := o.begin(t.root.object)
	s.raw("<</Type/Outlines")
	t.root.writeKids(s, t.root.kids)
	s.raw(">>\n")
}

// write writes an item. Those below it are not shown until a reader asks for them.
func (b *bookmark) write(o *objects, next int) {
	s := o.begin(b.object)
	s.raw("<</Title")
	s.text(b.title)
	s.raw("/Parent ")
	s.ref(b.parent)
	if b.previous != 0 {
		s.raw("/Prev ")
		s.ref(b.previous)
	}
	if next != 0 {
		s.raw("/Next ")
		s.ref(next)
	}
	if b.kids > 0 {
		b.writeKids(s, -b.kids)
	}
	s.raw("/Dest[")
	s.ref(b.page)
	s.raw("/XYZ 0 ")
	s.hundredths(b.top)
	s.raw(" null]>>\n")
}

// writeKids appends where the items below are; count is how many are shown, negative for how many are
// hidden.
func (b *bookmark) writeKids(s *syntax, count int) {
	s.raw("/First ")
	s.ref(b.first)
	s.raw("/Last ")
	s.ref(b.last)
	s.raw("/Count ")
	s.int(count)
}
