package layout

import "handout/internal/diag"

// A strip is a piece of the sheet that no page break divides: some lines, a row, a heading. Its
// items are placed as if its top left corner were the origin of the page.
type strip struct {
	at     diag.Pos
	before Pt // space above, left out at the top of a page
	height Pt
	keep   bool // on the same page as the strip after it, if a page can hold both
	along  bool // the same, if a page can hold all strips that are along
	loose  bool // of one to be kept with the next: not if much of a page would be left for that
	opens  bool // a section begins with it
	items  []Item
	panel  *panel
	head   *strip // a table's header row or a notice's title, repeated when this strip opens a page
	foot   Pt     // room under it at the end of a page: where its panel goes on, or for the sake of the foot's rule
}

// A panel is what lies behind the strips of a notice: boxes that reach from the first strip to the
// last one on each page.
type panel struct{ boxes []Box }

// lower moves items down by dy.
func lower(items []Item, dy Pt) { move(items, 0, dy) }

// move moves items to the right by dx and down by dy.
func move(items []Item, dx, dy Pt) {
	for _, i := range items {
		switch i := i.(type) {
		case *Text:
			i.X, i.Y = i.X+dx, i.Y+dy
		case *Box:
			i.X, i.Y = i.X+dx, i.Y+dy
		case *Picture:
			i.X, i.Y = i.X+dx, i.Y+dy
		case *Link:
			i.X, i.Y = i.X+dx, i.Y+dy
		}
	}
}

// artifacts copies items, so that a header row can stand on several pages. The copies are artifacts:
// the words are in the tree once.
func (s *setter) artifacts(items []Item) []Item {
	from := len(s.items)
	for _, i := range items {
		switch i := i.(type) {
		case *Text:
			t := *i
			t.Elements = s.ints.fill(len(i.Elements), PageHead)
			s.items = append(s.items, s.texts.one(t))
		case *Box:
			s.box(*i)
		}
	}
	return s.since(from)
}
