package text

import (
	"slices"
	"unicode/utf8"

	"github.com/go-text/typesetting/harfbuzz"
)

// fraction is the number of binary places that HarfBuzz computes with below a thousandth of an em,
// so that a font of 2048 units an em is rounded once, at the end.
const fraction = 6

func round(v harfbuzz.Position) int { return int(v+1<<(fraction-1)) >> fraction }

// readClusters turns the glyphs in the buffer, which are in visual order, into the clusters of a word, in
// logical order. The buffer numbers the word's characters from first. missing is the character, counted
// from 0, at the start of a cluster that has a glyph .notdef; otherwise it is -1.
func (s *Shaper) readClusters(w word, first int) (clusters []Cluster, missing int) {
	b, starts := s.buffer, s.starts[:0]
	glyphs := make([]Glyph, len(b.Info))
	clusters = make([]Cluster, 0, len(b.Info))
	for lo, hi := 0, 0; lo < len(b.Info); lo = hi {
		for hi = lo + 1; hi < len(b.Info) && b.Info[hi].Cluster == b.Info[lo].Cluster; {
			hi++
		}
		start := b.Info[lo].Cluster - first
		advance, ok := readGlyphs(b, lo, glyphs[lo:hi])
		if !ok {
			return nil, start
		}
		starts = append(starts, start)
		clusters = append(clusters, Cluster{Glyphs: glyphs[lo:hi:hi], Advance: advance})
	}
	if w.rtl {
		slices.Reverse(starts)
		slices.Reverse(clusters)
	}
	cutText(clusters, starts, w.text)
	s.starts = starts
	return clusters, -1
}

// readGlyphs fills in the glyphs of one cluster, which stand in the buffer from lo on, and adds up their
// advances. It reports false for a glyph that is not in the font.
func readGlyphs(b *harfbuzz.Buffer, lo int, glyphs []Glyph) (advance int, ok bool) {
	var pen harfbuzz.Position
	for i := range glyphs {
		id, pos := b.Info[lo+i].Glyph, b.Pos[lo+i]
		if id == 0 || id > 0xFFFF {
			return 0, false
		}
		glyphs[i] = Glyph{ID: uint16(id), X: int16(round(pen + pos.XOffset)), Y: int16(round(pos.YOffset))}
		pen += pos.XAdvance
	}
	return round(pen), true
}

// cutText deals the text out to the clusters: to each from its start to that of the next.
func cutText(clusters []Cluster, starts []int, text string) {
	at := 0
	for i := range clusters {
		if i+1 == len(clusters) {
			clusters[i].Text = text
			return
		}
		size := 0
		for ; at < starts[i+1]; at++ {
			_, n := utf8.DecodeRuneInString(text[size:])
			size += n
		}
		clusters[i].Text, text = text[:size], text[size:]
	}
}
