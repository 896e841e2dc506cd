package svg

import "math"

// maxProportion is how many times one side of a drawing may be as long as the other.
const maxProportion = 50

// viewBox reads what part of the plane the drawing is, and gives the way from there to the grid. The size
// at which other programs would show it does not matter: it is scaled to fit where it stands.
func (r *reader) viewBox() matrix {
	box, ok := r.box()
	if !ok {
		return identity
	}
	width, height := box[2], box[3]
	long, short := max(width, height), min(width, height)
	if !(short > 0) || long > maxProportion*short { // so that NaN fails too
		r.problem(r.tag.at, "", "want a drawing of at most %d times the height or width of its other side", maxProportion)
		r.ended = true
		return identity
	}
	k := Grid / long
	r.drawing.Width, r.drawing.Height = int(math.Round(k*width)), int(math.Round(k*height))
	return matrix{k, 0, 0, k, -k * box[0], -k * box[1]}
}

// box gives the left and top edge, the width and the height, in the drawing's own units.
func (r *reader) box() (box [4]float64, ok bool) {
	if value, there := r.tag.get("viewBox"); there {
		s := scanner{s: value}
		s.space()
		if !s.numbers(box[:]) || !s.done() {
			r.problem(r.tag.place("viewBox", s.at), "", "want four numbers: left, top, width and height")
			r.ended = true
			return box, false
		}
		return box, true
	}
	for i, name := range []string{"width", "height"} {
		value, _ := r.tag.get(name)
		v, ok := length(value)
		if !ok {
			r.problem(r.tag.at, `write viewBox="0 0 WIDTH HEIGHT"`, "the logo does not say how large its drawing is")
			r.ended = true
			return box, false
		}
		box[2+i] = v
	}
	return box, true
}
