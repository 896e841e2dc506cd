package layout

import (
	"slices"

	"handout/render/doc"
)

// leastSide is the narrowest column that one of two languages has, in multiples of the body size: some 30 characters.
// On paper that is too narrow for two of them the languages stand one below the other.
const leastSide = 18

// inTurn sets a sheet in two languages, each as wide as the page, a part at a time: the heading of a section and what
// stands under it in the first language, then the same in the second. Each reader finds what is said under a heading of
// their own language, and the two do not take turns inside it. What is shared, a place to write or a code, ends a part.
func (s *setter) inTurn(first, second *side) {
	first.spread(s)
	second.spread(s)
	first.lead = leads(column{width: first.width}, &first.setter, &second.setter)
	second.lead = first.lead
	a, b := s.doc.Blocks, s.doc.With.Blocks
	for i := 0; i < len(a); {
		j := i + 1
		for j < len(a) && j != s.doc.Answer && !opensSection(a[j]) && !shared(a[i]) && !shared(a[j]) {
			j++
		}
		s.below(first, second, a, b, i, j)
		if i = j; i == s.doc.Answer {
			s.answer = len(s.strips)
		}
	}
}

// opensSection reports whether a block is the heading of a section.
func opensSection(b doc.Block) bool {
	h, ok := b.(*doc.Heading)
	return ok && h.Level == 2
}

// shared reports whether a block is set once for two languages, with the words of both.
func shared(b doc.Block) bool {
	switch b := b.(type) {
	case *doc.Form, *doc.Code:
		return true
	case *doc.List:
		return b.Style == doc.Answer
	}
	return false
}

// below sets the blocks from i to j in both languages, those of the second language right below those of the first. A
// page may divide them as it may divide those of a sheet in one language; short ones stay together.
func (s *setter) below(first, second *side, a, b []doc.Block, i, j int) {
	at, before := len(s.strips), s.before(a, i)
	if opensSection(a[i]) {
		s.opened = at
	}
	switch block := a[i].(type) {
	case *doc.Form:
		s.bothForms(first, second, block, b[i].(*doc.Form), before)
		return
	case *doc.Code:
		s.bothCodes(first, second, block, b[i].(*doc.Code), before)
		return
	case *doc.List:
		if block.Style == doc.Answer {
			s.bothQuestions(first, second, block, b[i].(*doc.List), before)
			return
		}
	}
	for k := i; k < j; k++ {
		from := len(s.strips)
		first.append(s, a[k], s.before(a, k))
		s.company(a[:j], k, from)
	}
	last := len(s.strips)
	for k := i; k < j; k++ {
		from := len(s.strips)
		second.append(s, b[k], s.before(b, k))
		s.company(b[:j], k, from)
	}
	if last == at || last == len(s.strips) {
		return // a problem is reported
	}
	s.strips[last].before = s.section
	if j == i+1 {
		s.strips[last].before = s.between(b[i])
	}
	if height := groupHeight(s.strips[at:]); height < s.pageHeight/3 {
		for i := at; i+1 < len(s.strips); i++ {
			s.strips[i].keep = true
		}
	}
}

// between is the space between the same block in two languages.
func (s *setter) between(b doc.Block) Pt {
	if _, list := b.(*doc.List); list || boxed(b) {
		return s.gap
	}
	return s.rowPad
}

// append sets a block in the language of a side, and adds its strips to those of the sheet.
func (sd *side) append(s *setter, b doc.Block, before Pt) {
	sd.by(s, func() { sd.block(b, sd.root, column{width: sd.width}, before) })
	var kept, head *strip // the side's room is used again for its next block
	for _, st := range sd.strips {
		if st.head != kept {
			kept = st.head
			head = &strip{height: kept.height, items: slices.Clone(kept.items)}
		}
		if st.head != nil {
			st.head = head
		}
		from := len(s.items)
		s.items = append(s.items, st.items...)
		s.add(st, from)
	}
}

// bothQuestions adds questions in both languages, one below the other, with room for one answer under each.
func (s *setter) bothQuestions(first, second *side, a, b *doc.List, before Pt) {
	for i := s.opened; i < len(s.strips); i++ {
		s.strips[i].keep, s.strips[i].along = true, true
	}
	la, lb := first.questionList(s), second.questionList(s)
	head := s.bothGoOn(first, second, a.Pos)
	for i := range a.Items {
		from := len(s.items)
		y := first.question(s, a, i, la, 0)
		y += second.question(s, b, i, lb, y)
		c := column{s.indent, s.width - s.indent, nil}
		st := strip{at: a.Items[i].Pos, before: before, along: true, keep: i+1 == len(a.Items), head: head}
		s.ruling(st, from, c, y)
		before = s.apart
	}
}

// questionList adds the element of a list of questions in the language of a side.
func (sd *side) questionList(s *setter) int {
	l := s.element("L", sd.root)
	s.elements[l].List = "Decimal"
	return l
}

// question adds a question in the language of a side, where both share the room to answer, and gives its height.
func (sd *side) question(s *setter, b *doc.List, i, list int, y Pt) Pt {
	var e entry
	sd.by(s, func() {
		e = sd.item(b, i, list, sd.width)
		sd.mark(&e, 0, y)
		width := sd.width - sd.indent
		sd.put(&e.body, 0, len(e.body.lines), sd.mirror(sd.indent, width), y, width)
	})
	s.items = append(s.items, sd.items...)
	return e.body.height()
}
