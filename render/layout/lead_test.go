package layout_test

import (
	"strings"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
)

// facts is labels and values, with the labels at the head of each row.
func facts(words ...string) *doc.Table {
	t := &doc.Table{Place: at(20), Style: doc.Facts, Widths: []float64{1, 2}}
	for i := 0; i < len(words); i += 2 {
		c := cells(words[i], words[i+1])
		c[0].Head = true
		t.Rows = append(t.Rows, doc.Row{Place: at(21), Cells: c})
	}
	return t
}

// TestLabels: the values of all facts of a sheet begin at one place, also of two languages, below each other or side by side.
func TestLabels(t *testing.T) {
	blocks := func(mark string) []doc.Block {
		return []doc.Block{
			facts("Name", "value Ann"),
			facts("What is widest"+strings.Repeat(" is", len(mark)), "value Level 2", "Who", "value Bob"),
			facts("Call us", "value 911"),
		}
	}
	one := document(blocks("aa")...)
	two := document(blocks("a")...)
	two.With = document(blocks("aaa")...)
	two.With.Lang = "es"
	for _, test := range []struct {
		d     *doc.Document
		size  layout.Pt
		sides int
	}{{one, layout.Standard, 1}, {one, layout.Large, 1}, {two, layout.Large, 1}, {two, layout.Standard, 2}} {
		o := options
		o.Size = test.size
		s := pages(t, test.d, o)
		left := map[layout.Pt]int{}
		for i := range s.Pages {
			for _, item := range s.Pages[i].Items {
				if x, ok := item.(*layout.Text); ok && strings.HasPrefix(lineWords(x), "value ") {
					left[x.X]++
				}
			}
		}
		if len(left) != test.sides {
			t.Errorf("%v pt, two languages %v: values begin at %v", test.size, test.d.With != nil, left)
		}
	}
}

// TestLabelsTooWide: facts that have no room beside the widest label have a width of their own, and none is refused.
func TestLabelsTooWide(t *testing.T) {
	o := options
	o.Size = layout.Largest
	s := pages(t, document(facts("A label that is wide", "value"), facts("Who", "a value that is wide too")), o)
	for _, item := range s.Pages[0].Items {
		if x, ok := item.(*layout.Text); ok && strings.HasPrefix(lineWords(x), "a value") && lineWords(x) != "a value that is wide too" {
			t.Errorf("%q stands on a line", lineWords(x))
		}
	}
}
