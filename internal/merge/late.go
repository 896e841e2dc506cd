package merge

import (
	"slices"
	"time"

	"handout/internal/guide"
	"handout/internal/patient"
)

// Begun reports whether a sheet of which [Build] has nothing to say has steps that begin before a moment: rows of its timed
// tables.
func Begun(in Input, now time.Time) bool {
	b := builder{Input: in, facts: in.Guide.Case(in.Record, in.Values)}
	return b.begun(in.Guide.Kind(in.Kind).Blocks, now)
}

func (b *builder) begun(blocks []guide.Block, now time.Time) bool {
	procedure := b.Record.Values[patient.Procedure].Time
	return slices.ContainsFunc(blocks, func(block guide.Block) bool {
		if !b.holds(block.Part()) {
			return false
		}
		switch block := block.(type) {
		case *guide.Notice:
			return b.begun(block.Blocks, now)
		case *guide.Table:
			return block.Timed && slices.ContainsFunc(block.Rows, func(row guide.Row) bool {
				return b.holds(&row.Terms) && row.At.From.From(procedure, b.Values).Before(now)
			})
		}
		return false
	})
}
