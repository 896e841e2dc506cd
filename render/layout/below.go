package layout

import (
	"slices"

	"handout/render/doc"
)

// leastSide is the narrowest column that one of two languages has, in multiples of the body size: some 30 characters.
// On paper that is too narrow for two of them the languages stand one below the other.
const leastSide = 18

// below sets the same block in both languages, each as wide as the page: that of the second language right below the
// first, and closer to it than to what comes before and after. A page may divide it as it may divide that of a sheet
// in one language.
func (s *setter) below(first, second *side, a, b doc.Block, before Pt) {
	switch a := a.(type) {
	case *doc.Form:
		s.bothForms(first, second, a, b.(*doc.Form), before)
		return
	case *doc.Code:
		s.bothCodes(first, second, a, b.(*doc.Code), before)
		return
	case *doc.List:
		if a.Style == doc.Answer {
			s.bothQuestions(first, second, a, b.(*doc.List), before)
			return
		}
	case *doc.Heading:
		if a.Level == 2 {
			s.opened = len(s.strips)
		}
	}
	at := len(s.strips)
	first.append(s, a, before)
	last := len(s.strips) - 1
	second.append(s, b, s.between(b))
	if last < at || last == len(s.strips)-1 {
		return // a problem is reported
	}
	s.strips[last+1].before, s.strips[last+1].opens = s.between(b), false
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
	sd.empty()
	sd.elements, sd.problems = s.elements, s.problems
	sd.block(b, sd.root, column{width: sd.width}, before)
	s.elements, s.problems = sd.elements, sd.problems
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
	for i := range a.Items {
		from := len(s.items)
		y := first.question(s, a, i, la, 0)
		y += second.question(s, b, i, lb, y)
		c := column{s.indent, s.width - s.indent, nil}
		st := strip{at: a.Items[i].Pos, before: before, along: true, keep: i+1 == len(a.Items)}
		s.ruling(st, from, c, y)
		before = s.gap
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
	sd.empty()
	sd.elements, sd.problems = s.elements, s.problems
	e := sd.item(b, i, list, sd.width)
	sd.mark(&e, 0, y)
	width := sd.width - sd.indent
	sd.put(&e.body, 0, len(e.body.lines), sd.mirror(sd.indent, width), y, width)
	s.elements, s.problems = sd.elements, sd.problems
	s.items = append(s.items, sd.items...)
	return e.body.height()
}
