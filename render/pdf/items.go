package pdf

import (
	"errors"

	"handout/render/layout"
)

// text draws a line, in as many parts as it has changes of element.
func (w *Writer) text(t *layout.Text) error {
	media := w.sheet.Media
	width := float64(t.Line.Width) * t.Size / 1000
	if err := onPage(media, t.X, t.Y, width, 0); err != nil {
		return err
	}
	size := hundredths(t.Size)
	if size <= 0 {
		return errors.New("a text has no size")
	}
	x, y := hundredths(t.X), hundredths(media.Height-t.Y)
	runs := t.Line.Runs
	for from, to := 0, 0; from < len(runs); from = to {
		element, err := w.elementOf(t, from)
		if err != nil {
			return err
		}
		for to = from + 1; to < len(runs); to++ {
			if next, err := w.elementOf(t, to); err != nil || next != element {
				break
			}
		}
		drawn, err := w.drawer.line(t, size, from, to)
		if err != nil {
			return err
		}
		if drawn.first < 0 {
			continue // runs without clusters
		}
		for _, slot := range drawn.slots {
			w.fonts.used[slot] = true
		}
		w.canvas.enter(element)
		w.canvas.show(drawn, x, y, size, t.Colour)
	}
	return nil
}

// elementOf returns the element or artifact that a run of a line belongs to.
func (w *Writer) elementOf(t *layout.Text, run int) (int, error) {
	span := t.Line.Runs[run].Span
	if span < 0 || span >= len(t.Elements) {
		return 0, errors.New("a text has no element for one of its spans")
	}
	return t.Elements[span], w.checkElement(t.Elements[span])
}

// checkElement refuses what is neither an element of the sheet nor an artifact.
func (w *Writer) checkElement(e int) error {
	if e >= len(w.sheet.Elements) || e < layout.PageFoot {
		return errors.New("an item belongs to no element")
	}
	return nil
}

// box draws a rectangle.
func (w *Writer) box(b *layout.Box) error {
	if b.Element >= 0 {
		return errors.New("a box is always an artifact")
	}
	if err := w.checkElement(b.Element); err != nil {
		return err
	}
	at, err := place(w.sheet.Media, b.X, b.Y, b.Width, b.Height)
	if err != nil {
		return err
	}
	if !(b.Stroke >= 0 && 2*b.Stroke < min(b.Width, b.Height)) { // so that NaN fails too
		return errors.New("an outline is wider than its box")
	}
	w.canvas.enter(b.Element)
	if b.Stroke == 0 {
		w.canvas.rectangle(at, b.Fill)
		return nil
	}
	half := b.Stroke / 2 // the outline lies inside
	at, err = place(w.sheet.Media, b.X+half, b.Y+half, b.Width-b.Stroke, b.Height-b.Stroke)
	if err != nil {
		return err
	}
	w.canvas.outline(at, hundredths(b.Stroke), b.Fill)
	return nil
}

// image draws a picture: a drawing by its paths, any other as an image that fpdf embeds (see [skeleton]).
func (w *Writer) image(p *layout.Picture) error {
	if err := w.checkElement(p.Element); err != nil {
		return err
	}
	at, err := place(w.sheet.Media, p.X, p.Y, p.Width, p.Height)
	if err != nil {
		return err
	}
	if p.Element >= 0 && w.sheet.Elements[p.Element].Type != "Figure" {
		return errors.New("a picture belongs to a Figure")
	}
	if err := w.show(p, at); err != nil {
		return err
	}
	if p.Element >= 0 {
		w.tree.nodes[p.Element].cover(at)
	}
	return nil
}

// show paints a picture in its place.
func (w *Writer) show(p *layout.Picture, at rect) error {
	if p.Drawing != nil {
		w.canvas.enter(p.Element)
		w.canvas.vector(at, w.drawn(p))
		return nil
	}
	if p.Format == "svg" {
		ready, err := w.vector(p)
		if err != nil {
			return err
		}
		w.canvas.enter(p.Element)
		w.canvas.vector(at, ready)
		return nil
	}
	ready, err := w.picture(p)
	if err != nil {
		return err
	}
	w.canvas.enter(p.Element)
	w.canvas.picture(at, w.drawing.image(ready))
	return nil
}

// link makes an area follow a URI. It is no content: the marked content around it goes on.
func (w *Writer) link(l *layout.Link) error {
	if l.Element < 0 || w.checkElement(l.Element) != nil || w.sheet.Elements[l.Element].Type != "Link" {
		return errors.New("a link area belongs to a Link")
	}
	at, err := place(w.sheet.Media, l.X, l.Y, l.Width, l.Height)
	switch {
	case err != nil:
		return err
	case !uriForm.MatchString(l.URI):
		return errors.New("the target of a link is not a URI in ASCII")
	case !isText(l.Name):
		return errors.New("a link does not say what it does")
	}
	w.tree.link(l.Element, w.canvas.page)
	w.drawing.link(l, at)
	return nil
}
