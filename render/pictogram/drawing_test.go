package pictogram

import (
	"reflect"
	"testing"

	"handout/render/svg"
)

// TestDrawing: each pictogram can be drawn, under the bar too, and read back from its SVG as it was.
func TestDrawing(t *testing.T) {
	ink, paper := svg.Paint{Set: true, R: 20, G: 20, B: 20}, svg.Paint{Set: true, R: 255, G: 255, B: 255}
	for _, name := range Names() {
		p, _ := Find(name)
		for _, p := range []Pictogram{p, p.Not()} {
			d := p.Drawing(true, ink, paper)
			back, list := svg.Parse(name, d.Append(nil))
			if len(list) > 0 {
				t.Fatal(list)
			}
			if len(back.Paths) != len(p.Paths(true)) || !back.Visible() {
				t.Errorf("%s: %d paths are read back, want %d", name, len(back.Paths), len(p.Paths(true)))
			}
			for _, path := range d.Paths {
				if path.Fill.Set == path.Stroke.Set || path.Stroke.Set && path.Width < 20 {
					t.Errorf("%s: a path that is no line and no area: %+v", name, path)
				}
				for _, s := range path.Segments {
					if s.Op != svg.Close && (min(s.To.X, s.To.Y) < 0 || max(s.To.X, s.To.Y) > grid) {
						t.Errorf("%s: a point outside: %v", name, s.To)
					}
				}
			}
		}
	}
	walk, _ := Find("walk")
	if reflect.DeepEqual(walk.Drawing(true, ink, paper), walk.Drawing(false, ink, paper)) {
		t.Error("walk looks the same way from right to left")
	}
}
