package pdf

// annotations writes the links as objects, which structure can point to (ISO 14289-1, 7.18).
func (w *Writer) annotations(n *numbering) {
	for page := range w.sheet.Pages {
		links, first := w.expected.linksOf(page)
		for i, l := range links {
			s := w.objects.begin(n.link + first + i)
			s.raw("<</Type/Annot/Subtype/Link/Rect")
			s.rect(l.at)
			s.raw("/Border[0 0 0]/F 4/P ") // F: print it (ISO 19005-2, 6.3.2)
			s.ref(n.page + 2*page)
			s.raw("/StructParent ")
			s.int(len(w.sheet.Pages) + first + i)
			s.raw("/Contents")
			s.text(l.Name)
			s.raw("/A<</S/URI/URI")
			s.literal(l.URI)
			s.raw(">>>>\n")
		}
	}
}
