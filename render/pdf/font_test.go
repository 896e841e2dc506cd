package pdf

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"handout/render/layout"
	"handout/render/text"
)

// cmap reads a ToUnicode map back: blocks of at most 100 codes, each with its text.
func cmap(t *testing.T, data string) map[int]string {
	t.Helper()
	texts := make(map[int]string)
	for _, block := range regexp.MustCompile(`(?s)(\d+) beginbfchar\n(.*?)endbfchar\n`).FindAllStringSubmatch(data, -1) {
		lines := strings.Split(strings.TrimSuffix(block[2], "\n"), "\n")
		if n, _ := strconv.Atoi(block[1]); n != len(lines) || n > 100 {
			t.Errorf("a block of %d says it has %s", len(lines), block[1])
		}
		for _, line := range lines {
			var code int
			var units []uint16
			hex := regexp.MustCompile(`^<([0-9A-F]{4})><((?:[0-9A-F]{4})+)>$`).FindStringSubmatch(line)
			if hex == nil {
				t.Fatalf("mapping %q", line)
			}
			v, _ := strconv.ParseUint(hex[1], 16, 16)
			code = int(v)
			for i := 0; i < len(hex[2]); i += 4 {
				v, _ := strconv.ParseUint(hex[2][i:i+4], 16, 16)
				units = append(units, uint16(v))
			}
			texts[code] = string(utf16.Decode(units))
		}
	}
	return texts
}

func TestToUnicode(t *testing.T) {
	texts := make([]string, 250)
	for i := range texts[1:] {
		texts[i+1] = string(rune('Ā' + i))
	}
	texts[7], texts[8], texts[9] = "", "لا", "𝒜b"
	got := cmap(t, string(toUnicode(texts)))
	if _, ok := got[7]; ok || len(got) != 248 {
		t.Errorf("%d codes, want 248 and not the seventh", len(got))
	}
	for code, want := range got {
		if texts[code] != want {
			t.Errorf("code %d is %q, want %q", code, want, texts[code])
		}
	}
}

// maker gives a fontMaker for the regular face, and a function that shapes for it.
func maker(t *testing.T) (*fontMaker, func(words string) []text.Cluster) {
	t.Helper()
	shaper := text.NewShaper(faces(t))
	shape := func(words string) []text.Cluster {
		lines, err := shaper.Wrap(text.Paragraph{Lang: "en", Spans: []text.Span{{Text: words}}}, 1e6)
		if err != nil {
			t.Fatal(err)
		}
		var clusters []text.Cluster
		for run := range runs(lines) {
			clusters = append(clusters, run.Clusters...)
		}
		return clusters
	}
	face := func() *text.Face {
		lines, err := shaper.Wrap(text.Paragraph{Lang: "en", Spans: []text.Span{{Text: "a"}}}, 1e6)
		if err != nil {
			t.Fatal(err)
		}
		return lines[0].Runs[0].Face
	}()
	source, err := parseSFNT(face.Data)
	if err != nil {
		t.Fatal(err)
	}
	m, err := newFontMaker(face, source)
	if err != nil {
		t.Fatal(err)
	}
	return m, shape
}

