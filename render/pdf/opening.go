package pdf

import "slices"

// An opening is how all files begin that use the same of the pack's fonts: numbers for what every file has, the
// colour profile and the fonts. These are most of the bytes of a sheet; to write and to digest them
// each time would take a tenth of its time.
type opening struct {
	frame     frame     // its numbers
	numbering numbering // of the resources and the fonts
	file      []byte
	bodies    []byte
	packed    []int
	places    []xrefRow
	digest    []byte // its state after file
}

// open begins the file of a sheet.
func (w *Writer) open(p *Part) (*frame, *numbering) {
	o := &w.objects
	w.key = w.key[:0]
	for _, font := range p.fonts[:p.shared] {
		if font == nil {
			w.key = append(w.key, '-')
		} else {
			w.key = append(w.key, '+')
		}
	}
	kept := w.openings[string(w.key)]
	if kept == nil {
		kept = w.newOpening(p)
		w.openings[string(w.key)] = kept
	}
	o.file, o.bodies = append(o.file[:0], kept.file...), append(o.bodies[:0], kept.bodies...)
	o.packed, o.places = append(o.packed[:0], kept.packed...), append(o.places[:0], kept.places...)
	o.restore(kept.digest)
	f, n := kept.frame, kept.numbering
	n.fonts = slices.Clone(n.fonts)
	for _, font := range p.fonts[p.shared:] { // made for this sheet alone
		n.fonts = append(n.fonts, o.newFont(font))
	}
	return &f, &n
}

// newOpening writes one.
func (w *Writer) newOpening(p *Part) *opening {
	o, f := &w.objects, frame{}
	o.reset()
	f.catalog, f.info, f.pages, f.metadata = o.reserve(1), o.reserve(1), o.reserve(1), o.reserve(1)
	f.profile, f.root, f.parentTree = o.reserve(1), o.reserve(1), o.reserve(1)
	n := numbering{resources: o.reserve(1), parent: f.root}
	o.outputProfile(&f, w.pack.profile)
	for _, font := range p.fonts[:p.shared] {
		n.fonts = append(n.fonts, o.newFont(font))
	}
	return &opening{f, n, slices.Clone(o.file), slices.Clone(o.bodies), slices.Clone(o.packed), slices.Clone(o.places), o.state()}
}
