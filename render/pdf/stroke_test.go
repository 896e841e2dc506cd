package pdf

import (
	"bytes"
	"strings"
	"testing"

	"handout/render/layout"
	"handout/render/text"
)

// Letters of a face that is bold by a line along its outlines are filled and stroked in one colour, by a
// width that grows with their size. What comes after them is not, and both weights share one font.
func TestStrokedFace(t *testing.T) {
	f := faces(t)
	s := newSetter(text.NewShaper(f), "zh-Hans", false)
	s.sheet.Pages[0].Items = nil
	s.y = 100
	h := s.element(layout.Element{Type: "H1", Parent: 0})
	s.lines(h, left, 10, text.Span{Text: "骨髓"}, text.Span{Text: "检查", Bold: true}, text.Span{Text: "Ab", Bold: true}, text.Span{Text: "骨"})
	s.put(&layout.Box{X: 56, Y: 700, Width: 10, Height: 10, Stroke: 2, Fill: red, Element: layout.Decoration})
	s.lines(h, left, 20, text.Span{Text: "检查", Bold: true})
	samples := []text.Paragraph{{Lang: "zh-Hans", Spans: []text.Span{{Text: "骨髓检查"}, {Text: "骨髓检查Ab", Bold: true}}}}
	pack, err := NewPack(f, samples)
	if err != nil {
		t.Fatal(err)
	}
	file := write(t, pack.NewWriter(), &s.sheet)
	want := `/H1<</MCID 0>>BDC
BT
.067 g
.067 G
56 727.89 Td
/F1 10 Tf
show
0.3 w 2 Tr
show
0 Tr
/F0 10 Tf
show
/F1 10 Tf
show
ET
EMC
/Artifact<</Type/Layout>>BDC
.690 0 .125 RG
2 w
57 132.89 8 8 re S
EMC
/H1<</MCID 1>>BDC
BT
.067 G
56 699.89 Td
/F1 20 Tf
0.6 w 2 Tr
show
0 Tr
ET
EMC`
	got := outlineOf(contents(t, file)[0])
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if n := strings.Count(unpack(t, file), "/Type/FontDescriptor"); n != 2 {
		t.Errorf("%d fonts, want one for both weights of the ideographs and one for the letters", n)
	}
}

// A line that is kept is stroked wherever it stands again, also after an outline of another width.
func TestStrokedLineAgain(t *testing.T) {
	f := faces(t)
	shaper := text.NewShaper(f)
	sheet := func() *layout.Sheet {
		s := newSetter(shaper, "zh-Hans", false)
		s.block("H1", 0, "检查")
		return &s.sheet
	}
	pack, err := NewPack(f, []text.Paragraph{{Lang: "zh-Hans", Spans: []text.Span{{Text: "检查", Bold: true}}}})
	if err != nil {
		t.Fatal(err)
	}
	w := pack.NewWriter()
	first := write(t, w, sheet())
	if again := write(t, w, sheet()); !bytes.Equal(first, again) {
		t.Error("the same sheet is another file")
	}
	if n := strings.Count(contents(t, first)[0], " w 2 Tr\n"); n != 1 {
		t.Errorf("%d strokes, want 1", n)
	}
}

// A face with a line and outlines of its own would be bold twice.
func TestStrokeWithoutPlainFace(t *testing.T) {
	f := faces(t)
	s := newSetter(text.NewShaper(f), "en", false)
	s.block("H1", 0, "Water")
	line := *s.sheet.Pages[0].Items[0].(*layout.Text).Line
	line.Runs = append([]text.Run(nil), line.Runs...)
	line.Runs[0].Face = &text.Face{Name: "Sans-Bold", Stroke: 30}
	s.sheet.Pages[0].Items[0].(*layout.Text).Line = &line
	_, err := pack(t, f).NewWriter().Write(&s.sheet, created)
	if err == nil || !strings.Contains(err.Error(), "Sans-Bold: a face borrows outlines if and only if they are stroked") {
		t.Errorf("got error %v", err)
	}
}
