package layout_test

import (
	"strings"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
)

// TestIdentityLines: at the head of a page the date of birth and the record number stand each on a line with its label,
// whatever the name (R2).
func TestIdentityLines(t *testing.T) {
	for _, words := range [][2]string{{", born ", ", record number "}, {"，出生日期：", "，病历号："}, {"様、生年月日：", "、診察券番号："}, {" born: ", " number: "}} {
		born, label, broken := strings.TrimLeft(words[0], ", ，様、"), strings.TrimLeft(words[1], ", ，、"), 0
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
			if all := strings.Join(lines, "\n"); !strings.Contains(all, label+"DEMO-0042") || !strings.Contains(all, born+"17.4.1961") {
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

// TestIdentityOnce: in large letters facts that the head says already are left out, and its words are content of the
// first page: whoever has it read aloud hears them. A fact that the head does not say keeps its table (R2, P1).
func TestIdentityOnce(t *testing.T) {
	who := []doc.Span{{Text: "Ann", Value: true, Field: "name"}, {Text: ", record number "}, {Text: "A-1", Value: true, Field: "mrn"}}
	for _, test := range []struct {
		media layout.Media
		size  layout.Pt
		other string // the last fact
		table bool
	}{
		{layout.A5, layout.Larger, "A-1", false},
		{layout.A5, layout.Larger, "A-2", true},
		{layout.A5, layout.Standard, "A-1", true},
		{layout.A4, layout.Larger, "A-1", false},
		{layout.A4, layout.Standard, "A-1", true},
	} {
		facts := &doc.Table{Place: at(2), Style: doc.Facts, Widths: []float64{1, 1}}
		for _, sp := range []doc.Span{who[0], {Text: test.other, Value: true, Field: "mrn"}} {
			facts.Rows = append(facts.Rows, doc.Row{Place: at(3), Cells: []doc.Cell{{Head: true, Text: words("Label")}, {Text: []doc.Span{sp}}}})
		}
		d := document(facts, &doc.Paragraph{Place: at(9), Text: words("A line.")})
		d.Identity = who
		o := options
		o.Media, o.Size = test.media, test.size
		s := pages(t, d, o)
		content, _ := read(s)
		said := strings.Join(content, "|")
		if table, head := strings.Contains(said, "Label"), strings.Contains(said, "record number "); table != test.table || head == test.table {
			t.Errorf("%s, %v points: content says %q", test.media.Name, test.size, said)
		}
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
