package pdf

import (
	"bytes"
	"fmt"
	"time"
)

// A numbering says which objects the parts of the file are.
type numbering struct {
	catalog, info, pages, resources int
	metadata, profile, root, parent int

	page     int   // of the first page; its content stream follows, then the next page
	image    int   // the first
	link     int   // the first annotation
	fonts    []int // by slot: the first of fontObjects; 0 for a font that is not used
	document int   // structure element
}

// finish writes the file that is kept: what fpdf made, and all that it cannot make.
func (w *Writer) finish(d *draft, created time.Time) []byte {
	o := &w.objects
	o.reset()
	n := w.number(d)
	w.catalog(n)
	w.pages(n)
	w.resources(n, d)
	for i, content := range d.contents {
		data := o.deflater.deflate(content)
		o.digest.Write(data)
		o.stream(n.page+2*i+1, "/Filter/FlateDecode", data)
	}
	for i := range d.images {
		o.digest.Write(d.images[i].data)
		o.stream(n.image+i, d.images[i].dictionary(), d.images[i].data)
	}
	w.writeFonts(n)
	w.annotations(n)
	w.structure(n)
	o.stream(n.profile, "/N 3/Filter/FlateDecode", w.pack.profile)
	w.metadata(n, created)
	return bytes.Clone(o.end(n.catalog, n.info))
}

// number gives each part its object numbers.
func (w *Writer) number(d *draft) *numbering {
	o := &w.objects
	n := &numbering{
		catalog: o.reserve(1), info: o.reserve(1), pages: o.reserve(1), resources: o.reserve(1),
		metadata: o.reserve(1), profile: o.reserve(1), root: o.reserve(1), parent: o.reserve(1),
		page: o.reserve(2 * len(d.contents)), image: o.reserve(len(d.images)), link: o.reserve(len(w.expected.links)),
	}
	for _, used := range w.fonts.used {
		first := 0
		if used {
			first = o.reserve(fontObjects)
		}
		n.fonts = append(n.fonts, first)
	}
	for i := range w.tree.nodes {
		if node := &w.tree.nodes[i]; node.joined {
			node.object = o.reserve(1)
		}
	}
	n.document = w.tree.nodes[0].object
	return n
}

// catalog writes the document catalog (ISO 32000-1, 7.7.2; ISO 14289-1, 7.1).
func (w *Writer) catalog(n *numbering) {
	s := w.objects.begin(n.catalog)
	s.raw("<</Type/Catalog/Pages ")
	s.ref(n.pages)
	s.raw("/Lang")
	s.literal(w.sheet.Lang)
	s.raw("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true")
	if w.sheet.RTL {
		s.raw("/Direction/R2L")
	}
	s.raw(">>/StructTreeRoot ")
	s.ref(n.root)
	s.raw("/Metadata ")
	s.ref(n.metadata)
	s.raw("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile ")
	s.ref(n.profile)
	s.raw(">>]>>\n")
}

// pages writes the page tree and the pages (7.7.3).
func (w *Writer) pages(n *numbering) {
	count := len(w.sheet.Pages)
	s := w.objects.begin(n.pages)
	s.raw("<</Type/Pages/Count ")
	s.int(count)
	s.raw("/Kids[")
	for i := range count {
		s.ref(n.page + 2*i)
		s.raw(" ")
	}
	s.raw("]>>\n")
	for i := range count {
		w.pageObject(n, i)
	}
}

// resources writes the one resource dictionary of all pages (7.8.3).
func (w *Writer) resources(n *numbering, d *draft) {
	s := w.objects.begin(n.resources)
	s.raw("<</Font<<")
	for slot, first := range n.fonts {
		if first != 0 {
			s.raw("/F")
			s.int(slot)
			s.raw(" ")
			s.ref(first)
		}
	}
	s.raw(">>/XObject<<")
	for i := range d.images {
		s.raw("/")
		s.raw(d.images[i].resource)
		s.raw(" ")
		s.ref(n.image + i)
	}
	s.raw(">>>>\n")
}

func (w *Writer) pageObject(n *numbering, page int) {
	media := w.sheet.Media
	s := w.objects.begin(n.page + 2*page)
	s.raw("<</Type/Page/Parent ")
	s.ref(n.pages)
	s.raw("/MediaBox[0 0 ")
	s.hundredths(hundredths(media.Width))
	s.raw(" ")
	s.hundredths(hundredths(media.Height))
	s.raw("]/Resources ")
	s.ref(n.resources)
	s.raw("/Contents ")
	s.ref(n.page + 2*page + 1)
	if links, first := w.expected.linksOf(page); len(links) > 0 {
		s.raw("/Annots[")
		for i := range links {
			s.ref(n.link + first + i)
			s.raw(" ")
		}
		s.raw("]")
	}
	s.raw("/Tabs/S/StructParents ")
	s.int(page)
	s.raw(">>\n")
}

// dictionary is the image's entries but for Length.
func (x *xobject) dictionary() string {
	space, filter := "DeviceRGB", "DCTDecode"
	if x.grey {
		space = "DeviceGray"
	}
	if x.format == "png" {
		filter = fmt.Sprintf("FlateDecode/DecodeParms<</Predictor 15/Colors 3/BitsPerComponent 8/Columns %d>>", x.width)
	}
	return fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s/BitsPerComponent 8/Filter/%s",
		x.width, x.height, space, filter)
}
