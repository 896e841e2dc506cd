package layout

import (
	"testing"

	"handout/fonts"
	"handout/render/doc"
	"handout/render/text"
)

// A page one that is a little too full gets closer rows and holds the answer; one that is not keeps its own (P1).
func TestCloserRows(t *testing.T) {
	loose, closer := newScale(Options{Media: A4, Size: Standard}, false, false), newScale(Options{Media: A4, Size: Standard}, false, true)
	if closer.rowPad >= loose.rowPad || closer.apart >= loose.apart || closer.body != loose.body {
		t.Errorf("rows %g and %g apart, letters %v and %v", loose.rowPad, closer.rowPad, loose.body, closer.body)
	}
	faces, err := text.LoadFaces(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	shaper := text.NewShaper(faces)
	var fits, held int // the most blocks that a page one holds, without closer rows and with them
	for n := 1; n < 60; n++ {
		d := answerOf(n)
		own, err := set(d, shaper, mustDefaults(t), roomy)
		if err != nil {
			t.Fatal(err)
		}
		sheet, err := Pages(d, shaper, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if own.Over == 0 {
			fits = n
			if len(own.Pages[0].Items) != len(sheet.Pages[0].Items) {
				t.Errorf("%d blocks fit, and are set otherwise", n)
			}
		}
		if sheet.Over == 0 {
			held = n
		}
	}
	if fits == 0 || held <= fits {
		t.Errorf("page one holds %d blocks, and with closer rows %d", fits, held)
	}
}

// Where closer rows are not enough, the head of page one alone says who the sheet is for (P1, R2).
func TestBriefHead(t *testing.T) {
	faces, err := text.LoadFaces(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	shaper := text.NewShaper(faces)
	name := doc.Span{Text: "Ana Alvarez", Value: true}
	facts := &doc.Table{Style: doc.Facts, Widths: []float64{1, 1}, Rows: []doc.Row{{Cells: []doc.Cell{{Head: true, Text: []doc.Span{{Text: "Name"}}}, {Text: []doc.Span{name}}}}}}
	held := map[saving]int{}
	for n := 1; n < 60; n++ {
		d := answerOf(n)
		d.Identity, d.Blocks, d.Answer = []doc.Span{name}, append([]doc.Block{facts}, d.Blocks...), n+1
		for _, saved := range []saving{closer, brief} {
			sheet, err := set(d, shaper, mustDefaults(t), saved)
			if err != nil {
				t.Fatal(err)
			}
			if sheet.Over == 0 {
				held[saved] = n
			}
		}
		sheet, err := Pages(d, shaper, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if whole := sheet.Over == 0; whole != (held[brief] == n) {
			t.Errorf("%d blocks stand on page one: %v", n, whole)
		}
	}
	if held[brief] <= held[closer] || held[closer] == 0 {
		t.Errorf("page one holds so many blocks: %v", held)
	}
}

// answerOf is a document that is all answer: so many headings.
func answerOf(n int) *doc.Document {
	d := &doc.Document{Lang: "en", Title: "Answer", Answer: n}
	for range n {
		d.Blocks = append(d.Blocks, &doc.Heading{Level: 2, Text: []doc.Span{{Text: "Heading"}}})
	}
	return d
}

func mustDefaults(t *testing.T) Options {
	t.Helper()
	o, err := Options{}.withDefaults()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// A page that would be less than half full is done without where less room between rows, or a shorter head, is enough for
// that; a sheet that has none, or would have as many pages, keeps its room (P5).
func TestPageSpared(t *testing.T) {
	faces, err := text.LoadFaces(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	shaper := text.NewShaper(faces)
	spared, kept := 0, 0
	for n := 2; n < 90; n++ {
		d := answerOf(n)
		d.Answer = 0
		own, err := set(d, shaper, Options{Media: A4, Size: Standard, Scratch: new(Scratch)}, roomy)
		if err != nil {
			t.Fatal(err)
		}
		sheet, err := Pages(d, shaper, Options{})
		if err != nil {
			t.Fatal(err)
		}
		as := len(own.Pages[0].Items) == len(sheet.Pages[0].Items)
		switch {
		case len(sheet.Pages) < len(own.Pages):
			spared++
			if !own.hollow {
				t.Errorf("%d headings leave no page half empty, and are set otherwise", n)
			}
		case len(sheet.Pages) > len(own.Pages) || !as:
			t.Errorf("%d headings are set otherwise on %d pages, with all room on %d", n, len(sheet.Pages), len(own.Pages))
		case own.hollow:
			kept++
		}
	}
	if spared == 0 || kept == 0 {
		t.Errorf("%d pages were spared, %d could not be", spared, kept)
	}
}
