package layout_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
)

// card is a document with more words than one panel of A6 holds, and less than two do.
func card(document func(...doc.Block) *doc.Document) *doc.Document {
	var blocks []doc.Block
	for i := range 22 {
		blocks = append(blocks, &doc.Paragraph{Place: at(i + 2), Text: words("Line " + string(rune('a'+i)))})
	}
	d := document(blocks...)
	d.Answer = len(d.Blocks)
	return d
}

// TestCard: an A6 card is read panel by panel, in the direction of its language, with the fold free; all of it is on the
// first side, which is the whole answer (P1).
func TestCard(t *testing.T) {
	for name, document := range map[string]func(...doc.Block) *doc.Document{"ltr": document, "rtl": arabic} {
		s, err := layout.Pages(card(document), newShaper(t), layout.Options{Media: layout.A6})
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Pages) != 1 || s.Over != 0 {
			t.Fatalf("%s: %d pages, over by %g", name, len(s.Pages), s.Over)
		}
		middle := s.Media.Width / 2
		var sides []string // of the paragraphs, in reading order
		strokes := 0
		for _, item := range s.Pages[0].Items {
			switch x := item.(type) {
			case *layout.Text:
				if x.Size < 6.5 {
					t.Errorf("%s: letters of %g points", name, x.Size)
				}
				if x.Elements[0] < 0 || s.Elements[x.Elements[0]].Type != "P" || x.Size < s.Media.Pocket.Body {
					continue
				}
				left, right := x.X, x.X+layout.Pt(x.Line.Width)*x.Size/1000
				switch {
				case right <= middle-s.Media.Pocket.Margin+0.01:
					sides = append(sides, "left")
				case left >= middle+s.Media.Pocket.Margin-0.01:
					sides = append(sides, "right")
				default:
					t.Errorf("%s: words on the fold", name)
				}
			case *layout.Box:
				if x.X < middle && middle < x.X+x.Width && x.Width < 2 && x.Element == layout.Decoration {
					strokes++
				}
			}
		}
		want := []string{"left", "right"}
		if name == "rtl" {
			slices.Reverse(want)
		}
		if len(sides) != 22 || !slices.Equal(slices.Compact(slices.Clone(sides)), want) {
			t.Errorf("%s: the panels are read as %s, want %s", name, sides, want)
		}
		if strokes < 10 {
			t.Errorf("%s: the fold is %d strokes", name, strokes)
		}
	}
}

// TestCardFront: of a card the size of a bank card the answer is on both sides, or it is said by how much it is not.
func TestCardFront(t *testing.T) {
	for n, fits := range map[int]bool{10: true, 40: false} {
		var blocks []doc.Block
		for i := range n {
			blocks = append(blocks, &doc.Paragraph{Place: at(i + 2), Text: words("Line")})
		}
		d := document(blocks...)
		d.Answer = len(d.Blocks)
		s, err := layout.Pages(d, newShaper(t), layout.Options{Media: layout.ID1})
		if err != nil {
			t.Fatal(err)
		}
		if fits != (s.Over == 0) || fits != (len(s.Pages) <= 2) {
			t.Errorf("%d lines on %d pages, over by %g", n, len(s.Pages), s.Over)
		}
	}
}

// TestCardSize: letters of a card have one size.
func TestCardSize(t *testing.T) {
	for _, media := range []layout.Media{layout.A6, layout.ID1} {
		_, err := layout.Pages(card(document), newShaper(t), layout.Options{Media: media, Size: layout.Large})
		if err == nil || !strings.Contains(err.Error(), "size: a card has letters of one size") {
			t.Errorf("%s: %v", media.Name, err)
		}
	}
}

// TestCardLetters: a card has the largest letters in which all of it stands on its front, and what is too much has the
// smallest (P2).
func TestCardLetters(t *testing.T) {
	for _, media := range []layout.Media{layout.A6, layout.ID1} {
		var sizes []layout.Pt
		for n := 1; n < 45; n++ {
			var blocks []doc.Block
			for i := range n {
				blocks = append(blocks, &doc.Paragraph{Place: at(i + 2), Text: words("Line of some words")})
			}
			s, err := layout.Pages(document(blocks...), newShaper(t), layout.Options{Media: media})
			if err != nil {
				t.Fatal(err)
			}
			size := largest(s)
			if fits := len(s.Pages)*max(1, media.Pocket.Panels) <= media.Pocket.Front; !fits && size != media.Pocket.Body {
				t.Errorf("%s: %d lines on %d pages in letters of %g points", media.Name, n, len(s.Pages), size)
			}
			sizes = append(sizes, size)
		}
		if sizes[0] != media.Pocket.Most || sizes[len(sizes)-1] != media.Pocket.Body || !slices.IsSortedFunc(sizes, func(a, b layout.Pt) int { return cmp.Compare(b, a) }) {
			t.Errorf("%s: letters of %v points", media.Name, sizes)
		}
		if n := len(slices.Compact(sizes)); n < 3 {
			t.Errorf("%s: letters of %d sizes", media.Name, n)
		}
	}
}

// largest gives the size of the largest letters in paragraphs.
func largest(s *layout.Sheet) (size layout.Pt) {
	for _, p := range s.Pages {
		for _, item := range p.Items {
			if x, ok := item.(*layout.Text); ok && x.Elements[0] >= 0 && s.Elements[x.Elements[0]].Type == "P" {
				size = max(size, x.Size)
			}
		}
	}
	return size
}
