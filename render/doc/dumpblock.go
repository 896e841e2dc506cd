package doc

import (
	"fmt"
	"strconv"
)

// document writes the whole document.
func (d *dumper) document(doc *Document) {
	d.line("document")
	d.word(doc.Lang)
	if doc.RTL {
		d.word("rtl")
	}
	d.quoted(doc.Title)
	d.spans("identity", doc.Identity)
	for _, line := range doc.Draft {
		d.spans("draft", line)
	}
	for _, line := range doc.DraftAgain {
		d.spans("draft-again", line)
	}
	d.spans("source", doc.Source)
	d.spans("page-of", doc.PageOf)
	d.spans("continued", doc.Continued)
	if doc.Logo != nil {
		d.block(doc.Logo)
	}
	d.spans("clinic", doc.Clinic)
	if doc.Record != "" {
		d.line("record")
		d.quoted(doc.Record)
	}
	d.blocks(doc.Blocks)
	if doc.With != nil {
		d.line("with")
		d.inside(func() { d.document(doc.With) })
	}
	for _, p := range doc.Passages {
		d.line("passage")
		d.word(p.Lang)
		if p.RTL {
			d.word("rtl")
		}
		d.rest(p.Text)
	}
}

func (d *dumper) blocks(blocks []Block) {
	for _, b := range blocks {
		d.block(b)
	}
}

func (d *dumper) block(b Block) {
	switch b := b.(type) {
	case *Heading:
		d.heading(b)
	case *Paragraph:
		d.spans("paragraph", b.Text)
	case *List:
		d.line("list")
		d.word([...]string{Bullet: "bullet", Number: "number", Tick: "tick", Answer: "answer"}[b.Style])
		d.inside(func() {
			for i := range b.Items {
				d.spans("item", b.Items[i].Text)
			}
		})
	case *Table:
		d.table(b)
	case *Notice:
		d.line("notice")
		d.word([...]string{Info: "info", Warning: "warning", Emergency: "emergency"}[b.Level])
		d.inside(func() {
			d.heading(&b.Heading)
			d.blocks(b.Blocks)
		})
	case *Form:
		d.line("form")
		d.inside(func() {
			for _, label := range b.Labels {
				d.spans("label", label)
			}
		})
	case *Figure:
		d.line("figure")
		d.word(b.Format)
		d.number(b.Width)
		d.number(b.Height)
		d.quoted(b.Alt)
	case *Code:
		d.line("code")
		d.quoted(b.Holds)
		d.inside(func() { d.spans("text", b.Text) })
	default:
		panic(fmt.Sprintf("doc: unknown block %T", b))
	}
}

func (d *dumper) heading(h *Heading) {
	if len(h.Text) > 0 {
		d.line("heading")
		d.number(h.Level)
		d.rest(h.Text)
	}
}

func (d *dumper) table(t *Table) {
	d.line("table")
	d.word([...]string{Ruled: "ruled", Facts: "facts"}[t.Style])
	for _, w := range t.Widths {
		d.buf = append(d.buf, ' ')
		d.buf = strconv.AppendFloat(d.buf, w, 'g', -1, 64)
	}
	d.inside(func() {
		d.row("header", Icon{}, t.Header)
		for _, r := range t.Rows {
			d.row("row", r.Icon, r.Cells)
		}
	})
}

// row writes the cells of a row, unless there are none.
func (d *dumper) row(word string, icon Icon, cells []Cell) {
	if len(cells) == 0 {
		return
	}
	d.line(word)
	if icon.Not {
		d.word("not")
	}
	if icon.Name != "" {
		d.word(icon.Name)
	}
	d.inside(func() {
		for i := range cells {
			if cells[i].Head {
				d.spans("head", cells[i].Text)
			} else {
				d.spans("cell", cells[i].Text)
			}
		}
	})
}

// inside writes what a part holds.
func (d *dumper) inside(write func()) {
	d.depth++
	write()
	d.depth--
}
