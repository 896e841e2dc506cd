package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"handout/render/layout"
	"handout/render/text"
)

// write makes a file that must have no defect.
func write(t testing.TB, w *Writer, s *layout.Sheet) []byte {
	t.Helper()
	file, err := w.Write(s, created)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range Check(file) {
		t.Error(d)
	}
	if w.Digest() != sha256.Sum256(file) {
		t.Error("the digest is not the file's")
	}
	return bytes.Clone(file)
}

// What is read from the tags is what the sheet says, in its order: across line ends and pages, with
// letters from the sheet's own fonts, from right to left, and beside artifacts (A1, A2).
func TestReadBack(t *testing.T) {
	f := faces(t)
	w := pack(t, f, "Arab").NewWriter()
	for _, test := range []struct {
		name  string
		sheet *layout.Sheet
		want  []string
	}{
		{"english", english(text.NewShaper(f)), []string{
			"Before your operation",
			`For Nguyễn Щерба, office (front) \ desk: AVATAR efficient “Tö”. ` +
				strings.TrimSpace(strings.Repeat("Drink water until two hours before. ", 4)),
			"Medicines",
			"Medicine", "Morning", "Evening", "Apixaban", "none", "1 tablet", "Metformin", "1 tablet", "none",
			"Call us if you", "bleed, or have a fever of 38.5 °C",
			"•", "Stop eating at midnight.",
			"•", "Bring your list of medicines, and somebody who can take you home afterwards: you must not drive for 24 hours after the sleep.",
			"Call the ward, +1 (555) 123-4567, day or night.",
			"This paragraph begins here and ends on the next page.",
		}},
		{"arabic", arabic(text.NewShaper(f)), []string{
			"قبل العملية الجراحية",
			"توقف عن تناول الطعام فورًا قبل الساعة 12:30 ليلاً، وخذ Apixaban (5 mg) مع الماء. لا تقد السيارة بعد العملية.",
			"اتصل بالقسم: +1 (555) 123-4567",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := Text(write(t, w, test.sheet))
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

// The same sheet gives the same bytes from a new Writer and from one that has written others, that
// has its lines drawn already, or that has just failed.
func TestSameBytes(t *testing.T) {
	f := faces(t)
	p := pack(t, f, "Arab")
	shaper := text.NewShaper(f)
	sheet := english(shaper)
	want := write(t, p.NewWriter(), sheet)
	used := p.NewWriter()
	for round := range 3 {
		write(t, used, arabic(shaper))
		if got := write(t, used, sheet); !bytes.Equal(got, want) {
			t.Errorf("round %d: other bytes from a Writer that was used", round)
		}
		broken := english(shaper)
		broken.Pages[1].Items = append(broken.Pages[1].Items, &layout.Box{X: -100, Width: 1, Height: 1, Element: layout.Decoration})
		if _, err := used.Write(broken, created); err == nil {
			t.Error("a box off the page was drawn")
		}
	}
	if got := write(t, used, english(text.NewShaper(f))); !bytes.Equal(got, want) {
		t.Error("other bytes from lines of another shaper")
	}
	fresh := english(shaper)
	for _, page := range fresh.Pages {
		for _, item := range page.Items {
			if it, ok := item.(*layout.Text); ok {
				line := *it.Line
				line.Kept = false
				it.Line = &line
			}
		}
	}
	if got := write(t, used, fresh); !bytes.Equal(got, want) {
		t.Error("other bytes from lines that are drawn anew")
	}
	again := faces(t)
	if got := write(t, pack(t, again, "Arab").NewWriter(), english(text.NewShaper(again))); !bytes.Equal(got, want) {
		t.Error("other bytes from a new Pack")
	}
	if got, _ := used.Write(sheet, created.AddDate(0, 0, 1)); bytes.Equal(got, want) {
		t.Error("the same bytes on another day")
	}
}

// A file is the caller's: the next one does not change it.
func TestCallersBytes(t *testing.T) {
	f := faces(t)
	w := pack(t, f, "Arab").NewWriter()
	file := write(t, w, english(text.NewShaper(f)))
	kept := bytes.Clone(file)
	write(t, w, arabic(text.NewShaper(f)))
	if !bytes.Equal(file, kept) {
		t.Error("the next sheet changed the file")
	}
}

// Writers of one Pack may run beside each other (found by the race detector).
func TestWritersTogether(t *testing.T) {
	f := faces(t)
	p := pack(t, f)
	want := write(t, p.NewWriter(), english(text.NewShaper(f)))
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			got, err := p.NewWriter().Write(english(text.NewShaper(f)), created)
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("other bytes from a Writer among others: %v", err)
			}
		})
	}
	wait.Wait()
}

