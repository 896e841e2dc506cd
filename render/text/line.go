package text

import (
	"slices"

	"github.com/go-text/typesetting/bidi"
)

// A piece is a cluster on its way to a line.
type piece struct {
	cluster   *Cluster // of a word, which may stand elsewhere too: not to be changed
	at        int      // index of its first character
	x         int
	span      int
	face      *Face
	level     bidi.Level
	control   bidi.Level // of the isolate control before it, or noControl
	space     bool       // hangs at the end of a line
	breakable bool       // a line may end before it
	clings    bool       // a line ends before it only where there is no other way
}

// line sets pieces, which are in logical order, as one line.
func (s *Shaper) line(pieces []piece, rtl bool) *Line {
	width, hanging := s.place(pieces, rtl)
	if rtl {
		for i := range pieces {
			pieces[i].x -= hanging
		}
	}
	clusters := make([]Cluster, len(pieces))
	for i := range pieces {
		clusters[i] = *pieces[i].cluster
		clusters[i].X = pieces[i].x
	}
	l := &struct {
		Line
		room [1]Run // most lines are one run
	}{}
	l.Runs, l.Width = runs(l.room[:0], pieces, clusters), width
	return &l.Line
}

// place sets the x of each piece from the left end of the line, where in a paragraph from right to left the
// spaces hang.
func (s *Shaper) place(pieces []piece, rtl bool) (width, hanging int) {
	var base bidi.Level
	if rtl {
		base = 1
	}
	end := len(pieces)
	for end > 0 && pieces[end-1].space {
		end--
		hanging += pieces[end].cluster.Advance
	}
	x := 0
	if s.flat {
		for i := range pieces {
			pieces[i].x = x
			x += pieces[i].cluster.Advance
		}
		return x - hanging, hanging
	}
	for _, p := range s.visualOrder(pieces, end, base) {
		p.x = x
		x += p.cluster.Advance
	}
	return x - hanging, hanging
}

// runs cuts the clusters, which are those of the pieces, where span, face or direction changes. room is
// an empty list to be used if it is long enough.
func runs(room []Run, pieces []piece, clusters []Cluster) []Run {
	count := 1
	for i := 1; i < len(pieces); i++ {
		if !pieces[i].joins(&pieces[i-1]) {
			count++
		}
	}
	runs := slices.Grow(room, count)
	for start, end := 0, 0; start < len(pieces); start = end {
		p := &pieces[start]
		for end = start + 1; end < len(pieces); end++ {
			if !pieces[end].joins(p) {
				break
			}
		}
		runs = append(runs, Run{Face: p.face, Span: p.span, Clusters: clusters[start:end:end]})
	}
	return runs
}

// joins reports whether two pieces may stand in one run.
func (p *piece) joins(o *piece) bool {
	return p.span == o.span && p.face == o.face && p.level == o.level
}
