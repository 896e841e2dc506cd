// Package doc is a sheet before it meets paper: a tree of blocks in reading order, in one language,
// with every value filled in. It knows no medicine and no paper.
package doc

import (
	"crypto/sha256"

	"handout/internal/diag"
)

// A Document is one patient's sheet.
type Document struct {
	Title    string // of the file and its first heading, in Lang; never a patient's value
	Lang     string // BCP 47
	RTL      bool   // the language is written from right to left
	Identity []Span // the patient's two identifiers, repeated at the head of every page
	// Draft says, a line each, that nobody has signed the words: at the head of every page, and the
	// first thing that is read aloud. It is empty once somebody has.
	Draft [][]Span
	// DraftAgain is the same said shortly, at the head of every page but the first; empty: Draft again.
	DraftAgain [][]Span
	// Source is guide, version, review date and code: at the foot of every page, and the last thing
	// that is read aloud. With has none.
	Source []Span
	PageOf []Span // "page 2 of 3", with counters for the numbers
	// Continued says that a table goes on, as printed behind its heading, with brackets if the language has
	// them; empty: nothing is said.
	Continued []Span
	Logo      *Figure
	Clinic    []Span // the clinic's name and address, at the head of the first page
	Record    string // the record number, for a code on the first page that the clinic's scanners read; "": none
	Blocks    []Block
	With      *Document // the same sheet in another language, block for block, to be set beside this one (P11); nil: none
	Answer    int       // how many of the blocks are the whole answer, which stands on page one (P1); 0: nobody says
	Passages  []Passage // after all blocks, also those of With, which has none

	// Digest is that of everything else here but Source and Origin, as [Dump] writes it.
	Digest [sha256.Size]byte
	Origin Origin // for the file's metadata; zero: nobody says
}

// A Passage is a paragraph in a language of its own, which is neither the document's nor that of With as a rule.
type Passage struct {
	Lang string // BCP 47
	RTL  bool
	Text []Span // Lang of a span: where it is not the passage's
}

// A Block is block-level content: one of *Heading, *Paragraph, *List, *Table, *Notice, *Form, *Figure or *Code.
type Block interface {
	block()
	At() diag.Pos // the place in the guide that it came from
}

// Place is the part that all blocks share: where they come from.
type Place struct{ Pos diag.Pos }

// At returns the place in the guide.
func (p Place) At() diag.Pos { return p.Pos }

// A Heading opens a section. The first heading of a document has level 1, and no level is skipped
// on the way down.
type Heading struct {
	Place
	Level int
	Text  []Span
}

// A Paragraph is running text.
type Paragraph struct {
	Place
	Text []Span
}

// A ListStyle says what stands before each item.
type ListStyle int

const (
	Bullet ListStyle = iota
	Number           // 1, 2, 3
	Tick             // an empty box to tick with a pen
	Answer           // 1, 2, 3, with room to write under each
)

// A List is a sequence of items.
type List struct {
	Place
	Style ListStyle
	Items []Item
}

// An Item is one entry of a list.
type Item struct {
	Place
	Text []Span
}

// A Form is what is filled in by hand: room to write over each label, side by side where there is space.
type Form struct {
	Place
	Labels [][]Span
}

// A TableStyle says what a table is for.
type TableStyle int

const (
	Ruled TableStyle = iota // columns of text under a header row
	Facts                   // labels and their values: who, when, where; labels lead their rows or stand in the header
)

// A Table is rows of cells. Every row and the header have as many cells as there are Widths.
type Table struct {
	Place
	Style  TableStyle
	Widths []float64 // relative, one a column; a wish for Facts, while no line is broken by it. Others follow from their words
	Header []Cell    // repeated at the top of each page that the table reaches; empty: none
	Rows   []Row
}

// A Row is one row of a table. It is kept whole where a page can hold it.
type Row struct {
	Place
	Icon  Icon // beside the words of the first cell; zero: none
	Cells []Cell
}

// An Icon is a drawing of render/pictogram. It stands beside words and says nothing that they do not (P9).
type Icon struct {
	Name string
	Not  bool // under the bar that says no
}

// A Cell is never empty: a reader who hears it read aloud must hear something.
type Cell struct {
	Head bool // a label for the cells after it in the row (PDF: TH with Scope Row)
	Text []Span
}

// A NoticeLevel says how loudly a notice speaks.
type NoticeLevel int

const (
	Info NoticeLevel = iota
	Warning
	Emergency
)

// A Notice is set apart from the text around it. Its title is a heading one level below the section
// it stands in.
type Notice struct {
	Place
	Level   NoticeLevel
	Heading Heading
	Blocks  []Block // no Notice inside
}

// A Figure is a picture that the clinic supplied, already checked: PNG or JPEG as it was, or SVG that was
// written anew from nothing but paths (see render/svg), so that it can stand in a page as it is.
type Figure struct {
	Place
	Format        string // "png", "jpeg" or "svg"
	Data          []byte
	Width, Height int    // pixels; for "svg" units of its grid
	Alt           string // what it tells, in the document's language
}

// A Code is a QR code, for a phone to read. Its words say what it does and hold what it holds (P10), so it is nothing
// to who has the sheet read aloud: the link in the words does the same.
type Code struct {
	Place
	Holds string // a URI, in ASCII; nothing of the patient's
	Text  []Span
}

func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*List) block()      {}
func (*Table) block()     {}
func (*Notice) block()    {}
func (*Form) block()      {}
func (*Figure) block()    {}
func (*Code) block()      {}

// A Counter stands for a number that only the layout knows.
type Counter int

const (
	NoCounter Counter = iota
	PageNumber
	PageCount
)

// A Span is a run of text in one style: Unicode NFC, without control or bidi characters.
type Span struct {
	Text     string
	Lang     string // BCP 47, where it is not the document's; "" where it is
	Strong   bool   // bold
	Value    bool   // somebody's value among the words: isolated from their direction (UAX #9)
	Link     string // URI to follow (tel:, mailto:, https:), ASCII; "" for none
	LinkName string // what following it does, in the document's language; set where Link is
	Counter  Counter
	Private  bool   // the patient's own: no line made of it is kept for other sheets (R3)
	Field    string // the field or setting that a Value holds, for problems; never shown
}
