package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
	"time"

	"handout/fonts"
	"handout/render/layout"
	"handout/render/text"
)

var created = time.Date(2026, 3, 29, 8, 30, 0, 0, time.FixedZone("CEST", 2*60*60))

// A setter sets small sheets for tests: one block under the other, a new page when it is told to.
type setter struct {
	shaper *text.Shaper
	sheet  layout.Sheet
	y      float64
}

const (
	left, measure = 56.0, 480.0
	bodySize      = 11.0
)

var black, red = layout.Colour{R: 17, G: 17, B: 17}, layout.Colour{R: 176, G: 0, B: 32}

func newSetter(shaper *text.Shaper, lang string, rtl bool) *setter {
	s := &setter{shaper: shaper}
	s.sheet = layout.Sheet{Media: layout.A4, Title: "Before your operation", Lang: lang, RTL: rtl,
		Elements: []layout.Element{{Type: "Document", Parent: -1}}}
	s.newPage()
	return s
}

func (s *setter) newPage() {
	s.sheet.Pages = append(s.sheet.Pages, layout.Page{})
	s.y = 50
	s.lines(layout.PageHead, left, 8, text.Span{Text: "Riverside Clinic"})
	s.y = 80
}

func (s *setter) put(item layout.Item) {
	p := &s.sheet.Pages[len(s.sheet.Pages)-1]
	p.Items = append(p.Items, item)
}

func (s *setter) element(e layout.Element) int {
	s.sheet.Elements = append(s.sheet.Elements, e)
	return len(s.sheet.Elements) - 1
}

// lines sets a paragraph whose spans all belong to one element, or to the elements given.
func (s *setter) lines(element int, x, size float64, spans ...text.Span) []*layout.Text {
	elements := make([]int, len(spans))
	for i := range elements {
		elements[i] = element
	}
	return s.linesOf(elements, x, size, spans...)
}

func (s *setter) linesOf(elements []int, x, size float64, spans ...text.Span) []*layout.Text {
	p := text.Paragraph{Spans: spans, Lang: s.sheet.Lang, RTL: s.sheet.RTL, Keep: true}
	for i := range spans {
		p.Keep = p.Keep && !spans[i].Isolate
	}
	limit := int((measure + left - x) / size * 1000)
	lines, err := s.shaper.Wrap(p, limit)
	if err != nil {
		panic(err)
	}
	var texts []*layout.Text
	for _, line := range lines {
		at := x
		if s.sheet.RTL {
			at = left + measure - (x - left) - float64(line.Width)*size/1000
		}
		s.y += size * 1.4
		t := &layout.Text{X: at, Y: s.y, Size: size, Colour: black, Line: line, Elements: elements}
		s.put(t)
		texts = append(texts, t)
	}
	return texts
}

// block sets a paragraph of one span as an element of its own.
func (s *setter) block(kind string, parent int, words string) int {
	e := s.element(layout.Element{Type: kind, Parent: parent})
	size := bodySize
	if strings.HasPrefix(kind, "H") {
		size = 16
	}
	s.lines(e, left, size, text.Span{Text: words, Bold: size > bodySize})
	s.y += 5
	return e
}

// table sets rows of cells that have a line each; the first row is a header.
func (s *setter) table(rows ...[]string) {
	table := s.element(layout.Element{Type: "Table", Parent: 0})
	for i, row := range rows {
		tr := s.element(layout.Element{Type: "TR", Parent: table})
		top := s.y
		s.put(&layout.Box{X: left, Y: top + 3, Width: measure, Height: 0.5, Fill: red, Element: layout.Decoration})
		for c, words := range row {
			cell := layout.Element{Type: "TD", Parent: tr}
			if i == 0 {
				cell = layout.Element{Type: "TH", Parent: tr, Scope: "Column"}
			}
			s.y = top
			s.lines(s.element(cell), left+160*float64(c), bodySize, text.Span{Text: words, Bold: i == 0})
		}
		s.y += 4
	}
}

// list sets items with a bullet.
func (s *setter) list(items ...string) {
	list := s.element(layout.Element{Type: "L", Parent: 0, List: "Disc"})
	for _, words := range items {
		item := s.element(layout.Element{Type: "LI", Parent: list})
		top := s.y
		s.lines(s.element(layout.Element{Type: "Lbl", Parent: item}), left, bodySize, text.Span{Text: "•"})
		s.y = top
		s.lines(s.element(layout.Element{Type: "LBody", Parent: item}), left+14, bodySize, text.Span{Text: words})
	}
	s.y += 5
}

// call sets a paragraph with a telephone number to click on.
func (s *setter) call(before, number string) {
	p := s.element(layout.Element{Type: "P", Parent: 0})
	link := s.element(layout.Element{Type: "Link", Parent: p})
	top := s.y
	lines := s.linesOf([]int{p, link, p}, left, bodySize,
		text.Span{Text: before}, text.Span{Text: number, Isolate: true}, text.Span{Text: ", day or night."})
	for range lines[1:] {
		panic("the sample's link must stand on one line")
	}
	s.put(&layout.Link{X: lines[0].X, Y: top, Width: 200, Height: 16, URI: "tel:+15551234567", Name: "Call the ward", Element: link})
	s.y += 5
}

