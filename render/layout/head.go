package layout

import (
	"handout/internal/diag"
	"handout/render/doc"
)

// A running is what every page repeats: the draft lines and the patient's identifiers at its head,
// the source and the page's number at its foot (R2, R7, R8). It is made of artifacts, but the draft
// lines of the first page and the source of the last one are content: whoever has the sheet read
// aloud hears them once. So are the identifiers of the first page, unless they stand in the sheet's own words.
type running struct {
	draft       [][]setting // of the first page, line by line
	again       [][]setting // of all others: the same said shortly
	brief       bool        // the identifiers are content on the first page: nothing else says them there
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
	r.draft, r.headHeight = s.drafts(d.Draft, root)
	again := d.DraftAgain
	if len(again) == 0 {
		again = d.Draft
	}
	r.again, r.againHeight = s.drafts(again, PageHead)
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

// drafts sets draft lines, beside each other where they fit, and gives their height.
func (s *setter) drafts(words [][]doc.Span, root int) (lines [][]setting, height Pt) {
	room := Pt(0) // on the line
	for _, w := range words {
		element := root
		if root != PageHead {
			element = s.element("P", root)
		}
		t := s.set(diag.Pos{}, w, s.repeats.strong(), s.emergency, s.width, element)
		if room -= s.gap + t.width(); len(lines) > 0 && room >= 0 {
			last := &lines[len(lines)-1]
			*last = append(*last, t)
			continue
		}
		lines, height, room = append(lines, []setting{t}), height+t.height(), s.width-t.width()
	}
	return lines, height
}

// measureFoot sets the source beside the page's number, or, where that takes fewer lines, over the whole width with the
// number at the end of its last line or under it.
func (s *setter) measureFoot(r *running, element int) {
	// The widest numbers that a sheet could have: two digits.
	number := s.set(diag.Pos{}, count(s.doc.PageOf, 88, 88), s.repeats, s.muted, s.width, PageFoot)
	set := func(width Pt) setting { return s.set(diag.Pos{}, s.doc.Source, s.repeats, s.muted, width, element) }
	beside := s.width - number.width() - s.gap
	r.source, r.sourceWidth = set(s.width), s.width
	r.numberTop = r.source.height()
	if n := len(r.source.lines); n > 0 && Pt(r.source.lines[n-1].Width)*r.source.font.size/1000 <= beside {
		r.numberTop -= r.source.font.leading
	}
	height := r.numberTop + number.height()
	if s.holds(s.doc.Source, s.repeats, beside) {
		if narrow := set(beside); max(narrow.height(), number.height()) <= height {
			r.source, r.sourceWidth, r.numberTop, height = narrow, beside, 0, max(narrow.height(), number.height())
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
	for _, line := range draft {
		s.abreast(line, y)
		y += line[0].height()
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

// abreast puts settings on one line, from edge to edge. One alone may have several.
func (s *setter) abreast(line []setting, y Pt) {
	if len(line) == 1 {
		s.put(&line[0], 0, len(line[0].lines), s.mirror(0, s.width), y, s.width)
		return
	}
	space, start := s.width, Pt(0)
	for i := range line {
		space -= line[i].width()
	}
	for i := range line {
		width := line[i].width()
		s.put(&line[i], 0, len(line[i].lines), s.mirror(start, width), y, width)
		start += width + space/Pt(len(line)-1)
	}
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
