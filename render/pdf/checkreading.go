package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"handout/render/doc"
)

// A passage is the words of one block, in a language unless they say otherwise.
type passage struct {
	spans []doc.Span
	lang  string
}

// text gives the words without spaces at their ends.
func (p passage) text() string {
	var b strings.Builder
	for i := range p.spans {
		b.WriteString(p.spans[i].Text)
	}
	return strings.Trim(b.String(), " ")
}

// Readings are the ways in which a part of a document may be read: one, or for a table all those that the
// paper may ask for. The first is that of [doc.Document.Text].
type readings [][]passage

// A documentReader reads a document part by part, in the order in which it is to be heard.
type documentReader struct{ parts []readings }

// readDocument reads a document that was heard as blocks of words: where these say after the draft lines who the sheet is
// for, it is the brief one.
func readDocument(d *doc.Document, heard []string) []readings {
	var r documentReader
	for _, line := range d.Draft {
		r.passage(line, d.Lang)
	}
	named := passage{d.Identity, d.Lang}
	if brief := d.Brief(); brief != d && len(heard) > len(r.parts) && heard[len(r.parts)] == named.text() {
		r.passage(d.Identity, d.Lang)
		d = brief
	}
	r.passage(d.Clinic, d.Lang)
	r.blocks(d.Blocks, d.Lang)
	if d.With != nil {
		r.blocks(d.With.Blocks, d.With.Lang)
	}
	for _, p := range d.Passages {
		r.passage(p.Text, p.Lang)
	}
	r.passage(d.Source, d.Lang)
	return r.parts
}

func (r *documentReader) passage(spans []doc.Span, lang string) {
	if p := (passage{spans, lang}); p.text() != "" {
		r.parts = append(r.parts, readings{{p}})
	}
}

func (r *documentReader) blocks(blocks []doc.Block, lang string) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Heading:
			r.passage(b.Text, lang)
		case *doc.Paragraph:
			r.passage(b.Text, lang)
		case *doc.List:
			r.list(b, lang)
		case *doc.Table:
			r.parts = append(r.parts, tableReadings(b, lang))
		case *doc.Notice:
			r.passage(b.Heading.Text, lang)
			r.blocks(b.Blocks, lang)
		case *doc.Form:
			for _, label := range b.Labels {
				r.passage(label, lang)
			}
		case *doc.Code:
			r.passage(b.Text, lang)
		case *doc.Figure:
		default:
			panic(fmt.Sprintf("pdf: unknown block %T", b))
		}
	}
}

func (r *documentReader) list(l *doc.List, lang string) {
	for i := range l.Items {
		switch l.Style {
		case doc.Bullet:
			r.passage([]doc.Span{{Text: "•"}}, lang)
		case doc.Number, doc.Answer:
			r.passage([]doc.Span{{Text: strconv.Itoa(i+1) + "."}}, lang)
		}
		r.passage(l.Items[i].Text, lang)
	}
}

// tableReadings gives the readings of a table: row by row; each label of its header with its value, for
// facts; and as a list of its rows, where each cell has the heading of its column before it unless it is
// the only one behind the head of its row.
func tableReadings(t *doc.Table, lang string) readings {
	cell := func(c doc.Cell) passage { return passage{c.Text, lang} }
	var rows, facts, list []passage
	for _, c := range t.Header {
		rows = append(rows, cell(c))
	}
	for _, row := range t.Rows {
		headed := len(row.Cells) > 0 && row.Cells[0].Head
		for i, c := range row.Cells {
			rows = append(rows, cell(c))
			if i >= len(t.Header) {
				continue
			}
			facts = append(facts, cell(t.Header[i]), cell(c))
			if i == 0 && headed || headed && len(row.Cells) == 2 || len(row.Cells) == 1 {
				list = append(list, cell(c))
				continue
			}
			labelled := append(slices.Clone(t.Header[i].Text), doc.Span{Text: " "})
			list = append(list, passage{append(labelled, c.Text...), lang})
		}
	}
	switch {
	case len(t.Header) == 0:
		return readings{rows}
	case t.Style == doc.Facts:
		return readings{rows, facts}
	}
	return readings{rows, list}
}
