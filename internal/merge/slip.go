package merge

import (
	"slices"
	"strconv"

	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/locale"
	"handout/internal/patient"
	"handout/render/doc"
)

// A SlipSheet is one of the sheets that a slip announces.
type SlipSheet struct {
	Kind    string
	Catalog *locale.Catalog // the sheet's language
	With    *locale.Catalog // its second one; nil: none
	Pages   int
}

// Slip makes the page that lies before one patient's sheets in a run of many, so that a clerk can sort
// the pile: who they are for, what follows, and the slip's place in the run. It is for staff, so in's
// Catalog is that of the clinic's language, whatever the patient reads; in's Kind and Source are not
// looked at. No word of it is clinical, and nobody has to sign it.
//
// A problem with a value of the patient's stops the slip as it stops a sheet (R1): there is never both.
func Slip(in Input, number, total int, sheets []SlipSheet) (*doc.Document, diag.List) {
	b := newStaffPage(in, guide.SlipTitle)
	b.doc.Identity = b.message(b.own(guide.Identity), &guide.Terms{})
	b.heading(titleLevel, b.fill(b.own(guide.SlipPlace), map[string]doc.Span{
		"number": {Text: strconv.Itoa(number), Value: true, Private: true},
		"total":  {Text: strconv.Itoa(total), Value: true},
	}))
	b.heading(sectionLevel, b.doc.Identity) // a heading's letters can be read from afar
	if at := b.Record.Values[patient.Procedure]; at.Given {
		// Two slips of one patient differ in this alone.
		when := doc.Span{Text: b.Catalog.DateTime(at.Time), Strong: true, Value: true, Private: true, Field: patient.Procedure}
		b.doc.Blocks = append(b.doc.Blocks, &doc.Paragraph{Place: b.place(), Text: []doc.Span{when}})
	}
	b.heading(sectionLevel+1, b.plain(b.words(b.Catalog, b.own(guide.SlipSheets))))
	list := &doc.List{Place: b.place(), Style: doc.Bullet}
	for _, s := range sheets {
		list.Items = append(list.Items, doc.Item{Place: b.place(), Text: b.slipSheet(s)})
	}
	b.doc.Blocks = append(b.doc.Blocks, list)
	b.forStaff()
	return b.finish()
}

// slipSheet names a sheet in the clinic's language, and its language as it names itself, or both.
func (b *staffPage) slipSheet(s SlipSheet) []doc.Span {
	kind := b.Guide.Kind(s.Kind)
	if kind == nil {
		panic("merge: a slip for a sheet that its guide does not have")
	}
	name := ""
	for _, p := range b.words(b.Catalog, kind.Title) {
		name += p.Text
	}
	language := autonym(s.Catalog)
	values := map[string]doc.Span{
		"sheet":    {Text: name, Strong: true},
		"language": language,
		"tag":      {Text: s.Catalog.Tag, Value: true},
		"pages":    {Text: strconv.Itoa(s.Pages), Strong: true, Value: true},
	}
	if s.With == nil {
		return b.fill(b.own(guide.SlipSheet), values)
	}
	values["tag"] = doc.Span{Text: locale.Pair(s.Catalog.Tag, s.With.Tag), Value: true}
	line := b.fill(b.own(guide.SlipSheet), values)
	if i := slices.Index(line, language); i >= 0 {
		line = slices.Insert(slices.Clone(line), i+1, doc.Span{Text: " + "}, autonym(s.With))
	}
	return line
}

// autonym names a language as it names itself.
func autonym(c *locale.Catalog) doc.Span {
	return doc.Span{Text: c.Autonym(), Lang: c.Tag, Value: true}
}
