package guide

import (
	"strings"

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

// The messages of the pages that go with a run of sheets, and are for staff alone.
const (
	StaffTitle   = "staff_title"
	StaffText    = "staff_text"
	RunTitle     = "run_title"
	SlipTitle    = "slip_title"
	SlipPlace    = "slip_place" // {{.number}} and {{.total}}
	SlipSheets   = "slip_sheets"
	SlipSheet    = "slip_sheet" // {{.sheet}}, {{.language}}, {{.tag}} and {{.pages}}
	TallyTitle   = "tally_title"
	TallyDate    = "tally_date"
	TallyGuide   = "tally_guide"
	TallyVersion = "tally_version" // {{.guide}} and {{.version}}
	TallyRows    = "tally_rows"
	TallySheets  = "tally_sheets"
	TallyPages   = "tally_pages"
	TallyOut     = "tally_out"
)

// An ownMessage is a message that no guide names.
type ownMessage struct {
	id    string
	args  []string // its placeholders: all of them, and no other
	staff bool     // a catalog can do without it: no sheet needs it
}

// ownMessages lists the messages that stand on every sheet, and those of the staff's pages. The placeholders of [Identity] are fields, so
// they are checked with each guide.
func ownMessages() []ownMessage {
	return []ownMessage{
		{id: PageOf, args: []string{"page", "pages"}},
		{id: Identity},
		{id: Draft},
		{id: Source, args: []string{"guide", "version", "digest"}},
		{id: SourceReviewed, args: []string{"guide", "version", "digest", "reviewed"}},
		{id: LinkCall, args: []string{"number"}},
		{id: StaffTitle, staff: true},
		{id: StaffText, staff: true},
		{id: RunTitle, staff: true},
		{id: SlipTitle, staff: true},
		{id: SlipPlace, args: []string{"number", "total"}, staff: true},
		{id: SlipSheets, staff: true},
		{id: SlipSheet, args: []string{"sheet", "language", "tag", "pages"}, staff: true},
		{id: TallyTitle, staff: true},
		{id: TallyDate, staff: true},
		{id: TallyGuide, staff: true},
		{id: TallyVersion, args: []string{"guide", "version"}, staff: true},
		{id: TallyRows, staff: true},
		{id: TallySheets, staff: true},
		{id: TallyPages, staff: true},
		{id: TallyOut, staff: true},
	}
}

// own checks the messages that stand on every sheet, at their place in the catalog.
func (c *checker) own() {
	for _, own := range ownMessages() {
		m, ok := c.catalog.Message(own.id)
		at := Message{ID: own.id, Pos: m.Pos}
		switch {
		case !ok && own.staff:
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

// SheetMessages gives those of the messages that may stand on a patient's sheet, in their order. Others are
// for staff, or name columns.
func SheetMessages(ids []string) []string {
	staff := map[string]bool{}
	for _, own := range ownMessages() {
		staff[own.id] = own.staff
	}
	var kept []string
	for _, id := range ids {
		if !staff[id] && !strings.HasPrefix(id, ColumnPrefix) {
			kept = append(kept, id)
		}
	}
	return kept
}
