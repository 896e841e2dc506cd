package guide

import "handout/internal/diag"

// A Block is a piece of a sheet: one of *Heading, *Paragraph, *List, *Table, *Notice, *Patient,
// *Details, *Contacts, *Form or *PageOne.
type Block interface {
	block()
	Part() *Terms
}

// Terms say where a part of a guide stands, what it rests on and when it applies.
type Terms struct {
	Pos    diag.Pos
	Cites  []string   // ids of the facts that it prints
	When   *Condition // nil: always
	At     *Span      // the times that its messages may name; nil: none
	Plural string     // the setting that its plural messages count; "": none
}

// Part returns the terms of a block.
func (t *Terms) Part() *Terms { return t }

// A Heading opens a section. The title of the sheet stands above all sections.
type Heading struct {
	Terms
	Text Message
}

// A Paragraph is running text.
type Paragraph struct {
	Terms
	Text Message
}

// A ListStyle is the guide's word for what stands before each item.
type ListStyle string

const (
	Bullet ListStyle = "bullet"
	Number ListStyle = "number"
	Tick   ListStyle = "tick"
	Answer ListStyle = "answer" // numbered, with room to write under each
)

// A List is a sequence of items.
type List struct {
	Terms
	Style ListStyle
	Items []Item
}

// An Item is one entry of a list.
type Item struct {
	Terms
	Text Message
}

// A Table is rows of cells under a header. Header and rows have as many cells as there are widths.
type Table struct {
	Terms
	Header    []Message
	Widths    []float64 // relative, each above 0
	RowHeader bool      // the first cell of each row says what the row is about
	Timed     bool      // each row has its time, none before that of the row above
	Rows      []Row
}

// A Row is one row of a table.
type Row struct {
	Terms
	Cells  []Message
	Icon   Icon    // before the first cell; zero: none
	OneDay Message // in place of the first cell where the row's range of times is within one day; none: without ID
	Gap    string  // of a timed table: the setting, in hours, of how much time passes after the row above; "" for none
}

// An Icon is a pictogram, by the name that render/pictogram has for it.
type Icon struct {
	Name string
	Not  bool // under the bar that says no
}

// A NoticeLevel is the guide's word for how loudly a notice speaks.
type NoticeLevel string

const (
	Info      NoticeLevel = "info"
	Warning   NoticeLevel = "warning"
	Emergency NoticeLevel = "emergency"
)

// A Notice is set apart from the text around it.
type Notice struct {
	Terms
	Level  NoticeLevel
	Title  Message
	Blocks []Block // no *Notice, *Heading or *Patient
}

// Patient says whose sheet it is. Each kind has one.
type Patient struct {
	Terms
	Facts []Fact
}

// Details are labels with values.
type Details struct {
	Terms
	Rows []Detail
}

// A Detail is one label with its value.
type Detail struct {
	Terms
	Label, Value Message
}

// Contacts are the numbers to call.
type Contacts struct {
	Terms
	Numbers []Fact // phone fields, or EmergencyNumber
}

// A Form is what is filled in by hand: who was there, and when.
type Form struct {
	Terms
	Labels []Message
}

// PageOne stands behind what has to be on the first page: the whole answer (P1). Detail follows it.
type PageOne struct{ Terms }

// A Fact is a field's value under the field's own label.
type Fact struct {
	Field string
	Label Message // "label_" and the field's name
}

// EmergencyNumber stands among contacts and in messages for the number that the clinic's profile gives.
const EmergencyNumber = "emergency_number"

func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*List) block()      {}
func (*Table) block()     {}
func (*Notice) block()    {}
func (*Patient) block()   {}
func (*Details) block()   {}
func (*Contacts) block()  {}
func (*Form) block()      {}
func (*PageOne) block()   {}
