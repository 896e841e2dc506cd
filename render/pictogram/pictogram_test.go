package pictogram

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

// Guides name them, so a name neither goes nor changes.
func TestNames(t *testing.T) {
	want := []string{
		"food", "fasting", "water", "medicine", "stop-medicine", "driver", "bathe", "shower", "dressing",
		"ice", "rest", "walk", "lift", "exercise", "thermometer", "bleeding", "phone", "emergency", "clock",
		"calendar", "hospital", "papers", "sedation", "alcohol", "ask", "pain",
	}
	names := Names()
	if !slices.Equal(names, want) {
		t.Errorf("names %q, want %q", names, want)
	}
	for _, name := range names {
		if p, found := Find(name); !found || p.Name != name {
			t.Errorf("%s: found %q, %v", name, p.Name, found)
		}
	}
	if p, found := Find("thumb"); found || len(p.Paths(false)) > 0 {
		t.Error("found what there is none of")
	}
}

// A look is a pictogram as it may be drawn.
type look struct {
	name        string
	p           Pictogram
	rightToLeft bool
}

func (l look) paths() []Path { return l.p.Paths(l.rightToLeft) }

// looks gives all pictograms, with and without a bar, in both directions.
func looks() []look {
	var all []look
	for _, name := range Names() {
		p, _ := Find(name)
		for _, rtl := range []bool{false, true} {
			all = append(all, look{fmt.Sprint(name, " rtl:", rtl), p, rtl}, look{fmt.Sprint("not ", name, " rtl:", rtl), p.Not(), rtl})
		}
	}
	return all
}

// All ink stays in the square, lines with their width, and curves too.
func TestInside(t *testing.T) {
	for _, l := range looks() {
		for i, p := range l.paths() {
			for _, e := range flat(p) {
				low := min(e.from.X, e.from.Y, e.to.X, e.to.Y) - p.Width/2
				high := max(e.from.X, e.from.Y, e.to.X, e.to.Y) + p.Width/2
				if p.Paint == Ink && (low < 0 || high > Size) {
					t.Errorf("%s: path %d reaches out of the square at %v", l.name, i, e.to)
				}
			}
		}
	}
}

// A drawing is neither empty nor a black square.
func TestInk(t *testing.T) {
	for _, l := range looks() {
		r := rasterise(l.paths())
		if ink := r.ink(); ink < 0.12 || ink > 0.45 {
			t.Errorf("%s: %.0f %% ink", l.name, 100*ink)
		}
	}
}

// Lines have one width, and numbers at most two decimals.
func TestPlain(t *testing.T) {
	for _, l := range looks() {
		for i, p := range l.paths() {
			if p.Paint == Ink && p.Width != 0 && p.Width != Stroke || len(p.Segments) < 2 || p.Segments[0].Op != Move {
				t.Errorf("%s: path %d has width %v and begins %v", l.name, i, p.Width, p.Segments[0])
			}
			for _, s := range p.Segments {
				for _, v := range []float64{s.A.X, s.A.Y, s.B.X, s.B.Y, s.To.X, s.To.Y} {
					if math.Abs(v*100-math.Round(v*100)) > 1e-6 {
						t.Errorf("%s: path %d has the number %v", l.name, i, v)
					}
				}
			}
		}
	}
}

// Every path does something: without it there are other samples.
func TestNoIdlePath(t *testing.T) {
	for _, name := range Names() {
		p, _ := Find(name)
		paths := p.Paths(false)
		whole := rasterise(paths)
		for i := range paths {
			if *rasterise(slices.Delete(slices.Clone(paths), i, i+1)) == *whole {
				t.Errorf("%s: path %d cannot be seen", name, i)
			}
		}
	}
}

// No two are alike: with one pixel to a unit, many pixels differ. Bars do not make any two alike, and a
// drawing is told from itself under a bar.
func TestDistinct(t *testing.T) {
	const least, leastOfBar = 90, 45 // of 576
	for _, not := range []bool{false, true} {
		bitmaps := map[string][Size][Size]bool{}
		for _, name := range Names() {
			p, _ := Find(name)
			if not && p.not {
				continue // it is the one without a bar, with one
			}
			if p.not = p.not || not; not {
				name = "not " + name
			}
			bitmap := rasterise(p.Paths(false)).pixels()
			for other, o := range bitmaps {
				want := least
				if slices.Contains([]string{"fasting and food", "stop-medicine and medicine"}, name+" and "+other) {
					want = leastOfBar
				}
				if n := differ(bitmap, o); n < want {
					t.Errorf("%s and %s differ in %d pixels, want %d", name, other, n, want)
				}
			}
			bitmaps[name] = bitmap
		}
	}
}

func differ(a, b [Size][Size]bool) int {
	count := 0
	for y := range a {
		for x := range a[y] {
			if a[y][x] != b[y][x] {
				count++
			}
		}
	}
	return count
}

// The bar is the same on all, from the top left to the bottom right in both directions, and nothing of
// the drawing touches it.
func TestBar(t *testing.T) {
	barred := 0
	for _, l := range looks() {
		if !l.p.not {
			continue
		}
		barred++
		r := rasterise(l.paths())
		for along := barEdge; along < Size-barEdge; along += 0.25 {
			for across := -(Stroke/2 + gap - 0.25); across <= Stroke/2+gap-0.25; across += 0.1 {
				at := Point{along + across/math.Sqrt2, along - across/math.Sqrt2}
				black := math.Abs(across) < Stroke/2-0.25
				white := math.Abs(across) > Stroke/2+0.25
				if got := r.at(at); black && !got || white && got {
					t.Errorf("%s: ink %v at %.2f, %.2f", l.name, got, at.X, at.Y)
				}
			}
		}
	}
	if want := 2*len(Names()) + 4; barred != want {
		t.Errorf("%d with a bar, want %d", barred, want)
	}
}

// What has a bar has it once, the one without it is untouched, and sheets that are drawn at the same time
// share no bar that is being written.
func TestNot(t *testing.T) {
	food, _ := Find("food")
	fasting, _ := Find("fasting")
	if n := len(food.Paths(false)); len(food.Not().Paths(false)) != n+2 || len(fasting.Not().Paths(false)) != n+2 || len(food.Paths(false)) != n {
		t.Errorf("%d paths, with a bar %d, with a second one %d", n, len(food.Not().Paths(false)), len(fasting.Not().Paths(false)))
	}
	for _, name := range Names() {
		p, _ := Find(name)
		one, other := p.Not().Paths(false), p.Not().Paths(false)
		if &one[len(one)-1] == &other[len(other)-1] {
			t.Errorf("%s: two bars stand in one place in memory", name)
		}
	}
}

// Those that look one way look the other way from right to left, and no others do.
func TestMirrors(t *testing.T) {
	want := []string{"driver", "walk", "emergency", "ask"}
	for _, name := range Names() {
		p, _ := Find(name)
		if p.Mirrors != slices.Contains(want, name) {
			t.Errorf("%s: mirrors is %v", name, p.Mirrors)
		}
		ltr, rtl := rasterise(p.Paths(false)), rasterise(p.Paths(true))
		for y := range ltr {
			if p.Mirrors {
				slices.Reverse(ltr[y][:])
			}
			if ltr[y] != rtl[y] {
				t.Errorf("%s: row %d of the samples from right to left", name, y)
				break
			}
		}
	}
}
