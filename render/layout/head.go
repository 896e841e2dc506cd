package layout

import (
	"strconv"

	"handout/internal/diag"
	"handout/render/doc"
)

// A running is what every page repeats: the draft line and the patient's identifiers at its head,
// the source and the page's number at its foot (R2, R7, R8). It is made of artifacts.
type running struct {
	draft, identity, source setting
	numberWidth             Pt
	headHeight, footHeight  Pt
}

// running sets what every page repeats and measures it.
func (s *setter) running() running {
	d := s.doc
	var r running
	bold := s.small
	bold.bold = true
	r.draft = s.set(diag.Pos{}, d.Draft, bold, s.emergency, s.width, PageHead)
	r.identity = s.set(diag.Pos{}, d.Identity, s.small, s.ink, s.width, PageHead)
	r.headHeight = r.draft.height() + r.identity.height() + 2*s.rowPad

	// The widest numbers that a sheet could have: two digits.
	number := s.set(diag.Pos{}, count(d.PageOf, 88, 88), s.small, s.muted, s.width, PageFoot)
	for _, l := range number.lines {
		r.numberWidth = max(r.numberWidth, Pt(l.Width)*s.small.size/1000)
	}
	r.source = s.set(diag.Pos{}, d.Source, s.small, s.muted, s.width-r.numberWidth-s.gap, PageFoot)
	r.footHeight = max(r.source.height(), number.height()) + 2*s.rowPad
	return r
}

// count fills the counters of a page label.
func count(spans []doc.Span, page, pages int) []doc.Span {
	out := make([]doc.Span, len(spans))
	for i, sp := range spans {
		switch sp.Counter {
		case doc.PageNumber:
			sp.Text = strconv.Itoa(page)
		case doc.PageCount:
			sp.Text = strconv.Itoa(pages)
		}
		out[i] = sp
	}
	return out
}

// decorate adds head and foot to each page.
func (s *setter) decorate(pages []Page, r *running, m Media) {
	for i := range pages {
		items := s.head(r)
		items = append(items, pages[i].Items...)
		pages[i].Items = s.foot(items, r, m, i+1, len(pages))
	}
}

func (s *setter) head(r *running) []Item {
	x := s.mirror(0, s.width)
	y := s.top
	items := s.put(nil, &r.draft, 0, len(r.draft.lines), x, y, s.width)
	y += r.draft.height()
	items = s.put(items, &r.identity, 0, len(r.identity.lines), x, y, s.width)
	return append(items, &Box{X: x, Y: s.top + r.headHeight - s.rule, Width: s.width, Height: s.rule, Fill: s.line, Element: PageHead})
}

func (s *setter) foot(items []Item, r *running, m Media, page, pages int) []Item {
	top := m.Height - s.bottom - r.footHeight
	items = append(items, &Box{X: s.mirror(0, s.width), Y: top, Width: s.width, Height: s.rule, Fill: s.line, Element: PageFoot})
	top += 2 * s.rowPad
	w := s.width - r.numberWidth - s.gap
	items = s.put(items, &r.source, 0, len(r.source.lines), s.mirror(0, w), top, w)
	number := s.set(diag.Pos{}, count(s.doc.PageOf, page, pages), s.small, s.muted, s.width, PageFoot)
	for _, l := range number.lines {
		lw := Pt(l.Width) * s.small.size / 1000
		items = s.put(items, &number, 0, 1, s.mirror(s.width-lw, lw), top, lw)
	}
	return items
}
