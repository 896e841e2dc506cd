package yamlfile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handout/internal/diag"
)

// The line is right at both ends of a long file, and where long brackets come before it.
func TestBrokenLineInLongFile(t *testing.T) {
	lines := strings.Split(strings.Repeat("a:\n  - {b: 1,\n     c: 2}\n  - 'long\n\n    text'\n", 200), "\n")
	for i := range lines {
		lines[i] = strings.Replace(lines[i], "a:", fmt.Sprintf("a%d:", i), 1)
	}
	for _, broken := range []int{1, 2, 601, 602, 603, len(lines)} {
		bad := slices.Insert(slices.Clone(lines), broken-1, `"`)
		var list diag.List
		Parse("", []byte(strings.Join(bad, "\n")), &list)
		// A quote inside a bracket or a quoted text breaks what it stands in, which opens above.
		if len(list) != 1 || list[0].Pos.Line > broken || list[0].Pos.Line < broken-2 {
			t.Errorf("broken line %d: %v", broken, list)
		}
	}
}

// The search reads the largest file a few times, whatever is broken in it and wherever: not once for each
// place that it tries.
func TestBrokenCost(t *testing.T) {
	nested := strings.Repeat("    - name: one\n      words: {en: one, es: uno}\n", 2500)
	for _, test := range []struct{ name, before, broken, after string }{
		{"quote among keys", lots("key%d: value\n"), "∑\"open: [\n", lots("more%d: value\n")},
		{"bracket in one large block", "settings:\n  guide:\n" + nested, "    - name: ∑[one\n", nested},
		{"bad line in one large block", "settings:\n  guide:\n" + nested, "    - name: one∑: two\n", nested},
		{"dedent behind a large block", "a:\n  b:\n" + nested, " ∑c: 1\n", ""},
		{"long lines", "a: " + strings.Repeat("one ", 1000) + "\n", "b: ∑[\n", lots("more%d: value\n")},
		{"large bracket", "", "a: ∑{\n", lots(" key%d: value,\n") + "}}\n"},
		{"large text", "a: |\n" + lots("  line %d\n"), " ∑b: [\n", lots("more%d: value\n")},
		{"large comment", lots("# line %d\n"), "b: ∑[\n", lots("more%d: value\n")},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, places := unmark(test.before + test.broken + test.after)
			if len(text) > maxSize {
				t.Fatalf("%d bytes", len(text))
			}
			read := 0
			s := newSource("", text, &diag.List{})
			at := s.at(search{s, func(text string) bool {
				read += len(text)
				return isYAML(text)
			}}.broken())
			if got := at.String(); got != places[0] {
				t.Errorf("place %s, want %s", got, places[0])
			}
			if read > 10*maxSize {
				t.Errorf("%d bytes were read of a text of %d", read, len(text))
			}
		})
	}
}

// lots gives many lines with a number in them.
func lots(format string) string {
	var b strings.Builder
	for i := range 6000 {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}
