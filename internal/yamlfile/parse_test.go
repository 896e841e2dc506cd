package yamlfile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handout/internal/diag"
)

// unmark takes the ∑ out of a text and gives the places where they stood, as "line:column".
func unmark(marked string) (text string, places []string) {
	for {
		before, after, found := strings.Cut(marked, "∑")
		text += before
		if !found {
			return text, places
		}
		line := strings.Count(text, "\n") + 1
		places = append(places, fmt.Sprintf("%d:%d", line, len(text)-strings.LastIndexByte(text, '\n')))
		marked = after
	}
}

// diff reports the difference between a list and the problems that were wanted, given as texts and as
// marks in the input.
func diff(t *testing.T, list diag.List, places, texts []string) {
	t.Helper()
	var want, got []string
	for i, text := range texts {
		at := ""
		if i < len(places) {
			at = places[i] + ": "
		}
		want = append(want, at+text)
	}
	list.Sort()
	for _, p := range list {
		text := p.Error()
		if p.Hint != "" {
			text += " (" + p.Hint + ")"
		}
		got = append(got, text)
	}
	if !slices.Equal(got, want) {
		t.Errorf("problems:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Places are those that an editor shows, also where the library gives none (R1).
func TestParseProblems(t *testing.T) {
	for _, test := range []struct {
		name, in string
		want     []string
	}{
		{"fine", "a: 1\n", nil},
		{"empty", "", []string{"the file is empty"}},
		{"only a comment", "# nothing\n", []string{"the file is empty"}},
		{"bracket", "a: 1\nb: ∑[1, 2\nc: 3\nd: 4\n", []string{"did not find expected ',' or ']'"}},
		{"brace", "a: 1\nbé: ∑{x: 1\nd: 4\n", []string{"did not find expected ',' or '}'"}},
		{"quote", "a: 1\nb: ∑\"abc\nd: 4\ne: 5\n", []string{"found unexpected end of stream"}},
		{"colon", "a: 1\nb: c∑: 3\nd: 4\n", []string{"mapping values are not allowed in this context"}},
		{"after a quote", "a: 1\nb: 'x' ∑y\nd: 4\n", []string{"did not find expected key"}},
		{"item among keys", "a: 1\n∑- b\nd: 4\n", []string{"did not find expected key"}},
		{"dedent", "a:\n  - x\n ∑- y\nd: 4\n", []string{"did not find expected key"}},
		{"no colon", "a: 1\n∑b\nd: 4\n", []string{"could not find expected ':'"}},
		{"escape", "a: ∑\"\\q\"\n", []string{"found unknown escape character"}},
		{"at sign", "a: ∑@x\n", []string{"found character that cannot start any token (put the value in quotes)"}},
		{"tab", "a:\n∑\t- x\n", []string{"found character that cannot start any token (indent with spaces, not with tabs)"}},
		{"control", "a: ∑\x01\n", []string{"control characters are not allowed"}},
		{"stray alias", "a: ∑*x\n", []string{"unknown anchor 'x' referenced"}},
		{"after a long list", "a: [\n 1,\n 2,\n]\nb: ∑{\n", []string{"did not find expected node content"}},
		{"Windows line ends", "a: 1\r\nb: ∑[\r\nc: 2\r\n", []string{"did not find expected ',' or ']'"}},
		{"byte-order mark, which has no column", "\ufeffa: 1\nb: ∑@x\n", []string{"found character that cannot start any token (put the value in quotes)"}},
		{"not UTF-8", "a: 1\nb: é∑\xe9\n", []string{"not UTF-8 text"}},
		{"NUL", "a: 1\nb: ∑\x00\n", []string{"a NUL character"}},
		{"lone CR", "a: 1∑\rb: 2\n", []string{"a carriage return without a line feed"}},
		{"line separator", "a: 1∑\u2028b: 2\n", []string{"a line break that editors do not show"}},
		{"two documents", "a: 1\n∑---\nb: 2\n", []string{"a second document starts here; want one"}},
		{"bad second document", "a: 1\n---\nb: ∑[\n", []string{"did not find expected node content"}},
		{"key twice", "é: 1\nb: 2\n∑é: 3\n", []string{"é: this key stands twice, first on line 1"}},
		{"key twice below", "a:\n  - {é: 1, ∑é: 2}\n", []string{"é: this key stands twice, first on line 2"}},
		{"anchor and alias", "a: ∑&x 1\nb: ∑*x\n", []string{
			"an anchor (&); anchors and aliases are not used here",
			"an alias (*); write the value itself",
		}},
		{"merge", "a: ∑&x {b: 1}\nc:\n  ∑<<: ∑*x\n", []string{
			"an anchor (&); anchors and aliases are not used here",
			"a merge (<<); write the keys themselves",
			"an alias (*); write the value itself",
		}},
		{"tag", "a: ∑!!str 1\n", []string{"a tag (!); tags are not used here"}},
		{"key of many parts", "? ∑[a, b]\n: 1\n", []string{"a key that is not a word"}},
		{"too large", strings.Repeat("# large\n", 1<<15+1), []string{"the file is larger than 256 KB"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, places := unmark(test.in)
			var list diag.List
			Parse("", []byte(text), &list)
			diff(t, list, places, test.want)
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"a: 1\nb: [x, {y: z}]\n", "a: &x 1\nb: *x\n<<: *x\n", "? [a]\n: !t b\n", "a: 'b\n\n c'\nd: |\n  e\n", "\ufeffa:", "?\n", "a: é\n---\nb",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var list diag.List
		walk(t, Parse("f", []byte(text), &list), text)
		for _, p := range list {
			inside(t, p.Pos, text)
		}
	})
}

// walk reads every node in every way: none may panic, and each has its place in the text.
func walk(t *testing.T, n Node, text string) {
	if !n.Present() {
		return
	}
	inside(t, n.Pos(), text)
	n.Float()
	n.Bool()
	n.Map("this", map[string]func(Node){"a": func(Node) {}})
	for _, p := range n.Pairs() {
		inside(t, p.Pos, text)
		walk(t, p.Value, text)
	}
	for _, entry := range n.Seq() {
		walk(t, entry, text)
	}
}

// inside wants a place in the text, or none.
func inside(t *testing.T, at diag.Pos, text string) {
	t.Helper()
	lines := strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n")
	if at.Line > len(lines) || at.Line > 0 && at.Column > len(lines[at.Line-1])+1 {
		t.Fatalf("the place %v is outside %q", at, text)
	}
}
