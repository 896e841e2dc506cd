package pdf

import (
	"bytes"
	"strings"
)

// images reads the pictures, which fpdf writes by width and in any order where that is the same, and the
// resource dictionary, which names them.
func (r *draftReader) images() []xobject {
	images := make([]xobject, len(r.want.pictures))
	n := 3 + 2*r.want.pages
	for i := range images {
		r.object(n + i)
		r.image(images)
	}
	r.object(2)
	r.expect("<<\n/ProcSet [/PDF /Text /ImageB /ImageC /ImageI]\n/Font <<\n>>\n/XObject <<\n")
	named := make([]bool, len(images))
	for range images {
		r.expect("/I")
		digest, _, _ := bytes.Cut(r.file[r.at:], []byte(" "))
		if strings.Trim(string(digest), "0123456789abcdef") != "" {
			r.failed = true
		}
		if r.failed {
			return nil
		}
		r.at += len(digest) + 1
		i := r.number() - n
		if r.failed || i < 0 || i >= len(named) || named[i] {
			r.failed = true
			return nil
		}
		named[i] = true
		r.expect(" 0 R\n")
	}
	r.expect(">>\n/ColorSpace <<\n>>\n>>\nendobj\n")
	return images
}

// image reads an image XObject behind the head of its object, and finds out which of the pictures it is.
func (r *draftReader) image(images []xobject) {
	var read xobject
	r.expect("<</Type /XObject\n/Subtype /Image\n/Width ")
	read.width = r.number()
	r.expect("\n/Height ")
	read.height = r.number()
	r.expect("\n/ColorSpace /")
	if read.grey = r.has("DeviceGray"); !read.grey {
		r.expect("DeviceRGB")
	}
	r.expect("\n/BitsPerComponent 8\n/Filter /")
	if r.has("DCTDecode\n") {
		read.format = "jpeg"
	} else {
		read.format = "png"
		r.expect("FlateDecode\n/DecodeParms <</Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns ")
		r.expectInt(read.width)
		r.expect(">>\n")
	}
	r.expect("/Length ")
	read.data = r.stream()
	for i, p := range r.want.pictures {
		if images[i].data == nil && p.width == read.width && p.height == read.height &&
			p.grey == read.grey && p.format == read.format && bytes.Equal(p.stream, read.data) {
			images[i] = xobject{p, imageName(i), read.data}
			return
		}
	}
	r.failed = true
}
