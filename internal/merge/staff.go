package merge

import (
	"handout/internal/diag"
	"handout/internal/guide"
	"handout/render/doc"
)

// A staffPage makes a document that is for staff and not for the patient.
type staffPage struct{ builder }

// newStaffPage begins one. The title is that of the file: it holds no patient's value (R10).
func newStaffPage(in Input, title string) *staffPage {
	b := &staffPage{builder{Input: in, doc: &doc.Document{Lang: in.Catalog.Tag, RTL: in.Catalog.RTL}}}
	for _, p := range b.words(b.Catalog, b.own(title)) {
		b.doc.Title += p.Text
	}
	// At the foot of every page, as the source is on a sheet.
	b.doc.Source = b.plain(b.words(b.Catalog, b.own(guide.StaffTitle)))
	return b
}

// own gives a message that no guide names, with the profile as its place: it chose the language.
func (b *staffPage) own(id string) guide.Message {
	return guide.Message{ID: id, Pos: diag.Pos{File: b.Profile.File}}
}

func (b *staffPage) place() doc.Place { return doc.Place{Pos: diag.Pos{File: b.Profile.File}} }

// heading adds a heading.
func (b *staffPage) heading(level int, text []doc.Span) {
	b.doc.Blocks = append(b.doc.Blocks, &doc.Heading{Place: b.place(), Level: level, Text: text})
}

// forStaff adds the notice that says whom the page is for.
func (b *staffPage) forStaff() {
	n := &doc.Notice{Place: b.place(), Level: doc.Info}
	n.Heading = doc.Heading{Place: b.place(), Level: sectionLevel, Text: b.plain(b.words(b.Catalog, b.own(guide.StaffTitle)))}
	n.Blocks = []doc.Block{&doc.Paragraph{Place: b.place(), Text: b.plain(b.words(b.Catalog, b.own(guide.StaffText)))}}
	b.doc.Blocks = append(b.doc.Blocks, n)
}

// finish gives the document, or says why there is none.
func (b *staffPage) finish() (*doc.Document, diag.List) {
	if b.list.Bad() {
		b.list.Sort()
		return nil, b.list
	}
	return b.doc, b.list
}
