package layout

// extra is how many items a page has room for beside those of its strips: head, foot, panels.
const extra = 24

// realize moves the items of all strips to their places, on pages that begin with their heads.
func (s *setter) realize(places []place, r *running) []Page {
	var pages []Page
	var open *panel
	var boxes []*Box
	for i := range s.strips {
		st, at := &s.strips[i], places[i]
		if at.page == len(pages) {
			pages = append(pages, Page{Items: make([]Item, 0, extra+s.count(places, i))})
			pages[at.page].add(s.head(r, at.page == 0))
			open, boxes = nil, nil
		}
		page := &pages[at.page]
		if st.panel != open {
			open, boxes = st.panel, nil
			if open != nil {
				boxes = s.behindStrips(page, open, at.y)
			}
		}
		for _, b := range boxes {
			b.Height = at.y + st.height - b.Y
		}
		if at.head {
			head := s.artifacts(st.head.items)
			lower(head, at.y-st.head.height)
			page.add(head)
		}
		lower(st.items, at.y)
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

// behindStrips puts a panel's boxes on a page, their tops at y. They grow with each strip.
func (s *setter) behindStrips(page *Page, p *panel, y Pt) []*Box {
	var boxes []*Box
	for _, b := range p.boxes {
		b.Y = y
		box := s.boxes.one(b)
		boxes = append(boxes, box)
		page.Items = append(page.Items, box)
	}
	return boxes
}
