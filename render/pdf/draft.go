package pdf

import (
	"errors"
	"fmt"
)

// An xobject is an image (ISO 32000-1, 8.9.5).
type xobject struct {
	picture
	resource string // its name in content streams
	data     []byte // the stream
}

// errDraft is a file that differs from what fpdf 0.9.0 writes for what it was asked. It cannot come
// from a sheet's words; it says that the library has changed, or the memory.
var errDraft = errors.New("fpdf wrote something unknown")

// readDraft reads fpdf's file from the first byte to the last, and returns the pictures in it. Each byte must
// be what is expected at its place: a new version of the library cannot change a sheet unseen. The result
// points into the file.
func readDraft(file []byte, want *skeleton) ([]xobject, error) {
	r := &draftReader{file: file, want: want}
	r.expect("%PDF-1.3\n")
	for page := range want.pages {
		r.page(page)
	}
	r.pages()
	images := r.images()
	r.trailer()
	if r.failed || r.at != len(file) {
		return nil, fmt.Errorf("%w at byte %d", errDraft, r.at)
	}
	return images, nil
}

// placeholder is what is written on each page of fpdf's file.
const placeholder = "% content"

// pageContent is all that stands there then: fpdf begins every page with the state that pages begin in.
const pageContent = "0 J\n0 j\n0.57 w\n0.000 G\n0.000 g\n" + placeholder + "\n"

// page reads a page and its content.
func (r *draftReader) page(page int) {
	n := 3 + 2*page
	r.object(n)
	r.expect("<</Type /Page\n/Parent 1 0 R\n/Resources 2 0 R\n")
	r.expect("/Contents ")
	r.expectInt(n + 1)
	r.expect(" 0 R>>\nendobj\n")
	r.object(n + 1)
	r.expect("<</Length ")
	r.failed = r.failed || string(r.stream()) != pageContent
}

// pages reads the page tree.
func (r *draftReader) pages() {
	r.object(1)
	r.expect("<</Type /Pages\n/Kids [")
	for page := range r.want.pages {
		r.expectInt(3 + 2*page)
		r.expect(" 0 R ")
	}
	r.expect("]\n/Count ")
	r.expectInt(r.want.pages)
	r.expect("\n/MediaBox [0 0 ")
	r.expectFloats(r.want.media.Width, r.want.media.Height)
	r.expect("]\n>>\nendobj\n")
}

// trailer reads the document information, the catalog and the cross-reference table.
func (r *draftReader) trailer() {
	info := 3 + 2*r.want.pages + len(r.want.pictures)
	r.object(info)
	r.expect("<<\n/CreationDate (D:")
	r.date()
	r.expect(")\n/ModDate (D:")
	r.date()
	r.expect(")\n>>\nendobj\n")
	r.object(info + 1)
	r.expect("<<\n/Type /Catalog\n/Pages 1 0 R\n/Names <<\n/EmbeddedFiles << /Names [\n  \n] >>\n>>\n>>\nendobj\n")
	table := r.at
	r.expect("xref\n0 ")
	r.expectInt(info + 2)
	r.expect("\n0000000000 65535 f \n")
	for n := 1; n <= info+1; n++ {
		r.expectOffset(n)
		r.expect(" 00000 n \n")
	}
	r.expect("trailer\n<<\n/Size ")
	r.expectInt(info + 2)
	r.expect("\n/Root ")
	r.expectInt(info + 1)
	r.expect(" 0 R\n/Info ")
	r.expectInt(info)
	r.expect(" 0 R\n>>\nstartxref\n")
	r.expectInt(table)
	r.expect("\n%%EOF\n")
}
