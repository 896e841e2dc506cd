package code

import "testing"

// A drawing is one path (P10: no hairlines), of as many closed rectangles as there are dark areas, and none of
// them reaches into the quiet zone.
func TestDrawing(t *testing.T) {
	for text, m := range all(t) {
		d := m.Drawing()
		if len(d.Paths) != 1 || d.Width != m.Size || d.Height != m.Size || !d.Visible() {
			t.Fatalf("%s: %d paths on a grid of %d x %d", text, len(d.Paths), d.Width, d.Height)
		}
		segments := d.Paths[0].Segments
		if want := 5 * len(m.Rects()); len(segments) != want {
			t.Errorf("%s: %d segments, want %d", text, len(segments), want)
		}
		for i, s := range segments {
			low, high := min(s.To.X, s.To.Y), max(s.To.X, s.To.Y)
			if i%5 != 4 && (low < m.Quiet || high > m.Size-m.Quiet) {
				t.Errorf("%s: segment %d ends in the quiet zone", text, i)
			}
		}
	}
}