// Nothing of a patient is left over for the next sheet (R3).
func TestNothingLeftOver(t *testing.T) {
	f := faces(t)
	p := pack(t, f)
	w := p.NewWriter()
	write(t, w, english(text.NewShaper(f))) // with letters that need fonts of its own
	s := newSetter(text.NewShaper(f), "en", false)
	s.block("H1", 0, "Before your operation")
	file := write(t, w, &s.sheet)
	if blocks, err := Text(file); err != nil || !slices.Equal(blocks, []string{"Before your operation"}) {
		t.Errorf("read %q, %v", blocks, err)
	}
	objects := unpack(t, file)
	if n := strings.Count(objects, "/Type/Font/Subtype/Type0"); n != 2 {
		t.Errorf("%d fonts, want regular and bold", n)
	}
	for _, left := range []string{"/Subtype/Image", "/Annot", "/Figure"} {
		if strings.Contains(objects, left) {
			t.Errorf("%s of the sheet before", left)
		}
	}
}

// Metadata say what every patient's sheet says (R10): nothing but dates differ.
func TestMetadata(t *testing.T) {
	f := faces(t)
	s := newSetter(text.NewShaper(f), "en", false)
	s.sheet.Title = "Food & drink: <2 hours"
	s.block("H1", 0, "Maria")
	file := write(t, pack(t, f).NewWriter(), &s.sheet)
	for _, want := range []string{
		`<rdf:li xml:lang="x-default">Food &amp; drink: &lt;2 hours</rdf:li>`,
		"<dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>",
		"<xmp:CreateDate>2026-03-29T06:30:00Z</xmp:CreateDate>",
		"<xmp:ModifyDate>2026-03-29T06:30:00Z</xmp:ModifyDate>",
	} {
		if !bytes.Contains(file, []byte(want)) {
			t.Errorf("no %s in the packet", want)
		}
	}
	objects := unpack(t, file)
	for _, want := range []string{"/CreationDate(D:20260329063000Z)", "/ModDate(D:20260329063000Z)", "/DisplayDocTitle true"} {
		if !strings.Contains(objects, want) {
			t.Errorf("no %s", want)
		}
	}
	var title syntax
	title.text(s.sheet.Title)
	if !strings.Contains(objects, "/Title"+string(title)) {
		t.Error("the title in the document information is another one")
	}
}

