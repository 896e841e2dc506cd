package layout_test

import (
	"slices"
	"strings"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
)

// foreign is a document that is a draft in two languages, of several pages.
func foreign() *doc.Document {
	d := document(&doc.Table{Place: at(2), Widths: []float64{1, 3}, Header: cells("When", "What"), Rows: rows(90, "Rest.")})
	d.Lang = "es"
	english := func(s string) []doc.Span { return []doc.Span{{Text: s, Lang: "en", Value: true}} }
	d.Draft = [][]doc.Span{words("Borrador: sin revisar por un profesional de la salud"), english("Draft: not reviewed by a clinician")}
	d.DraftAgain = [][]doc.Span{words("Borrador: sin revisar aún"), english("Draft: not reviewed")}
	d.Source = words("Guía bone-marrow, versión 1.0. Fecha de revisión: ninguna. Código 6a8e1bbdb817")
	return d
}

// TestDraftAgain: every page but the first says in few words that it is a draft, in both languages, and who it is for. Both
// stand on one line where that holds them. No letters are smaller for it (P3, R2, R7).
func TestDraftAgain(t *testing.T) {
	for _, test := range []struct {
		media layout.Media
		size  layout.Pt
		lines int
	}{{layout.A4, 12, 1}, {layout.A4, 16, 1}, {layout.A5, 12, 1}, {layout.A5, 16, 2}} {
		o := options
		o.Media, o.Size = test.media, test.size
		s := pages(t, foreign(), o)
		for i, p := range s.Pages[1:] {
			own, english, who := lineAt(p, "Borrador: sin revisar aún"), lineAt(p, "Draft: not reviewed"), lineAt(p, "Ann Example")
			if own == nil || english == nil || who == nil {
				t.Fatalf("%s, %v pt: the head of page %d is not whole", test.media.Name, test.size, i+2)
			}
			if lines := map[bool]int{true: 1, false: 2}[own.Y == english.Y]; lines != test.lines || who.Y <= english.Y {
				t.Errorf("%s, %v pt: the draft lines stand at %.0f and %.0f, the name at %.0f", test.media.Name, test.size, own.Y, english.Y, who.Y)
			}
			if test.lines == 1 && own.X+float64(own.Line.Width)*own.Size/1000 > english.X {
				t.Errorf("%s, %v pt: the draft lines stand over each other", test.media.Name, test.size)
			}
			if test.size >= layout.Large && min(own.Size, english.Size, who.Size) < layout.Large {
				t.Errorf("%s, %v pt: the head is smaller than 16 pt", test.media.Name, test.size)
			}
		}
		if first := lineAt(s.Pages[0], "Borrador: sin revisar por"); first == nil {
			t.Errorf("%s, %v pt: the first page has not all of the draft line", test.media.Name, test.size)
		}
	}
}

// TestDraftInThree: so do those of a sheet in two languages, and English beside them, one after the other (R7, P11).
func TestDraftInThree(t *testing.T) {
	d := foreign()
	d.DraftAgain = slices.Insert(d.DraftAgain, 1, []doc.Span{{Text: "Esquisse: pas relue", Lang: "fr", Value: true}})
	p := pages(t, d, options).Pages[1]
	end := 0.0
	for _, words := range []string{"Borrador: sin revisar aún", "Esquisse: pas relue", "Draft: not reviewed"} {
		line := lineAt(p, words)
		if line == nil || line.Y != lineAt(p, "Borrador").Y || line.X < end {
			t.Fatalf("%q stands wrong", words)
		}
		end = line.X + float64(line.Line.Width)*line.Size/1000
	}
	if width := options.Media.Width; end < width*0.8 || end > width {
		t.Errorf("the lines end at %.0f of %.0f points", end, width)
	}
}

// TestAddressApart: an address that has no room behind the clinic's name stands on a line of its own, if one can hold it.
func TestAddressApart(t *testing.T) {
	for _, test := range []struct {
		address string
		lines   []string
	}{
		{"1 Old Street", []string{"Example Clinic · 1 Old Street"}},
		{"1 Old Street, Springfield", []string{"Example Clinic · ", "1 Old Street, Springfield"}},
		{"1 Old Street, Building C, North Springfield", []string{"Example Clinic · 1 Old Street, Building "}},
	} {
		d := document(&doc.Paragraph{Place: at(2), Text: words("A line.")})
		d.Clinic = []doc.Span{{Text: "Example Clinic", Value: true}, {Text: " · "}, {Text: test.address, Value: true}}
		o := options
		o.Media, o.Size = layout.A5, layout.Larger
		p := pages(t, d, o).Pages[0]
		for _, want := range test.lines {
			if line := lineAt(p, want); line == nil || lineWords(line) != want {
				t.Errorf("%s: no line is %q", test.address, want)
			}
		}
	}
}

// lineAt gives the line of a page that begins with words.
func lineAt(p layout.Page, words string) *layout.Text {
	for _, item := range p.Items {
		if x, ok := item.(*layout.Text); ok && strings.HasPrefix(lineWords(x), words) {
			return x
		}
	}
	return nil
}

// TestRoomOnSmallPaper: head and foot leave more than half of a page of A5 to the content, in large letters too, and the
// number of the page stands clear of the source (P3).
func TestRoomOnSmallPaper(t *testing.T) {
	for _, size := range []layout.Pt{layout.Standard, layout.Large, layout.Larger} {
		o := options
		o.Media, o.Size = layout.A5, size
		s := pages(t, foreign(), o)
		for i := range s.Pages {
			p := &s.Pages[i]
			top, bottom := frameOf(p)
			if room := (bottom - top) / layout.A5.Height; room < 0.5 {
				t.Errorf("%v pt, page %d: %.0f %% of it are left", size, i+1, 100*room)
			}
			var number *layout.Text
			for _, item := range p.Items {
				if x, ok := item.(*layout.Text); ok && strings.HasPrefix(lineWords(x), "Page ") {
					number = x
				}
			}
			for _, item := range p.Items {
				x, ok := item.(*layout.Text)
				if ok && x != number && x.Y == number.Y && x.X+float64(x.Line.Width)*x.Size/1000 > number.X {
					t.Errorf("%v pt, page %d: the number stands over the source", size, i+1)
				}
			}
		}
	}
}
