package merge

import (
	"slices"
	"strings"
	"time"

	"handout/internal/guide"
	"handout/internal/patient"
	"handout/render/doc"
)

// widths of the two columns of labels and values.
func factWidths() []float64 { return []float64{1, 2} }

func (b *builder) table(t *guide.Table) doc.Block {
	made := &doc.Table{Place: place(&t.Terms), Style: doc.Ruled, Widths: t.Widths, Rows: b.rows.cut(len(t.Rows))[:0]}
	var above *guide.Row
	for i := range t.Rows {
		row := &t.Rows[i]
		if b.holds(&row.Terms) {
			if t.Timed {
				b.follows(above, row)
				above = row
			}
			words := row.Cells
			if row.OneDay.ID != "" && b.withinDay(row.At) {
				words = slices.Concat([]guide.Message{row.OneDay}, words[1:])
			}
			cells := b.messages(words, &row.Terms)
			cells[0].Head = t.RowHeader
			made.Rows = append(made.Rows, doc.Row{Place: place(&row.Terms), Icon: doc.Icon(row.Icon), Cells: cells})
		}
	}
	if len(made.Rows) == 0 {
		return nil
	}
	made.Header = b.messages(t.Header, &t.Terms)
	return made
}

// withinDay reports whether a range of times begins and ends on one day.
func (b *builder) withinDay(at *guide.Span) bool {
	procedure := b.Record.Values[patient.Procedure].Time
	from, to := at.From.From(procedure, b.Values), at.To.From(procedure, b.Values)
	return from.YearDay() == to.YearDay() && from.Year() == to.Year()
}

// follows wants the time of a row at or after the end of that of the row above, which is nil for the first, and its gap
// later. The clinic's settings and the time of the procedure together decide it, so no check of the settings alone can.
func (b *builder) follows(above, row *guide.Row) {
	if above == nil {
		return
	}
	procedure := b.Record.Values[patient.Procedure]
	end := above.At.To.From(procedure.Time, b.Values)
	begin := row.At.From.From(procedure.Time, b.Values)
	settings := slices.Concat(above.At.To.Settings(), row.At.From.Settings())
	what := "before the step above it"
	if row.Gap != "" && !begin.Before(end) {
		end = end.Add(time.Duration(b.Values[row.Gap].Number) * time.Hour)
		settings = append(settings, row.Gap)
		what = "too soon after the step above it"
	}
	if begin.Before(end) {
		b.list.Add(procedure.Pos, patient.Procedure, "for this time a step would come %s (%s): see the settings %s of %s",
			what, row.Pos, strings.Join(settings, ", "), b.Guide.ID)
	}
}

// messages makes cells of messages.
func (b *builder) messages(messages []guide.Message, part *guide.Terms) []doc.Cell {
	cells := b.cells.cut(len(messages))
	for i, m := range messages {
		cells[i].Text = b.message(m, part)
	}
	return cells
}

// details makes a table of labels and values that are both messages.
func (b *builder) details(d *guide.Details) doc.Block {
	rows := b.rows.cut(len(d.Rows))[:0]
	for i := range d.Rows {
		row := &d.Rows[i]
		if b.holds(&row.Terms) {
			rows = append(rows, b.fact(row))
		}
	}
	return factsOf(&d.Terms, rows)
}

// factTable makes a table of one row: fields, side by side under their labels.
func (b *builder) factTable(part *guide.Terms, facts []guide.Fact) doc.Block {
	made := &doc.Table{
		Place: place(part), Style: doc.Facts, Widths: slices.Repeat([]float64{1}, len(facts)),
		Header: b.cells.cut(len(facts)), Rows: b.rows.cut(1),
	}
	made.Rows[0] = doc.Row{Place: place(part), Cells: b.cells.cut(len(facts))}
	for i, f := range facts {
		made.Header[i].Text = b.message(f.Label, part)
		value := b.spans.cut(1)
		value[0] = b.factValue(f)
		made.Rows[0].Cells[i].Text = value
	}
	return made
}

// factValue gives what stands beside the label of a field.
func (b *builder) factValue(f guide.Fact) doc.Span {
	if f.Field == guide.EmergencyNumber {
		return b.phone(b.Profile.Emergency, f.Field)
	}
	return b.field(f.Field, b.Record.Values[f.Field], whole, f.Label)
}

// fact makes a row of a label and its value.
func (b *builder) fact(d *guide.Detail) doc.Row {
	cells := b.cells.cut(2)
	cells[0] = doc.Cell{Head: true, Text: b.message(d.Label, &d.Terms)}
	cells[1].Text = b.message(d.Value, &d.Terms)
	for i := range cells[1].Text {
		cells[1].Text[i].Strong = true // also what is no value of the row: the side matters as much as the time
	}
	return doc.Row{Place: place(&d.Terms), Cells: cells}
}

func factsOf(part *guide.Terms, rows []doc.Row) doc.Block {
	if len(rows) == 0 {
		return nil
	}
	return &doc.Table{Place: place(part), Style: doc.Facts, Widths: factWidths(), Rows: rows}
}
