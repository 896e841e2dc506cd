package layout_test

import (
	"strings"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
)

// TestTableAfterTables: a table is set as in a fresh room, whatever columns the tables before it needed (R9).
func TestTableAfterTables(t *testing.T) {
	value := func(s string) doc.Cell {
		return doc.Cell{Text: []doc.Span{{Text: s, Value: true, Private: true, Field: "clinician"}}}
	}
	table := func(style doc.TableStyle, word, name string) *doc.Document {
		return document(&doc.Table{Place: at(2), Style: style, Widths: []float64{1, 4}, Header: cells("When", word),
			Rows: []doc.Row{{Place: at(3), Cells: []doc.Cell{{Text: words(word)}, value(name)}}, {Place: at(4), Cells: []doc.Cell{value(name), {}}}}})
	}
	long := strings.Repeat("m", 14)
	docs := []*doc.Document{
		table(doc.Ruled, "today", "Ann Lee"),                 // shares hold the words
		table(doc.Ruled, long, "Ann Lee"),                    // the guide's word needs more
		table(doc.Ruled, "today", long),                      // the value needs more
		table(doc.Facts, "today", long),                      // set as rows
		table(doc.Ruled, strings.Repeat("m", 50), "Ann Lee"), // too wide
		table(doc.Ruled, "today", "Ann \u0e01"),              // no glyph
		document(&doc.Table{Place: at(2), Widths: []float64{1}, Rows: []doc.Row{{Place: at(3), Cells: cells("")}}}),
	}
	shaper, o := newShaper(t), options
	o.Scratch = &layout.Scratch{}
	again := func(d *doc.Document) string { return result(layout.Pages(d, shaper, o)) }
	seen := map[string]int{}
	for i, d := range docs {
		want := result(layout.Pages(d, newShaper(t), options))
		if other, ok := seen[want]; ok {
			t.Errorf("documents %d and %d are set alike", other, i)
		}
		seen[want] = i
		for range 2 {
			if got := again(d); got != want {
				t.Errorf("document %d after others:\n%s\nwant\n%s", i, got, want)
			}
			again(docs[(i+3)%len(docs)])
		}
	}
}

// result gives what came of a document: its pages, or why there are none.
func result(s *layout.Sheet, err error) string {
	if err != nil {
		return err.Error()
	}
	return dump(s)
}
