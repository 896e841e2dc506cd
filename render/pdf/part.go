package pdf

import (
	"bytes"
	"crypto/sha256"
	"slices"
	"time"

	"handout/render/layout"
)

// A Part is one sheet, drawn and compressed, on its way into a file: what it lacks is the numbers of
// its objects. It may be handed to another goroutine.
type Part struct {
	media   layout.Media
	lang    string
	images  []xobject
	digests [][sha256.Size]byte // of the images: the same for those that are the same object
	fonts   []*font             // by slot; nil for one that is not used
	shared  int                 // how many of the slots are the pack's
	tree    *tree
	drawing *drawing
}

// Part does all of the work on a sheet that does not depend on the sheets around it. The Part keeps
// nothing of the sheet nor of the Writer, and the Writer is ready for the next sheet, also after an
// error, which means what one of [Writer.Write] means.
func (w *Writer) Part(s *layout.Sheet) (*Part, error) {
	p, err := w.part(s, time.Unix(0, 0).UTC()) // a Part has no date of its own
	if err != nil {
		return nil, err
	}
	return p.own(), nil
}

// Pages is how many pages the Part has.
func (p *Part) Pages() int { return len(p.drawing.pageEnds) }

// part draws a sheet and has its pages put together. The Part is valid until the Writer's next sheet.
func (w *Writer) part(s *layout.Sheet, created time.Time) (*Part, error) {
	if err := w.draw(s); err != nil {
		return nil, err
	}
	p := &Part{media: s.Media, lang: s.Lang, tree: &w.tree, drawing: &w.drawing, shared: len(w.pack.fonts)}
	var err error
	p.images, err = w.images(&skeleton{s.Media, created, len(s.Pages), w.drawing.pictures})
	if err != nil {
		return nil, err
	}
	for slot, used := range w.fonts.used {
		var f *font
		if used {
			f = w.fonts.font(slot, w.objects.deflater)
		}
		p.fonts = append(p.fonts, f)
	}
	return p, nil
}

// own makes a Part that can be kept: it copies what belongs to the Writer or to the sheet.
func (p *Part) own() *Part {
	for i := range p.images {
		p.digests = append(p.digests, sha256.Sum256(append([]byte(p.images[i].dictionary()), p.images[i].data...)))
	}
	t, d := *p.tree, *p.drawing
	t.elements, t.nodes, t.kids, t.marks = slices.Clone(t.elements), slices.Clone(t.nodes), slices.Clone(t.kids), nil
	d.links, d.pageEnds, d.pictures, d.contents = slices.Clone(d.links), slices.Clone(d.pageEnds), nil, slices.Clone(d.contents)
	for i := range d.contents {
		d.contents[i] = bytes.Clone(d.contents[i])
	}
	for i := range d.links {
		link := *d.links[i].Link
		d.links[i].Link = &link
	}
	t.elements[0].Type, t.elements[0].Lang = "Sect", p.lang // it is no document by itself any more
	p.tree, p.drawing = &t, &d
	return p
}
