package layout

import (
	"fmt"

	"handout/internal/diag"
	"handout/render/doc"
)

// A column is where a block is set: its distance from the start edge of the frame and its
// width, and the panel behind it.
type column struct {
	x, width Pt
	panel    *panel
}

// block adds the strips of one block; before is the space above it.
func (s *setter) block(b doc.Block, parent int, c column, before Pt) {
	switch b := b.(type) {
	case *doc.Heading:
		s.heading(b, parent, c, before)
	case *doc.Paragraph:
		s.paragraphBlock(b, parent, c, before)
	case *doc.List:
		s.list(b, parent, c, before)
	case *doc.Table:
		s.table(b, parent, c, before)
	case *doc.Notice:
		s.notice(b, parent, before)
	case *doc.Form:
		s.form(b, parent, c, before)
	case *doc.Figure:
		s.figure(b, parent, c, before)
	case *doc.Code:
		s.code(b, parent, c, before)
	default:
		panic(fmt.Sprintf("layout: a block of type %T", b))
	}
}

func (s *setter) heading(b *doc.Heading, parent int, c column, before Pt) {
	f := s.scale.heading(b.Level)
	if b.Level == 2 {
		before, s.opened = s.section, len(s.strips)
	}
	s.title = b.Text
	el := s.element(headingType(b.Level), parent)
	if b.Level == 2 {
		s.elements[el].section = b.Text
	}
	t := s.setHeading(b.Pos, b.Text, f, s.accent, c.width, el)
	from := len(s.items)
	s.put(&t, 0, len(t.lines), s.mirror(c.x, c.width), 0, c.width)
	s.add(strip{at: b.Pos, before: before, height: t.height(), keep: true, opens: b.Level == 2, panel: c.panel}, from)
}

// headingType gives the structure type of a heading's level.
func headingType(level int) string {
	return [...]string{1: "H1", 2: "H2", 3: "H3", 4: "H4", 5: "H5", 6: "H6"}[level]
}

func (s *setter) paragraphBlock(b *doc.Paragraph, parent int, c column, before Pt) {
	t := s.set(b.Pos, b.Text, s.body, s.ink, c.width, s.element("P", parent))
	s.flow(b.Pos, &t, c, before, len(s.items))
}

// flow adds the lines of a setting, so that no page takes a first or a last line alone. The first strip
// has the items from an index on. On a panel they stay together: a notice is divided between its parts.
func (s *setter) flow(at diag.Pos, t *setting, c column, before Pt, from int) {
	first := len(s.strips)
	divide(len(t.lines), func(i, j int) {
		s.put(t, i, j, s.mirror(c.x, c.width), 0, c.width)
		s.add(strip{at: at, before: before, height: Pt(j-i) * t.font.leading, panel: c.panel}, from)
		before, from = 0, len(s.items)
	})
	for i := first; c.panel != nil && i+1 < len(s.strips); i++ {
		s.strips[i].keep = true
	}
}

func (s *setter) figure(b *doc.Figure, parent int, c column, before Pt) {
	w, h := fit(b, c.width, 8*s.body.size)
	el := s.element("Figure", parent)
	s.elements[el].Alt = b.Alt
	from := len(s.items)
	s.items = append(s.items, &Picture{X: s.mirror(c.x, w), Width: w, Height: h, Format: b.Format, Data: b.Data, Element: el})
	s.add(strip{at: b.Pos, before: before, height: h, panel: c.panel}, from)
}

// fit gives the largest size of a picture inside a width and height, with its proportions.
func fit(b *doc.Figure, width, height Pt) (w, h Pt) {
	k := min(width/Pt(b.Width), height/Pt(b.Height))
	return k * Pt(b.Width), k * Pt(b.Height)
}
