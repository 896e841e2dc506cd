package layout

import (
	"reflect"
	"slices"

	"handout/internal/diag"
	"handout/render/doc"
)

// beside sets two documents that are the same block for block, part by part beside each other: what says the same
// starts at the same height. A block that cannot be set so is set in one language below the other. Where there is no
// room for two columns, whole sections are. In the structure, all of the first language comes before all of the second: who
// has the sheet read aloud understands one of them.
func (s *setter) beside(o Options, root int) {
	if !alike(s.doc.Blocks, s.doc.With.Blocks) {
		s.problems.Add(diag.Pos{}, "", "the two languages are not the same sheet, part for part")
		return
	}
	first, second := s.newSide(o, s.doc, root), s.newSide(o, s.doc.With, root)
	first.other, first.twins = &second.setter, twins(map[doc.Block]doc.Block{}, s.doc.Blocks, s.doc.With.Blocks)
	second.other, second.twins = &first.setter, twins(map[doc.Block]doc.Block{}, s.doc.With.Blocks, s.doc.Blocks)
	if s.half() < leastSide*s.body.size {
		s.inTurn(first, second)
		return
	}
	s.stand(first, second)
	second.bare = true
	first.lead = leads(column{width: first.width}, &first.setter, &second.setter)
	second.lead = first.lead
	for i := range s.doc.Blocks {
		at := len(s.strips)
		s.twice(first, second, i)
		s.company(s.doc.Blocks, i, at)
		if i+1 == s.doc.Answer {
			s.answer = len(s.strips)
		}
	}
}

// half is the width of each of two languages side by side.
func (s *setter) half() Pt { return s.width/2 - s.gap }

// twice sets a block in both languages side by side, if pages can hold it so.
func (s *setter) twice(first, second *side, i int) {
	a, b := s.doc.Blocks, s.doc.With.Blocks
	before := s.gap
	if boxed(a[i]) {
		before = s.apart
	}
	strips, problems := len(s.strips), len(s.problems)
	s.stand(first, second)
	s.both(first, second, a[i], b[i], column{width: first.width}, before)
	if len(s.problems) == problems && !s.tall(strips) {
		return
	}
	s.strips, s.problems = s.strips[:strips], s.problems[:problems]
	first.spread(s)
	second.spread(s)
	s.below(first, second, a, b, i, i+1)
}

// tall reports whether no page can hold one of the strips from an index on.
func (s *setter) tall(from int) bool {
	return slices.ContainsFunc(s.strips[from:], func(st strip) bool { return st.height > s.pageHeight })
}

// alike reports whether blocks are the same but for their words.
func alike(a, b []doc.Block) bool {
	return slices.EqualFunc(a, b, func(a, b doc.Block) bool {
		switch a := a.(type) {
		case *doc.List:
			b, ok := b.(*doc.List)
			return ok && a.Style == b.Style && len(a.Items) == len(b.Items)
		case *doc.Table:
			b, ok := b.(*doc.Table)
			return ok && a.Style == b.Style && len(a.Widths) == len(b.Widths) && len(a.Header) == len(b.Header) && len(a.Rows) == len(b.Rows)
		case *doc.Form:
			b, ok := b.(*doc.Form)
			return ok && len(a.Labels) == len(b.Labels)
		case *doc.Notice:
			b, ok := b.(*doc.Notice)
			return ok && a.Level == b.Level && alike(a.Blocks, b.Blocks)
		case *doc.Code:
			b, ok := b.(*doc.Code)
			return ok && a.Holds == b.Holds
		}
		return reflect.TypeOf(a) == reflect.TypeOf(b)
	})
}

// both sets a block in both languages.
func (s *setter) both(first, second *side, a, b doc.Block, c column, before Pt) {
	if notice, ok := a.(*doc.Notice); ok {
		s.bothNotices(first, second, notice, b.(*doc.Notice), before)
		return
	}
	if form, ok := a.(*doc.Form); ok {
		s.bothForms(first, second, form, b.(*doc.Form), before)
		return
	}
	if code, ok := a.(*doc.Code); ok {
		s.bothCodes(first, second, code, b.(*doc.Code), before)
		return
	}
	if opensSection(a) {
		s.opened = len(s.strips)
	}
	if table, ok := a.(*doc.Table); ok {
		first.level = first.onLines(table, c) && second.onLines(b.(*doc.Table), c)
		second.level = first.level
	}
	at := len(s.strips)
	s.join(a.At(), first.part(s, a, c, before), second.part(s, b, c, before))
	if list, ok := a.(*doc.List); ok && list.Style == doc.Answer {
		for i := s.opened; i < len(s.strips); i++ {
			s.strips[i].along, s.strips[i].keep = true, i < at || i+1 == len(s.strips)
		}
	}
}

// onLines reports whether facts stand each on one line in a column, their labels beside their values.
func (sd *side) onLines(b *doc.Table, c column) bool {
	if b.Style != doc.Facts {
		return false
	}
	if len(b.Header) > 0 {
		b = turn(b)
	}
	t := tableSetter{setter: &sd.setter, block: b, column: c}
	if !t.measure() {
		return false // whoever sets it says why
	}
	_, total := t.naturals(len(b.Widths))
	return total <= c.width
}

