package guide

import (
	"slices"

	"handout/internal/patient"
)

// The messages that stand on every sheet, whatever its guide.
const (
	PageOf         = "page_of"         // {{.page}} and {{.pages}}
	Identity       = "identity"        // fields of the row
	Draft          = "draft"           // nobody has signed the words
	Source         = "source"          // {{.guide}}, {{.version}} and {{.digest}}
	SourceReviewed = "source_reviewed" // those, and {{.reviewed}}
	LinkCall       = "link_call"       // {{.number}}
)

// An ownMessage is a message that no guide names.
type ownMessage struct {
	id   string
	args []string // its placeholders: all of them, and no other
}

// ownMessages lists the messages that stand on every sheet. The placeholders of [Identity] are fields, so
// they are checked with each guide.
func ownMessages() []ownMessage {
	return []ownMessage{
		{PageOf, []string{"page", "pages"}},
		{Identity, nil},
		{Draft, nil},
		{Source, []string{"guide", "version", "digest"}},
		{SourceReviewed, []string{"guide", "version", "digest", "reviewed"}},
		{LinkCall, []string{"number"}},
	}
}

// own checks the messages that stand on every sheet, at their place in the catalog.
func (c *checker) own() {
	for _, own := range ownMessages() {
		m, ok := c.catalog.Message(own.id)
		at := Message{ID: own.id, Pos: m.Pos}
		switch {
		case !ok:
			at.Pos = c.guide.Pos
			c.add(at, "", "the English catalog needs this message for every sheet")
		case m.Plural:
			c.add(at, "", "want no plural forms")
		case own.id == Identity:
			c.identity(at, m.Args)
		case !slices.Equal(m.Args, slices.Sorted(slices.Values(own.args))):
			c.add(at, "", "want these placeholders, and no other: %s", list(own.args))
		}
	}
}

// identity checks the message at the head of every page: it needs two identifiers, the name and one
// more (R2), and can have other fields that every row has.
func (c *checker) identity(m Message, args []string) {
	has := func(name string) bool { return slices.Contains(args, name) }
	if !has(patient.PatientName) || !has(patient.RecordNumber) && !has(patient.BirthDate) {
		c.add(m, "", "want two identifiers: {{.%s}}, and {{.%s}} or {{.%s}}",
			patient.PatientName, patient.RecordNumber, patient.BirthDate)
	}
	for _, arg := range args {
		f := c.guide.Field(arg)
		if f == nil || !f.Required || !showable(f.Type) {
			c.add(m, "", "names {{.%s}}, which is no required field of the guide %s", arg, c.guide.ID)
		}
	}
}
