package pdf

import (
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/go-pdf/fpdf"

	"handout/fonts"
	"handout/render/layout"
	"handout/render/text"
)

// card is two pages of some 700 words, with a table of 13 rows and three values of a patient's.
func card(shaper *text.Shaper, lang string, rtl bool, words []string) *layout.Sheet {
	s := newSetter(shaper, lang, rtl)
	say := func(n int) string {
		words = append(words[n:], words[:n]...)
		return strings.Join(words[:n], " ") + "."
	}
	for page := range 2 {
		if page > 0 {
			s.newPage()
		}
		s.block([]string{"H1", "H2"}[page], 0, say(4))
		p := s.element(layout.Element{Type: "P", Parent: 0})
		s.lines(p, left, bodySize, text.Span{Text: say(3) + " "}, text.Span{Text: "Maria Müller 1958", Isolate: true})
		for range 3 {
			s.block("P", 0, say(40))
		}
		s.list(say(14), say(15), say(16), say(11))
		rows := [][]string{{say(1), say(1), say(1)}}
		for range 6 {
			rows = append(rows, []string{say(2), say(3), say(4)})
		}
		s.table(rows...)
		s.block("H2", 0, say(3))
		s.block("P", 0, say(50))
	}
	s.call(words[0]+" ", "+1 (555) 123-4567")
	return &s.sheet
}

var (
	englishWords = strings.Fields(`Before your operation stop eating at midnight drink only water until two hours before you
		arrive Bring this sheet a list of your medicines and somebody who can take you home afterwards Do not drive for a day
		Call the ward at once if you bleed feel faint have a fever above or cannot keep water down Keep the wound dry and clean`)
	arabicWords = strings.Fields(`قبل العملية توقف عن تناول الطعام عند منتصف الليل واشرب الماء فقط حتى ساعتين قبل الوصول أحضر هذه
		الورقة وقائمة أدويتك وشخصا يرافقك إلى المنزل بعد ذلك لا تقد السيارة لمدة يوم اتصل بالقسم فورا إذا حدث نزيف أو شعرت
		بدوار أو ارتفعت حرارتك أو لم تستطع شرب الماء حافظ على الجرح جافا ونظيفا`)
)

// cardWriter gives a card in a language, and a Writer whose Pack has its words.
func cardWriter(b *testing.B, lang string, words []string) (*Writer, *layout.Sheet) {
	f := faces(b)
	samples := samples("Latn", "Arab")
	for _, bold := range []bool{false, true} {
		samples = append(samples, text.Paragraph{Lang: lang, RTL: lang == "ar",
			Spans: []text.Span{{Text: strings.Join(words, ". ") + ". ", Bold: bold}}})
	}
	p, err := NewPack(f, samples)
	if err != nil {
		b.Fatal(err)
	}
	return p.NewWriter(), card(text.NewShaper(f), lang, lang == "ar", words)
}

func benchmarkWrite(b *testing.B, lang string, words []string) {
	w, sheet := cardWriter(b, lang, words)
	b.ReportAllocs()
	var file []byte
	var err error
	for b.Loop() {
		if file, err = w.Write(sheet, created); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(file)), "bytes/file")
}

func BenchmarkWrite(b *testing.B)       { benchmarkWrite(b, "en", englishWords) }
func BenchmarkWriteArabic(b *testing.B) { benchmarkWrite(b, "ar", arabicWords) }

// benchmarkFloor does only what no writer of the same file can do without: it deflates the same content
// streams, and copies as many bytes.
func benchmarkFloor(b *testing.B, lang string, words []string) {
	w, sheet := cardWriter(b, lang, words)
	file := write(b, w, sheet)
	var pages [][]byte
	for _, page := range contents(b, file) {
		pages = append(pages, []byte(page))
	}
	d, out := newDeflater(fast), make([]byte, 0, len(file))
	b.ReportAllocs()
	for b.Loop() {
		for _, page := range pages {
			d.deflate(page)
		}
		out = append(out[:0], file...)
	}
}

func BenchmarkFloor(b *testing.B)       { benchmarkFloor(b, "en", englishWords) }
func BenchmarkFloorArabic(b *testing.B) { benchmarkFloor(b, "ar", arabicWords) }

// BenchmarkNewPack is what a cold start pays: loading four faces, and subsets of them.
func BenchmarkNewPack(b *testing.B) {
	for b.Loop() {
		pack(b, faces(b), "Latn", "Arab")
	}
}

// BenchmarkBind adds the same two-page sheet to a file again and again: what one goroutine does for all
// of a run's sheets. Kept is what the file's end needs of each.
func BenchmarkBind(b *testing.B) {
	f := faces(b)
	shaper := text.NewShaper(f)
	part := parts(b, pack(b, f).NewWriter(), card(shaper, "en", false, slices.Clone(englishWords)))[0]
	var out counter
	binder := NewBinder(&out, run)
	b.ReportAllocs()
	for b.Loop() {
		if err := binder.Add(part, Place{Group: "Maria Novák", Sheet: "Care"}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(8*len(binder.o.places)+8*len(binder.groups))/float64(b.N), "kept/part")
	if err := binder.Close(); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(out)/float64(b.N), "bytes/part")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "parts/s")
}

// BenchmarkPart is what the other goroutines do.
func BenchmarkPart(b *testing.B) {
	f := faces(b)
	sheet := card(text.NewShaper(f), "en", false, slices.Clone(englishWords))
	w := pack(b, f).NewWriter()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := w.Part(sheet); err != nil {
			b.Fatal(err)
		}
	}
}

// A counter counts the bytes of a file.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// BenchmarkPlainFpdf makes a document of as much content with fpdf alone: its own fonts, line breaks and file,
// without shaping, tags or metadata. It is the yardstick: machines differ, and so do their moods.
func BenchmarkPlainFpdf(b *testing.B) {
	data := map[string][]byte{}
	for style, name := range map[string]string{"": "NotoSans-Regular.ttf", "B": "NotoSans-Bold.ttf"} {
		file, err := fonts.Files.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		data[style] = file
	}
	for b.Loop() {
		f := fpdf.New("P", "pt", "A4", "")
		for style, file := range data {
			f.AddUTF8FontFromBytes("noto", style, file)
		}
		words := englishWords
		say := func(n int) string {
			words = append(words[n:len(words):len(words)], words[:n]...)
			return strings.Join(words[:n], " ") + "."
		}
		for range 2 {
			f.AddPage()
			f.SetFont("noto", "B", 16)
			f.MultiCell(0, 22, say(4), "", "L", false)
			f.SetFont("noto", "", 11)
			for range 3 {
				f.MultiCell(0, 15, say(40), "", "L", false)
			}
			for _, n := range []int{14, 15, 16, 11} {
				f.MultiCell(0, 15, say(n), "", "L", false)
			}
			for range 7 {
				for _, n := range []int{2, 3, 4} {
					f.CellFormat(150, 15, say(n), "1", 0, "L", false, 0, "")
				}
				f.Ln(-1)
			}
			f.MultiCell(0, 15, say(50), "", "L", false)
		}
		if err := f.Output(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
