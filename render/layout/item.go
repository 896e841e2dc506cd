package layout

import (
	"handout/render/doc"
	"handout/render/svg"
	"handout/render/text"
)

// Pt is a length in points, 1/72 inch. The origin is the top left corner of the page, y runs down.
type Pt = float64

// A Sheet is a document on paper: pages of placed items, and the structure that the items belong to.
type Sheet struct {
	Media    Media
	Pages    []Page
	Elements []Element // the first is the Document
	Title    string
	Lang     string
	RTL      bool
	Origin   doc.Origin
	Over     Pt // how much higher the whole answer is than the first page has room for; 0: it stands there, or in two languages nobody asks (P1)

	// Sections are what the bookmarks of a long sheet lead to; none where a sheet is short enough to be leafed through.
	Sections []Section

	numbering numbering
	hollow    bool // one of several pages is less than half full, or would be if others had not given to it; a page could be spared
}

// A Section is where a section begins.
type Section struct {
	Title string // the words of its heading
	Page  int    // index
	Top   Pt     // of the heading
}

// An Element is a structure element (ISO 32000-1, 14.7.2). Elements have no list of children: an
// element joins its parent when the first item of it or of a descendant is placed, so that the tree
// reads in the order in which items were placed, and an element without items is no part of it.
type Element struct {
	Type   string // a standard structure type (ISO 32000-1, 14.8.4): "P", "H1", "TD" ...
	Parent int    // index; -1 for the Document
	Lang   string // BCP 47, where it is not the parent's
	Scope  string // "Row" or "Column" for a TH
	List   string // ListNumbering for an L: "Disc", "Decimal", "None" ...
	Alt    string // for a Figure

	section []doc.Span // the heading, of an H2
}

// Artifacts: what Item.Element is when an item is not part of the content.
const (
	Decoration = -1 // backgrounds, rules, bullets' boxes
	PageHead   = -2 // repeated at the head of a page
	PageFoot   = -3
)

// A Page is one side of paper. Items are in reading order; those that lie under others come first.
type Page struct {
	Items []Item

	number int // how many of the last items are its number
}

// An Item is a thing at a fixed point: one of *Text, *Box, *Picture or *Link.
type Item interface{ item() }

// Text is one line on its baseline. X is the left edge of the line, also from right to left.
type Text struct {
	X, Y   Pt
	Size   Pt
	Colour Colour
	Line   *text.Line
	// Elements gives the element of each span of the paragraph that the line is from, by the
	// spans' index; an artifact has the same negative value in all.
	Elements []int
}

// A Box is a filled rectangle, always an artifact. A rule is a thin box.
type Box struct {
	X, Y, Width, Height Pt
	Fill                Colour
	Stroke              Pt  // 0: filled with Fill; otherwise only its outline, this wide, drawn inside
	Element             int // Decoration, PageHead or PageFoot
}

// A Picture is an image scaled to a rectangle.
type Picture struct {
	X, Y, Width, Height Pt
	Format              string // "png", "jpeg" or "svg"; "" for a Drawing
	Data                []byte
	Drawing             *svg.Drawing // in place of Data; a writer may keep what it makes of it by this pointer
	Private             bool         // the patient's own: nothing that is made of it may be kept (R3)
	Element             int          // a Figure, or an artifact
}

// A Link is an area that follows a URI when clicked. It comes after the text of its element.
type Link struct {
	X, Y, Width, Height Pt
	URI                 string
	Name                string // what it does, in the document's language
	Element             int    // a Link element
}

func (*Text) item()    {}
func (*Box) item()     {}
func (*Picture) item() {}
func (*Link) item()    {}
