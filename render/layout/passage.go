package layout

import "handout/render/doc"

// passages sets what is said in many languages one below the other, each from the side where its language begins. They are
// one piece: who looks for their own sees all of them at a glance, where a page can hold them. None is divided.
func (s *setter) passages(o Options, root int) {
	at, before := len(s.strips), s.section
	for _, p := range s.doc.Passages {
		from := len(s.strips)
		sd := s.newSide(o, &doc.Document{Lang: p.Lang, RTL: p.RTL}, root)
		sd.spread(s)
		sd.append(s, &doc.Paragraph{Text: p.Text}, before)
		together(s.strips[from:])
		before = s.gap * 0.7
	}
	if whole := s.strips[at:]; groupHeight(whole) <= s.pageHeight {
		together(whole)
	}
}

// together keeps strips on one page, if a page can hold them.
func together(strips []strip) {
	for i := range strips {
		strips[i].keep = i+1 < len(strips)
	}
}
