package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A draft is what is taken from the file that fpdf makes.
type draft struct {
	contents [][]byte  // by page: the content stream, not compressed
	images   []xobject // by name
}

// An xobject is an image (ISO 32000-1, 8.9.5).
type xobject struct {
	picture
	resource string // its name in content streams
	data     []byte // the stream
}

// errDraft is a file that differs from what fpdf 0.9.0 writes for what it was asked. It cannot come
// from a sheet's words; it says that the library has changed, or the memory.
var errDraft = errors.New("fpdf wrote something unknown")

// readDraft reads fpdf's file from the first byte to the last. Each byte outside of streams must be
// what is expected at its place: a new version of the library cannot change a sheet unseen. The
// result points into the file.
func readDraft(file []byte, want *expected) (*draft, error) {
	r := &draftReader{file: file, want: want, offsets: make(map[int]int)}
	d := &draft{}
	r.expect("%PDF-1.3\n")
	for page := range want.pageEnds {
		d.contents = append(d.contents, r.page(page))
	}
	r.pages()
	numbers := r.images(d)
	r.resources(d, numbers)
	r.trailer()
	if r.failed || r.at != len(file) {
		return nil, fmt.Errorf("%w at byte %d", errDraft, r.at)
	}
	return d, nil
}

// shows reports whether a page shows the image of this name.
func (d *draft) shows(name string) bool {
	return slices.ContainsFunc(d.contents, func(content []byte) bool {
		return bytes.Contains(content, []byte(" cm /"+name+" Do Q\n"))
	})
}

// page reads a page and returns its content stream.
func (r *draftReader) page(page int) []byte {
	n := 3 + 2*page
	r.object(n)
	r.expect("<</Type /Page\n/Parent 1 0 R\n/Resources 2 0 R\n")
	if links, _ := r.want.linksOf(page); len(links) > 0 {
		r.expect("/Annots [")
		for _, l := range links {
			r.expect(r.want.annotation(l))
		}
		r.expect("]\n")
	}
	r.expectf("/Contents %d 0 R>>\nendobj\n", n+1)
	r.object(n + 1)
	r.expect("<</Length ")
	return r.stream()
}

// pages reads the page tree.
func (r *draftReader) pages() {
	r.object(1)
	r.expect("<</Type /Pages\n/Kids [")
	for page := range r.want.pageEnds {
		r.expectf("%d 0 R ", 3+2*page)
	}
	r.expectf("]\n/Count %d\n/MediaBox [0 0 %.2f %.2f]\n>>\nendobj\n",
		len(r.want.pageEnds), r.want.media.Width, r.want.media.Height)
}

// images reads the pictures, which fpdf writes by width, and returns their object numbers.
func (r *draftReader) images(d *draft) map[int]int {
	numbers := make(map[int]int) // by object: index into d.images
	n := 3 + 2*len(r.want.pageEnds)
	for i := range r.want.pictures {
		r.object(n + i)
		d.images = append(d.images, r.image())
		numbers[n+i] = i
	}
	// What was read must be what was asked for, in any order.
	left := slices.Clone(r.want.pictures)
	for _, img := range d.images {
		i := slices.IndexFunc(left, func(p picture) bool {
			return p.width == img.width && p.height == img.height && p.grey == img.grey && p.format == img.format
		})
		if i < 0 {
			r.failed = true
			break
		}
		left = slices.Delete(left, i, i+1)
	}
	return numbers
}

// image reads an image XObject behind the head of its object.
func (r *draftReader) image() xobject {
	var img xobject
	r.expect("<</Type /XObject\n/Subtype /Image\n/Width ")
	img.width = r.number()
	r.expect("\n/Height ")
	img.height = r.number()
	r.expect("\n/ColorSpace /")
	if img.grey = r.has("DeviceGray"); !img.grey {
		r.expect("DeviceRGB")
	}
	r.expect("\n/BitsPerComponent 8\n/Filter /")
	if r.has("DCTDecode\n") {
		img.format = "jpeg"
	} else {
		img.format = "png"
		r.expectf("FlateDecode\n/DecodeParms <</Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns %d>>\n", img.width)
	}
	r.expect("/Length ")
	img.data = r.stream()
	return img
}

// resources reads the resource dictionary and gives the images their names. fpdf writes images of
// one width in any order; in the draft they stand in the order of their names.
func (r *draftReader) resources(d *draft, numbers map[int]int) {
	r.object(2)
	r.expect("<<\n/ProcSet [/PDF /Text /ImageB /ImageC /ImageI]\n/Font <<\n>>\n/XObject <<\n")
	for range r.want.pictures {
		r.expect("/I")
		end := bytes.IndexByte(r.file[r.at:], ' ')
		if r.failed || end < 0 || strings.Trim(string(r.file[r.at:r.at+end]), "0123456789abcdef") != "" {
			r.failed = true
			return
		}
		name := "I" + string(r.file[r.at:r.at+end])
		r.at += end + 1
		n := r.number()
		i, ok := numbers[n]
		if !ok || !d.shows(name) {
			r.failed = true
			return
		}
		r.expect(" 0 R\n")
		delete(numbers, n)
		d.images[i].resource = name
	}
	slices.SortFunc(d.images, func(a, b xobject) int { return strings.Compare(a.resource, b.resource) })
	r.expect(">>\n/ColorSpace <<\n>>\n>>\nendobj\n")
}

// trailer reads the document information, the catalog and the cross-reference table.
func (r *draftReader) trailer() {
	info := 3 + 2*len(r.want.pageEnds) + len(r.want.pictures)
	date := r.want.created.Format("20060102150405")
	r.object(info)
	r.expectf("<<\n/CreationDate (D:%s)\n/ModDate (D:%s)\n>>\nendobj\n", date, date)
	r.object(info + 1)
	r.expect("<<\n/Type /Catalog\n/Pages 1 0 R\n/Names <<\n/EmbeddedFiles << /Names [\n  \n] >>\n>>\n>>\nendobj\n")
	table := r.at
	r.expectf("xref\n0 %d\n0000000000 65535 f \n", info+2)
	for n := 1; n <= info+1; n++ {
		r.expectf("%010d 00000 n \n", r.offsets[n])
	}
	r.expectf("trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n>>\nstartxref\n%d\n%%%%EOF\n",
		info+2, info+1, info, table)
}
