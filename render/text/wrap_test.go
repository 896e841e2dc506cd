package text

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
)

// oneLine gives the width of a paragraph on one line, without the spaces at its end.
func oneLine(t *testing.T, s *Shaper, p Paragraph) int {
	t.Helper()
	lines, err := s.Wrap(p, math.MaxInt)
	if err != nil || len(lines) != 1 {
		t.Fatalf("%d lines: %v", len(lines), err)
	}
	return lines[0].Width
}

func TestWrap(t *testing.T) {
	s := newShaper(t)
	width := func(text string) int { return oneLine(t, s, plainText("en", text)) }
	tests := []struct {
		name, text string
		limit      int
		want       []string
	}{
		{"empty", "", 1000, nil},
		{"only spaces", "   ", 0, []string{"   "}},
		{"fits exactly", "stop eating", width("stop eating"), []string{"stop eating"}},
		{"one short", "stop eating", width("stop eating") - 1, []string{"stop ", "eating"}},
		{"spaces hang", "stop    eating", width("eating"), []string{"stop    ", "eating"}},
		{"spaces at the start stay with the word", "  stop eating", width("  eating"), []string{"  stop ", "eating"}},
		{"spaces at the end", "stop eating  ", width("stop eating"), []string{"stop eating  "}},
		{"hyphen", "pre-operative", width("operative"), []string{"pre-", "operative"}},
		{"no-break space", "take 10\u00A0mg now", width("10\u00A0mg"), []string{"take ", "10\u00A0mg ", "now"}},
		{"narrow no-break space", "take 10\u202F000 now", width("10\u202F000"), []string{"take ", "10\u202F000 ", "now"}},
		{"no-break hyphen", "a x\u2011ray b", width("x\u2011ray"), []string{"a ", "x\u2011ray ", "b"}},
		{"no break before punctuation", "why ? no", width("why ?"), []string{"why ? ", "no"}},
		{"no break before a danda", "कुछ न\u00A0पिएँ। फिर", width("न\u00A0पिएँ।"), []string{"कुछ ", "न\u00A0पिएँ। ", "फिर"}},
		{"a short word is not alone", "the fever is over it", width("the fever is over"), []string{"the fever is ", "over it"}},
		{"nor behind several lines", "there has been a fever and it is over it", width("there has been a fever"), []string{"there has been a fever ", "and it is over it"}},
		{"a long word may be", "the fever is temperature", width("the temperature"), []string{"the fever is ", "temperature"}},
		{"a word that would be missed stays", "a temperature it", width("a temperature"), []string{"a temperature ", "it"}},
		{"two words are company", "the fever is over to it", width("the fever is over"), []string{"the fever is over ", "to it"}},
		{"no break inside a conjunct or a syllable", "स्त्री कि", width("स्त्री"), []string{"स्त्री ", "कि"}},
	}
	for _, test := range tests {
		lines, err := s.Wrap(plainText("en", test.text), test.limit)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		var got []string
		for _, l := range lines {
			got = append(got, logical(l))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// TestNegationApart: a negation parts from a word that has no room behind it: no sheet is refused for its sake.
func TestNegationApart(t *testing.T) {
	s := newShaper(t)
	word, err := widestWord(s, plainText("en", "electrocardiography"))
	if err != nil {
		t.Fatal(err)
	}
	p := plainText("en", "Please not electrocardiography")
	both, err := widestWord(s, p)
	if err != nil {
		t.Fatal(err)
	}
	for limit, want := range map[int][]string{
		word:     {"Please not ", "electrocardiography"},
		both - 1: {"Please not ", "electrocardiography"},
		both:     {"Please ", "not electrocardiography"},
	} {
		lines, err := s.Wrap(p, limit)
		if err != nil {
			t.Fatalf("at %d of %d: %v", limit, both, err)
		}
		var got []string
		for _, line := range lines {
			got = append(got, logical(line))
		}
		if !slices.Equal(got, want) {
			t.Errorf("at %d of %d: %q, want %q", limit, both, got, want)
		}
	}
}

// widestWord gives the least limit that a paragraph can be broken to.
func widestWord(s *Shaper, p Paragraph) (widest int, err error) {
	stretches, err := s.Stretches(p)
	for _, st := range stretches {
		widest = max(widest, st.Visible)
	}
	return widest, err
}

func TestOverflow(t *testing.T) {
	p := Paragraph{Lang: "en", Spans: []Span{{Text: "do take "}, {Text: "electrocardiography ", Bold: true}, {Text: "now"}}}
	s := newShaper(t)
	widest, err := widestWord(s, p)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Wrap(p, widest); err != nil {
		t.Errorf("at the width of the widest word: %v", err)
	}
	_, err = s.Wrap(p, widest-1)
	var overflow *OverflowError
	if !errors.As(err, &overflow) {
		t.Fatalf("below the width of the widest word: %v, want an OverflowError", err)
	}
	if want := (OverflowError{Span: 1, Width: widest, Limit: widest - 1}); *overflow != want {
		t.Errorf("%+v, want %+v", *overflow, want)
	}
	p.Keep = true
	for _, time := range []string{"first", "second"} {
		if lines, err := s.Wrap(p, widest-1); lines != nil || !errors.As(err, &overflow) {
			t.Errorf("kept, the %s time: %d lines and %v, want an OverflowError", time, len(lines), err)
		}
	}
	// Spaces before the first word are part of it, not a line of their own.
	word := plainText("en", "stop")
	if widest, err = widestWord(s, word); err != nil {
		t.Fatal(err)
	}
	word.Spans[0].Text = "  stop"
	if _, err := s.Wrap(word, widest); !errors.As(err, &overflow) {
		t.Errorf("spaces and a word on a line as wide as the word: %v, want an OverflowError", err)
	}
}

// Spaces hang over the end of a line: to the right, or to the left in a paragraph from right to left,
// whatever stands before and after them (UAX #9, L1).
func TestHangingSpaces(t *testing.T) {
	s := newShaper(t)
	for _, text := range []string{"DRUG drug ", "drug DRUG ", "drug DRUG AM", "DRUG drug am"} {
		for _, rtl := range []bool{false, true} {
			p := isolating(text, rtl)
			width := oneLine(t, s, isolating(text[:9], rtl))
			lines, err := s.Wrap(p, width)
			if err != nil {
				t.Fatal(err)
			}
			runs := lines[0].Runs
			last := runs[len(runs)-1].Clusters
			space := last[len(last)-1]
			want := lines[0].Width
			if rtl {
				want = -space.Advance
			}
			if space.Text != " " || space.X != want {
				t.Errorf("%q, right to left %v: %q at %d, want a space at %d", text, rtl, space.Text, space.X, want)
			}
			checkLine(t, lines[0])
		}
	}
}

// checkLine checks that the clusters of a line fill it from left to right without gap or overlap, the visible
// part from 0 to its width.
func checkLine(t *testing.T, l *Line) {
	t.Helper()
	var all []Cluster
	for _, run := range l.Runs {
		all = append(all, run.Clusters...)
	}
	hanging := 0
	for i := len(all) - 1; i >= 0 && isSpace([]rune(all[i].Text)[0]); i-- {
		hanging += all[i].Advance
	}
	slices.SortStableFunc(all, func(a, b Cluster) int { return cmp.Or(a.X-b.X, a.Advance-b.Advance) })
	left, right := all[0].X, all[0].X
	for _, c := range all {
		if c.X != right {
			t.Errorf("%q stands at %d, want %d", c.Text, c.X, right)
		}
		right += c.Advance
	}
	if right-left != l.Width+hanging || left != 0 && left != -hanging {
		t.Errorf("clusters from %d to %d on a line of %d with %d hanging", left, right, l.Width, hanging)
	}
}

func TestRunsKeepTheirSpan(t *testing.T) {
	p := Paragraph{Lang: "en", Spans: []Span{{Text: "take "}, {Text: ""}, {Text: "two"}, {Text: "tablets", Bold: true}, {Text: "x"}, {Text: "x"}}}
	lines, err := newShaper(t).Wrap(p, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	got := make([]string, len(p.Spans))
	for _, run := range lines[0].Runs {
		if run.Face.Bold != p.Spans[run.Span].Bold {
			t.Errorf("span %d is in %s", run.Span, run.Face.Name)
		}
		for _, c := range run.Clusters {
			got[run.Span] += c.Text
		}
	}
	for i, span := range p.Spans {
		if got[i] != span.Text {
			t.Errorf("span %d holds %q, want %q", i, got[i], span.Text)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("Take 2 tablets at 08:00, then nothing.", 3000, false, 5)
	f.Add("اتصل بالرقم +1 (555) 010-4477 اليوم  ", 5000, true, 12)
	f.Add("call مستشفى 12 الشمال today ", 6000, false, 9)
	f.Add("مُحَمَّد می\u200cشود pre-op", 4000, true, 3)
	f.Add("कुछ न पिएँ। दुसर्\u200dया 12 कंि", 4000, false, 7)
	f.Add("a bb ccc dddd eeeee", 2500, false, 0)
	f.Add("می\u200c", 4000, false, 0) // the non-joiner was lost
	f.Add("从2026年12月3日星期四 上午09:30起，按住15分钟（不要松手）。", 4000, false, 9)
	s := newShaper(f)
	f.Fuzz(func(t *testing.T, text string, limit int, rtl bool, cut int) {
		cut = min(max(cut, 0), len(text))
		p := Paragraph{Lang: "en", RTL: rtl, Spans: []Span{{Text: text[:cut]}, {Text: text[cut:], Isolate: cut%2 == 1, Bold: cut%3 == 1}}}
		lines, err := s.Wrap(p, limit)
		var overflow *OverflowError
		var missing *NoGlyphError
		switch {
		case errors.As(err, &overflow):
			if widest, err := widestWord(s, p); err != nil || widest <= limit {
				t.Fatalf("%v, but the widest word is %d wide: %v", overflow, widest, err)
			}
			return
		case errors.As(err, &missing):
			if !strings.ContainsRune(p.Spans[missing.Span].Text, missing.Rune) {
				t.Fatalf("%v: it is not in span %d", missing, missing.Span)
			}
			return
		case err != nil:
			t.Fatal(err)
		}
		var got strings.Builder
		for _, l := range lines {
			if l.Width > limit && l.Width > 0 {
				t.Errorf("a line is %d wide, the limit is %d", l.Width, limit)
			}
			got.WriteString(logical(l))
			checkLine(t, l)
		}
		if got.String() != source(p) {
			t.Errorf("the lines hold %q, the spans %q", got.String(), source(p))
		}
		if simple(text) && !rtl {
			compareSlow(t, s, text, limit)
		}
	})
}

// simple reports whether words of text are parted by spaces and nothing else breaks or turns it.
func simple(text string) bool {
	return strings.Trim(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ") == "" && !strings.HasPrefix(text, " ")
}

// compareSlow breaks a text in the obvious way, always trying one word more, and compares.
func compareSlow(t *testing.T, s *Shaper, text string, limit int) {
	p := plainText("en", text)
	lines, err := s.Wrap(p, limit)
	if err != nil {
		return // the span boundary may have cut the widest word
	}
	var want []string
	for rest := text; rest != ""; {
		best := ""
		for end := 1; end <= len(rest); end++ {
			if end < len(rest) && (rest[end-1] != ' ' || rest[end] == ' ') {
				continue
			}
			if oneLine(t, s, plainText("en", rest[:end])) > limit {
				break
			}
			best = rest[:end]
		}
		if best == "" {
			t.Fatalf("no word of %q fits", rest)
		}
		want, rest = append(want, best), rest[len(best):]
	}
	want = keepCompany(t, s, want, limit)
	var got []string
	for _, l := range lines {
		got = append(got, logical(l))
	}
	if !slices.Equal(got, want) {
		t.Fatalf("lines %q, want %q", got, want)
	}
}

// keepCompany gives a short word that is alone on the last of some lines the word before it, if its line stays the longer one.
func keepCompany(t *testing.T, s *Shaper, lines []string, limit int) []string {
	n := len(lines)
	if n < 2 || strings.Contains(strings.TrimRight(lines[n-1], " "), " ") {
		return lines
	}
	width := func(text string) int { return oneLine(t, s, plainText("en", text)) }
	at := strings.LastIndex(strings.TrimRight(lines[n-2], " "), " ") + 1
	rest, both := lines[n-2][:at], lines[n-2][at:]+lines[n-1]
	if strings.Trim(rest, " ") == "" || width(lines[n-1])*shortWord > limit || width(both) > width(rest) {
		return lines
	}
	return append(lines[:n-2], rest, both)
}
