package merge

import (
	"handout/internal/diag"
	"handout/internal/guide"
	"handout/render/doc"
)

// Words fills in one message as the sheet of a record has it, in the part of the guide that names it. Whether the
// part applies to the record is not asked.
func Words(in Input, m guide.Message, part *guide.Terms) ([]doc.Span, diag.List) {
	b := builder{Input: in, doc: &doc.Document{}}
	return b.message(m, part), b.list
}
