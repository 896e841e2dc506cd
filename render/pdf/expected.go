package pdf

import (
	"slices"
	"strconv"
	"time"

	"handout/render/layout"
)

// expected is what fpdf was asked for: the file that it makes must say this and nothing else.
type expected struct {
	media    layout.Media
	created  time.Time
	links    []placedLink
	pageEnds []int // by page: how many of the links stand on it or before it
	pictures []picture
	contents [][]byte // by page, deflated: what comes in the place of the placeholder
}

// A placedLink is an annotation with its place.
type placedLink struct {
	*layout.Link
	at rect
}

func (e *expected) reset(m layout.Media, created time.Time) {
	*e = expected{m, created, e.links[:0], e.pageEnds[:0], e.pictures[:0], e.contents[:0]}
}

// page begins a page.
func (e *expected) page() { e.pageEnds = append(e.pageEnds, len(e.links)) }

// content copies the content of the last page, which has the number given.
func (e *expected) content(page int, deflated []byte) {
	if page < cap(e.contents) {
		e.contents = e.contents[:page+1] // and the room that an earlier document has left there
	} else {
		e.contents = append(e.contents, nil)
	}
	e.contents[page] = append(e.contents[page][:0], deflated...)
}

// link adds an annotation to the last page.
func (e *expected) link(l *layout.Link, at rect) {
	e.links = append(e.links, placedLink{l, at})
	e.pageEnds[len(e.pageEnds)-1] = len(e.links)
}

// linksOf returns the annotations of a page, and the index of the first one in the document.
func (e *expected) linksOf(page int) (links []placedLink, first int) {
	if page > 0 {
		first = e.pageEnds[page-1]
	}
	return e.links[first:e.pageEnds[page]], first
}

// image adds a picture, unless it is there already, and returns its name in content streams.
func (e *expected) image(p picture) (name string, first bool) {
	i := slices.IndexFunc(e.pictures, func(o picture) bool { return o.name == p.name })
	if first = i < 0; first {
		i = len(e.pictures)
		e.pictures = append(e.pictures, p)
	}
	return imageName(i), first
}

// imageName is the name of a document's nth picture in content streams.
func imageName(n int) string { return "I" + strconv.Itoa(n) }