// part sets a block on one side, and gives the strips of each of its units.
func (sd *side) part(s *setter, b doc.Block, c column, before Pt) [][]strip {
	sd.units = sd.units[:0]
	sd.by(s, func() { sd.block(b, sd.root, c, before) })
	if n := len(sd.units); n == 0 || sd.units[n-1] < len(sd.strips) {
		sd.unit()
	}
	var parts [][]strip
	start := 0
	for _, end := range sd.units {
		parts = append(parts, sd.strips[start:end])
		start = end
	}
	return parts
}

// unit ends a part of a block that is set beside the same part in another language.
func (s *setter) unit() {
	if s.narrow {
		s.units = append(s.units, len(s.strips))
	}
}

// join adds a strip for each unit that both sides have.
func (s *setter) join(at diag.Pos, a, b [][]strip) {
	if len(a) != len(b) {
		s.problems.Add(at, "", "cannot be set part for part in two languages: %d parts beside %d", len(a), len(b))
		return
	}
	for i := range a {
		from := len(s.items)
		st := strip{at: at, height: max(groupHeight(a[i]), groupHeight(b[i]))}
		if len(a[i]) > 0 && len(b[i]) > 0 {
			st.head = s.bothHeads(a[i][0].head, b[i][0].head, st.height)
		}
		for _, strips := range [][]strip{a[i], b[i]} {
			if len(strips) == 0 {
				continue // a problem is reported
			}
			last := &strips[len(strips)-1]
			s.underline(last, st.height-groupHeight(strips))
			s.stack(strips)
			st.panel, st.keep, st.before = last.panel, st.keep || last.keep, max(st.before, strips[0].before)
			st.opens, st.foot = st.opens || strips[0].opens, max(st.foot, last.foot)
		}
		s.add(st, from)
	}
}

// bothHeads joins what two tables repeat at the top of a page that a row of some height opens; nil where they repeat
// nothing, or have no room for it: a row in two languages is not divided.
func (s *setter) bothHeads(a, b *strip, row Pt) *strip {
	if a == nil || b == nil || max(a.height, b.height)+row > s.pageHeight {
		return nil
	}
	return &strip{height: max(a.height, b.height), items: slices.Concat(a.items, b.items)}
}

// underline lowers the rules of a strip, the one at its foot and those to write on, so that they meet those of the other
// side.
func (s *setter) underline(st *strip, by Pt) {
	for _, item := range st.items {
		if box, ok := item.(*Box); ok && box.Height <= s.strongRule {
			box.Y += by
		}
	}
}

// stack adds the items of strips, one strip below the other.
func (s *setter) stack(strips []strip) {
	y := Pt(0)
	for i, st := range strips {
		if i > 0 {
			y += st.before
		}
		lower(st.items, y)
		s.items = append(s.items, st.items...)
		y += st.height
	}
}

// bothForms sets one form, with both labels below each place to write.
func (s *setter) bothForms(first, second *side, a, b *doc.Form, before Pt) {
	s.blanks(a, column{width: s.width}, before, s.bothGoOn(first, second, a.Pos), func(i int, x, y, width Pt) Pt {
		height := first.words(s, a.Pos, a.Labels[i], first.small, x, y, width)
		return height + second.words(s, b.Pos, b.Labels[i], second.small, x, y+height, width)
	})
}

// bothNotices sets a notice in both languages on one panel.
func (s *setter) bothNotices(first, second *side, a, b *doc.Notice, before Pt) {
	panel := s.noticeColumn(a.Level).panel
	inset := s.bar + s.panel
	c := column{x: inset, width: first.width - 2*inset, panel: panel}
	at := len(s.strips)
	outer := [2]int{first.root, second.root}
	for _, sd := range []*side{first, second} {
		sd.root, sd.accent = s.element("Sect", sd.root), s.noticeHeading
		if a.Level == doc.Emergency {
			sd.accent = white
		}
	}
	s.join(a.Pos, first.part(s, &a.Heading, c, before), second.part(s, &b.Heading, c, before))
	first.accent, second.accent = s.accent, s.accent
	for i := range a.Blocks {
		s.both(first, second, a.Blocks[i], b.Blocks[i], c, s.gap)
	}
	first.title, second.title = nil, nil
	first.root, second.root = outer[0], outer[1]
	s.aboveBoth(&s.strips[at], a.Level)
	s.onPanel(at)
}

// aboveBoth adds room above the titles of a notice in two languages, and, in an emergency, the dark band behind both.
func (s *setter) aboveBoth(st *strip, l doc.NoticeLevel) {
	top := s.panel
	if l == doc.Emergency {
		top = s.bandPad()
		st.height += top
		band := Box{X: s.margin, Y: -top, Width: s.width, Height: st.height + top, Fill: s.emergency, Element: Decoration}
		st.items = append([]Item{s.boxes.one(band)}, st.items...)
	}
	st.height += top
	lower(st.items, top)
}
