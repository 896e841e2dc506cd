package layout

import (
	"math/rand/v2"
	"testing"

	"handout/render/doc"
	"handout/render/text"
)

// TestImprove compares the search for columns with one that tries every width, a point apart (P5). It may miss the lowest
// table now and then, by a line or two, and never makes a table higher than it was.
func TestImprove(t *testing.T) {
	const tables = 400
	r := rand.New(rand.NewPCG(1, 2))
	missed := 0
	for range tables {
		found, lowest, before := searched(r)
		if found > before {
			t.Errorf("%d lines, and %d before the search", found, before)
		}
		if found > lowest {
			missed++
		}
		if found > lowest+2 {
			t.Errorf("%d lines, where %d would do", found, lowest)
		}
	}
	if missed > tables/4 {
		t.Errorf("the lowest table was missed %d times of %d", missed, tables)
	}
}

// searched makes a table of two columns of invented words, and gives the lines of its rows as the search leaves them, the
// fewest there could be, and those before.
func searched(r *rand.Rand) (found, lowest, before int) {
	const em, width = 12, 480
	s := &setter{scale: scale{body: font{size: em}, pad: em / 2}, Scratch: &Scratch{starts: []int{0}}}
	table := tableSetter{setter: s, block: &doc.Table{}, column: column{width: width}}
	natural := []Pt{0, 0}
	for k := range 2 * (2 + r.IntN(8)) {
		w := 0
		for range 1 + r.IntN(1+r.IntN(60)) {
			visible := 800 + r.IntN(4500)
			s.stretches = append(s.stretches, text.Stretch{Visible: visible, Full: visible + 260})
			w += visible + 260
		}
		s.starts = append(s.starts, len(s.stretches))
		s.lines = append(s.lines, nil)
		s.widths = append(s.widths, Pt(w)*em/1000+2*s.pad)
		natural[k%2] = max(natural[k%2], s.widths[k])
	}
	least := table.least(2)
	if !table.share(least, natural) {
		return 0, 0, 0
	}
	rows := func() int { return table.cost() >> 16 }
	before = rows()
	table.improve(least)
	found, lowest = rows(), 1<<30
	for first := least[0]; first <= width-least[1]; first++ {
		table.cols = []Pt{first, width - first}
		lowest = min(lowest, rows())
	}
	return found, lowest, before
}
