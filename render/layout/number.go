package layout

import (
	"slices"
	"strconv"

	"handout/internal/diag"
	"handout/render/doc"
	"handout/render/text"
)

// A numbering is what the numbers at the foot of a sheet's pages are set in.
type numbering struct {
	scale
	palette
	width  Pt // of the frame
	top    Pt // of the numbers
	pageOf []doc.Span
}

// Number numbers the pages of several sheets through, as one patient's who is given all of them: "page
// 3 of 4" is the first page of the second sheet of two. Nothing else on the pages changes, and no sheet
// is set again. The sheets were set by [Pages], whose errors are those of Number.
func Number(shaper *text.Shaper, sheets ...*Sheet) error {
	pages, page := 0, 0
	for _, s := range sheets {
		pages += len(s.Pages)
	}
	for _, s := range sheets {
		n := &s.numbering
		set := &setter{scale: n.scale, palette: n.palette, doc: &doc.Document{Lang: s.Lang, RTL: s.RTL}, Scratch: &Scratch{}, shaper: shaper, width: n.width}
		for i := range s.Pages {
			page++
			p := &s.Pages[i]
			p.Items = slices.Clip(p.Items[:len(p.Items)-p.number])
			set.number(p, n, page, pages)
		}
		if set.problems.Bad() {
			return set.problems
		}
	}
	return nil
}

// number sets a page's number at its foot: the last of its items.
func (s *setter) number(p *Page, n *numbering, page, pages int) {
	from := len(s.items)
	t := s.set(diag.Pos{}, count(n.pageOf, page, pages), s.repeats, s.muted, s.width, PageFoot)
	for i, l := range t.lines {
		lw := Pt(l.Width) * s.repeats.size / 1000
		s.put(&t, i, i+1, s.mirror(s.width-lw, lw), n.top+Pt(i)*s.repeats.leading, lw)
	}
	number := s.since(from)
	p.add(number)
	p.number = len(number)
}

// count fills the counters of a page's number.
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
