package batch

import (
	"fmt"
	"strings"
	"time"

	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/locale"
	"handout/internal/merge"
	"handout/internal/patient"
	"handout/internal/readability"
	"handout/render/doc"
)

// Passages gives every message that a kind of sheet may say in a language, as the guide's sample patient would read it:
// those for other patients too, and those that stand on every sheet. There has to be text of the clinic's in the
// language (see [Shop.Silent]).
func (s *Shop) Passages(g *guide.Guide, kind, tag string) ([]readability.Message, diag.List) {
	in, list := s.sampleInput(g, kind, tag)
	if list.Bad() {
		return nil, list
	}
	var all []readability.Message
	for _, w := range g.Kind(kind).Wordings() {
		spans, problems := merge.Words(in, w.Message, w.Part)
		list = append(list, problems...)
		all = append(all, passage(in.Catalog, w.ID, s.pieces(g, spans)))
	}
	for _, id := range []string{guide.Draft, guide.DraftAgain, guide.CodesTitle, guide.CodeCall, guide.CodeMap, guide.CodeWeb} {
		all = append(all, s.own(in.Catalog, id)...)
	}
	return all, list
}

// MailPassages gives the messages of the e-mail that brings a sheet.
func (s *Shop) MailPassages(tag string) []readability.Message {
	var all []readability.Message
	for _, id := range guide.MailMessages() {
		all = append(all, s.own(s.Catalogs.Catalog(tag), id)...)
	}
	return all
}

// sampleInput gives what the sample patient's sheet is made of.
func (s *Shop) sampleInput(g *guide.Guide, kind, tag string) (merge.Input, diag.List) {
	w := s.newWorker(Options{}, Delivery{})
	var in merge.Input
	var list diag.List
	Sample(g, tag)(func(row patient.Row, _ diag.List) bool {
		o, problems := w.desk.take(row)
		list = problems
		if !problems.Bad() {
			in = w.input(o, kind, time.Time{})
		}
		return false
	})
	return in, list
}

// pieces tells values that say by themselves what they are from counts, which need their unit beside them.
func (s *Shop) pieces(g *guide.Guide, spans []doc.Span) []readability.Piece {
	pieces := make([]readability.Piece, len(spans))
	for i, span := range spans {
		count := false
		switch s.values[g.ID][span.Field].Type {
		case guide.Hours, guide.Days, guide.Minutes:
			count = true
		}
		pieces[i] = readability.Piece{Text: span.Text, Value: span.Value && !count}
	}
	return pieces
}

// own gives a message that no guide names, if the catalog has it. What it cannot be filled in with here has a stand-in
// of its shape.
func (s *Shop) own(c *locale.Catalog, id string) []readability.Message {
	parts, err := c.Text(id, nil)
	if err != nil {
		return nil // a catalog can do without those of the mail; that it has the others was checked
	}
	standIns := map[string]string{
		"number":              s.Profile.PhoneDay,
		"phone_day":           s.Profile.PhoneDay,
		"phone_night":         s.Profile.PhoneNight,
		"opt_out":             s.Profile.PhoneDay,
		guide.EmergencyNumber: s.Profile.Emergency,
		"link":                "clinic.example",
		"document_file":       "document.pdf",
		"calendar_file":       "appointment.ics",
	}
	pieces := make([]readability.Piece, len(parts))
	for i, p := range parts {
		pieces[i].Text = p.Text
		if p.Arg == "" {
			continue
		}
		value, ok := standIns[p.Arg]
		if !ok {
			panic(fmt.Sprintf("batch: %s names {{.%s}}, which has no stand-in", id, p.Arg))
		}
		pieces[i] = readability.Piece{Text: strings.ReplaceAll(value, " ", "\u00a0"), Value: true}
	}
	return []readability.Message{passage(c, id, pieces)}
}

func passage(c *locale.Catalog, id string, pieces []readability.Piece) readability.Message {
	m, _ := c.Message(id)
	return readability.Message{ID: id, Pos: m.Pos, Pieces: pieces}
}
