package pdf

import (
	"slices"
	"strconv"

	"handout/render/layout"
)

// A drawing is what the pages of a document show.
type drawing struct {
	links    []placedLink
	pageEnds []int     // by page: how many of the links stand on it or before it
	pictures []picture // each once, in the order in which they come first
	contents [][]byte  // by page, deflated
}

// A placedLink is an annotation with its place.
type placedLink struct {
	*layout.Link
	at rect
}

func (d *drawing) reset() {
	*d = drawing{d.links[:0], d.pageEnds[:0], d.pictures[:0], d.contents[:0]}
}

// page begins a page.
func (d *drawing) page() { d.pageEnds = append(d.pageEnds, len(d.links)) }

// content is where the content of the last page goes, which has the number given.
func (d *drawing) content(page int) *[]byte {
	if page < cap(d.contents) {
		d.contents = d.contents[:page+1] // and the room that an earlier document has left there
	} else {
		d.contents = append(d.contents, nil)
	}
	return &d.contents[page]
}

// link adds an annotation to the last page.
func (d *drawing) link(l *layout.Link, at rect) {
	d.links = append(d.links, placedLink{l, at})
	d.pageEnds[len(d.pageEnds)-1] = len(d.links)
}

// linksOf returns the annotations of a page, and the index of the first one in the document.
func (d *drawing) linksOf(page int) (links []placedLink, first int) {
	if page > 0 {
		first = d.pageEnds[page-1]
	}
	return d.links[first:d.pageEnds[page]], first
}

// image adds a picture, unless it is there already, and returns its name in content streams.
func (d *drawing) image(p picture) string {
	i := slices.IndexFunc(d.pictures, func(o picture) bool { return o.name == p.name })
	if i < 0 {
		i = len(d.pictures)
		d.pictures = append(d.pictures, p)
	}
	return imageName(i)
}

// imageName is the name of a document's nth picture in content streams.
func imageName(n int) string { return "I" + strconv.Itoa(n) }
