package layout

import "handout/render/text"

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
func fill(words []text.Stretch, limit int) int {
	lines, width := 1, 0
	for i := range words {
		if width+words[i].Visible > limit && width > 0 {
			lines, width = lines+1, 0
		}
		width += words[i].Full
	}
	return lines
}
