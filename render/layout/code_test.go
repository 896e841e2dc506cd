package layout_test

import (
	"math"
	"strings"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
)

const web = "https://clinic.example/map"

func webCode(caption string) *doc.Code {
	return &doc.Code{Place: at(20), Holds: web, Text: []doc.Span{{Text: caption}, {Text: web, Value: true, Link: web, LinkName: web}}}
}

// codesOn gives the drawings on a page, and fails for one that is no artifact.
func codesOn(t *testing.T, p layout.Page) (codes []*layout.Picture) {
	t.Helper()
	for _, item := range p.Items {
		if picture, ok := item.(*layout.Picture); ok && picture.Drawing != nil {
			codes = append(codes, picture)
			if picture.Element != layout.Decoration {
				t.Error("a code is no artifact")
			}
		}
	}
	return codes
}

// A code is 0.7 mm a module, black, square, at the start of its line, with words beside it that
// do not reach into it (P10). In large letters it is larger.
func TestCode(t *testing.T) {
	const module = 0.7 / 25.4 * 72
	for _, size := range []layout.Pt{layout.Standard, layout.Large, layout.Largest} {
		for _, d := range []*doc.Document{document(webCode("Map: ")), arabic(webCode("خريطة: "))} {
			o := options
			o.Size = size
			page := pages(t, d, o).Pages[0]
			codes := codesOn(t, page)
			if len(codes) != 1 {
				t.Fatalf("%d codes, want one", len(codes))
			}
			c := codes[0]
			if least := module * float64(c.Drawing.Width) * min(size, layout.Large) / layout.Standard; c.Width < least-0.001 || c.Height != c.Width {
				t.Errorf("%s, %v pt: the code is %.1f by %.1f points, want %.1f at least", d.Lang, size, c.Width, c.Height, least)
			}
			if paths := c.Drawing.Paths; len(paths) != 1 || paths[0].Fill.R != 0 || !paths[0].Fill.Set || paths[0].Stroke.Set || c.Private {
				t.Errorf("%s: not one black path for everybody", d.Lang)
			}
			beside := 0
			for _, item := range page.Items {
				left, top, right, bottom := extent(item)
				if _, ok := item.(*layout.Text); !ok || bottom < c.Y || top > c.Y+c.Height {
					continue
				}
				beside++
				if left < c.X+c.Width && right > c.X {
					t.Errorf("%s: words in the code", d.Lang)
				}
				if (left > c.X) == d.RTL {
					t.Errorf("%s: the code is behind its words", d.Lang)
				}
			}
			if beside == 0 {
				t.Errorf("%s: nothing beside the code", d.Lang)
			}
		}
	}
}

// A clinic's codes are drawn once for all sheets; a record number is drawn for its sheet alone (R3).
func TestCodeKept(t *testing.T) {
	o, shaper := options, newShaper(t)
	o.Scratch = &layout.Scratch{}
	var drawn [2][]*layout.Picture
	for i := range drawn {
		d := document(webCode("Map: "))
		d.Record = "A-1"
		s, err := layout.Pages(d, shaper, o)
		if err != nil {
			t.Fatal(err)
		}
		drawn[i] = codesOn(t, s.Pages[0])
		if len(drawn[i]) != 2 || !drawn[i][0].Private || drawn[i][1].Private {
			t.Fatalf("%d codes, want that of the record first, and it alone private", len(drawn[i]))
		}
	}
	if drawn[0][0].Drawing == drawn[1][0].Drawing {
		t.Error("the record number's code is kept")
	}
	if drawn[0][1].Drawing != drawn[1][1].Drawing {
		t.Error("the clinic's code is drawn anew")
	}
}

// Two languages have one code, with the words of both beside it: at one height, each in its column, or one below the other
// where a column does not hold them (P11).
func TestCodeBeside(t *testing.T) {
	d := document(webCode("Map: "))
	d.With = arabic(webCode("خريطة: "))
	s := pages(t, d, options)
	if codes := codesOn(t, s.Pages[0]); len(codes) != 1 {
		t.Fatalf("%d codes, want one", len(codes))
	}
	var dump strings.Builder
	layout.Dump(&dump, s)
	if n := strings.Count(dump.String(), "link "); n != 2 {
		t.Errorf("%d links, want one in each language", n)
	}
	if a, b := captions(s, "Map: "), captions(s, "خريطة: "); len(a) != 1 || len(b) != 1 || math.Abs(a[0]-b[0]) > 1 {
		t.Errorf("the words begin at the heights %v and %v", a, b)
	}
	long := strings.Repeat("long", 12)
	d = document(webCode(long))
	d.With = document(webCode("Map: "))
	d.With.Lang = "de"
	s = pages(t, d, options)
	if a, b := captions(s, long), captions(s, "Map: "); len(a) != 1 || len(b) != 1 || a[0] >= b[0] {
		t.Errorf("words too long for a column begin at %v, those below them at %v", a, b)
	}
	d = document(webCode("Map: "))
	d.With = arabic(&doc.Code{Place: at(20), Holds: "https://other.example", Text: words("خريطة")})
	if _, err := layout.Pages(d, newShaper(t), options); err == nil {
		t.Error("another code in the other language is no problem")
	}
}

// captions gives the baselines of the lines of page one that begin with some words.
func captions(s *layout.Sheet, begin string) (baselines []layout.Pt) {
	for _, item := range s.Pages[0].Items {
		if x, ok := item.(*layout.Text); ok && strings.HasPrefix(lineWords(x), begin) {
			baselines = append(baselines, x.Y)
		}
	}
	return baselines
}

// What no code can hold is a problem at its place (R1), and its text is not in it.
func TestCodeProblems(t *testing.T) {
	long := webCode("Map: ")
	long.Holds = strings.Repeat("x", 300)
	record := document()
	record.Record = "№1"
	for want, d := range map[string]*doc.Document{
		"guide.yaml:20:3: QR code: want at most": document(long),
		"data matrix: want letters":              record,
	} {
		_, err := layout.Pages(d, newShaper(t), options)
		if err == nil || !strings.Contains(err.Error(), want) || strings.ContainsAny(err.Error(), "№") {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
