package layout

import (
	"strconv"

	"handout/render/doc"
)

// list adds a list. A bullet list of short items is set in two columns. What opens a page says what it goes on with.
func (s *setter) list(b *doc.List, parent int, c column, before Pt) {
	l := s.element("L", parent)
	s.elements[l].List = [...]string{doc.Bullet: "Disc", doc.Number: "Decimal", doc.Tick: "None", doc.Answer: "Decimal"}[b.Style]
	if b.Style == doc.Answer {
		s.questions(b, l, c, before)
		return
	}
	if b.Style != doc.Number && !s.narrow && s.pairs(b, l, c, before) {
		return
	}
	at := len(s.strips)
	for i := range b.Items {
		it := s.item(b, i, l, c.width)
		if i > 0 {
			before = s.rowPad
		}
		from := len(s.items)
		s.mark(&it, c.x, 0)
		s.flow(b.Items[i].Pos, &it.body, column{c.x + s.indent, c.width - s.indent, c.panel}, before, from)
		s.unit()
	}
	if c.panel == nil { // a notice's title stands with its first item already, and above each part
		s.keepEnds(s.strips[at:])
		head := s.goesOn(b.Pos, c)
		for i := at + 1; i < len(s.strips); i++ {
			s.strips[i].head = head
		}
	}
}

// keepEnds keeps the first two and the last two strips of a list together, so that no page takes one short item alone.
func (s *setter) keepEnds(strips []strip) {
	for _, i := range [2]int{0, len(strips) - 2} {
		if i >= 0 && i+1 < len(strips) && strips[i].height+strips[i+1].height < s.pageHeight/4 {
			strips[i].keep = true
		}
	}
}

// An entry is one item of a list, set.
type entry struct{ label, body setting }

// item sets one item of a list in a column of the given width.
func (s *setter) item(b *doc.List, i int, list int, width Pt) entry {
	li := s.element("LI", list)
	var e entry
	switch b.Style {
	case doc.Bullet:
		e.label = s.set(b.Items[i].Pos, s.bullet[:], s.body, s.ink, s.indent, s.element("Lbl", li))
	case doc.Number, doc.Answer:
		e.label = s.set(b.Items[i].Pos, []doc.Span{{Text: strconv.Itoa(i+1) + "."}}, s.body.strong(), s.ink, s.indent, s.element("Lbl", li))
	}
	e.body = s.set(b.Items[i].Pos, b.Items[i].Text, s.body, s.ink, width-s.indent, s.element("LBody", li))
	return e
}

// mark adds what stands before an item: its bullet or number, or a box to tick.
func (s *setter) mark(e *entry, x, y Pt) {
	if len(e.label.lines) > 0 {
		s.put(&e.label, 0, 1, s.mirror(x, s.indent), y, s.indent)
		return
	}
	side := s.body.size * 0.95
	s.box(Box{
		X: s.mirror(x, side), Y: y + s.body.ascent() - side*0.85, Width: side, Height: side,
		Fill: s.ink, Stroke: 0.9, Element: Decoration,
	})
}

// minPairs is how many items a list has at least to be set in two columns.
const minPairs = 4

// pairs sets a list in two columns if it has enough items and each of them takes one line there. It
// reports whether it did. Of two languages both have two columns, or none. The columns are read one after the other, as they are in the tree.
func (s *setter) pairs(b *doc.List, list int, c column, before Pt) bool {
	width := (c.width - s.gap) / 2
	if len(b.Items) < minPairs || !s.short(b, width) || s.other != nil && !s.other.short(s.twins[b].(*doc.List), width) {
		return false
	}
	rows := (len(b.Items) + 1) / 2
	pitch := s.body.leading + s.rowPad
	from := len(s.items)
	for i := range b.Items {
		x, y := c.x+Pt(i/rows)*(width+s.gap), Pt(i%rows)*pitch
		e := s.item(b, i, list, width)
		s.mark(&e, x, y)
		s.put(&e.body, 0, len(e.body.lines), s.mirror(x+s.indent, width-s.indent), y, width-s.indent)
	}
	s.add(strip{at: b.Pos, before: before, height: Pt(rows)*pitch - s.rowPad, panel: c.panel}, from)
	return true
}

// short reports whether each item of a list takes one line in a column.
func (s *setter) short(b *doc.List, width Pt) bool {
	for i := range b.Items {
		if !s.oneLine(b.Items[i].Text, s.body, width-s.indent) {
			return false
		}
	}
	return true
}
