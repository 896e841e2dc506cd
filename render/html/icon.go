package html

import (
	"handout/render/doc"
	"handout/render/pictogram"
	"handout/render/svg"
)

// icon writes the pictogram of a row, if it has one. The words beside it say the same, so it is hidden from who has the
// page read aloud (P9).
func (p *page) icon(i doc.Icon) {
	if i.Name == "" {
		return
	}
	drawn, ok := pictogram.Find(i.Name)
	if !ok {
		p.problem("", "there is no pictogram %s", i.Name)
		return
	}
	if i.Not {
		drawn = drawn.Not()
	}
	p.raw(`<span class="icon" aria-hidden="true">`)
	p.buf = drawn.Drawing(p.doc.RTL, svg.Paint{Set: true}, svg.Paint{Set: true, R: 255, G: 255, B: 255}).Append(p.buf)
	p.raw("</span>")
}

// hasIcons reports whether a row of a table has a pictogram.
func hasIcons(t *doc.Table) bool {
	for i := range t.Rows {
		if t.Rows[i].Icon.Name != "" {
			return true
		}
	}
	return false
}
