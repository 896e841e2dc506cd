package pdf

import (
	"fmt"
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
}

// A placedLink is an annotation with its place.
type placedLink struct {
	*layout.Link
	at rect
}

func (e *expected) reset(m layout.Media, created time.Time) {
	*e = expected{m, created, e.links[:0], e.pageEnds[:0], e.pictures[:0]}
}

// page begins a page.
func (e *expected) page() { e.pageEnds = append(e.pageEnds, len(e.links)) }

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

// image adds a picture, once.
func (e *expected) image(p picture) {
	for i := range e.pictures {
		if e.pictures[i].name == p.name {
			return
		}
	}
	e.pictures = append(e.pictures, p)
}

// annotation is a link as fpdf writes it, the rectangle upside down. The sums are made as fpdf makes
// them, or the last digit could differ.
func (e *expected) annotation(l placedLink) string {
	var uri syntax
	uri.literal(l.URI)
	top := e.media.Height - l.Y
	return fmt.Sprintf("<</Type /Annot /Subtype /Link /Rect [%.2f %.2f %.2f %.2f] /Border [0 0 0] /A <</S /URI /URI %s>>>>",
		l.X, top, l.X+l.Width, top-l.Height, uri)
}
