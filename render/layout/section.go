package layout

import "handout/render/doc"

// bookmarked is how many pages a sheet has at least that has bookmarks.
const bookmarked = 5

// sections finds the headings of sections on the pages. Of two languages it takes the first one's: both have the same.
func (s *setter) sections(pages []Page) []Section {
	var all []Section
	last := -1
	for i := range pages {
		for _, item := range pages[i].Items {
			t, ok := item.(*Text)
			if !ok || t.Elements[0] < 0 {
				continue
			}
			el := s.heads(t.Elements[0])
			if el < 0 || el == last {
				continue
			}
			last = el
			all = append(all, Section{doc.Words(s.elements[el].section), i, t.Y - t.Size})
		}
	}
	return all
}

// heads gives the heading of a section that an element is, or is part of; -1 for none, or for one in the second
// language.
func (s *setter) heads(el int) int {
	head := -1
	for ; el > 0; el = s.elements[el].Parent {
		if s.elements[el].section != nil {
			head = el
		}
		if lang := s.elements[el].Lang; head >= 0 && lang != "" && lang != s.doc.Lang {
			return -1
		}
	}
	return head
}
