package html

import (
	"fmt"
	"strings"

	"handout/render/doc"
)

// beside writes one of two languages that are set side by side where the screen is wide enough (P11). All of one
// language comes before all of the other, as in the paper's structure: who has the page read aloud, or goes from
// heading to heading, understands one of them, and would hear each sentence twice if they took turns. So it is on a
// narrow screen. On a wide one, parts that say the same share the rows of a grid, in whatever order they are written.
func (p *page) beside(d *doc.Document, side int) {
	p.doc, p.section, p.side = d, 0, side
	p.raw(`<div class="beside"`)
	p.language()
	p.raw(">\n")
	p.blocks(d.Blocks)
	p.raw("</div>\n")
	p.side = 0
}

// mostParts is how many rows of the grid a block can have. A longer one has one row, and its parts none.
const mostParts = 60

// parts gives how many rows of the grid a block has: one for each part that says the same in both languages.
func parts(b doc.Block) int {
	n := 1
	switch b := b.(type) {
	case *doc.List:
		n = len(b.Items)
	case *doc.Table:
		n = len(b.Rows)
		if len(b.Header) > 0 {
			n++
		}
	case *doc.Notice:
		for _, inner := range b.Blocks {
			n += parts(inner)
		}
	}
	if n > mostParts {
		return 1
	}
	return max(n, 1)
}

// class gives the classes of a block: its own, and of one side of two what makes each part of it a row of the grid.
func (p *page) class(own string, b doc.Block) string {
	if n := parts(b); p.side > 0 && n > 1 {
		own = strings.TrimSpace(own + fmt.Sprintf(" parts p%d", n))
	}
	return own
}

// partStyle gives the style of blocks that have so many parts.
func partStyle() string {
	var b strings.Builder
	b.WriteString("@media (min-width: 64em) { @supports (grid-template-rows: subgrid) {\n")
	for n := 2; n <= mostParts; n++ {
		fmt.Fprintf(&b, ".p%d { grid-row: span %d; }\n", n, n)
	}
	b.WriteString("} }\n")
	return b.String()
}

// alike reports whether two documents have the same parts.
func alike(a, b []doc.Block) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if fmt.Sprintf("%T", a[i]) != fmt.Sprintf("%T", b[i]) || parts(a[i]) != parts(b[i]) {
			return false
		}
		if n, ok := a[i].(*doc.Notice); ok && !alike(n.Blocks, b[i].(*doc.Notice).Blocks) {
			return false
		}
	}
	return true
}
