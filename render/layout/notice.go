package layout

import (
	"fmt"
	"slices"
	"strings"

	"handout/render/doc"
)

// notice adds a notice: a heading and blocks on a panel of their own, kept on one page where a page
// can hold them, or, where pages are soon full, divided between its parts. An emergency can be told from
// the rest without colour: a dark band with white words, and a thick frame.
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
	// An emergency is read to its end, where it says what to do, and steps are done one after the other: they are divided
	// only if no page can hold them, or one would be left half empty.
	piece := b.Level == doc.Emergency || slices.ContainsFunc(b.Blocks, numbered)
	height := groupHeight(s.strips[at:])
	if s.parted && (piece || height > s.pageHeight*aside) {
		s.spread(at)
		s.partable(s.strips[at:], s.titleAgain(b, c))
		if piece && height <= s.pageHeight {
			hold(s.strips[at:])
		}
	} else {
		s.onPanel(at)
	}
	s.title = nil // what follows is no part of it
}

// hold keeps the parts of a notice on one page, unless too much of another would be left for that.
func hold(strips []strip) {
	for i := range strips[:len(strips)-1] {
		if st := &strips[i]; !st.keep {
			st.keep, st.loose = true, true
		}
	}
}

// numbered reports whether a block is steps.
func numbered(b doc.Block) bool {
	list, ok := b.(*doc.List)
	return ok && list.Style == doc.Number
}

// aside is how much of a page may stay empty for the sake of what is better kept whole.
const aside = 0.25

// partable lets pages end between the parts of a notice, but not right after its title and a short first part, or before a
// short last one.
// What goes on is under the title again, and each piece has its panel closed.
func (s *setter) partable(strips []strip, title *strip) {
	last := len(strips) - 1
	for i := range strips[1:] {
		st := &strips[i+1]
		if st.head == nil {
			st.head = title
		}
	}
	for i := range strips[:last] {
		strips[i].foot = s.panel
	}
	// Short parts do not stand alone under the title, nor at the end.
	ends := []int{0} // of the parts, behind them
	for i := range strips {
		if !strips[i].keep {
			ends = append(ends, i+1)
		}
	}
	for _, k := range [2]int{1, len(ends) - 2} {
		if k > 0 && k+1 < len(ends) && groupHeight(strips[ends[k-1]:ends[k+1]]) < s.pageHeight/3 {
			strips[ends[k]-1].keep = true
		}
	}
}

// titleAgain gives the title of a notice as it stands above a part that opens a page, said to be continued. It is said
// already, so it is an artifact.
func (s *setter) titleAgain(b *doc.Notice, c column) *strip {
	from := len(s.items)
	height := s.titleLines(b, s.resumed(b.Heading.Text), c, PageHead) + s.panel*0.6
	return &strip{height: height, items: s.since(from)}
}

// resumed gives a title with the words that it is continued, if the language has them.
func (s *setter) resumed(title []doc.Span) []doc.Span {
	if len(s.doc.Continued) == 0 {
		return title
	}
	if strings.HasPrefix(s.doc.Continued[0].Text, "（") { // the sign has its space in itself
		return slices.Concat(title, s.doc.Continued)
	}
	return slices.Concat(title, []doc.Span{{Text: " "}}, s.doc.Continued)
}

// onPanel makes the strips from an index on one notice: they are kept together, with room at their end.
func (s *setter) onPanel(at int) {
	s.spread(at)
	together(s.strips[at:])
}

// spread gives the room between the strips from an index on to their panel, with more at its end.
func (s *setter) spread(at int) {
	strips := s.strips[at:]
	for i := range strips {
		// The panel is one piece: what is above a strip belongs to it.
		if i > 0 {
			st := &strips[i]
			st.height += st.before
			lower(st.items, st.before)
			st.before = 0
		}
	}
	strips[len(strips)-1].height += s.panel
}

func (s *setter) noticeColumn(l doc.NoticeLevel) column {
	whole := Box{X: s.margin, Width: s.width, Element: Decoration}
	p, inset := &panel{}, s.bar+s.panel
	right := s.panel
	switch l {
	case doc.Emergency:
		whole.Fill = s.emergencyTint
		frame := whole
		frame.Fill, frame.Stroke = s.emergency, 2
		right = inset
		p.boxes = []Box{whole, frame}
	case doc.Warning, doc.Info:
		whole.Fill = s.noticeTint
		bar := whole
		bar.X, bar.Width, bar.Fill = s.mirror(0, s.bar), s.bar, s.accent
		p.boxes = []Box{whole, bar}
	default:
		panic(fmt.Sprintf("layout: notice level %d", l))
	}
	return column{x: inset, width: s.width - inset - right, panel: p}
}

func (s *setter) noticeTitle(b *doc.Notice, sect int, c column, before Pt) {
	s.title = b.Heading.Text
	from := len(s.items)
	height := s.titleLines(b, b.Heading.Text, c, s.element(headingType(b.Heading.Level), sect))
	s.add(strip{at: b.Pos, before: before, height: height, keep: true, panel: c.panel}, from)
}

// titleLines adds the title of a notice, that of an emergency on its dark band, and gives its height.
func (s *setter) titleLines(b *doc.Notice, words []doc.Span, c column, element int) Pt {
	f, colour, top, bottom := s.h3, s.noticeHeading, s.panel, Pt(0)
	band := b.Level == doc.Emergency
	if band {
		f.size, f.leading = s.h2.size, s.h2.leading
		colour, top, bottom = white, s.bandPad(), s.bandPad()
	}
	t := s.setHeading(b.Heading.Pos, words, f, colour, c.width, element)
	height := top + t.height() + bottom
	if band {
		s.box(Box{X: s.margin, Width: s.width, Height: height, Fill: s.emergency, Element: Decoration})
	}
	s.put(&t, 0, len(t.lines), s.mirror(c.x, c.width), top, c.width)
	return height
}

// bandPad is the room above and below the title of an emergency, inside its dark band.
func (s *setter) bandPad() Pt { return s.panel * 0.55 }
