package layout

import (
	"handout/internal/diag"
	"handout/render/doc"
)

// Room to write by hand.
const (
	writingLine  = 3.1 // multiples of the body size, in every language: a shaky hand wants some 13 mm
	writingClose = 2.5 // the same where rows stand closer
	writingRoom  = 9.5 // the narrowest place for a name or a date, in multiples of the body size
	writingApart = 1.3 // from one place to the next, in multiples of the body size
)

// ownPage is how much of a page a form fills that may stand on one of its own, without the question before it.
const ownPage = 1.0 / 3

// answers is how many lines there are to write under a question: some ask two things, or for a list.
const answers = 2

// ruling adds lines to write on below the items from an index on, and makes them one strip with these. The top of the
// first line's room is at y.
func (s *setter) ruling(st strip, from int, c column, y Pt) {
	for range answers {
		y += s.writing()
		s.box(Box{X: s.mirror(c.x, c.width), Y: y, Width: c.width, Height: s.rule, Fill: s.ink, Element: Decoration})
	}
	st.height, st.foot = y+s.rule, s.body.size // not right above the rule of the foot: it would be taken for another line
	s.add(st, from)
}

// writing is how high the room for a line written by hand is.
func (s *setter) writing() Pt {
	size := min(s.body.size, Large) // 17 mm are enough for any hand
	if s.closer {
		return writingClose * size
	}
	return writingLine * size
}

// questions adds a list of questions with room to write under each. From the heading of their section to the form that
// follows them they are kept together if a page can hold that: it is what the clinic may keep. If none can, the heading
// and what introduces them stay with the first question, and the last one with the form.
func (s *setter) questions(b *doc.List, list int, c column, before Pt) {
	for i := s.opened; i < len(s.strips) && !s.narrow; i++ {
		s.strips[i].keep, s.strips[i].along = true, true
	}
	head := s.goesOn(b.Pos, c)
	for i := range b.Items {
		e := s.item(b, i, list, c.width)
		from := len(s.items)
		s.mark(&e, c.x, 0)
		inner := column{c.x + s.indent, c.width - s.indent, c.panel}
		s.put(&e.body, 0, len(e.body.lines), s.mirror(inner.x, inner.width), 0, inner.width)
		st := strip{at: b.Items[i].Pos, before: before, along: true, keep: i+1 == len(b.Items), panel: c.panel, head: head}
		s.ruling(st, from, inner, e.body.height())
		before = s.apart // it would be taken for what the line above it is for
		s.unit()
	}
}

// goesOn makes what stands above a place to write, or an item of a list, that opens a page: what it belongs to.
func (s *setter) goesOn(at diag.Pos, c column) *strip {
	from := len(s.items)
	height := s.continued(at, c)
	return &strip{height: height, items: s.since(from)}
}

// form adds places to write, each over its label, as many side by side as have room.
func (s *setter) form(b *doc.Form, parent int, c column, before Pt) {
	s.blanks(b, c, before, s.goesOn(b.Pos, c), func(i int, x, y, width Pt) Pt {
		t := s.set(b.Pos, b.Labels[i], s.small, s.ink, width, s.element("P", parent))
		s.put(&t, 0, len(t.lines), s.mirror(x, width), y, width)
		return t.height()
	})
}

// blanks adds lines to write on, two side by side at most. What stands below each of them, label adds at a place and a
// width, and gives its height. They are kept on one page; one that opens a page has the head above it.
func (s *setter) blanks(b *doc.Form, c column, before Pt, head *strip, label func(i int, x, y, width Pt) Pt) {
	at := len(s.strips)
	n, across, apart := len(b.Labels), 1, writingApart*s.body.size
	if n > 1 && c.width >= 2*writingRoom*s.body.size+apart {
		across = 2
	}
	width := (c.width - Pt(across-1)*apart) / Pt(across)
	for start := 0; start < n; start += across {
		from, height := len(s.items), Pt(0)
		y := s.writing()
		for i := start; i < min(start+across, n); i++ {
			x := c.x + Pt(i-start)*(width+apart)
			s.box(Box{X: s.mirror(x, width), Y: y, Width: width, Height: s.rule, Fill: s.ink, Element: Decoration})
			height = max(height, label(i, x, y+s.rule, width))
		}
		last := start+across >= n
		s.add(strip{at: b.Pos, before: before, height: y + s.rule + height, keep: !last, panel: c.panel, head: head}, from)
		before = s.gap
	}
	if head.height+groupHeight(s.strips[at:]) > s.pageHeight {
		*head = strip{} // better one page without it than two
	}
	if at > 0 && s.strips[at-1].along {
		s.strips[at-1].keep, s.strips[at-1].loose = groupHeight(s.strips[at:]) <= s.pageHeight*ownPage, true
	}
}
