// Package pictogram holds the small drawings that stand beside words (P9): what to eat, drink, take, do
// and leave, and whom to call. A name goes in; paths come out, which whoever draws them scales to paper.
//
// All drawings are the project's own, in one manner: black on white, lines of one width with round ends
// and corners, no grey, no letter and no digit. They read at 8 mm, printed in black and white or faxed.
package pictogram

import (
	_ "embed"
	"slices"
	"sync"
)

// Size is the width and height of every drawing, in the units of its paths. The origin is the top left
// corner, x runs right and y runs down. All ink lies inside.
const Size = 24

// Stroke is the width of every line of ink.
const Stroke = 1.8

// A Pictogram is one drawing.
type Pictogram struct {
	Name string

	// Mirrors says that the drawing looks the way that reading goes, so that it is mirrored on sheets
	// that are read from right to left. Things that have one shape everywhere, such as clocks, are not.
	Mirrors bool

	paths []Path
	not   bool
}

// Names gives the names of all pictograms, always in the same order.
func Names() []string {
	names := make([]string, 0, len(drawings()))
	for _, p := range drawings() {
		names = append(names, p.Name)
	}
	return names
}

// Find gives the pictogram of a name.
func Find(name string) (Pictogram, bool) {
	for _, p := range drawings() {
		if p.Name == name {
			return p, true
		}
	}
	return Pictogram{}, false
}

// Not gives the pictogram of not doing or taking what p shows: p under a bar. A bar on one that has it
// already changes nothing.
func (p Pictogram) Not() Pictogram {
	p.not = true
	return p
}

// Paths gives the paths in the order in which they are painted: later ones cover earlier ones. They are
// for a sheet that is read from right to left or not. The caller must not change them.
func (p Pictogram) Paths(rightToLeft bool) []Path {
	paths := p.paths
	if rightToLeft && p.Mirrors {
		paths = mirrored(paths)
	}
	if p.not {
		paths = append(slices.Clip(paths), bar()...)
	}
	return paths
}

//go:embed drawings.txt
var source string

var drawings = sync.OnceValue(func() []Pictogram {
	all, err := parse(source)
	if err != nil {
		panic("pictogram: drawings.txt:" + err.Error())
	}
	return all
})
