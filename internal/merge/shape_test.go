package merge_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handout/internal/guide"
	"handout/internal/merge"
	"handout/internal/patient"
	"handout/render/doc"
)

// TestFields checks that every value among the words knows the field or setting that it is from, so that
// a character which no font has can be put down to a cell of the row (R1).
func TestFields(t *testing.T) {
	c := openCorpus(t)
	for _, g := range c.guides {
		for _, record := range c.demo(t, g) {
			for _, kind := range g.KindNames() {
				d, list := merge.Build(c.input(t, g, kind, record))
				if len(list) > 0 {
					t.Fatal(list)
				}
				known := map[string]bool{"name": true, "address": true, guide.EmergencyNumber: true} // of the profile
				for _, s := range g.Settings {
					known[s.Name] = true
				}
				for _, f := range g.Fields {
					known[f.Name] = true
				}
				for _, s := range append(append(blockSpans(d.Blocks), d.Identity...), d.Clinic...) {
					if s.Value && !known[s.Field] || !s.Value && s.Field != "" || s.Value && s.Text == "" {
						t.Fatalf("row %d, %s: a value of field %q, or none", record.Row, kind, s.Field)
					}
					if v, ok := record.Values[s.Field]; ok && v.Type == patient.Name && s.Text != v.Text {
						t.Errorf("row %d, %s: the value of %s is not that of the row", record.Row, kind, s.Field)
					}
				}
			}
		}
	}
}

// blockSpans gives all spans of blocks.
func blockSpans(blocks []doc.Block) []doc.Span {
	var spans []doc.Span
	cells := func(cells []doc.Cell) {
		for _, c := range cells {
			spans = append(spans, c.Text...)
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Heading:
			spans = append(spans, b.Text...)
		case *doc.Paragraph:
			spans = append(spans, b.Text...)
		case *doc.List:
			for _, i := range b.Items {
				spans = append(spans, i.Text...)
			}
		case *doc.Table:
			cells(b.Header)
			for _, r := range b.Rows {
				cells(r.Cells)
			}
		case *doc.Notice:
			spans = append(append(spans, b.Heading.Text...), blockSpans(b.Blocks)...)
		}
	}
	return spans
}

// wellFormed checks what render/doc promises of every document.
func wellFormed(d *doc.Document) error {
	level := 0
	for _, b := range d.Blocks {
		var h *doc.Heading
		switch b := b.(type) {
		case *doc.Heading:
			h = b
		case *doc.Notice:
			h = &b.Heading
		default:
			continue
		}
		if h.Level > level+1 {
			return fmt.Errorf("%s: a heading of level %d under one of level %d", h.At(), h.Level, level)
		}
		level = h.Level
	}
	words := d.Text()
	if i := slices.Index(words, ""); i >= 0 {
		return fmt.Errorf("element %d of the text is empty", i)
	}
	if i := slices.IndexFunc(words, func(s string) bool { return strings.ContainsAny(s, "{}<>") }); i >= 0 {
		return fmt.Errorf("element %d of the text has a brace", i)
	}
	for _, part := range [][]doc.Span{d.Identity, d.Source, d.PageOf, d.Clinic} {
		if len(part) == 0 {
			return fmt.Errorf("identity, source, page number or clinic is missing")
		}
	}
	if len(d.Draft) == 0 {
		return fmt.Errorf("nothing says that it is a draft")
	}
	return nil
}
