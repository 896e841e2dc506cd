// Package merge makes a sheet of its three parts: a guide says what to tell, a catalog in which words,
// a record to whom. What comes out is a tree of blocks in one language with every value filled in and
// every time worked out; it knows no paper yet.
package merge

import (
	"slices"
	"time"

	"handout/internal/clinic"
	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/locale"
	"handout/internal/patient"
	"handout/render/doc"
)

// An Input is all that a sheet is made of. Nothing in it is changed.
type Input struct {
	Guide   *guide.Guide
	Kind    string // of sheet: one of the guide's
	Record  patient.Record
	Profile *clinic.Profile
	Values  guide.Values        // the profile's settings for the guide, without problems
	Catalog *locale.Catalog     // the sheet's language
	Source  *locale.Catalog     // English: a sheet in another language also says in English that it is a draft
	With    *locale.Catalog     // a second language, beside the first (P11); nil: none
	Notice  []locale.NoticeText // that help with language costs nothing, at the end of a sheet that is no card
	Signed  time.Time           // the day on which its words were signed; zero: nobody has, and the sheet says so (R7)
	Origin  doc.Origin          // what all sheets that are made like this one are made of (R8)
}

// Build makes the document, or says why there is none: it never gives both (R1). A problem with a
// value stands at the value's cell, or at the row where there is none; a problem with words at the
// place in the guide that names them.
func Build(in Input) (*doc.Document, diag.List) { return build(in, in.With) }

// build makes a document that stands beside one in another language, or beside none.
func build(in Input, other *locale.Catalog) (*doc.Document, diag.List) {
	kind := in.Guide.Kind(in.Kind)
	if kind == nil {
		return nil, diag.List{{Pos: in.Record.Pos, Field: patient.KindColumn, Text: "the guide " + in.Guide.ID + " has no such kind of sheet"}}
	}
	b := builder{
		Input: in,
		other: other,
		facts: in.Guide.Case(in.Record, in.Values),
		doc:   &doc.Document{Lang: in.Catalog.Tag, RTL: in.Catalog.RTL},
	}
	b.list = b.facts.Check()
	b.head(kind)
	b.recordCode(kind)
	b.blocks(kind)
	b.codes(kind)
	b.with()
	b.services(kind)
	b.source()
	if b.list.Bad() {
		b.list.Sort()
		return nil, b.list
	}
	return b.doc, b.list
}

// with makes the same sheet in the second language. What is wrong in both, with a value say, is said once.
func (b *builder) with() {
	if b.With == nil {
		return
	}
	in := b.Input
	in.Catalog, in.With, in.Notice = b.With, nil, nil
	second, problems := build(in, b.Catalog)
	for _, p := range problems {
		if !slices.Contains(b.list, p) {
			b.list = append(b.list, p)
		}
	}
	if second != nil {
		second.Source, second.Origin = nil, doc.Origin{} // the first says it for both
	}
	b.doc.With = second
}

// A builder makes one document.
type builder struct {
	Input
	other *locale.Catalog // that of the document beside it; nil: none
	facts *guide.Case
	doc   *doc.Document
	list  diag.List

	home tongue // the clinic's, once it was needed

	pending  *doc.Heading // of a section in which nothing stands yet
	sections bool         // a section's heading stands above

	spans pieces[doc.Span]
	cells pieces[doc.Cell]
	items pieces[doc.Item]
	rows  pieces[doc.Row]
}

// pieces are cut from larger ones: a sheet has some two hundred short slices, and to allocate each by
// itself takes longer than to fill it in.
type pieces[T any] struct{ room []T }

// cut gives n zero values.
func (p *pieces[T]) cut(n int) []T {
	const whole = 32
	if len(p.room) < n {
		p.room = make([]T, max(n, whole))
	}
	piece := p.room[:n:n]
	p.room = p.room[n:]
	return piece
}
