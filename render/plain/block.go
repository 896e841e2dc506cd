package plain

import (
	"fmt"
	"strconv"

	"handout/render/doc"
)

func (w *writer) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		w.at = b.At()
		w.apart()
		w.block(b)
	}
}

func (w *writer) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Heading:
		w.heading(b)
	case *doc.Paragraph:
		w.say("", b.Text)
	case *doc.List:
		w.list(b)
	case *doc.Table:
		w.table(b)
	case *doc.Notice:
		w.notice(b)
	case *doc.Form:
		w.form(b)
	case *doc.Code: // a terminal shows none that a phone could read
		w.say("", b.Text)
	case *doc.Figure:
		w.say("", []doc.Span{{Text: "[" + b.Alt + "]"}})
	default:
		panic(fmt.Sprintf("plain: a block of type %T", b))
	}
}

func (w *writer) heading(h *doc.Heading) {
	sign := "-"
	if h.Level == 1 {
		sign = "="
	}
	w.rule(sign, w.say("", h.Text))
}

func (w *writer) list(l *doc.List) {
	for i := range l.Items {
		w.at = l.Items[i].Pos
		mark := ""
		switch l.Style {
		case doc.Bullet:
			mark = "- "
		case doc.Number, doc.Answer:
			mark = strconv.Itoa(i+1) + ". "
		case doc.Tick:
			mark = "[ ] "
		default:
			panic(fmt.Sprintf("plain: list style %d", l.Style))
		}
		w.say(mark, l.Items[i].Text)
		if l.Style == doc.Answer {
			w.room()
		}
	}
}

// form writes labels, each with room to write.
func (w *writer) form(f *doc.Form) {
	for _, label := range f.Labels {
		w.say("", label)
		w.room()
	}
}

// room is a line to write on.
func (w *writer) room() {
	w.buf = append(w.buf, "   "...)
	w.rule("_", columns-3)
}

// notice writes a notice between two rules, which nothing else has above and below. An emergency's can be told from
// the rest.
func (w *writer) notice(n *doc.Notice) {
	sign := "-"
	if n.Level == doc.Emergency {
		sign = "*"
	}
	w.rule(sign, columns)
	w.heading(&n.Heading)
	w.blocks(n.Blocks)
	w.rule(sign, columns)
}
