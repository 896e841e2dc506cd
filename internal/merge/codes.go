package merge

import (
	"slices"

	"handout/internal/guide"
	"handout/internal/patient"
	barcode "handout/render/code"
	"handout/render/doc"
)

// codes adds the section with the clinic's QR codes: at the end of the sheet, but before questions to answer, which
// the clinic may keep.
func (b *builder) codes(kind *guide.Kind) {
	if !b.Profile.Codes.Any() || kind.Card {
		return
	}
	at := guide.Message{ID: guide.CodesTitle, Pos: kind.Pos}
	section := []doc.Block{&doc.Heading{Place: doc.Place{Pos: kind.Pos}, Level: sectionLevel, Text: b.plain(b.words(b.Catalog, at))}}
	if b.Profile.Codes.Phone {
		number := b.dayNumber()
		section = append(section, b.code(kind, guide.CodeCall, "number", b.phone(number, "phone_day")))
	}
	if link := b.Profile.Codes.Map; link != "" {
		section = append(section, b.code(kind, guide.CodeMap, "link", webPage(link, "codes.map")))
	}
	if link := b.Profile.Codes.Web; link != "" {
		section = append(section, b.code(kind, guide.CodeWeb, "link", webPage(link, "codes.web")))
	}
	b.doc.Blocks = slices.Insert(b.doc.Blocks, b.beforeQuestions(), section...)
}

// code makes a code of what the only value of its words links to: neither can say anything that the other does not.
func (b *builder) code(kind *guide.Kind, id, arg string, value doc.Span) *doc.Code {
	m := guide.Message{ID: id, Pos: kind.Pos}
	return &doc.Code{
		Place: doc.Place{Pos: kind.Pos}, Holds: value.Link,
		Text: b.fill(m, map[string]doc.Span{arg: value}),
	}
}

// dayNumber gives the number that the sheet has for clinic hours: a row may name another than the profile.
func (b *builder) dayNumber() string {
	if v := b.Record.Values["phone_day"]; v.Given && v.Type == patient.Phone {
		return v.Text
	}
	return b.Profile.PhoneDay
}

// webPage shows an address, as a link that opens it.
func webPage(link, field string) doc.Span {
	return doc.Span{Text: link, Strong: true, Value: true, Link: link, LinkName: link, Field: field}
}

// beforeQuestions gives the index of the last section's heading if the section is one to answer or to fill in, and
// else the end of the sheet.
func (b *builder) beforeQuestions() int {
	blocks := b.doc.Blocks
	for i := len(blocks) - 1; i > 0 && i >= b.doc.Answer; i-- {
		if _, ok := blocks[i].(*doc.Heading); !ok {
			continue
		}
		if slices.ContainsFunc(blocks[i:], toWriteOn) {
			return i
		}
		break
	}
	return len(blocks)
}

// toWriteOn reports whether a block has room to write.
func toWriteOn(b doc.Block) bool {
	switch b := b.(type) {
	case *doc.List:
		return b.Style == doc.Answer
	case *doc.Form:
		return true
	}
	return false
}

// recordCode gives the record number to the code that the clinic's scanners read, where the profile wants one.
func (b *builder) recordCode(kind *guide.Kind) {
	if !b.Profile.RecordCode || kind.Card {
		return
	}
	v := b.Record.Values[patient.RecordNumber]
	if !v.Given {
		b.list.Add(b.Record.Pos, patient.RecordNumber, "needed by the profile's record_code")
		return
	}
	if _, err := barcode.Record(v.Text); err != nil {
		b.list.Add(v.Pos, patient.RecordNumber, "%v", err)
	}
	b.doc.Record = v.Text
}
