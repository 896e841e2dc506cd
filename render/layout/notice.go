package layout

import (
	"fmt"

	"handout/render/doc"
)

// notice adds a notice: a heading and blocks on a panel of their own, kept on one page where a page
// can hold them. An emergency can be told from the rest without colour: a dark band with white
// words, and a thick frame.
func (s *setter) notice(b *doc.Notice, parent int, before Pt) {
	c := s.noticeColumn(b.Level)
	sect := s.element("Sect", parent)
	at := len(s.strips)
	s.noticeTitle(b, sect, c, before)
	for i, inner := range b.Blocks {
		gap := s.gap
		if i == 0 {
			gap = s.panel * 0.6
		}
		s.block(inner, sect, c, gap)
	}
	s.onPanel(at)
}

// onPanel makes the strips from an index on one notice: they are kept together, with room at their end.
func (s *setter) onPanel(at int) {
	strips := s.strips[at:]
	for i := range strips {
		// The panel is one piece: what is above a strip belongs to it.
		if i > 0 {
			st := &strips[i]
			st.height += st.before
			lower(st.items, st.before)
			st.before = 0
		}
		strips[i].keep = i < len(strips)-1
	}
	strips[len(strips)-1].height += s.panel
}

func (s *setter) noticeColumn(l doc.NoticeLevel) column {
	whole := Box{X: s.margin, Width: s.width, Element: Decoration}
	p := &panel{}
	switch l {
	case doc.Emergency:
		whole.Fill = s.emergencyTint
		frame := whole
		frame.Fill, frame.Stroke = s.emergency, 2
		p.boxes = []Box{whole, frame}
	case doc.Warning, doc.Info:
		whole.Fill = s.noticeTint
		bar := whole
		bar.X, bar.Width, bar.Fill = s.mirror(0, s.bar), s.bar, s.accent
		p.boxes = []Box{whole, bar}
	default:
		panic(fmt.Sprintf("layout: notice level %d", l))
	}
	inset := s.bar + s.panel
	return column{x: inset, width: s.width - inset - s.panel, panel: p}
}

func (s *setter) noticeTitle(b *doc.Notice, sect int, c column, before Pt) {
	f, colour := s.h3, s.noticeHeading
	s.title = b.Heading.Text
	band := b.Level == doc.Emergency
	if band {
		f.size, f.leading = s.h2.size, s.h2.leading
		colour = white
	}
	t := s.set(b.Heading.Pos, b.Heading.Text, f, colour, c.width, s.element(headingType(b.Heading.Level), sect))
	st := strip{at: b.Pos, before: before, keep: true, panel: c.panel}
	from, top := len(s.items), s.panel
	if band {
		top = s.bandPad()
		s.box(Box{X: s.margin, Y: 0, Width: s.width, Height: t.height() + 2*top, Fill: s.emergency, Element: Decoration})
		st.height = top
	}
	s.put(&t, 0, len(t.lines), s.mirror(c.x, c.width), top, c.width)
	st.height += top + t.height()
	s.add(st, from)
}

// bandPad is the room above and below the title of an emergency, inside its dark band.
func (s *setter) bandPad() Pt { return s.panel * 0.55 }
