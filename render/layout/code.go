package layout

import (
	"handout/internal/diag"
	"handout/render/code"
	"handout/render/doc"
	"handout/render/svg"
)

// A scannable is a code and its width, quiet zone included.
type scannable struct {
	drawing *svg.Drawing
	width   Pt
}

// keptCodes is more than a clinic has codes.
const keptCodes = 16

// ease is how much larger QR codes are than the smallest that can be read: phones are held in hands, and at the
// smallest size a reader missed some codes of whole pages.
const ease = 1.4

// qr gives a QR code, the same one each time: a clinic's codes come on every sheet. In large letters it grows with
// them, up to a point: it has to leave room for words.
func (s *setter) qr(b *doc.Code) (c scannable, ok bool) {
	c, ok = s.codes[b.Holds]
	if !ok {
		m, err := code.QR(b.Holds)
		if err != nil {
			s.problems.Add(b.Pos, "", "%v", err)
			return c, false
		}
		c = newScannable(m)
		if s.codes == nil || len(s.codes) >= keptCodes {
			s.codes = map[string]scannable{}
		}
		s.codes[b.Holds] = c
	}
	c.width *= ease * min(s.body.size, Large) / Standard
	return c, true
}

func newScannable(m *code.Matrix) scannable { return scannable{m.Drawing(), m.MinWidth() / 25.4 * 72} }

// code adds a code and the words beside it. The code is an artifact: who has the sheet read aloud hears in the words
// what it holds, and follows the link in them.
func (s *setter) code(b *doc.Code, parent int, c column, before Pt) {
	qr, ok := s.qr(b)
	if !ok {
		return
	}
	x := c.x + qr.width + s.gap
	width := c.x + c.width - x
	t := s.set(b.Pos, b.Text, s.body, s.ink, width, s.element("P", parent))
	height := max(qr.width, t.height())
	from := len(s.items)
	s.scan(qr, c.x, (height-qr.width)/2)
	s.put(&t, 0, len(t.lines), s.mirror(x, width), (height-t.height())/2, width)
	s.add(strip{at: b.Pos, before: before, height: height, panel: c.panel}, from)
}

func (s *setter) scan(c scannable, x, y Pt) {
	s.items = append(s.items, &Picture{
		X: s.mirror(x, c.width), Y: y, Width: c.width, Height: c.width, Drawing: c.drawing, Element: Decoration,
	})
}

// bothCodes sets one code, with the words of both languages beside it: each in its column where there are two and they
// hold them.
func (s *setter) bothCodes(first, second *side, a, b *doc.Code, before Pt) {
	qr, ok := s.qr(a)
	if !ok {
		return
	}
	x := qr.width + s.gap
	from, y := len(s.items), Pt(0)
	s.scan(qr, 0, 0)
	if half := s.half(); first.narrow && first.holds(a.Text, first.body, half-x) && second.holds(b.Text, second.body, half) {
		y = max(first.words(s, a.Pos, a.Text, first.body, x, 0, half-x), second.words(s, b.Pos, b.Text, second.body, s.width-half, 0, half))
	} else {
		y = first.words(s, a.Pos, a.Text, first.body, x, 0, s.width-x) + s.rowPad
		y += second.words(s, b.Pos, b.Text, second.body, x, y, s.width-x)
	}
	lower(s.items[from+1:], max(0, qr.width-y)/2)
	s.add(strip{at: a.Pos, before: before, height: max(qr.width, y)}, from)
}

// record adds the code of the patient's record number at the end of the letterhead, and gives the room that it takes
// from the words there. Only the clinic's scanners have a use for it, and the number itself stands in words, so it is
// an artifact. It is drawn anew for each sheet, and kept for no other (R3).
func (s *setter) record(letterhead *strip) (room Pt) {
	if s.doc.Record == "" {
		return 0
	}
	m, err := code.Record(s.doc.Record)
	if err != nil {
		s.problems.Add(diag.Pos{}, "", "%v", err)
		return 0
	}
	c := newScannable(m)
	s.items = append(s.items, &Picture{
		X: s.mirror(s.width-c.width, c.width), Width: c.width, Height: c.width,
		Drawing: c.drawing, Private: true, Element: Decoration,
	})
	letterhead.height = c.width
	return c.width + s.gap
}
