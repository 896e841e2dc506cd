package html

import (
	"handout/render/code"
	"handout/render/doc"
)

// code writes a code and the words beside it, which hold what it holds: it is hidden from who has the page read aloud.
// It is for another phone than the one that shows it, and for paper. Of two languages the first has it, for both: the
// heading over the other's words says to scan what is beside it, and is hidden where nothing is.
func (p *page) code(c *doc.Code) {
	if p.side == 2 {
		p.paragraph("scan", c.Text)
		return
	}
	m, err := code.QR(c.Holds)
	if err != nil {
		p.problem("", "%v", err)
		return
	}
	p.raw(`<div class="code"><span aria-hidden="true">`)
	p.buf = m.Drawing().Append(p.buf)
	p.raw("</span>\n")
	p.paragraph("", c.Text)
	p.raw("</div>\n")
}
