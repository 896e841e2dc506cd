package layout

import (
	"strconv"

	"handout/internal/diag"
	"handout/render/doc"
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
		t := s.set(diag.Pos{}, line, s.small.strong(), s.emergency, s.width, s.element("P", root))
		r.draft = append(r.draft, t)
		r.headHeight += t.height()
	}
	r.identity = s.set(diag.Pos{}, d.Identity, s.small, s.ink, s.width, PageHead)
	r.headHeight += r.identity.height() + 2*s.rowPad

	// The widest numbers that a sheet could have: two digits.
	number := s.set(diag.Pos{}, count(d.PageOf, 88, 88), s.small, s.muted, s.width, PageFoot)
	for _, l := range number.lines {
		r.numberWidth = max(r.numberWidth, Pt(l.Width)*s.small.size/1000)
	}
	r.source = s.set(diag.Pos{}, d.Source, s.small, s.muted, s.width-r.numberWidth-s.gap, s.element("P", root))
	r.footHeight = max(r.source.height(), number.height()) + 2*s.rowPad
	return r
}

// repeated is a setting as it stands on pages where it is no content.
func (t *setting) repeated(artifact int) *setting {
	again := *t
	again.elements = fill(len(t.elements), artifact)
	return &again
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
		items := s.head(r, i == 0)
		items = append(items, pages[i].Items...)
		pages[i].Items = s.foot(items, r, m, i+1, len(pages))
	}
}

func (s *setter) head(r *running, first bool) []Item {
	x, y := s.mirror(0, s.width), s.top
	var items []Item
	for i := range r.draft {
		t := &r.draft[i]
		if !first {
			t = t.repeated(PageHead)
		}
		items = s.put(items, t, 0, len(t.lines), x, y, s.width)
		y += t.height()
	}
	items = s.put(items, &r.identity, 0, len(r.identity.lines), x, y, s.width)
	return append(items, &Box{X: x, Y: s.top + r.headHeight - s.rule, Width: s.width, Height: s.rule, Fill: s.line, Element: PageHead})
}

func (s *setter) foot(items []Item, r *running, m Media, page, pages int) []Item {
	top := m.Height - s.bottom - r.footHeight
	items = append(items, &Box{X: s.mirror(0, s.width), Y: top, Width: s.width, Height: s.rule, Fill: s.line, Element: PageFoot})
	top += 2 * s.rowPad
	source, width := &r.source, s.width-r.numberWidth-s.gap
	if page < pages {
		source = source.repeated(PageFoot)
	}
	items = s.put(items, source, 0, len(source.lines), s.mirror(0, width), top, width)
	number := s.set(diag.Pos{}, count(s.doc.PageOf, page, pages), s.small, s.muted, s.width, PageFoot)
	for i, l := range number.lines {
		lw := Pt(l.Width) * s.small.size / 1000
		items = s.put(items, &number, i, i+1, s.mirror(s.width-lw, lw), top+Pt(i)*s.small.leading, lw)
	}
	return items
}
