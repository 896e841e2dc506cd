package layout

import (
	"unicode/utf8"

	"handout/render/text"
)

// A stretch is words of a cell that no line break divides, in thousandths of an em.
type stretch struct{ visible, full int } // full is with the spaces after it

// rounds bounds the search for better columns. Most tables need two.
const rounds = 6

// improve moves width from one column to another while that makes the table lower or, at the same height,
// breaks fewer cells. No column gets narrower than its least width.
func (t *tableSetter) improve(least []Pt) {
	best := t.cost()
	for range rounds {
		before := best
		for from := range t.cols {
			for to := range t.cols {
				if from != to {
					best = t.move(from, to, least[from], best)
				}
			}
		}
		if best == before {
			return
		}
	}
}

// move tries to give from one column to another, and returns the cost of the best that it has found.
func (t *tableSetter) move(from, to int, least Pt, best int) int {
	for step := t.step(); step <= 16*t.step() && t.cols[from]-step >= least-0.01; step *= 2 {
		t.cols[from] -= step
		t.cols[to] += step
		if c := t.cost(); c < best {
			return c
		}
		t.cols[from] += step
		t.cols[to] -= step
	}
	return best
}

// cost counts the lines of all rows, each as high as its highest cell; then, as what decides between equals, those of
// all cells. The lines of a row's heading that are more than [thinLines] count again: it is looked for, and read at a glance.
func (t *tableSetter) cost() int {
	const row = 1 << 16
	n, cost, headed := len(t.cols), 0, t.headed()
	for k := 0; k < len(t.lines); {
		most := 0
		for i := range n {
			lines := 1
			if t.widths[k] > t.cols[i] {
				lines = fill(t.stretches[t.starts[k]:t.starts[k+1]], t.body.limit(t.cols[i]-2*t.pad))
			}
			most = max(most, lines)
			cost += lines
			if i == 0 && headed && lines > thinLines {
				cost += (lines - thinLines) * row
			}
			k++
		}
		cost += most * row
	}
	return cost
}

// fill counts the lines that stretches fill.
func fill(words []stretch, limit int) int {
	lines, width := 1, 0
	for i := range words {
		if width+words[i].visible > limit && width > 0 {
			lines, width = lines+1, 0
		}
		width += words[i].full
	}
	return lines
}

// widest gives the widths of columns that divide no stretch.
func (t *tableSetter) widest(n int) []Pt {
	out := t.points.list(n)
	for k := range t.lines {
		wide := 0
		for _, s := range t.stretches[t.starts[k]:t.starts[k+1]] {
			wide = max(wide, s.visible)
		}
		out[k%n] = max(out[k%n], Pt(wide+1)*t.body.size/1000+2*t.pad)
	}
	return out
}

// stretch divides every cell where lines may end. That is told from its letters alone, since nothing is lost by a
// mistake: the lines themselves are broken by the shaper, which says when they cannot be.
func (t *tableSetter) stretch() {
	t.stretches, t.starts = t.stretches[:0], append(t.starts[:0], 0)
	for _, lines := range t.lines {
		for _, line := range lines {
			t.stretches = appendStretches(t.stretches, line)
		}
		t.starts = append(t.starts, len(t.stretches))
	}
}

func appendStretches(out []stretch, line *text.Line) []stretch {
	var now stretch
	ideograph := false // the cluster before is one
	for i := range line.Runs {
		clusters := line.Runs[i].Clusters
		for k := range clusters {
			c := &clusters[k]
			if c.Text == " " || c.Text == "\u200b" {
				now.full += c.Advance
				continue
			}
			before := ideograph
			ideograph = isIdeograph(c.Text)
			if now.full > 0 && (now.full > now.visible || ideograph || before && isLetter(c.Text)) {
				out = append(out, now)
				now = stretch{}
			}
			now.full += c.Advance
			now.visible = now.full
		}
	}
	return append(out, now)
}

// isIdeograph reports whether text begins with a character that lines may end before (UAX #14, class ID).
func isIdeograph(s string) bool {
	if s == "" || s[0] < utf8.RuneSelf {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r >= 0x3040 && r <= 0x30FF || r >= 0x3400 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x3FFFF
}

// isLetter reports whether text begins with an ASCII letter or digit.
func isLetter(s string) bool {
	return s != "" && (s[0]|0x20 >= 'a' && s[0]|0x20 <= 'z' || s[0] >= '0' && s[0] <= '9')
}
