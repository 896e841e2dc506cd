package guide

import (
	"slices"
	"strings"

	"handout/internal/diag"
	"handout/internal/locale"
	"handout/internal/patient"
)

// The messages that stand on every sheet, whatever its guide.
const (
	PageOf         = "page_of"         // {{.page}} and {{.pages}}
	Identity       = "identity"        // fields of the row
	Draft          = "draft"           // nobody has signed the words
	DraftAgain     = "draft_again"     // the same, shortly
	Source         = "source"          // {{.guide}}, {{.version}} and {{.digest}}
	SourceReviewed = "source_reviewed" // those, and {{.reviewed}}
	LinkCall       = "link_call"       // {{.number}}
	LogoAlt        = "logo_alt"        // {{.clinic}}
	Continued      = "continued"       // behind the heading of a table that goes on
	CodesTitle     = "codes_title"     // above the QR codes
	CodeCall       = "code_call"       // {{.number}}
	CodeMap        = "code_map"        // {{.link}}
	CodeWeb        = "code_web"        // {{.link}}
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

// The messages of the e-mail that brings a sheet.
const (
	MailSubject       = "mail_subject"
	MailGreeting      = "mail_greeting"
	MailBodyPlain     = "mail_body_plain"     // {{.document_file}}
	MailBodyEncrypted = "mail_body_encrypted" // {{.document_file}}
	MailCalendar      = "mail_calendar"       // {{.calendar_file}}
	MailContact       = "mail_contact"        // the clinic's numbers
	MailNoReply       = "mail_no_reply"
	MailOptOut        = "mail_opt_out" // {{.opt_out}}
	MailCalendarTitle = "mail_calendar_title"
)

// MailMessages returns the IDs of the messages of the e-mail that brings a sheet, in their order there.
func MailMessages() []string {
	return []string{MailSubject, MailGreeting, MailBodyPlain, MailBodyEncrypted, MailCalendar, MailContact, MailNoReply, MailOptOut, MailCalendarTitle}
}

// An ownMessage is a message that no guide names.
type ownMessage struct {
	id   string
	args []string // its placeholders: all of them, and no other
	off  bool     // it stands on no patient's sheet: a catalog can do without it
	wide bool     // no card has room for it
}

// ownMessages lists the messages that stand on every sheet, those of the staff's pages, and those of the e-mail that
// brings a sheet. The placeholders of [Identity] are fields, so they are checked with each guide.
func ownMessages() []ownMessage {
	return []ownMessage{
		{id: PageOf, args: []string{"page", "pages"}},
		{id: Identity},
		{id: Draft},
		{id: DraftAgain},
		{id: Source, args: []string{"guide", "version", "digest"}},
		{id: SourceReviewed, args: []string{"guide", "version", "digest", "reviewed"}},
		{id: LinkCall, args: []string{"number"}},
		{id: LogoAlt, args: []string{"clinic"}, wide: true},
		{id: Continued},
		{id: CodesTitle, wide: true},
		{id: CodeCall, args: []string{"number"}, wide: true},
		{id: CodeMap, args: []string{"link"}, wide: true},
		{id: CodeWeb, args: []string{"link"}, wide: true},
		{id: StaffTitle, off: true},
		{id: StaffText, off: true},
		{id: RunTitle, off: true},
		{id: SlipTitle, off: true},
		{id: SlipPlace, args: []string{"number", "total"}, off: true},
		{id: SlipSheets, off: true},
		{id: SlipSheet, args: []string{"sheet", "language", "tag", "pages"}, off: true},
		{id: TallyTitle, off: true},
		{id: TallyDate, off: true},
		{id: TallyGuide, off: true},
		{id: TallyVersion, args: []string{"guide", "version"}, off: true},
		{id: TallyRows, off: true},
		{id: TallySheets, off: true},
		{id: TallyPages, off: true},
		{id: TallyOut, off: true},
		{id: MailSubject, off: true},
		{id: MailGreeting, off: true},
		{id: MailBodyPlain, args: []string{"document_file"}, off: true},
		{id: MailBodyEncrypted, args: []string{"document_file"}, off: true},
		{id: MailCalendar, args: []string{"calendar_file"}, off: true},
		{id: MailContact, args: []string{"phone_day", "phone_night", EmergencyNumber}, off: true},
		{id: MailNoReply, off: true},
		{id: MailOptOut, args: []string{"opt_out"}, off: true},
		{id: MailCalendarTitle, off: true},
	}
}

// own checks the messages that stand on every sheet, at their place in the catalog.
func (c *checker) own() {
	for _, own := range ownMessages() {
		m, ok := c.catalog.Message(own.id)
		at := Message{ID: own.id, Pos: m.Pos}
		switch {
		case !ok && own.off:
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

// Kept returns a problem for each message that a clinic must not write anew: what a sheet that nobody has signed says of
// itself (R7).
func Kept(set *locale.Set) diag.List {
	var list diag.List
	for _, catalog := range set.All() {
		for _, id := range []string{Draft, DraftAgain, Source} {
			if m, _ := catalog.Message(id); catalog.Replaces(id) {
				list = append(list, diag.Problem{Pos: m.Pos, Field: id, Text: "what says that a sheet is a draft cannot be written anew",
					Hint: "leave it out; once its words are signed, no sheet says so"})
			}
		}
	}
	return list
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
// for staff or for an e-mail, or name columns.
func SheetMessages(ids []string) []string {
	off := map[string]bool{}
	for _, own := range ownMessages() {
		off[own.id] = own.off
	}
	var kept []string
	for _, id := range ids {
		if !off[id] && !strings.HasPrefix(id, ColumnPrefix) {
			kept = append(kept, id)
		}
	}
	return kept
}
