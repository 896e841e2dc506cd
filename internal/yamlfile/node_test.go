package yamlfile

import (
	"fmt"
	"slices"
	"testing"

	"handout/internal/diag"
)

func TestMap(t *testing.T) {
	text, places := unmark("name: x\n∑phons: {}\nphones:\n  day: 1\n  ∑nigt: 2\n∑zebra: 3\n")
	var list diag.List
	var order []string
	note := func(n Node) { order = append(order, n.String()) }
	Parse("", []byte(text), &list).Map("the profile", map[string]func(Node){
		"name": note,
		"phones": func(n Node) {
			n.Map("phones", map[string]func(Node){"night": note, "day": note})
		},
		"absent": note,
	})
	diff(t, list, places, []string{
		"phons: the profile has no such key (did you mean phones?)",
		"phones.nigt: phones has no such key (did you mean night?)",
		"zebra: the profile has no such key",
	})
	if want := []string{"x", "1"}; !slices.Equal(order, want) {
		t.Errorf("read %q, want %q", order, want)
	}
}

func TestPairsInFileOrder(t *testing.T) {
	var list diag.List
	var got []string
	for _, p := range Parse("f", []byte("z: 1\na: 2\n911: 3\nz: 4\n"), &list).Pairs() {
		got = append(got, fmt.Sprintf("%v %s=%s", p.Pos, p.Key, p.Value.String()))
	}
	if want := []string{"f:1:1 z=1", "f:2:1 a=2", "f:3:1 911=3"}; !slices.Equal(got, want) {
		t.Errorf("pairs %q, want %q", got, want)
	}
}

// What is read stays as it was written: a number with a leading zero, "no", a date.
func TestScalars(t *testing.T) {
	for _, test := range []struct {
		in   string
		read func(Node) any
		want any
	}{
		{"0911", func(n Node) any { return n.String() }, "0911"},
		{"no", func(n Node) any { return n.String() }, "no"},
		{"2026-12-03", func(n Node) any { return n.String() }, "2026-12-03"},
		{"' a  b '", func(n Node) any { return n.String() }, "a  b"},
		{"38.5", func(n Node) any { return n.Float() }, 38.5},
		{"true", func(n Node) any { return n.Bool() }, true},
		{"false", func(n Node) any { return n.Bool() }, false},
	} {
		var list diag.List
		got := test.read(Parse("", []byte(test.in), &list))
		if got != test.want || len(list) > 0 {
			t.Errorf("%s: %v, want %v; problems %v", test.in, got, test.want, list)
		}
	}
}

func TestWrongShapes(t *testing.T) {
	for _, test := range []struct {
		in   string
		read func(Node)
		want string
	}{
		{"k: ∑[]", func(n Node) { _ = n.String() }, "want a single value"},
		{"k: ∑''", func(n Node) { _ = n.String() }, "the value is missing; want a single value"},
		{"k:∑", func(n Node) { _ = n.String() }, "the value is missing; want a single value"},
		{"k: ∑~", func(n Node) { _ = n.String() }, "the value is missing; want a single value"},
		{"k: ∑.nan", func(n Node) { n.Float() }, "want a number"},
		{"k: ∑NaN", func(n Node) { n.Float() }, "want a number"},
		{"k: ∑yes", func(n Node) { n.Bool() }, "want true or false"},
		{"k: ∑{a: 1}", func(n Node) { n.Seq() }, "want a list"},
		{"k: ∑1", func(n Node) { n.Pairs() }, "want keys with values"},
		{"k: ∑1", func(n Node) { n.Map("k", nil) }, "want keys with values"},
	} {
		text, places := unmark(test.in)
		var list diag.List
		Parse("", []byte(text), &list).Map("", map[string]func(Node){"k": test.read})
		diff(t, list, places, []string{"k: " + test.want})
	}
}

// A zero Node is a value that is not there: no complaint, no panic.
func TestZeroNode(t *testing.T) {
	var n Node
	n.Problem("not to be seen")
	n.ProblemHint("hint", "not to be seen")
	n.Map("", nil)
	if n.Present() || n.IsMap() || n.IsSeq() || n.IsScalar() || n.Pos() != (diag.Pos{}) {
		t.Error("the zero node is there")
	}
	if n.String() != "" || n.Float() != 0 || n.Bool() || n.Seq() != nil || n.Pairs() != nil {
		t.Error("the zero node has a value")
	}
}
