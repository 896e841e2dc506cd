package layout_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
)

// dump gives a sheet as text.
func dump(s *layout.Sheet) string {
	var b bytes.Buffer
	layout.Dump(&b, s)
	return b.String()
}

// numbers gives the words at the foot of each page that say which page it is.
func numbers(s *layout.Sheet) []string {
	var found []string
	for line := range strings.Lines(dump(s)) {
		if strings.Contains(line, " foot ") && strings.Contains(line, `"Page `) {
			found = append(found, line[strings.Index(line, `"Page `):len(line)-1])
		}
	}
	return found
}

// TestNumber numbers the pages of a patient's sheets through, as often as it is asked; nothing else on
// the pages changes (R2).
func TestNumber(t *testing.T) {
	shaper := newShaper(t)
	set := func(d *doc.Document) *layout.Sheet {
		s, err := layout.Pages(d, shaper, options)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	long := document(slices.Concat(everyBlock(), everyBlock(), everyBlock())...)
	first, second := set(long), set(document())
	before := dump(first)
	if n := len(first.Pages); n < 2 {
		t.Fatalf("the long sheet has %d page", n)
	}
	for range 2 {
		if err := layout.Number(shaper, second, first); err != nil {
			t.Fatal(err)
		}
		var want []string
		total := string(rune('0' + len(first.Pages) + 1))
		for i := range first.Pages {
			want = append(want, `"Page `+string(rune('2'+i))+" of "+total+`"`)
		}
		if got := numbers(first); !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
		if got := numbers(second); !slices.Equal(got, []string{`"Page 1 of ` + total + `"`}) {
			t.Errorf("the first sheet: got %q", got)
		}
	}
	if err := layout.Number(shaper, first); err != nil {
		t.Fatal(err)
	}
	if after := dump(first); after != before {
		t.Errorf("alone again, the sheet is\n%s\nand was\n%s", after, before)
	}
}

// TestNumberless: a document that does not number its pages has no numbers, before and after.
func TestNumberless(t *testing.T) {
	shaper := newShaper(t)
	d := document()
	d.PageOf = nil
	s, err := layout.Pages(d, shaper, options)
	if err != nil {
		t.Fatal(err)
	}
	before := dump(s)
	if err := layout.Number(shaper, s); err != nil {
		t.Fatal(err)
	}
	if after := dump(s); after != before || strings.Contains(after, "Page") {
		t.Errorf("the sheet is\n%s\nand was\n%s", after, before)
	}
}
