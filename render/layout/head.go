package layout

import (
	"handout/internal/diag"
)

// A running is what every page repeats: the draft lines and the patient's identifiers at its head,
// the source and the page's number at its foot (R2, R7, R8). It is made of artifacts, but the draft
// lines of the first page and the source of the last one are content: whoever has the sheet read
// aloud hears them once. So are the identifiers of the first page, unless they stand in the sheet's own words.
type running struct {
	draft       []setting // of the first page
	again       []setting // of all others: the same said shortly
	brief       bool      // the identifiers are content on the first page: nothing else says them there
	between     Pt        // where all of again stands on one line, the space between two languages; else 0
	alike       bool      // the first page's head is that of the others
	identity    []setting
	source      setting
	sourceWidth Pt
	numberTop   Pt // from the top of the source to that of the page's number
	headHeight  Pt // of the first page
	againHeight Pt // of all others
	footHeight  Pt
}

// running sets what every page repeats and measures it.
func (s *setter) running(root int, saved saving) running {
	d := s.doc
	var r running
	if saved == brief {
		s.doc = d.Brief()
		r.brief = s.doc != d
	}
	for _, line := range d.Draft {
		t := s.set(diag.Pos{}, line, s.repeats.strong(), s.emergency, s.width, s.element("P", root))
		r.draft = append(r.draft, t)
		r.headHeight += t.height()
	}
	s.draftAgain(&r)
	named := PageHead
	if r.brief {
		named = s.element("P", root)
	}
	r.identity = s.identity(named)
	height := 2 * s.rowPad
	for i := range r.identity {
		height += r.identity[i].height()
	}
	r.headHeight += height
	r.againHeight += height
	s.measureFoot(&r, s.element("P", root))
	return r
}

// draftAgain sets the draft lines of all pages but the first: shortly, and on one line if all languages fit there.
func (s *setter) draftAgain(r *running) {
	lines := s.doc.DraftAgain
	if len(lines) == 0 {
		lines = s.doc.Draft
	}
	width := Pt(0)
	for _, line := range lines {
		t := s.set(diag.Pos{}, line, s.repeats.strong(), s.emergency, s.width, PageHead)
		r.again = append(r.again, t)
		r.againHeight += t.height()
		width += t.width()
	}
	if n := len(r.again) - 1; n > 0 && width+Pt(n)*s.gap <= s.width {
		r.between, r.againHeight = (s.width-width)/Pt(n), r.again[0].height()
	}
	if s.card {
		r.alike, r.headHeight = true, r.againHeight // panels of one page begin at one height
	}
}

// measureFoot sets the source beside the page's number, or, where that takes fewer lines, over the whole width with the
// number at the end of its last line or under it.
func (s *setter) measureFoot(r *running, element int) {
	// The widest numbers that a sheet could have: two digits.
	number := s.set(diag.Pos{}, count(s.doc.PageOf, 88, 88), s.repeats, s.muted, s.width, PageFoot)
	r.sourceWidth = s.width - number.width() - s.gap
	r.source = s.set(diag.Pos{}, s.doc.Source, s.repeats, s.muted, r.sourceWidth, element)
	height := max(r.source.height(), number.height())
	if len(r.source.lines) > 1 {
		wide := s.set(diag.Pos{}, s.doc.Source, s.repeats, s.muted, s.width, element)
		top := wide.height()
		if n := len(wide.lines); n > 0 && Pt(wide.lines[n-1].Width)*wide.font.size/1000 <= r.sourceWidth {
			top -= wide.font.leading
		}
		if top+number.height() < height {
			r.source, r.sourceWidth, r.numberTop, height = wide, s.width, top, top+number.height()
		}
	}
	r.footHeight = height + 2*s.rowPad
}

// repeated is a setting as it stands on pages where it is no content.
func (s *setter) repeated(t *setting, artifact int) *setting {
	again := *t
	again.elements = s.ints.fill(len(t.elements), artifact)
	return &again
}

// decorate adds a foot to each page, and returns how their numbers are set.
func (s *setter) decorate(pages []Page, r *running, m Media) numbering {
	top := m.Height - s.bottom - r.footHeight
	n := numbering{s.scale, s.palette, s.width, top + 2*s.rowPad + r.numberTop, s.doc.PageOf}
	for i := range pages {
		pages[i].add(s.foot(r, top, i+1 == len(pages)))
		s.number(&pages[i], &n, i+1, len(pages))
	}
	return n
}

// head gives a page's head.
func (s *setter) head(r *running, first bool) []Item {
	from := len(s.items)
	x, y := s.mirror(0, s.width), s.top
	draft, height := r.draft, r.headHeight
	if !first {
		draft, height = r.again, r.againHeight
	}
	along := r.between > 0 && (!first || r.alike)
	start := Pt(0) // of the next one, where all stand on one line
	for i := range draft {
		t := &draft[i]
		if along {
			width := t.width()
			s.put(t, 0, len(t.lines), s.mirror(start, width), s.top, width)
			start += width + r.between
			continue
		}
		s.put(t, 0, len(t.lines), x, y, s.width)
		y += t.height()
	}
	if along {
		y += draft[0].height()
	}
	for i := range r.identity {
		t := &r.identity[i]
		if r.brief && !first {
			t = s.repeated(t, PageHead)
		}
		s.put(t, 0, len(t.lines), x, y, s.width)
		y += t.height()
	}
	s.box(Box{X: x, Y: s.top + height - s.rule, Width: s.width, Height: s.rule, Fill: s.line, Element: PageHead})
	return s.since(from)
}

// foot gives a page's foot, but for its number.
func (s *setter) foot(r *running, top Pt, last bool) []Item {
	from := len(s.items)
	s.box(Box{X: s.mirror(0, s.width), Y: top, Width: s.width, Height: s.rule, Fill: s.line, Element: PageFoot})
	top += 2 * s.rowPad
	source := &r.source
	if !last {
		source = s.repeated(source, PageFoot)
	}
	s.put(source, 0, len(source.lines), s.mirror(0, r.sourceWidth), top, r.sourceWidth)
	return s.since(from)
}
