package layout_test

import (
	"slices"
	"strings"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
)

// blanks gives the lines to write on of a sheet that has no tables, page by page, from the top.
func blanks(s *layout.Sheet) (pages [][]*layout.Box) {
	for _, p := range s.Pages {
		var lines []*layout.Box
		for _, item := range p.Items {
			if b, ok := item.(*layout.Box); ok && b.Element == layout.Decoration && b.Height == 0.5 {
				lines = append(lines, b)
			}
		}
		pages = append(pages, lines)
	}
	return pages
}

// TestForm: there is room for a shaky hand: two places to write side by side at most, and one where letters are large and
// paper is small; lines and places stand well apart, and all of them on one page (P3).
func TestForm(t *testing.T) {
	form := signatures()
	for _, test := range []struct {
		media  layout.Media
		size   layout.Pt
		across int
	}{
		{layout.A4, 12, 2}, {layout.Letter, 12, 2}, {layout.A4, 16, 2}, {layout.A4, 18, 2}, {layout.A4, 24, 2},
		{layout.A5, 12, 2}, {layout.A5, 16, 2}, {layout.A5, 18, 1},
	} {
		for _, before := range []int{0, 5, 9, 14} {
			o := options
			o.Media, o.Size = test.media, test.size
			s := pages(t, document(append(linesBefore(before), form)...), o)
			all := blanks(s)
			lines := all[len(all)-1]
			for _, page := range all {
				if len(page) == 4 {
					lines = page
				}
			}
			if len(lines) != 4 {
				t.Fatalf("%s, %v pt, %d lines before: %d places on the last page", test.media.Name, test.size, before, len(lines))
			}
			across := 0
			for i, b := range lines {
				if b.Y == lines[0].Y {
					across++
				} else if gap := b.Y - lines[i-across].Y; gap < 2.2*1.42*test.size {
					t.Errorf("%s, %v pt: %.0f points between lines", test.media.Name, test.size, gap)
				}
			}
			if across != test.across {
				t.Errorf("%s, %v pt: %d across, want %d", test.media.Name, test.size, across, test.across)
			}
			if gap := lines[1].X - lines[0].X - lines[0].Width; across == 2 && gap < 2*0.5*test.size {
				t.Errorf("%s, %v pt: %.0f points between places", test.media.Name, test.size, gap)
			}
		}
	}
}

// TestAnswerLines: each question has two lines to write on: some ask two things, or for a list.
func TestAnswerLines(t *testing.T) {
	list := &doc.List{Place: at(4), Style: doc.Answer, Items: []doc.Item{{Place: at(5), Text: words("When?")}, {Place: at(6), Text: words("Why?")}}}
	if got := len(slices.Concat(blanks(pages(t, document(list), options))...)); got != 4 {
		t.Errorf("two questions have %d lines, want 4", got)
	}
}

// questions is a list of so many, with room to write under each.
func questions(n int) *doc.List {
	list := &doc.List{Place: at(4), Style: doc.Answer}
	for i := range n {
		list.Items = append(list.Items, doc.Item{Place: at(5 + i), Text: words("A question?")})
	}
	return list
}

// signatures is the form that follows questions.
func signatures() *doc.Form {
	return &doc.Form{Place: at(30), Labels: [][]doc.Span{words("Initials"), words("Staff"), words("Interpreter"), words("Date")}}
}

// TestQuestionsWithHeading: where no page can hold all questions, their heading and what introduces them stay with the first
// of them, and the form is in one piece (P5).
func TestQuestionsWithHeading(t *testing.T) {
	for before := range 36 {
		list, form := questions(6), signatures()
		o := options
		o.Size = layout.Largest
		blocks := append(linesBefore(before/2), &doc.Heading{Place: at(3), Level: 2, Text: words("In your own words")})
		if before%2 == 0 {
			blocks = append(blocks, &doc.Paragraph{Place: at(3), Text: words("Please answer.")})
		}
		s := pages(t, document(append(blocks, list, form)...), o)
		for i, page := range linesOf(s) {
			all := strings.Join(page, "")
			if strings.Contains(all, "In your own words") && !strings.Contains(all, "A question?") {
				t.Errorf("%d lines before it: the heading stands without a question on page %d", before/2, i+1)
			}
			if strings.Contains(all, "Initials") != strings.Contains(all, "Date") {
				t.Errorf("%d lines before it: page %d has a part of the form", before/2, i+1)
			}
		}
	}
}

// TestRulingApart: a line to write on at the end of a page is not taken for the rule of its foot.
func TestRulingApart(t *testing.T) {
	list := questions(12)
	for n := range 25 {
		s := pages(t, document(append(linesBefore(n), list)...), options)
		for i := range s.Pages {
			if _, foot := frameOf(&s.Pages[i]); foot-lowest(&s.Pages[i]) < 1.4*layout.Standard {
				t.Errorf("%d lines before them: page %d ends %.0f points above its foot", n, i+1, foot-lowest(&s.Pages[i]))
			}
		}
	}
}

// TestWritingOpens: a question or a place to write that opens a page stands under the title of its section, said to go on,
// in each language of the sheet; it is not read aloud again (P5).
func TestWritingOpens(t *testing.T) {
	build := func(mark string) []doc.Block {
		return []doc.Block{&doc.Heading{Place: at(3), Level: 2, Text: words("Own " + mark)}, questions(12), &doc.Form{Place: at(30), Labels: [][]doc.Span{words("Staff"), words("Date")}}}
	}
	one, two := document(build("a")...), pair(build)
	for _, d := range []*doc.Document{one, two} {
		d.Continued = words("(continued)")
		if d.With != nil {
			d.With.Continued = words("(sigue)")
		}
		for _, size := range []layout.Pt{layout.Standard, layout.Largest} {
			o := options
			o.Size = size
			s := pages(t, d, o)
			if len(s.Pages) < 2 {
				t.Fatalf("%d pages", len(s.Pages))
			}
			content, artifacts := read(s)
			if strings.Contains(strings.Join(content, "\n"), "continued") {
				t.Errorf("%v pt: it is read aloud that they go on", size)
			}
			for i, page := range artifacts {
				all := strings.Join(page, "")
				if i > 0 != strings.Contains(all, "Own a (continued)") || d.With != nil && i > 0 != strings.Contains(all, "Own b (sigue)") {
					t.Errorf("%v pt, page %d of %d, two languages %v: the head is %q", size, i+1, len(s.Pages), d.With != nil, page)
				}
			}
		}
	}
}

// TestLastQuestions: in large letters more questions go over to a last page that is less than half full, while the page
// before stays half full without them (P5).
func TestLastQuestions(t *testing.T) {
	full := func(p *layout.Page) float64 {
		top, bottom := frameOf(p)
		return (lowest(p) - top) / (bottom - top)
	}
	for before := range 24 {
		list, form := questions(3), signatures()
		o := options
		o.Media, o.Size = layout.Letter, layout.Large
		s := pages(t, document(append(linesBefore(before), &doc.Heading{Place: at(3), Level: 2, Text: words("In your own words")}, list, form)...), o)
		if n := len(s.Pages); n > 1 {
			last, rest := full(&s.Pages[n-1]), full(&s.Pages[n-2])
			if last < 0.5 && rest > 0.5+0.21 { // what a question takes
				t.Errorf("%d lines before them: the last page is %.0f %% full, the one before %.0f %%", before, 100*last, 100*rest)
			}
		}
	}
}
