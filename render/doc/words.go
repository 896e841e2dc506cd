package doc

import (
	"fmt"
	"strconv"
	"strings"
)

// Text returns the document's words as somebody hears them who has the sheet read aloud: one string
// for each heading, paragraph, label of a list, item and cell, in reading order. The draft lines come
// first and the source last, each once; what else every page repeats is not heard, and neither are
// pictures. Of a sheet in two languages all of one is heard, then all of the other. A list's labels are those that the layout sets: a bullet, or the number with a full stop;
// a box to tick is drawn and has none.
func (d *Document) Text() []string {
	var words []string
	for _, line := range d.Draft {
		words = append(words, Words(line))
	}
	if len(d.Clinic) > 0 {
		words = append(words, Words(d.Clinic))
	}
	words = appendBlocks(words, d.Blocks)
	if d.With != nil {
		words = appendBlocks(words, d.With.Blocks)
	}
	for _, p := range d.Passages {
		words = append(words, Words(p.Text))
	}
	if len(d.Source) > 0 {
		words = append(words, Words(d.Source))
	}
	return words
}

func appendBlocks(words []string, blocks []Block) []string {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Heading:
			words = append(words, Words(b.Text))
		case *Paragraph:
			words = append(words, Words(b.Text))
		case *List:
			words = appendList(words, b)
		case *Table:
			words = appendCells(words, b.Header)
			for _, r := range b.Rows {
				words = appendCells(words, r.Cells)
			}
		case *Notice:
			words = append(words, Words(b.Heading.Text))
			words = appendBlocks(words, b.Blocks)
		case *Form:
			for _, label := range b.Labels {
				words = append(words, Words(label))
			}
		case *Code:
			words = append(words, Words(b.Text))
		case *Figure:
		default:
			panic(fmt.Sprintf("doc: unknown block %T", b))
		}
	}
	return words
}

func appendList(words []string, l *List) []string {
	for i := range l.Items {
		switch l.Style {
		case Bullet:
			words = append(words, "•")
		case Number, Answer:
			words = append(words, strconv.Itoa(i+1)+".")
		}
		words = append(words, Words(l.Items[i].Text))
	}
	return words
}

func appendCells(words []string, cells []Cell) []string {
	for i := range cells {
		words = append(words, Words(cells[i].Text))
	}
	return words
}

// Words gives the text of spans without their styles.
func Words(spans []Span) string {
	var b strings.Builder
	for i := range spans {
		b.WriteString(spans[i].Text)
	}
	return b.String()
}
