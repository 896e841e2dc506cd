package doc

import "slices"

// Brief gives the document without the first table of facts that says no more than Identity does, for paper that has
// no room for both; the document itself where there is none. Of two languages the head is in one, so nothing is left out.
func (d *Document) Brief() *Document {
	i := slices.IndexFunc(d.Blocks, d.repeats)
	if i < 0 || d.With != nil {
		return d
	}
	brief := *d
	brief.Blocks = slices.Concat(d.Blocks[:i], d.Blocks[i+1:])
	if i < d.Answer {
		brief.Answer--
	}
	return &brief
}

// repeats reports whether a block is facts whose values all stand in Identity, as they are.
func (d *Document) repeats(b Block) bool {
	t, ok := b.(*Table)
	if !ok || t.Style != Facts || len(t.Rows) == 0 {
		return false
	}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			if !c.Head && slices.ContainsFunc(c.Text, func(sp Span) bool { return !sp.Value || !slices.Contains(d.Identity, sp) }) {
				return false
			}
		}
	}
	return true
}
