package html

import (
	"fmt"

	"handout/render/doc"
)

func (p *page) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		p.at = b.At()
		p.block(b)
	}
}

func (p *page) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Heading:
		p.section = p.heading(b)
	case *doc.Paragraph:
		p.paragraph("", b.Text)
	case *doc.List:
		p.list(b)
	case *doc.Table:
		p.table(b)
	case *doc.Notice:
		p.notice(b)
	case *doc.Form:
		p.form(b)
	case *doc.Code:
		p.code(b)
	case *doc.Figure:
		p.raw("<figure>")
		p.image(b)
		p.raw("</figure>\n")
	default:
		panic(fmt.Sprintf("html: a block of type %T", b))
	}
}

// heading writes a heading and gives its number.
func (p *page) heading(h *doc.Heading) int {
	if h.Level < 1 || h.Level > 6 {
		p.problem("", "a heading of level %d", h.Level)
		return 0
	}
	level := string(rune('0' + h.Level))
	p.headings++
	p.raw("<h" + level + ` id="`)
	p.id(p.headings)
	p.raw(`">`)
	p.spans(h.Text)
	p.raw("</h" + level + ">\n")
	return p.headings
}

// list writes a list. Its kind is told in so many words where the style takes the marks away: some browsers then
// no longer take it for a list.
func (p *page) list(l *doc.List) {
	name, class, role := "ul", "", ""
	switch l.Style {
	case doc.Bullet:
	case doc.Number:
		name = "ol"
	case doc.Tick:
		class, role = "tick", ` role="list"`
	case doc.Answer:
		name, class = "ol", "answer"
	default:
		panic(fmt.Sprintf("html: list style %d", l.Style))
	}
	p.raw("<" + name)
	if class = p.class(class, l); class != "" {
		p.attribute("class", class)
	}
	p.raw(role + ">\n")
	for i := range l.Items {
		p.at = l.Items[i].Pos
		p.raw("<li>")
		p.spans(l.Items[i].Text)
		p.raw("</li>\n")
	}
	p.raw("</" + name + ">\n")
}

// form writes the labels of what is filled in by hand, once it is printed.
func (p *page) form(f *doc.Form) {
	p.raw("<ul class=\"form\" role=\"list\">\n")
	for _, label := range f.Labels {
		p.raw("<li>")
		p.spans(label)
		p.raw("</li>\n")
	}
	p.raw("</ul>\n")
}

// notice writes a notice: a region that its title names.
func (p *page) notice(n *doc.Notice) {
	class := ""
	switch n.Level {
	case doc.Info:
		class = "info"
	case doc.Warning:
		class = "warning"
	case doc.Emergency:
		class = "emergency"
	default:
		panic(fmt.Sprintf("html: notice level %d", n.Level))
	}
	before := p.section
	p.raw(`<section class="` + p.class(class, n) + `" aria-labelledby="`)
	p.id(p.headings + 1)
	p.raw("\">\n")
	p.section = p.heading(&n.Heading)
	p.blocks(n.Blocks)
	p.raw("</section>\n")
	p.section = before
}