// faces loads the program's own fonts.
func faces(t testing.TB) *text.Faces {
	t.Helper()
	faces, err := text.LoadFaces(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	return faces
}

// pack makes a Pack for English, and for Arabic if that is among the scripts.
func pack(t testing.TB, faces *text.Faces, scripts ...string) *Pack {
	t.Helper()
	p, err := NewPack(faces, samples(scripts...))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// samples are some letters, and the repertoires of the scripts. Digits and signs have glyphs of their
// own in the face of each language.
func samples(scripts ...string) []text.Paragraph {
	letters := []string{"Before your operation Call us if you ", "0123456789 • -+().,:;!?'’–",
		"abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ "}
	var samples []text.Paragraph
	add := func(words, lang string) {
		for _, bold := range []bool{false, true} {
			samples = append(samples, text.Paragraph{Lang: lang, RTL: lang == "ar", Spans: []text.Span{{Text: words, Bold: bold}}})
		}
	}
	for _, words := range letters {
		add(words, "en")
	}
	for _, script := range scripts {
		lang := map[string]string{"Latn": "en", "Arab": "ar"}[script]
		for _, words := range append(letters, text.Repertoire(script)...) {
			add(words, lang)
		}
	}
	return samples
}

// english is a sheet with one of everything: the reader's words are in the order of the calls.
func english(shaper *text.Shaper) *layout.Sheet {
	s := newSetter(shaper, "en", false)
	s.block("H1", 0, "Before your operation")
	s.put(&layout.Picture{X: 480, Y: 40, Width: 48, Height: 32, Format: "png", Data: logo(),
		Element: s.element(layout.Element{Type: "Figure", Parent: 0, Alt: "Riverside Clinic."})})
	p := s.element(layout.Element{Type: "P", Parent: 0})
	s.lines(p, left, bodySize, text.Span{Text: "For "}, text.Span{Text: "Nguyễn Щерба", Isolate: true, Bold: true},
		text.Span{Text: ", office (front) \\ desk: AVATAR efficient “Tö”. " + strings.Repeat("Drink water until two hours before. ", 4)})
	s.block("H2", 0, "Medicines")
	s.table([]string{"Medicine", "Morning", "Evening"}, []string{"Apixaban", "none", "1 tablet"}, []string{"Metformin", "1 tablet", "none"})
	s.y += 12
	top := s.y
	s.put(&layout.Box{X: left - 6, Y: top, Width: measure, Height: 60, Fill: layout.Colour{R: 253, G: 236, B: 236}, Element: layout.Decoration})
	s.put(&layout.Box{X: left - 6, Y: top, Width: measure, Height: 60, Fill: red, Stroke: 1, Element: layout.Decoration})
	section := s.element(layout.Element{Type: "Sect", Parent: 0})
	s.block("H2", section, "Call us if you")
	s.block("P", section, "bleed, or have a fever of 38.5 °C")
	s.y = top + 70
	s.newPage()
	s.list("Stop eating at midnight.", "Bring your list of medicines, and somebody who can take you home afterwards: you must not drive for 24 hours after the sleep.")
	s.call("Call the ward, ", "+1 (555) 123-4567")
	// One element on two pages.
	p = s.element(layout.Element{Type: "P", Parent: 0})
	s.lines(p, left, bodySize, text.Span{Text: "This paragraph begins here "})
	s.newPage()
	s.lines(p, left, bodySize, text.Span{Text: "and ends on the next page."})
	s.y = 760
	s.lines(layout.PageFoot, left, 8, text.Span{Text: "Guide 4, version 2"})
	return &s.sheet
}

// arabic is a sheet from right to left with Latin and digits inside.
func arabic(shaper *text.Shaper) *layout.Sheet {
	s := newSetter(shaper, "ar", true)
	s.sheet.Title = "قبل العملية"
	s.block("H1", 0, "قبل العملية الجراحية")
	s.block("P", 0, "توقف عن تناول الطعام فورًا قبل الساعة 12:30 ليلاً، وخذ Apixaban (5 mg) مع الماء. لا تقد السيارة بعد العملية.")
	p := s.element(layout.Element{Type: "P", Parent: 0})
	link := s.element(layout.Element{Type: "Link", Parent: p})
	lines := s.linesOf([]int{p, link}, left, bodySize, text.Span{Text: "اتصل بالقسم: "}, text.Span{Text: "+1 (555) 123-4567", Isolate: true})
	s.put(&layout.Link{X: lines[0].X, Y: s.y - 14, Width: 100, Height: 16, URI: "tel:+15551234567", Name: "اتصل بالقسم", Element: link})
	return &s.sheet
}

// logo is a PNG with transparent parts.
func logo() []byte {
	img := image.NewNRGBA(image.Rect(0, 0, 30, 20))
	for x := range 30 {
		for y := range 20 {
			img.Set(x, y, color.NRGBA{200, 30, 30, uint8(255 * x / 29)})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// photo is a JPEG of a width.
func photo(width int) []byte {
	return encodeJPEG(image.NewYCbCr(image.Rect(0, 0, width, 8), image.YCbCrSubsampleRatio420))
}

func encodeJPEG(img image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}
