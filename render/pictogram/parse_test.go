package pictogram

import (
	"slices"
	"testing"
)

func TestParse(t *testing.T) {
	got, err := parse("# a comment\n\npictogram a mirrors\nline M 1 2 L 3.25 4 Z\narea M 0 0 C 1 2 3 4 5 6\n\npictogram b not a\npictogram c\nclear O 5 5 2\napart M 1 1 L 2 2\n")
	if err != nil || len(got) != 3 {
		t.Fatalf("%d pictograms: %v", len(got), err)
	}
	a, b, c := got[0], got[1], got[2]
	if a.Name != "a" || !a.Mirrors || a.not || b.Name != "b" || !b.Mirrors || !b.not || c.Name != "c" || c.Mirrors || c.not {
		t.Errorf("%s %v %v, %s %v %v, %s %v %v", a.Name, a.Mirrors, a.not, b.Name, b.Mirrors, b.not, c.Name, c.Mirrors, c.not)
	}
	for _, test := range []struct {
		path Path
		want Path
	}{
		{a.paths[0], Path{Ink, Stroke, []Segment{{Op: Move, To: Point{1, 2}}, {Op: Line, To: Point{3.25, 4}}, {Op: Close}}}},
		{a.paths[1], Path{Ink, 0, []Segment{{Op: Move}, {Curve, Point{1, 2}, Point{3, 4}, Point{5, 6}}}}},
		{c.paths[1], Path{Paper, Stroke + 2*gap, []Segment{{Op: Move, To: Point{1, 1}}, {Op: Line, To: Point{2, 2}}}}},
	} {
		if test.path.Paint != test.want.Paint || test.path.Width != test.want.Width || !slices.Equal(test.path.Segments, test.want.Segments) {
			t.Errorf("%v, want %v", test.path, test.want)
		}
	}
	if circle := c.paths[0]; circle.Paint != Paper || circle.Width != 0 || len(circle.Segments) != 6 || circle.Segments[1].To != (Point{5, 7}) {
		t.Errorf("a circle: %v", circle)
	}
}

func TestParseProblems(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"line M 1 1 L 2 2", "1: want a pictogram first"},
		{"pictogram", "1: want: pictogram NAME [mirrors | not NAME]"},
		{"pictogram a mirror", "1: want: pictogram NAME [mirrors | not NAME]"},
		{"pictogram a\npictogram b not c", "2: no pictogram c above"},
		{"pictogram a\ndot O 1 1 1", "2: want line, area, clear, apart or pictogram, not dot"},
		{"pictogram a\n\nline L 1 1", "3: want a path that begins with M or O, not L"},
		{"pictogram a\nline M 1", "2: want M, L, C, Z or O and its numbers, not M 1"},
		{"pictogram a\nline M 1 1 l 2 2", "2: want M, L, C, Z or O and its numbers, not l 2 2"},
		{"pictogram a\nline M 1 1 L 2,2 3", "2: want a number of at most two decimals, not 2,2"},
		{"pictogram a\nline M 1 1.125", "2: want a number of at most two decimals, not 1.125"},
	} {
		if _, err := parse(test.text); err == nil || err.Error() != test.want {
			t.Errorf("%q: %v, want %s", test.text, err, test.want)
		}
	}
}