// One cluster, one glyph: a glyph that two texts share is there twice, a text that two glyphs show is
// one, and the same cluster is never there again.
func TestGlyphForCluster(t *testing.T) {
	m, shape := maker(t)
	a := shape("a")[0]
	cid := func(c text.Cluster) uint16 {
		t.Helper()
		n, err := m.cid(&c)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	plain := cid(a)
	if again := cid(a); again != plain {
		t.Errorf("the same cluster is glyph %d, then %d", plain, again)
	}
	shifted := a
	shifted.Glyphs = []text.Glyph{{ID: a.Glyphs[0].ID, X: 40}}
	if got := cid(shifted); got != plain {
		t.Errorf("a glyph that is moved is %d, want %d", got, plain)
	}
	other := a
	other.Text = "\u0430" // Cyrillic, of the same shape
	second := cid(other)
	if second == plain {
		t.Error("two texts have one glyph")
	}
	marked := a
	marked.Text = "a\u0323"
	marked.Glyphs = []text.Glyph{a.Glyphs[0], {ID: shape(".")[0].Glyphs[0].ID, X: 100, Y: -200}}
	third := cid(marked)
	joiner := cid(text.Cluster{Text: "\u200C"})
	if got := m.sub.width(joiner); got != 0 {
		t.Errorf("a character that shows nothing is %d wide", got)
	}
	f := m.font(newDeflater(fast))
	texts := cmap(t, string(inflate(t, f.toUnicode)))
	for n, want := range map[uint16]string{plain: "a", second: "\u0430", third: "a\u0323", joiner: "\u200C"} {
		if texts[int(n)] != want {
			t.Errorf("glyph %d is %q, want %q", n, texts[int(n)], want)
		}
	}
	back, err := parseSFNT(inflate(t, f.program))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(outlinePoints(t, back, plain), outlinePoints(t, back, second)) {
		t.Error("the same glyph looks different under its second text")
	}
}

// No glyph may stand for what nobody can read back, and none for a missing one.
func TestUnreadable(t *testing.T) {
	m, shape := maker(t)
	a := shape("a")[0]
	for _, bad := range []string{"", "\uE000", "\uFEFF", "\uFFFE", "\uFDD0", "\x00", "\n", "a\U0010FFFF", "\xFF"} {
		c := a
		c.Text = bad
		if _, err := m.cid(&c); err == nil {
			t.Errorf("%+q has a glyph", bad)
		}
	}
	for _, glyphs := range [][]text.Glyph{{{ID: 0}}, {a.Glyphs[0], {ID: 0}}, {{ID: 65000}}} {
		if _, err := m.cid(&text.Cluster{Text: "x", Glyphs: glyphs}); err == nil {
			t.Errorf("a cluster with glyphs %v was taken", glyphs)
		}
	}
}

// A letter that the pack has not stands in a font of the sheet's own; the pack's font stays as it is.
func TestOwnFont(t *testing.T) {
	f := faces(t)
	p := pack(t, f)
	w := p.NewWriter()
	sheet := func(words string) *layout.Sheet {
		s := newSetter(text.NewShaper(f), "en", false)
		s.block("H1", 0, "Water")
		s.block("P", 0, words)
		return &s.sheet
	}
	named := regexp.MustCompile(`/FontName/([A-Z]{6})\+(\S+?)/`)
	fontNames := func(file []byte) (names []string) {
		for _, m := range named.FindAllStringSubmatch(unpack(t, file), -1) {
			names = append(names, m[1]+"+"+m[2])
		}
		return names
	}
	plain := fontNames(write(t, w, sheet("Maria")))
	own := fontNames(write(t, w, sheet("Щерба, Щерба")))
	if len(plain) != 2 || len(own) != 3 || !slices.Equal(own[:2], plain) {
		t.Fatalf("fonts %v, then %v: want one more", plain, own)
	}
	if own[2] == own[0] || !strings.HasSuffix(own[2], "+NotoSans-Regular") {
		t.Errorf("the sheet's own font is %s", own[2])
	}
	if got := fontNames(write(t, w, sheet("Maria"))); !slices.Equal(got, plain) {
		t.Errorf("the fonts of a plain sheet are %v afterwards, want %v", got, plain)
	}
	blocks, err := Text(write(t, w, sheet("Щерба")))
	if err != nil || !slices.Equal(blocks, []string{"Water", "Щерба"}) {
		t.Errorf("read %q, %v", blocks, err)
	}
}

// A font that is not used is not in the file.
func TestUnusedFonts(t *testing.T) {
	f := faces(t)
	s := newSetter(text.NewShaper(f), "en", false)
	s.sheet.Pages[0].Items = nil
	s.block("H1", 0, "Water")
	file := write(t, pack(t, f, "Arab").NewWriter(), &s.sheet)
	if n := strings.Count(unpack(t, file), "/FontDescriptor/"); n != 1 {
		t.Errorf("%d fonts, want 1", n)
	}
}

// A character that no face has stops the sheet that shows it, and no other (R1).
func TestNewPackLeavesOut(t *testing.T) {
	f := faces(t)
	water := text.Paragraph{Lang: "en", Spans: []text.Span{{Text: "Water"}}}
	with, err := NewPack(f, []text.Paragraph{water, {Lang: "en", Spans: []text.Span{{Text: "Milk น้ำ"}}}})
	if err != nil {
		t.Fatal(err)
	}
	without, err := NewPack(f, []text.Paragraph{water})
	if err != nil {
		t.Fatal(err)
	}
	if len(with.fonts) != 1 || with.fonts[0].name != without.fonts[0].name {
		t.Errorf("%d fonts, want the one of the other sample", len(with.fonts))
	}
}

// A font file that is damaged is an error.
func TestNewPackRefuses(t *testing.T) {
	files := fstest.MapFS{
		"faces.json":  {Data: []byte(`[{"family": "Sans", "regular": "regular.ttf", "bold": "bold.ttf", "scripts": ["Latn"]}]`)},
		"regular.ttf": {Data: []byte("no font")},
		"bold.ttf":    {Data: []byte("no font")},
	}
	broken, err := text.LoadFaces(files)
	if err != nil {
		t.Fatal(err)
	}
	_, err = NewPack(broken, []text.Paragraph{{Lang: "en", Spans: []text.Span{{Text: "Water"}}}})
	if err == nil || !strings.HasPrefix(err.Error(), "sample 1: font Sans-Regular: ") {
		t.Errorf("a font that is none: got error %v", err)
	}
}
