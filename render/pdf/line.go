package pdf

import (
	"fmt"

	"handout/render/layout"
	"handout/render/pdf/deflate"
	"handout/render/text"
)

// A drawnLine is the operators that show a line, or the runs of it that belong to one element, from
// the line's left edge. They assume that the font of slot first is selected and leave last selected.
type drawnLine struct {
	ops         []byte
	first, last int
	slots       []int // of all fonts used
	stroke      int   // 0, or the line width that they leave set: they also stroke letters
	glyphs      int
	moves       int // of the pen, before glyphs
	packed      bool
	piece       deflate.Piece // what ops become, where packed
}

// A lineKey tells kept lines apart. Lines are immutable and come again at the same address; holding
// the pointer keeps the address from being used for another line.
type lineKey struct {
	line     *text.Line
	size     int // hundredths of a point
	from, to int // runs
}

// keptLines bounds the cache of drawn lines; a locale's sheets have some hundreds.
const keptLines = 8192

// A lineDrawer turns runs of glyphs into operators.
type lineDrawer struct {
	fonts   *fontSet
	encoder *deflate.Encoder
	kept    map[lineKey]drawnLine
	ops     syntax // of a line that is not kept; reused
	slots   []int  // as well

	// The line being drawn.
	size   int
	pen    int // where the next glyph would stand, thousandths of an em from the left edge
	slot   int // the font selected
	stroke int // of the face, thousandths of an em; 0 when glyphs are only filled
	width  int // of strokes, hundredths of a point; 0 before the first
	moves  int // so far
	array  bool
	string bool
}

// line returns the operators for the runs [from, to) of a line. They are valid until the next call.
func (d *lineDrawer) line(t *layout.Text, size, from, to int) (drawnLine, error) {
	key := lineKey{t.Line, size, from, to}
	if t.Line.Kept {
		if drawn, ok := d.kept[key]; ok {
			return drawn, nil
		}
	}
	drawn, err := d.draw(t.Line.Runs[from:to], size)
	if err != nil || !t.Line.Kept {
		return drawn, err
	}
	for _, slot := range drawn.slots {
		if !d.fonts.shared(slot) { // another document's font would be another one
			return drawn, nil
		}
	}
	if len(d.kept) >= keptLines {
		clear(d.kept)
	}
	drawn.ops = append([]byte(nil), drawn.ops...)
	drawn.slots = append([]int(nil), drawn.slots...)
	// Two bytes show a glyph. A line from right to left has a number for each as well, and would take most of the time of
	// its page to compress. That costs a twentieth of the file.
	if drawn.packed = 2*drawn.moves > drawn.glyphs && drawn.glyphs > 8; drawn.packed {
		drawn.piece = d.encoder.Piece(drawn.ops)
	}
	d.kept[key] = drawn
	return drawn, nil
}

// draw makes the operators anew. Glyphs are shown in logical order, wherever they stand: programs
// that extract text by its order in the stream, and those that follow the tags, then get it right.
func (d *lineDrawer) draw(runs []text.Run, size int) (drawnLine, error) {
	d.ops, d.slots, d.size, d.pen, d.slot = d.ops[:0], d.slots[:0], size, 0, -1
	d.stroke, d.width, d.array, d.string = 0, 0, false, false // a line that failed may have left them
	d.moves = 0
	glyphs := 0
	for i := range runs {
		face := runs[i].Face
		if (face.Plain == nil) != (face.Stroke == 0) || face.Stroke < 0 {
			return drawnLine{}, fmt.Errorf("%s: a face borrows outlines if and only if they are stroked", face.Name)
		}
		d.setStroke(face)
		glyphs += len(runs[i].Clusters)
		for c := range runs[i].Clusters {
			if err := d.cluster(face, &runs[i].Clusters[c]); err != nil {
				return drawnLine{}, err
			}
		}
	}
	d.endArray()
	d.endStroke()
	drawn := drawnLine{ops: d.ops, slots: d.slots, first: -1, last: d.slot, stroke: d.width, glyphs: glyphs, moves: d.moves}
	if len(d.slots) > 0 {
		drawn.first = d.slots[0]
	}
	return drawn, nil
}

// cluster shows one cluster. One without glyphs is shown too, as a glyph that is empty: its text
// is part of the sheet's.
func (d *lineDrawer) cluster(face *text.Face, c *text.Cluster) error {
	g, err := d.fonts.glyph(face, c)
	if err != nil {
		return err
	}
	if g.slot != d.slot {
		d.endArray()
		if d.slot >= 0 {
			selectFont(&d.ops, g.slot, d.size)
		}
		d.slot = g.slot
		d.slots = append(d.slots, g.slot)
	}
	if !d.array {
		d.ops.raw("[")
		d.array = true
	}
	if x := c.X + int(shift(c)); x != d.pen {
		d.endString()
		d.moves++
		d.ops.int(d.pen - x) // TJ moves to the left (ISO 32000-1, 9.4.3)
		d.pen = x
	}
	if !d.string {
		d.ops.raw("(")
		d.string = true
	}
	d.ops.stringByte(byte(g.cid >> 8))
	d.ops.stringByte(byte(g.cid))
	d.pen += g.width
	return nil
}

func (d *lineDrawer) endString() {
	if d.string {
		d.ops.raw(")")
		d.string = false
	}
}

func (d *lineDrawer) endArray() {
	d.endString()
	if d.array {
		d.ops.raw("]TJ\n")
		d.array = false
	}
}

// selectFont appends the operator that selects a font at a size in hundredths of a point.
func selectFont(s *syntax, slot, size int) {
	s.raw("/F")
	s.int(slot)
	s.raw(" ")
	s.hundredths(size)
	s.raw(" Tf\n")
}
