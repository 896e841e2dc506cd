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
	media    layout.Media
	lang     string
	contents [][]byte // by page, deflated
	images   []xobject
	digests  [][sha256.Size]byte // of the images: the same for those that are the same object
	fonts    []*font             // by slot; nil for one that is not used
	shared   int                 // how many of the slots are the pack's
	tree     *tree
	links    *expected
}

// Part does all of the work on a sheet that does not depend on the sheets around it. The Part keeps
// nothing of the sheet nor of the Writer, and the Writer is ready for the next sheet, also after an
// error, which means what one of [Writer.Write] means.
func (w *Writer) Part(s *layout.Sheet) (*Part, error) {
	draft, err := w.draw(s, time.Unix(0, 0).UTC()) // a Part has no date of its own
	if err != nil {
		return nil, err
	}
	return w.part(draft).own(draft), nil
}

// draw draws a sheet and reads what fpdf made of it.
func (w *Writer) draw(s *layout.Sheet, created time.Time) (*draft, error) {
	if err := validate(s); err != nil {
		return nil, err
	}
	assembled, err := w.assemble(s, created)
	if err != nil {
		return nil, err
	}
	return readDraft(assembled, &w.expected)
}

// Pages is how many pages the Part has.
func (p *Part) Pages() int { return len(p.links.pageEnds) }

// part gives what was drawn, but for the contents of the pages. It is valid until the Writer's next
// sheet.
func (w *Writer) part(d *draft) *Part {
	p := &Part{media: w.sheet.Media, lang: w.sheet.Lang, images: d.images, tree: &w.tree, links: &w.expected}
	p.shared = len(w.pack.fonts)
	for slot, used := range w.fonts.used {
		var f *font
		if used {
			f = w.fonts.font(slot, w.objects.deflater)
		}
		p.fonts = append(p.fonts, f)
	}
	return p
}

// own makes a Part that can be kept: it copies what belongs to the Writer or to the sheet.
func (p *Part) own(d *draft) *Part {
	for _, content := range d.contents {
		p.contents = append(p.contents, bytes.Clone(content))
	}
	p.images = slices.Clone(p.images)
	for i := range p.images {
		p.images[i].data = bytes.Clone(p.images[i].data)
		p.digests = append(p.digests, sha256.Sum256(append([]byte(p.images[i].dictionary()), p.images[i].data...)))
	}
	t, e := *p.tree, *p.links
	t.elements, t.nodes, t.kids, t.marks = slices.Clone(t.elements), slices.Clone(t.nodes), slices.Clone(t.kids), nil
	e.links, e.pageEnds, e.pictures = slices.Clone(e.links), slices.Clone(e.pageEnds), nil
	for i := range e.links {
		link := *e.links[i].Link
		e.links[i].Link = &link
	}
	t.elements[0].Type, t.elements[0].Lang = "Sect", p.lang // it is no document by itself any more
	p.tree, p.links = &t, &e
	return p
}
