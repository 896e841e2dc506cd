package html

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"handout/render/doc"
	"handout/render/html/sample"
)

// TestBeside keeps P11: each language is whole and comes after the other, with its own direction, and what says the same
// takes the same rows of the grid. A code stands there once.
func TestBeside(t *testing.T) {
	d := sample.All()["both"]
	main := elements(parse(t, written(t, d)), "main")[0]
	var sides []*html.Node
	for _, n := range elements(main, "div") {
		if attr(n, "class") == "beside" {
			sides = append(sides, n)
		}
	}
	if len(sides) != 2 || attr(sides[0], "lang")+attr(sides[0], "dir") != "enltr" || attr(sides[1], "lang")+attr(sides[1], "dir") != "arrtl" {
		t.Fatalf("%d sides", len(sides))
	}
	var rows [2][]int
	for i, side := range sides {
		for n := range side.ChildNodes() {
			if n.Type == html.ElementNode {
				rows[i] = append(rows[i], spanOf(t, n))
			}
		}
	}
	if len(rows[0]) != len(d.Blocks) || !slices.Equal(rows[0], rows[1]) {
		t.Errorf("the sides take the rows %v and %v", rows[0], rows[1])
	}
	codes := 0
	for _, n := range elements(main, "div") {
		if attr(n, "class") == "code" {
			codes++
		}
	}
	if codes != 1 {
		t.Errorf("%d codes", codes)
	}
	if scan := elements(sides[1], "p"); slices.IndexFunc(scan, func(n *html.Node) bool { return attr(n, "class") == "scan" }) < 0 {
		t.Error("the words of the code in the second language do not hide the heading over them")
	}
}

// spanOf gives how many rows of the grid an element has, and wants as many parts in it.
func spanOf(t *testing.T, n *html.Node) int {
	t.Helper()
	class := regexp.MustCompile(`(?:^| )parts p(\d+)`).FindStringSubmatch(attr(n, "class"))
	if class == nil {
		return 1
	}
	parts := len(elements(n, "tr", "li"))
	if n.Data == "section" {
		parts = 0
		for inner := range n.ChildNodes() {
			if inner.Type == html.ElementNode {
				parts += spanOf(t, inner)
			}
		}
	}
	if class[1] != fmt.Sprint(parts) {
		t.Errorf("a %s of %s rows with %d parts", n.Data, class[1], parts)
	}
	return parts
}

// TestParts: there is a style for every number of rows that is given, and a block that has more has one: its parts would
// lie over each other. A page in one language has no use for any.
func TestParts(t *testing.T) {
	list := func(n int) *doc.List {
		return &doc.List{Items: slices.Repeat([]doc.Item{{Text: []doc.Span{{Text: "x"}}}}, n)}
	}
	for _, n := range []int{1, 2, mostParts, mostParts + 1} {
		d, with := sample.LTR(), sample.LTR()
		d.Blocks, with.Blocks = []doc.Block{list(n)}, []doc.Block{list(n)}
		if page := string(written(t, d)); strings.Contains(page, "grid-row: span") || strings.Contains(page, `class="parts`) {
			t.Errorf("%d: rows for one language", n)
		}
		d.With = with
		page := string(written(t, d))
		given, styled := strings.Contains(page, fmt.Sprintf(`<ul class="parts p%d">`, n)), strings.Contains(page, fmt.Sprintf("\n.p%d { grid-row: span %d; }", n, n))
		if want := n > 1 && n <= mostParts; given != want || styled != want {
			t.Errorf("%d: rows %v, with a style %v", n, given, styled)
		}
	}
}

// TestUnalike: two sheets that are not the same part for part are refused (R1).
func TestUnalike(t *testing.T) {
	for _, spoil := range []func(d *doc.Document){
		func(d *doc.Document) { d.Blocks = d.Blocks[1:] },
		func(d *doc.Document) { d.Blocks[0], d.Blocks[1] = d.Blocks[1], d.Blocks[0] },
		func(d *doc.Document) {
			for _, b := range d.Blocks {
				if n, ok := b.(*doc.Notice); ok {
					n.Blocks = n.Blocks[:len(n.Blocks)-1]
				}
			}
		},
	} {
		d := sample.All()["both"]
		spoil(d.With)
		page, err := NewWriter(colours).Append(nil, d)
		if page != nil || err == nil || !strings.Contains(err.Error(), "the two languages are not the same sheet, part for part") {
			t.Errorf("%d bytes, %v", len(page), err)
		}
	}
}
