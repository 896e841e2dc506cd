package code

import (
	"slices"
	"testing"
)

// all makes the codes of all links and records.
func all(t *testing.T) map[string]*Matrix {
	t.Helper()
	made := map[string]*Matrix{}
	for _, set := range []struct {
		texts  []string
		encode func(string) (*Matrix, error)
	}{{links, QR}, {records, Record}} {
		for _, text := range set.texts {
			m, err := set.encode(text)
			if err != nil {
				t.Fatal(err)
			}
			made[text] = m
		}
	}
	return made
}

// The areas are the dark modules, each in one of them, none in the quiet zone, and not many.
func TestRectsCover(t *testing.T) {
	for text, m := range all(t) {
		covered := make([]int, m.Size*m.Size)
		modules := 0
		rects := m.Rects()
		for _, r := range rects {
			if r.X < m.Quiet || r.Y < m.Quiet || r.X+r.Width > m.Size-m.Quiet || r.Y+r.Height > m.Size-m.Quiet {
				t.Errorf("%s: %v reaches into the quiet zone", text, r)
			}
			modules += r.Width * r.Height
			for y := r.Y; y < r.Y+r.Height; y++ {
				for x := r.X; x < r.X+r.Width; x++ {
					covered[y*m.Size+x]++
				}
			}
		}
		for i, n := range covered {
			if dark := m.Dark(i%m.Size, i/m.Size); n > 1 || dark != (n == 1) {
				t.Errorf("%s: module %d, %d is in %d areas", text, i%m.Size, i/m.Size, n)
			}
		}
		if 100*len(rects) > 65*modules {
			t.Errorf("%s: %d areas of %d modules", text, len(rects), modules)
		}
	}
}

func TestRects(t *testing.T) {
	m := &Matrix{Size: 6, Quiet: 1, dark: []bool{
		true, true, false, true,
		true, true, false, false,
		true, false, true, true,
		true, false, true, true,
	}}
	want := []Rect{{4, 1, 1, 1}, {1, 1, 2, 2}, {1, 3, 1, 2}, {3, 3, 2, 2}}
	if got := m.Rects(); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
