package layout

import (
	"handout/internal/diag"
	"handout/render/doc"
	"handout/render/svg"
)

// A side is one of two languages that stand beside each other (P11), in a column of its own. Its strips are those of
// one block at a time: then they are joined with those of the other side.
type side struct {
	setter
	root    int // its structure element
	scratch Scratch
}

// newSide gives the side of one of the documents. Pictograms are those of the sheet: a writer keeps what it makes of them.
func (s *setter) newSide(o Options, d *doc.Document, root int) *side {
	if s.icons == nil {
		s.icons = map[iconKey]*svg.Drawing{}
	}
	sd := &side{root: s.element("Sect", root), scratch: Scratch{icons: s.icons}}
	sd.setter = setter{
		scale: newScale(o, d.RTL, s.closer).in(d.Lang), closer: s.closer, palette: s.palette, Scratch: &sd.scratch, doc: d, shaper: s.shaper,
		pageHeight: s.pageHeight, bullet: s.bullet,
	}
	s.elements[sd.root].Lang = d.Lang
	return sd
}

// by lets a side set something for the sheet: what it adds to the structure and the problems is the sheet's. Its strips
// and items are those of this alone.
func (sd *side) by(s *setter, set func()) {
	sd.empty()
	sd.elements, sd.problems = s.elements, s.problems
	set()
	s.elements, s.problems = sd.elements, sd.problems
}

// stand gives each side its column.
func (s *setter) stand(first, second *side) {
	width := s.half()
	first.margin, first.width, first.narrow = s.mirror(0, width), width, true
	second.margin, second.width, second.narrow = s.mirror(s.width-width, width), width, true
}

// spread gives a side the width of the page, but for more than can be read well. It begins where its language does.
func (sd *side) spread(s *setter) {
	sd.margin, sd.width, sd.narrow = s.margin, min(s.width, Measure*s.body.size), false
	if sd.doc.RTL {
		sd.margin += s.width - sd.width
	}
}

// twins adds to a map which block says the same as each of some blocks, and of those in notices.
func twins(all map[doc.Block]doc.Block, a, b []doc.Block) map[doc.Block]doc.Block {
	for i := range a {
		all[a[i]] = b[i]
		if notice, ok := a[i].(*doc.Notice); ok {
			twins(all, notice.Blocks, b[i].(*doc.Notice).Blocks)
		}
	}
	return all
}

// bothGoOn makes what stands above a place to write that both languages share, where it opens a page.
func (s *setter) bothGoOn(first, second *side, at diag.Pos) *strip {
	head := &strip{}
	for _, sd := range []*side{first, second} {
		var own *strip
		sd.by(s, func() { own = sd.goesOn(at, column{width: sd.width}) })
		if sd.narrow {
			head.height = max(head.height, own.height)
		} else {
			lower(own.items, head.height)
			head.height += own.height
		}
		head.items = append(head.items, own.items...)
	}
	return head
}

// words adds a paragraph in the language of a side, where both share a place, and gives its height.
func (sd *side) words(s *setter, at diag.Pos, text []doc.Span, f font, x, y, width Pt) Pt {
	var t setting
	sd.by(s, func() {
		t = sd.set(at, text, f, s.ink, width, sd.element("P", sd.root))
		sd.put(&t, 0, len(t.lines), s.mirror(x, width), y, width)
	})
	s.items = append(s.items, sd.items...)
	return t.height()
}
