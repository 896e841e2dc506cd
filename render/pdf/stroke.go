package pdf

import "handout/render/text"

// setStroke makes what follows bold in a face that is another one with a line along its outlines: the text
// rendering mode is then 2, fill and stroke (ISO 32000-1, table 106). Every line leaves the mode at 0.
func (d *lineDrawer) setStroke(face *text.Face) {
	if d.stroke == face.Stroke {
		return
	}
	d.endArray()
	d.endStroke()
	if d.stroke = face.Stroke; d.stroke == 0 {
		return
	}
	if width := max(1, (d.stroke*d.size+500)/1000); width != d.width {
		d.width = width
		d.ops.hundredths(width)
		d.ops.raw(" w ")
	}
	d.ops.raw("2 Tr\n")
}

func (d *lineDrawer) endStroke() {
	if d.stroke != 0 {
		d.ops.raw("0 Tr\n")
		d.stroke = 0
	}
}
