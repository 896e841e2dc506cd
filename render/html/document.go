package html

import (
	"encoding/base64"
	"fmt"
	"strconv"

	"handout/render/doc"
)

// document writes the whole page. What is read first is that it is a draft (R7), what is read last its source.
func (p *page) document(head string) {
	d := p.doc
	p.raw("<!DOCTYPE html>\n<html")
	p.language()
	p.raw(">\n<head>\n<meta charset=\"utf-8\">\n<title>")
	p.text(d.Title, "")
	p.raw(head)
	p.header()
	p.raw("<main>\n")
	switch {
	case d.With == nil:
		p.blocks(d.Blocks)
	case !alike(d.Blocks, d.With.Blocks):
		p.problem("", "the two languages are not the same sheet, part for part")
	default:
		p.beside(d, 1)
		p.beside(d.With, 2)
		p.doc = d
	}
	p.passages()
	p.raw("</main>\n")
	if len(d.Source) > 0 {
		p.raw("<footer><p>")
		p.spans(d.Source)
		p.raw("</p></footer>\n")
	}
	p.raw("</body>\n</html>\n")
}

// language writes the attributes of the element that holds the document.
func (p *page) language() {
	p.attribute("lang", p.doc.Lang)
	if p.doc.RTL {
		p.raw(` dir="rtl"`)
	} else {
		p.raw(` dir="ltr"`)
	}
}

// header writes what stands at the head of every page of paper, also of those that a browser prints (R2, R7), and of
// the first one.
func (p *page) header() {
	d := p.doc
	p.raw("<header>\n<div class=\"every\">\n")
	if len(d.Draft) > 0 {
		p.raw(`<div class="draft" role="note">`)
		for _, line := range d.Draft {
			p.paragraph("", line)
		}
		p.raw("</div>\n")
	}
	if len(d.Identity) > 0 {
		p.paragraph("who", d.Identity)
	}
	p.raw("</div>\n")
	if d.Logo != nil || len(d.Clinic) > 0 {
		p.raw(`<p class="clinic">`)
		if d.Logo != nil {
			p.image(d.Logo)
		}
		p.raw("<span>")
		p.spans(d.Clinic)
		p.raw("</span></p>\n")
	}
	p.raw("</header>\n")
}

// passages writes what is said in many languages: a paragraph each.
func (p *page) passages() {
	whole := p.doc
	for _, passage := range whole.Passages {
		p.doc = &doc.Document{Lang: passage.Lang, RTL: passage.RTL}
		p.raw("<p")
		p.language()
		p.raw(">")
		p.spans(passage.Text)
		p.raw("</p>\n")
	}
	p.doc = whole
}

func (p *page) paragraph(class string, text []doc.Span) {
	if class == "" {
		p.raw("<p>")
	} else {
		p.raw(`<p class="` + class + `">`)
	}
	p.spans(text)
	p.raw("</p>\n")
}

// image writes a picture with its bytes inside.
func (p *page) image(f *doc.Figure) {
	kind := ""
	switch f.Format {
	case "png", "jpeg":
		kind = f.Format
	case "svg":
		kind = "svg+xml"
	default:
		p.problem("", "a picture that is no PNG, JPEG or SVG")
	}
	p.raw(fmt.Sprintf(`<img width="%d" height="%d" src="data:image/%s;base64,`, f.Width, f.Height, kind))
	p.buf = base64.StdEncoding.AppendEncode(p.buf, f.Data)
	p.raw(`"`)
	p.attribute("alt", f.Alt)
	p.raw(">")
}

// id writes the id of a heading.
func (p *page) id(n int) {
	p.raw("h")
	p.buf = strconv.AppendInt(p.buf, int64(n), 10)
}
