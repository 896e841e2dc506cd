package merge

import (
	"slices"

	"handout/internal/guide"
	"handout/render/doc"
)

// widths of the two columns of labels and values.
func factWidths() []float64 { return []float64{1, 2} }

func (b *builder) table(t *guide.Table) doc.Block {
	made := &doc.Table{Place: place(&t.Terms), Style: doc.Ruled, Widths: t.Widths, Rows: make([]doc.Row, 0, len(t.Rows))}
	for i := range t.Rows {
		row := &t.Rows[i]
		if b.holds(&row.Terms) {
			cells := b.cells(row.Cells, &row.Terms)
			cells[0].Head = t.RowHeader
			made.Rows = append(made.Rows, doc.Row{Place: place(&row.Terms), Cells: cells})
		}
	}
	if len(made.Rows) == 0 {
		return nil
	}
	made.Header = b.cells(t.Header, &t.Terms)
	return made
}

func (b *builder) cells(messages []guide.Message, part *guide.Terms) []doc.Cell {
	cells := make([]doc.Cell, len(messages))
	for i, m := range messages {
		cells[i].Text = b.message(m, part)
	}
	return cells
}

// details makes a table of labels and values that are both messages.
func (b *builder) details(d *guide.Details) doc.Block {
	var rows []doc.Row
	for i := range d.Rows {
		row := &d.Rows[i]
		if b.holds(&row.Terms) {
			rows = append(rows, fact(&row.Terms, b.message(row.Label, &row.Terms), b.message(row.Value, &row.Terms)))
		}
	}
	return factsOf(&d.Terms, rows)
}

// factTable makes a table of one row: fields, side by side under their labels.
func (b *builder) factTable(part *guide.Terms, facts []guide.Fact) doc.Block {
	made := &doc.Table{
		Place: place(part), Style: doc.Facts, Widths: slices.Repeat([]float64{1}, len(facts)),
		Header: make([]doc.Cell, len(facts)), Rows: []doc.Row{{Place: place(part), Cells: make([]doc.Cell, len(facts))}},
	}
	for i, f := range facts {
		made.Header[i].Text = b.message(f.Label, part)
		made.Rows[0].Cells[i].Text = []doc.Span{b.factValue(f)}
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

func fact(part *guide.Terms, label, value []doc.Span) doc.Row {
	return doc.Row{Place: place(part), Cells: []doc.Cell{{Head: true, Text: label}, {Text: value}}}
}

func factsOf(part *guide.Terms, rows []doc.Row) doc.Block {
	if len(rows) == 0 {
		return nil
	}
	return &doc.Table{Place: place(part), Style: doc.Facts, Widths: factWidths(), Rows: rows}
}
