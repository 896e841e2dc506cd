package text

import (
	"fmt"
	"math"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

var samples = []Paragraph{
	plainText("en", "Do not eat anything after midnight. Drink clear water until 2 hours before you arrive."),
	plainText("ar", "لا تأكل شيئًا بعد منتصف الليل. اشرب الماء حتى ساعتين (2) قبل الوصول إلى Memorial Hospital."),
	{Lang: "ar", RTL: true, Spans: []Span{{Text: "اتصل بنا: ", Bold: true}, {Text: "+1 (555) 010-4477", Isolate: true}, {Text: " اليوم"}}},
	plainText("hi", "गुरुवार, 3 दिसंबर 2026 को तड़के 3:30 बजे के बाद कुछ न\u00A0खाएँ। डॉ. श्रीमती राष्ट्रज्ञ (Tylenol)"),
	plainText("zh-Hans", "从2026年12月3日星期四 上午09:30起，请不要吃任何东西（包括Tylenol）。"),
	{Lang: "en", Spans: []Span{{Text: "For "}, {Text: "محمد 7", Isolate: true, Lang: "ar"}, {Text: " and "}, {Text: "Şükrü", Lang: "tr", Bold: true}}},
}

// R9: what a shaper has seen before changes nothing.
func TestShaperHistory(t *testing.T) {
	warm := newShaper(t)
	for _, script := range []string{"Arab", "Latn", "Cyrl", "Deva"} {
		for _, text := range Repertoire(script) {
			for _, lang := range []string{"ar", "en"} {
				if _, err := warm.Wrap(plainText(lang, text), math.MaxInt); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	for range 2 {
		for i, p := range samples {
			want, err := newShaper(t).Wrap(p, 11000)
			if err != nil {
				t.Fatal(err)
			}
			got, err := warm.Wrap(p, 11000)
			if err != nil {
				t.Fatal(err)
			}
			if g, w := dumpLines(got), dumpLines(want); g != w {
				t.Errorf("sample %d: a shaper with a past gives\n%s\na fresh one\n%s", i, g, w)
			}
		}
	}
}

// dumpLines prints all of some lines but the addresses.
func dumpLines(lines []*Line) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(strings.Join([]string{logical(l), visual(l), dumpClusters([]*Line{l})}, "\n"))
	}
	return b.String()
}

// Lines share clusters with the word cache: placing one line must not move another.
func TestLinesAreImmutable(t *testing.T) {
	s := newShaper(t)
	for i, p := range samples {
		first, err := s.Wrap(p, 11000)
		if err != nil {
			t.Fatal(err)
		}
		before := deepCopy(first)
		if _, err := s.Wrap(p, 12000); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(deepCopy(first), before) {
			t.Errorf("sample %d: its lines changed when it was broken again", i)
		}
	}
}

func deepCopy(lines []*Line) []Line {
	var all []Line
	for _, l := range lines {
		line := *l
		line.Runs = nil
		for _, r := range l.Runs {
			r.Clusters = append([]Cluster(nil), r.Clusters...)
			for i := range r.Clusters {
				r.Clusters[i].Glyphs = append([]Glyph(nil), r.Clusters[i].Glyphs...)
			}
			line.Runs = append(line.Runs, r)
		}
		all = append(all, line)
	}
	return all
}

// Shaping word by word gives what shaping the whole text gives: nothing in the faces reaches over a space.
func TestWordsStandAlone(t *testing.T) {
	files, err := filepath.Glob("testdata/harfbuzz/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no word lists: %v", err)
	}
	for _, file := range files {
		tag := strings.TrimSuffix(filepath.Base(file), ".txt")
		var words []string
		for _, line := range readLines(t, file) {
			word, _, _ := strings.Cut(line, "\t")
			words = append(words, word)
		}
		s := newShaper(t)
		for _, bold := range []bool{false, true} {
			p := Paragraph{Lang: tag, RTL: writings[tag].rtl, Spans: []Span{{Text: strings.Join(words, " "), Bold: bold}}}
			lines, err := s.Wrap(p, math.MaxInt)
			if err != nil {
				t.Fatal(err)
			}
			c, n := s.chars[0], len(s.chars)
			whole, err := s.shapeFresh(word{p.Spans[0].Text, c.face, c.script, c.lang, p.RTL}, 0, 0, n, n)
			if err != nil {
				t.Fatal(err)
			}
			want := dumpClusters([]*Line{{Runs: []Run{{Clusters: whole}}}})
			if got := dumpClusters(lines); got != want {
				t.Errorf("%s, bold %v: words and the whole differ", tag, bold)
			}
		}
	}
}

// A word that changes its weight in the middle is still one word: its letters join.
func TestJoinOverSpans(t *testing.T) {
	s := newShaper(t)
	glyphs := func(spans ...Span) []string {
		lines, err := s.Wrap(Paragraph{Lang: "ar", RTL: true, Spans: spans}, math.MaxInt)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Split(dumpClusters(lines), "\n")
	}
	regular, bold := glyphs(Span{Text: "سمح"}), glyphs(Span{Text: "سمح", Bold: true})
	for i, spans := range [][]Span{
		{{Text: "سم"}, {Text: "ح", Bold: true}},
		{{Text: "س"}, {Text: "م"}, {Text: "ح", Bold: true}},
		{{Text: "س"}, {}, {Text: "م"}, {Text: "ح", Bold: true}},
	} {
		if got := glyphs(spans...); got[0] != regular[0] || got[1] != regular[1] || got[2] != bold[2] {
			t.Errorf("case %d: glyphs %q, want those of the whole words %q and %q", i, got, regular, bold)
		}
	}
	apart := glyphs(Span{Text: "سم"}, Span{Text: "ح", Isolate: true})
	if alone := glyphs(Span{Text: "سم"}); apart[0] != alone[0] || apart[1] != alone[1] {
		t.Errorf("glyphs %q before an isolate, want those of a word that ends, %q", apart, alone)
	}
}

func TestKeep(t *testing.T) {
	s := newShaper(t)
	p := samples[2]
	p.Keep = true
	first, err := s.Wrap(p, 11000)
	if err != nil {
		t.Fatal(err)
	}
	again, err := s.Wrap(p, 11000)
	if err != nil {
		t.Fatal(err)
	}
	for i := range first {
		if first[i] != again[i] || !first[i].Kept {
			t.Errorf("line %d: same address %v, kept %v", i, first[i] == again[i], first[i].Kept)
		}
	}
	p.Keep = false
	if fresh, err := s.Wrap(p, 11000); err != nil || fresh[0].Kept || fresh[0] == first[0] {
		t.Errorf("not to be kept: error %v, kept %v", err, fresh[0].Kept)
	}
	p.Keep = true
	if n := testing.AllocsPerRun(100, func() { s.Wrap(p, 11000) }); n != 0 {
		t.Errorf("%v allocations to hand out kept lines, want none", n)
	}
}

// TestPassing: what one patient's sheet needs more than once is remembered for a while, and nobody is given another's (R3).
func TestPassing(t *testing.T) {
	s := newShaper(t)
	for i := range 3 * passingLimit {
		p := plainText("en", fmt.Sprintf("For patient %d", i))
		first, err := s.Wrap(p, 20000)
		if err != nil {
			t.Fatal(err)
		}
		again, err := s.Wrap(p, 20000)
		if err != nil || again[0] != first[0] || again[0].Kept || logical(again[0]) != p.Spans[0].Text {
			t.Fatalf("%q: %q, %v", p.Spans[0].Text, logical(again[0]), err)
		}
		if n := len(s.passing.results); n > passingLimit {
			t.Fatalf("%d paragraphs are remembered, want %d at most", n, passingLimit)
		}
	}
}

// Two paragraphs that differ in anything have two keys.
func TestKeepKey(t *testing.T) {
	base := Paragraph{Lang: "en", Spans: []Span{{Text: "ab"}, {Text: "c"}}}
	change := map[string]func(p *Paragraph, limit *int){
		"limit":    func(p *Paragraph, limit *int) { *limit = 2 },
		"language": func(p *Paragraph, limit *int) { p.Lang = "ar" },
		"side":     func(p *Paragraph, limit *int) { p.RTL = true },
		"boundary": func(p *Paragraph, limit *int) { p.Spans = []Span{{Text: "a"}, {Text: "bc"}} },
		"bold":     func(p *Paragraph, limit *int) { p.Spans = []Span{{Text: "ab", Bold: true}, {Text: "c"}} },
		"isolate":  func(p *Paragraph, limit *int) { p.Spans = []Span{{Text: "ab", Isolate: true}, {Text: "c"}} },
		"span's":   func(p *Paragraph, limit *int) { p.Spans = []Span{{Text: "ab", Lang: "ar"}, {Text: "c"}} },
		"empty":    func(p *Paragraph, limit *int) { p.Spans = []Span{{Text: "ab"}, {Text: "c"}, {}} },
	}
	s := newShaper(t)
	seen := map[string]string{string(s.keepKey(base, 1)): "nothing"}
	for name, f := range change {
		p, limit := base, 1
		f(&p, &limit)
		key := string(s.keepKey(p, limit))
		if other, ok := seen[key]; ok {
			t.Errorf("a change of %s gives the key of a change of %s", name, other)
		}
		seen[key] = name
	}
}

func BenchmarkShapeLatin(b *testing.B)  { benchmarkShape(b, samples[0]) }
func BenchmarkShapeArabic(b *testing.B) { benchmarkShape(b, samples[1]) }

// benchmarkShape breaks a paragraph none of whose words has been seen.
func benchmarkShape(b *testing.B, p Paragraph) {
	s := newShaper(b)
	for b.Loop() {
		clear(s.words)
		if _, err := s.Wrap(p, 20000); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWrapWords breaks a paragraph all of whose words have been seen.
func BenchmarkWrapWords(b *testing.B) {
	s := newShaper(b)
	for b.Loop() {
		if _, err := s.Wrap(samples[0], 20000); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWrapKept asks for lines that are kept.
func BenchmarkWrapKept(b *testing.B) {
	s := newShaper(b)
	p := samples[0]
	p.Keep = true
	for b.Loop() {
		if _, err := s.Wrap(p, 20000); err != nil {
			b.Fatal(err)
		}
	}
}
