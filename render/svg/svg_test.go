package svg

import (
	"bytes"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what is read anew")

// outcome gives the drawing as it is written, or what is wrong.
func outcome(file string, data []byte) []byte {
	d, list := Parse(file, data)
	if d != nil {
		return d.Append(nil)
	}
	var b bytes.Buffer
	for _, p := range list {
		fmt.Fprint(&b, p.Error())
		if p.Hint != "" {
			fmt.Fprintf(&b, " (%s)", p.Hint)
		}
		fmt.Fprintln(&b)
	}
	return b.Bytes()
}

// A drawing is read whole, or each place that cannot be drawn is named.
func TestParse(t *testing.T) {
	file := filepath.Join("testdata", "drawings.txtar")
	old, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]byte{}
	for _, f := range old.Files {
		want[f.Name] = f.Data
	}
	fresh := &txtar.Archive{Comment: old.Comment}
	for _, f := range old.Files {
		name, isDrawing := strings.CutSuffix(f.Name, ".svg")
		if !isDrawing {
			continue
		}
		got := txtar.File{Name: name + ".out", Data: outcome(f.Name, f.Data)}
		fresh.Files = append(fresh.Files, f, got)
		if !*update && !bytes.Equal(got.Data, want[got.Name]) {
			t.Errorf("%s:\n%swant:\n%s", f.Name, got.Data, want[got.Name])
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(fresh), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// TestArc: the curves of an arc never leave its ellipse by more than a thousandth.
func TestArc(t *testing.T) {
	const rx, ry, degrees = 300, 100, 30
	for _, flags := range []string{"0 0", "0 1", "1 0", "1 1"} {
		d, list := Parse("f", fmt.Appendf(nil, `<svg xmlns=%q viewBox="0 0 10000 10000"><path d="M5000 5000A%d %d %d %s 5200 5100"/></svg>`,
			svgSpace, rx, ry, degrees, flags))
		if list != nil {
			t.Fatal(list)
		}
		// Of the two ellipses through both ends, the one on whose middle the points agree.
		segments := d.Paths[0].Segments
		if last := segments[len(segments)-1].To; last != (Point{5200, 5100}) {
			t.Errorf("%s: it ends at %v", flags, last)
		}
		middle := centre(segments)
		from := segments[0].To
		for _, s := range segments[1:] {
			for i := range 21 {
				p := bezier(from, s, float64(i)/20)
				if off := onEllipse(point{p.x - middle.x, p.y - middle.y}, rx, ry, degrees); math.Abs(off-1) > 0.012 { // of 100 units, rounded
					t.Errorf("%s: off by %.4f at %v", flags, off-1, p)
				}
			}
			from = s.To
		}
		if got := len(segments) - 1; (got > 2) != (flags[0] == '1') {
			t.Errorf("%s: %d curves", flags, got)
		}
	}
}

// centre finds the middle of the ellipse that fits the ends of the curves, by trying.
func centre(segments []Segment) point {
	best, least := point{}, math.Inf(1)
	for x := 4700.0; x <= 5500; x++ {
		for y := 4700.0; y <= 5400; y++ {
			worst := 0.0
			for _, s := range segments {
				off := onEllipse(point{float64(s.To.X) - x, float64(s.To.Y) - y}, 300, 100, 30)
				worst = max(worst, math.Abs(off-1))
			}
			if len(segments) > 1 {
				mid := bezier(segments[0].To, segments[1], 0.5)
				worst = max(worst, math.Abs(onEllipse(point{mid.x - x, mid.y - y}, 300, 100, 30)-1))
			}
			if worst < least {
				best, least = point{x, y}, worst
			}
		}
	}
	return best
}

// onEllipse gives 1 for a point on an ellipse around the origin.
func onEllipse(p point, rx, ry, degrees float64) float64 {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return math.Hypot((cos*p.x+sin*p.y)/rx, (-sin*p.x+cos*p.y)/ry)
}

// bezier gives a point of a curve.
func bezier(from Point, s Segment, t float64) point {
	u := 1 - t
	mix := func(a, b, c, d int) float64 {
		return u*u*u*float64(a) + 3*u*u*t*float64(b) + 3*u*t*t*float64(c) + t*t*t*float64(d)
	}
	return point{mix(from.X, s.A.X, s.B.X, s.To.X), mix(from.Y, s.A.Y, s.B.Y, s.To.Y)}
}

// TestBounds: what is too large or too deep is refused, not followed.
func TestBounds(t *testing.T) {
	head := `<svg xmlns="` + svgSpace + `" viewBox="0 0 10 10">`
	for _, test := range []struct{ name, body, want string }{
		{"lines", `<path d="M0 0` + strings.Repeat("h1", maxSegments) + `"/>`, "the path cannot be read from here on"},
		{"paths", strings.Repeat(`<path d="M0 0h1`+strings.Repeat("v1v-1", maxSegments/4)+`"/>`, 2), "the logo has more than 20000 lines and curves"},
		{"depth", strings.Repeat("<g>", maxDepth), "elements lie too deep in each other, or behind the drawing"},
		{"attributes", `<path d="M0 0h1v1"` + many(" a%d=''", maxAttributes) + `/>`, "an attribute stands twice, or there are very many"},
		{"number", `<path d="M0 0H1e999"/>`, "the path cannot be read from here on"},
		{"transforms", `<g transform="` + strings.Repeat("scale(1e9)", 99) + `"><path d="M0 0H1"/></g>`, "a part of the logo lies far outside of it"},
	} {
		_, list := Parse("f", []byte(head+test.body+"</svg>"))
		if len(list) != 1 || list[0].Text != test.want {
			t.Errorf("%s: %v, want %s", test.name, list, test.want)
		}
	}
}

// many repeats a form with numbers in it.
func many(form string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, form, i)
	}
	return b.String()
}

// TestProblemsEnd: a file with a million mistakes is not read to its end for each of them.
func TestProblemsEnd(t *testing.T) {
	data := `<svg xmlns="` + svgSpace + `" viewBox="0 0 10 10"><path style="` + many("x%d:1;", 100000) + `" d="M0 0H1"/></svg>`
	if _, list := Parse("f", []byte(data)); len(list) != maxProblems {
		t.Errorf("%d problems, want %d", len(list), maxProblems)
	}
}

// FuzzParse: no file makes the reader panic, and a drawing that is written is read as the same one.
func FuzzParse(f *testing.F) {
	archive, err := txtar.ParseFile(filepath.Join("testdata", "drawings.txtar"))
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archive.Files {
		f.Add(file.Data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, list := Parse("f", data)
		if (d == nil) != (len(list) > 0) {
			t.Fatalf("a drawing %v, and problems %v", d, list)
		}
		for _, p := range list {
			if p.Pos.Line < 1 || p.Pos.Column < 1 {
				t.Errorf("a problem without a place: %v", p)
			}
		}
		if d == nil {
			return
		}
		again, list := Parse("f", d.Append(nil))
		if !reflect.DeepEqual(again, d) {
			t.Errorf("written as\n%s\nand read with %v as\n%+v\nwant\n%+v", d.Append(nil), list, again, d)
		}
	})
}
