package layout_test

import (
	"strings"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
)

// TestIdentityLines: at the head of a page the record number stands on a line with its label, whatever the name (R2).
func TestIdentityLines(t *testing.T) {
	for _, words := range [][2]string{{", born ", ", record number "}, {"，出生日期：", "，病历号："}} {
		label, broken := strings.TrimLeft(words[1], ", ，"), 0
		for n := 1; n < 15; n++ {
			d := document(&doc.Paragraph{Place: at(2), Text: []doc.Span{{Text: "A line."}}})
			d.Identity = []doc.Span{
				{Text: strings.TrimSpace(strings.Repeat("Al ", n)), Value: true, Strong: true}, {Text: words[0]}, {Text: "17.4.1961", Value: true},
				{Text: words[1]}, {Text: "DEMO-0042", Value: true},
			}
			o := options
			o.Media, o.Size = layout.A5, layout.Larger
			lines := headLines(pages(t, d, o))
			if len(lines) > 1 {
				broken++
			}
			if all := strings.Join(lines, "\n"); !strings.Contains(all, label+"DEMO-0042") {
				t.Errorf("name of %d words: the head has %q", n, lines)
			}
		}
		if broken == 0 {
			t.Errorf("%q: the head was never broken", label)
		}
	}
}

// TestIdentityLong: a detail that is wider than a line is broken, and not refused.
func TestIdentityLong(t *testing.T) {
	d := document(&doc.Paragraph{Place: at(2), Text: words("A line.")})
	d.Identity = []doc.Span{{Text: strings.TrimSpace(strings.Repeat("Maria ", 20)), Value: true}, {Text: ", record number "}, {Text: "A-1", Value: true}}
	o := options
	o.Size = layout.Largest
	lines := headLines(pages(t, d, o))
	if got := strings.Count(strings.Join(lines, " "), "Maria"); got != 20 || len(lines) < 2 {
		t.Errorf("%d names on %d lines", got, len(lines))
	}
}

// headLines gives the lines at the head of the first page that are repeated on all.
func headLines(s *layout.Sheet) (lines []string) {
	for _, item := range s.Pages[0].Items {
		if x, ok := item.(*layout.Text); ok && x.Elements[0] == layout.PageHead {
			lines = append(lines, lineWords(x))
		}
	}
	return lines
}