// What cannot be written as it is stops the sheet (R1), with a sentence that holds none of its words.
func TestRefusals(t *testing.T) {
	f := faces(t)
	w := pack(t, f).NewWriter()
	shaper := text.NewShaper(f)
	last := func(s *layout.Sheet) *layout.Page { return &s.Pages[len(s.Pages)-1] }
	add := func(item layout.Item) func(*layout.Sheet) {
		return func(s *layout.Sheet) { last(s).Items = append(last(s).Items, item) }
	}
	sentence := func(size, x, y float64, elements ...int) func(*layout.Sheet) {
		lines, err := shaper.Wrap(text.Paragraph{Lang: "en", Spans: []text.Span{{Text: "Maria"}}}, 1e6)
		if err != nil {
			t.Fatal(err)
		}
		return add(&layout.Text{X: x, Y: y, Size: size, Line: lines[0], Elements: elements})
	}
	nan := func() float64 { var zero float64; return zero / zero }()
	for want, change := range map[string]func(*layout.Sheet){
		"the sheet has no page":                                      func(s *layout.Sheet) { s.Pages = nil },
		"the sheet has no title":                                     func(s *layout.Sheet) { s.Title = " " },
		"the sheet's language is not a language tag":                 func(s *layout.Sheet) { s.Lang = "en_US" },
		"the sheet has no content":                                   func(s *layout.Sheet) { s.Pages = make([]layout.Page, 1) },
		"the first element is not the document":                      func(s *layout.Sheet) { s.Elements[0].Type = "Part" },
		"paper of 2 by 842 pt":                                       func(s *layout.Sheet) { s.Media.Width = 2 },
		"element 1: a structure type must be a name":                 func(s *layout.Sheet) { s.Elements[1].Type = "P/X" },
		"element 1: the parent must come before the child":           func(s *layout.Sheet) { s.Elements[1].Parent = 1 },
		"element 1: the language is not a language tag":              func(s *layout.Sheet) { s.Elements[1].Lang = "e)n" },
		"page 1: item 3: a text has no size":                         sentence(0, 10, 10, 1),
		"page 1: item 3: an item does not lie on the page":           sentence(10, 590, 10, 1),
		"page 1: item 3: a text has no element for one of its spans": sentence(10, 10, 10),
		"page 1: item 3: an item belongs to no element":              sentence(10, 10, 10, 9),
		"page 1: item 3: an item has no area":                        add(&layout.Box{X: 1, Y: 1, Element: layout.Decoration}),
		"page 1: item 3: a box is always an artifact":                add(&layout.Box{X: 1, Y: 1, Width: 1, Height: 1, Element: 1}),
		"page 1: item 3: an outline is wider than its box":           add(&layout.Box{X: 1, Y: 1, Width: 1, Height: 1, Stroke: 1, Element: layout.PageHead}),
		"page 1: item 3: a picture belongs to a Figure":              add(&layout.Picture{Width: 9, Height: 9, Format: "png", Data: logo(), Element: 1}),
		"page 1: item 3: want a PNG, JPEG or SVG picture":            add(&layout.Picture{Width: 9, Height: 9, Format: "gif", Element: layout.PageHead}),
		"page 1: item 3: a link area belongs to a Link":              add(&layout.Link{Width: 9, Height: 9, URI: "tel:1", Name: "Call", Element: 1}),
		"page 1: item 3: the target of a link is not a URI in ASCII": func(s *layout.Sheet) {
			s.Elements[1].Type = "Link"
			add(&layout.Link{Width: 9, Height: 9, URI: "tel:1 2", Name: "Call", Element: 1})(s)
		},
		"a figure has no picture": func(s *layout.Sheet) {
			s.Elements[1].Type, s.Elements[1].Alt = "Figure", "A tablet."
		},
		"page 1: item 3: a link does not say what it does": func(s *layout.Sheet) {
			s.Elements[1].Type = "Link"
			add(&layout.Link{Width: 9, Height: 9, URI: "tel:12", Element: 1})(s)
		},
		"element 1: a figure, and only a figure, has a text instead": func(s *layout.Sheet) { s.Elements[1].Type = "Figure" },
	} {
		s := newSetter(shaper, "en", false)
		s.block("P", 0, "Drink water.")
		change(&s.sheet)
		if _, err := w.Write(&s.sheet, created); err == nil || err.Error() != want {
			t.Errorf("got error %v, want %s", err, want)
		}
	}
	// A cluster in the middle of a line that cannot be written, because nobody could read it back.
	s := newSetter(shaper, "en", false)
	s.block("P", 0, "Drink water.")
	broken := *s.sheet.Pages[0].Items[0].(*layout.Text)
	line := *broken.Line
	line.Kept, line.Runs = false, slices.Clone(line.Runs)
	line.Runs[0].Clusters = slices.Clone(line.Runs[0].Clusters)
	line.Runs[0].Clusters[3].Text = "\uE000"
	broken.Line = &line
	s.sheet.Pages[0].Items = []layout.Item{&broken}
	if _, err := w.Write(&s.sheet, created); err == nil {
		t.Error("a private character was written")
	}
	// After all that the next sheet is as if it were the first.
	next := newSetter(shaper, "en", false)
	next.block("P", 0, "Call us today.")
	got, err := w.Write(&next.sheet, created)
	if err != nil {
		t.Fatal(err)
	}
	want, err := pack(t, f).NewWriter().Write(&next.sheet, created)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("a sheet after those that failed is another one (%v)", err)
	}
	for _, place := range [][4]float64{{nan, 1, 1, 1}, {1, 1, nan, 1}, {1, 1, 1e300, 1}, {-1, 1, 1, 1}, {1, 842, 1, 1}} {
		if _, err := layoutRect(place); err == nil {
			t.Errorf("an item at %v lies on A4", place)
		}
	}
}

func layoutRect(p [4]float64) (rect, error) { return place(layout.A4, p[0], p[1], p[2], p[3]) }

// Every size of paper is written to the hundredth of a point.
func TestMedia(t *testing.T) {
	f := faces(t)
	w := pack(t, f).NewWriter()
	for _, m := range []layout.Media{layout.A4, layout.A5, layout.Letter, {Name: "wide", Width: 842.5, Height: 595.07}} {
		s := newSetter(text.NewShaper(f), "en", false)
		s.block("H1", 0, "Water")
		s.sheet.Media = m
		want := fmt.Sprintf("/MediaBox[0 0 %v %v]", m.Width, m.Height)
		if objects := unpack(t, write(t, w, &s.sheet)); !strings.Contains(objects, want) {
			t.Errorf("%s: no %s", m.Name, want)
		}
	}
}
