package pdf

import (
	"bytes"
	"strings"
	"testing"

	"handout/render/layout"
	"handout/render/svg"
	"handout/render/text"
)

// mark is a drawing with each way to paint a path.
const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">
<rect width="200" height="100" fill="#1f4e79"/>
<path fill="#fff" d="M20 20h60v60h-60zM30 30h10v10h-10z" fill-rule="evenodd"/>
<circle cx="140" cy="50" r="30" fill="none" stroke="#fff" stroke-width="8" stroke-linecap="round"/>
<path d="M100 10C110 20 110 30 100 40" stroke="#a4161a" stroke-width="2" stroke-linejoin="bevel" stroke-miterlimit="2"/>
<path d="M0 0h9v9" stroke="#a4161a" fill-rule="evenodd"/>
</svg>`

// drawn is a sheet with a drawing in a figure, and bold letters of one colour after it.
func drawn(data []byte) func(*text.Shaper) *layout.Sheet {
	return func(shaper *text.Shaper) *layout.Sheet {
		s := newSetter(shaper, "en", false)
		s.block("H1", 0, "Water")
		s.put(&layout.Picture{X: 56, Y: 200, Width: 60, Height: 30, Format: "svg", Data: data,
			Element: s.element(layout.Element{Type: "Figure", Parent: 0, Alt: "Example Clinic"})})
		s.y = 240
		s.block("H2", 0, "After it")
		return &s.sheet
	}
}

// A drawing is painted by its paths, each as it is to be, inside its grid, in a graphics state of its own.
func TestVector(t *testing.T) {
	file := finished(t, drawn([]byte(mark)))
	for _, d := range Check(file) {
		t.Error(d)
	}
	if bytes.Contains(file, []byte("/Subtype/Image")) {
		t.Error("there is an image")
	}
	if again := finished(t, drawn([]byte(mark))); !bytes.Equal(again, file) {
		t.Error("other bytes the second time") // R9
	}
	f, err := readPDF(file)
	if err != nil {
		t.Fatal(err)
	}
	c := newChecker(f)
	content, err := f.data(c.pages[0].dict["Contents"])
	if err != nil {
		t.Fatal(err)
	}
	_, after, found := strings.Cut(string(content), "/Figure<</MCID 1>>BDC\n")
	got, _, closed := strings.Cut(after, "EMC\n")
	want := strings.Join([]string{
		"q 0.00600000 0 0 0.00600000 56 611.89 cm",
		"0 0 10000 5000 re W n",
		".122 .306 .475 rg", "0 5000 m", "10000 5000 l", "10000 0 l", "0 0 l", "h", "f",
		"1 g", "1000 4000 m", "4000 4000 l", "4000 1000 l", "1000 1000 l", "h",
		"1500 3500 m", "2000 3500 l", "2000 3000 l", "1500 3000 l", "h", "f*",
		"1 G", "400 w 1 J 4 M 8500 2500 m",
		"8500 1672 7828 1000 7000 1000 c", "6172 1000 5500 1672 5500 2500 c", "5500 3328 6172 4000 7000 4000 c",
		"7828 4000 8500 3328 8500 2500 c", "h", "S",
		"0 g", ".643 .086 .102 RG", "100 w 0 J 2 j 2 M 5000 4500 m", "5500 4000 5500 3500 5000 3000 c", "B",
		"50 w 0 j 4 M 0 5000 m", "450 5000 l", "450 4550 l", "B*",
		"Q", "",
	}, "\n")
	if !found || !closed || got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if !strings.Contains(unpack(t, file), "/BBox[56 611.89 116 641.89]") {
		t.Error("the figure's box is not where its drawing is")
	}
}

// TestVectorRefusals: what is no drawing of paths stops the sheet.
func TestVectorRefusals(t *testing.T) {
	f := faces(t)
	w := pack(t, f).NewWriter()
	for _, data := range []string{"", "<svg/>", strings.Replace(mark, "</svg>", "<text/></svg>", 1)} {
		if _, err := w.Write(drawn([]byte(data))(text.NewShaper(f)), created); err == nil || !strings.Contains(err.Error(), "SVG picture: ") {
			t.Errorf("%.20s: %v", data, err)
		}
	}
	if b, err := w.Write(drawn([]byte(mark))(text.NewShaper(f)), created); err != nil || Check(b) != nil {
		t.Errorf("the writer is not ready after a refusal: %v", err)
	}
}

// TestVectorState: what a drawing sets ends with it. The check follows q and Q, or it would take the
// colour of the letters after the drawing for the drawing's.
func TestVectorState(t *testing.T) {
	file, err := readPDF(finished(t, drawn([]byte(mark))))
	if err != nil {
		t.Fatal(err)
	}
	s := spoiled{newChecker(file), t}
	s.content("\nQ\n", "\n")
	if !found(file.defects(), "BT or q is not closed (ISO 32000-1, 8.4.2)") {
		t.Error("a q without its Q is not found")
	}
}

// BenchmarkVector: what a drawing costs on a sheet, once it is known.
func BenchmarkVector(b *testing.B) {
	d, list := svg.Parse("", []byte(mark))
	if d == nil {
		b.Fatal(list)
	}
	data := d.Append(nil)
	f := faces(b)
	sheet := drawn(data)(text.NewShaper(f))
	w := pack(b, f).NewWriter()
	for b.Loop() {
		if _, err := w.Write(sheet, created); err != nil {
			b.Fatal(err)
		}
	}
}

// blackSquare is a drawing with the colour that pages begin with.
func blackSquare() *svg.Drawing {
	return &svg.Drawing{Width: 9, Height: 9, Paths: []svg.Path{{Fill: svg.Paint{Set: true}, Segments: []svg.Segment{
		{Op: svg.Move, To: svg.Point{X: 2, Y: 7}}, {Op: svg.Line, To: svg.Point{X: 6, Y: 7}},
		{Op: svg.Line, To: svg.Point{X: 6, Y: 4}}, {Op: svg.Line, To: svg.Point{X: 2, Y: 4}}, {Op: svg.Close},
	}}}}
}

// A drawing says its colours, whatever was painted before it: a code must be black behind a heading in blue (P4).
// Rectangles have an operator of their own.
func TestVectorColours(t *testing.T) {
	black := blackSquare()
	black.Paths = append(black.Paths, svg.Path{Stroke: svg.Paint{Set: true}, Width: 1, Miter: 10, Segments: black.Paths[0].Segments[:2]})
	ops := string(drawingOps(black))
	if want := "0 0 9 9 re W n\n0 g\n2 2 4 3 re f\n0 G\n1 w 2 2 m\n6 2 l\nS\n"; ops != want {
		t.Errorf("got\n%swant\n%s", ops, want)
	}
}

// What is made of a private drawing is not kept for another sheet; of others it is (R3).
func TestPrivateDrawing(t *testing.T) {
	private, shared := blackSquare(), blackSquare()
	f := faces(t)
	w := pack(t, f).NewWriter()
	s := newSetter(text.NewShaper(f), "en", false)
	s.block("H1", 0, "Water")
	for i, d := range []*svg.Drawing{private, shared} {
		s.put(&layout.Picture{X: 56, Y: 200 + 40*float64(i), Width: 30, Height: 30, Drawing: d, Private: d == private, Element: layout.Decoration})
	}
	write(t, w, &s.sheet)
	if _, kept := w.drawings[private]; kept || len(w.drawings) != 1 {
		t.Errorf("%d drawings are kept, the private one: %t", len(w.drawings), kept)
	}
}
