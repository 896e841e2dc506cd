package layout

import (
	"handout/internal/diag"
)

// A running is what every page repeats: the draft lines and the patient's identifiers at its head,
// the source and the page's number at its foot (R2, R7, R8). It is made of artifacts, but the draft
// lines of the first page and the source of the last one are content: whoever has the sheet read
// aloud hears them once. (The identifiers stand in the sheet's own words.)
type running struct {
	draft                  []setting
	identity, source       setting
	numberWidth            Pt
	headHeight, footHeight Pt
}

// running sets what every page repeats and measures it.
func (s *setter) running(root int) running {
	d := s.doc
	var r running
	for _, line := range d.Draft {
		t := s.set(diag.Pos{}, line, s.repeats.strong(), s.emergency, s.width, s.element("P", root))
		r.draft = append(r.draft, t)
		r.headHeight += t.height()
	}
	r.identity = s.set(diag.Pos{}, d.Identity, s.repeats, s.ink, s.width, PageHead)
	r.headHeight += r.identity.height() + 2*s.rowPad

	// The widest numbers that a sheet could have: two digits.
	number := s.set(diag.Pos{}, count(d.PageOf, 88, 88), s.repeats, s.muted, s.width, PageFoot)
	for _, l := range number.lines {
		r.numberWidth = max(r.numberWidth, Pt(l.Width)*s.repeats.size/1000)
	}
	r.source = s.set(diag.Pos{}, d.Source, s.repeats, s.muted, s.width-r.numberWidth-s.gap, s.element("P", root))
	r.footHeight = max(r.source.height(), number.height()) + 2*s.rowPad
	return r
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
	n := numbering{s.scale, s.palette, s.width, top + 2*s.rowPad, s.doc.PageOf}
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
	for i := range r.draft {
		t := &r.draft[i]
		if !first {
			t = s.repeated(t, PageHead)
		}
		s.put(t, 0, len(t.lines), x, y, s.width)
		y += t.height()
	}
	s.put(&r.identity, 0, len(r.identity.lines), x, y, s.width)
	s.box(Box{X: x, Y: s.top + r.headHeight - s.rule, Width: s.width, Height: s.rule, Fill: s.line, Element: PageHead})
	return s.since(from)
}

// foot gives a page's foot, but for its number.
func (s *setter) foot(r *running, top Pt, last bool) []Item {
	from := len(s.items)
	s.box(Box{X: s.mirror(0, s.width), Y: top, Width: s.width, Height: s.rule, Fill: s.line, Element: PageFoot})
	top += 2 * s.rowPad
	source, width := &r.source, s.width-r.numberWidth-s.gap
	if !last {
		source = s.repeated(source, PageFoot)
	}
	s.put(source, 0, len(source.lines), s.mirror(0, width), top, width)
	return s.since(from)
}
