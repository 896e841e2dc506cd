package layout

import "handout/render/doc"

// Room to write by hand, in multiples of the body size: handwriting wants some 9 mm a line.
const (
	writingLine = 2.1
	writingRoom = 8 // the narrowest place for a name or a date
)

// answers is how many lines there are to write under each question of a list.
const answers = 1

// ruling adds lines to write on below the items from an index on, and makes them one strip with these. The top of the
// first line's room is at y.
func (s *setter) ruling(st strip, from int, c column, y Pt, lines int) {
	for range lines {
		y += writingLine * s.body.size
		s.box(Box{X: s.mirror(c.x, c.width), Y: y, Width: c.width, Height: s.rule, Fill: s.ink, Element: Decoration})
	}
	st.height = y + s.rule
	s.add(st, from)
}

// questions adds a list of questions with room to write under each. From the heading of their section to the form that
// follows them they are kept together: that is what the clinic may keep.
func (s *setter) questions(b *doc.List, list int, c column, before Pt) {
	if !s.narrow {
		for i := s.opened; i < len(s.strips); i++ {
			s.strips[i].keep = true
		}
	}
	for i := range b.Items {
		e := s.item(b, i, list, c.width)
		from := len(s.items)
		s.mark(&e, c.x, 0)
		inner := column{c.x + s.indent, c.width - s.indent, c.panel}
		s.put(&e.body, 0, len(e.body.lines), s.mirror(inner.x, inner.width), 0, inner.width)
		s.ruling(strip{at: b.Items[i].Pos, before: before, keep: true, panel: c.panel}, from, inner, e.body.height(), answers)
		before = s.gap
		s.unit()
	}
}

// form adds places to write, each over its label, as many side by side as have room.
func (s *setter) form(b *doc.Form, parent int, c column, before Pt) {
	s.blanks(b, c, before, func(i int, x, y, width Pt) Pt {
		t := s.set(b.Pos, b.Labels[i], s.small, s.ink, width, s.element("P", parent))
		s.put(&t, 0, len(t.lines), s.mirror(x, width), y, width)
		return t.height()
	})
}

// blanks adds lines to write on. What stands below each of them, label adds at a place and a width, and gives its height.
func (s *setter) blanks(b *doc.Form, c column, before Pt, label func(i int, x, y, width Pt) Pt) {
	n := len(b.Labels)
	across := max(1, min(n, int((c.width+s.gap)/(writingRoom*s.body.size+s.gap))))
	rows := (n + across - 1) / across
	across = (n + rows - 1) / rows // no row has one alone where two rows can share
	width := (c.width - Pt(across-1)*s.gap) / Pt(across)
	for start := 0; start < n; start += across {
		from, height := len(s.items), Pt(0)
		y := writingLine * s.body.size
		for i := start; i < min(start+across, n); i++ {
			x := c.x + Pt(i-start)*(width+s.gap)
			s.box(Box{X: s.mirror(x, width), Y: y, Width: width, Height: s.rule, Fill: s.ink, Element: Decoration})
			height = max(height, label(i, x, y+s.rule, width))
		}
		s.add(strip{at: b.Pos, before: before, height: y + s.rule + height, panel: c.panel}, from)
		before = s.gap
	}
}
