package merge

import (
	"strings"
	"time"

	"handout/internal/guide"
	"handout/internal/patient"
	"handout/render/doc"
)

// message gives a message with its placeholders filled in, as they mean in a part of the guide.
func (b *builder) message(m guide.Message, part *guide.Terms) []doc.Span {
	parts, err := b.Catalog.Text(m.ID, b.count(m, part))
	if err != nil {
		b.list.Add(m.Pos, m.ID, "%v", err)
		return nil
	}
	spans := b.plain(parts)
	for i, p := range parts {
		if p.Arg != "" {
			spans[i] = b.value(p.Arg, m, part)
		}
	}
	return spans
}

// count gives what a message counts, or nil for one without plural forms.
func (b *builder) count(m guide.Message, part *guide.Terms) *int {
	if part.Plural == "" {
		return nil
	}
	if found, _ := b.Catalog.Message(m.ID); !found.Plural {
		return nil
	}
	n := b.Values[part.Plural].Number
	return &n
}

// value gives what a placeholder stands for. No two of its meanings share a name: the guide's reader
// sees to that.
func (b *builder) value(name string, m guide.Message, part *guide.Terms) doc.Span {
	if v, ok := b.Values[name]; ok {
		return b.setting(name, v)
	}
	if name == guide.EmergencyNumber {
		return b.phone(b.Profile.Emergency, name)
	}
	if v, ok := b.Record.Values[name]; ok {
		return b.field(name, v, whole, m)
	}
	base, f := name, whole
	if cut, ok := strings.CutSuffix(name, "_date"); ok {
		base, f = cut, dateOnly
	} else if cut, ok := strings.CutSuffix(name, "_time"); ok {
		base, f = cut, timeOnly
	}
	if t, ok := b.moment(base, part); ok {
		return b.time(t, f, patient.Procedure)
	}
	if v, ok := b.Record.Values[base]; ok && v.Type == patient.DateTime {
		return b.field(base, v, f, m)
	}
	b.noMeaning(m, name)
	return doc.Span{}
}

// moment works out a time that the guide gives for a part, under the name that messages use (R4).
func (b *builder) moment(name string, part *guide.Terms) (time.Time, bool) {
	if part.At == nil || part.At.Range != (name == "from" || name == "to") || !part.At.Range && name != "at" {
		return time.Time{}, false
	}
	procedure := b.Record.Values[patient.Procedure].Time
	from := part.At.From.From(procedure, b.Values)
	if !part.At.Range {
		return from, true
	}
	to := part.At.To.From(procedure, b.Values)
	if !from.Before(to) {
		b.list.Add(part.Pos, "at", "with the clinic's settings no time is left between the two")
	}
	if name == "to" {
		return to, true
	}
	return from, true
}
