package layout

// extra is how many items a page has room for beside those of its strips: head, foot, panels.
const extra = 24

// realize moves the items of all strips to their places, on pages that begin with their heads. Where pages have panels,
// the pages of the places are panels.
func (s *setter) realize(places []place, r *running, m Media) []Page {
	var pages []Page
	var open *panel
	var boxes []*Box
	last := -1
	for i := range s.strips {
		st, at := &s.strips[i], places[i]
		if at.page/m.panels() == len(pages) {
			pages = append(pages, Page{Items: make([]Item, 0, extra+s.count(places, i))})
			pages[len(pages)-1].add(s.head(r, len(pages) == 1))
			s.fold(&pages[len(pages)-1], r, m)
		}
		page, dx := &pages[at.page/m.panels()], s.panelAt(at.page, m)
		if at.page != last {
			open, boxes, last = nil, nil, at.page
		}
		if st.panel != open {
			open, boxes = st.panel, nil
			if open != nil {
				top := at.y
				if at.head {
					top -= st.head.height
				}
				boxes = s.behindStrips(page, open, dx, top)
			}
		}
		for _, b := range boxes {
			b.Height = at.y + st.height - b.Y
			if i+1 < len(places) && places[i+1].page > at.page {
				b.Height += st.foot
			}
		}
		if at.head {
			head := s.artifacts(st.head.items)
			move(head, dx, at.y-st.head.height)
			page.add(head)
		}
		move(st.items, dx, at.y)
		page.add(st.items)
	}
	return pages
}

// add appends items.
func (p *Page) add(items []Item) { p.Items = append(p.Items, items...) }

// count gives the number of items of the strips from one on that stand on its page.
func (s *setter) count(places []place, first int) int {
	n := 0
	for i := first; i < len(places) && places[i].page == places[first].page; i++ {
		n += len(s.strips[i].items)
	}
	return n
}

// behindStrips puts a panel's boxes on a page, moved to the right and with their tops at y. They grow with each strip.
func (s *setter) behindStrips(page *Page, p *panel, dx, y Pt) []*Box {
	var boxes []*Box
	for _, b := range p.boxes {
		b.X, b.Y = b.X+dx, y
		box := s.boxes.one(b)
		boxes = append(boxes, box)
		page.Items = append(page.Items, box)
	}
	return boxes
}

// panelAt gives how far right of the page's edge a panel begins. They follow each other as the language does.
func (s *setter) panelAt(panel int, m Media) Pt {
	n := m.panels()
	i := panel % n
	if s.doc.RTL {
		i = n - 1 - i
	}
	return Pt(i) * m.Width / Pt(n)
}

// fold draws where a page with panels is folded, between its head and its foot: short strokes, so that it is not taken
// for a rule.
func (s *setter) fold(page *Page, r *running, m Media) {
	const stroke, gap = 3, 4
	from, end := len(s.items), m.Height-s.bottom-r.footHeight
	for i := 1; i < m.panels(); i++ {
		x := Pt(i) * m.Width / Pt(m.panels())
		for y := s.top + r.headHeight + gap; y < end-stroke; y += stroke + gap {
			s.box(Box{X: x - s.rule/2, Y: y, Width: s.rule, Height: stroke, Fill: s.line, Element: Decoration})
		}
	}
	page.add(s.since(from))
}
