package text

import (
	"strings"
	"testing"
)

// In these tests, as in UAX #9, capitals stand for letters that run from right to left, and < > for the
// isolate controls around a span. The answers are those of GNU FriBidi 1.0.8. They are characters, not
// glyphs: a bracket that runs from right to left is drawn turned around.

const capitals = "ابتثجحخدذرزسشصضطظعغفقكمنهو" // A to Z; without lam, which would form ligatures

// arabicCapitals gives s with an Arabic letter for every capital.
func arabicCapitals(s string) string {
	letters := []rune(capitals)
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return letters[r-'A']
		}
		return r
	}, s)
}

// latinCapitals undoes arabicCapitals.
func latinCapitals(s string) string {
	letters := []rune(capitals)
	return strings.Map(func(r rune) rune {
		for i, l := range letters {
			if l == r {
				return 'A' + rune(i)
			}
		}
		return r
	}, s)
}

// isolating gives a paragraph in which what stands between < and > is a span of its own, isolated.
func isolating(s string, rtl bool) Paragraph {
	p := Paragraph{Lang: "en", RTL: rtl}
	for rest := arabicCapitals(s); rest != ""; {
		before, after, _ := strings.Cut(rest, "<")
		inside, after, _ := strings.Cut(after, ">")
		p.Spans = append(p.Spans, Span{Text: before}, Span{Text: inside, Isolate: true})
		rest = after
	}
	return p
}

func TestOrder(t *testing.T) {
	tests := []struct{ text, ltr, rtl string }{
		{"take one", "take one", "take one"},
		{"TAKE ONE", "ENO EKAT", "ENO EKAT"},
		{"call HOSPITAL 12 NORTH today", "call HTRON 12 LATIPSOH today", "today HTRON 12 LATIPSOH call"},
		// A number and the letter after it: two levels of one direction.
		{"HOSPITAL 12b today", "12 LATIPSOHb today", "12b today LATIPSOH"},
		{"MY NAME anne-marie (zoe) HERE.", "EMAN YM anne-marie (zoe) EREH.", ".EREH anne-marie (zoe) EMAN YM"},
		// R6: a phone number by itself falls apart; as an isolate it does not.
		{"CALL +1 (555) 010-4477 TODAY", "YADOT 4477-010 )555( 1+ LLAC", "YADOT 4477-010 )555( 1+ LLAC"},
		{"CALL <+1 (555) 010-4477> TODAY", "YADOT +1 (555) 010-4477 LLAC", "YADOT +1 (555) 010-4477 LLAC"},
		{"AT <09:30> IN <12 nile st>.", "NI 09:30 TA 12 nile st.", ".12 nile st NI 09:30 TA"},
		{"STREET <3 VICTORY (5)> ok", "TEERTS )5( YROTCIV 3 ok", "ok )5( YROTCIV 3 TEERTS"},
		{"dr <AHMED 7>, room 12b", "dr 7 DEMHA, room 12b", "dr 7 DEMHA, room 12b"},
		{"<12><34>", "1234", "3412"},
		{"ID <ab-12> <CD 3>", "DI ab-12 3 DC", "3 DC ab-12 DI"},
	}
	s := newShaper(t)
	for _, test := range tests {
		for _, side := range []struct {
			rtl  bool
			want string
		}{{false, test.ltr}, {true, test.rtl}} {
			lines, err := s.Wrap(isolating(test.text, side.rtl), 1<<20)
			if err != nil {
				t.Errorf("%q: %v", test.text, err)
				continue
			}
			if got := latinCapitals(visual(lines[0])); got != side.want {
				t.Errorf("%q, right to left %v: seen as %q, want %q", test.text, side.rtl, got, side.want)
			}
		}
	}
}

// Levels as fribidi --levels gives them, without the isolate controls.
func TestLevels(t *testing.T) {
	tests := []struct {
		text, want string
		rtl        bool
	}{
		{"HOSPITAL 12b today", "111111111220000000", false},
		{"HOSPITAL 12b today", "111111111222222222", true},
		{"STREET <3 VICTORY (5)> ok", "11111102111111111121000", false},
		{"STREET <3 VICTORY (5)> ok", "11111114333333333343122", true},
		{"dr <AHMED 7>, room 12b", "22233333342222222222", true},
	}
	s := newShaper(t)
	for _, test := range tests {
		p := isolating(test.text, test.rtl)
		if err := s.prepare(p); err != nil {
			t.Fatal(err)
		}
		var got []byte
		for _, c := range s.chars {
			got = append(got, '0'+byte(c.level))
		}
		if string(got) != test.want {
			t.Errorf("%q, right to left %v: levels %s, want %s", test.text, test.rtl, got, test.want)
		}
	}
}

// The words of R6 as they stand on a sheet.
func TestPhoneNumberInArabic(t *testing.T) {
	const number = "+1 (555) 010-4477"
	p := Paragraph{Lang: "ar", RTL: true, Spans: []Span{
		{Text: "اتصل بنا على "}, {Text: number, Isolate: true}, {Text: " اليوم."},
	}}
	lines, err := newShaper(t).Wrap(p, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	if got := visual(lines[0]); !strings.Contains(got, number) {
		t.Errorf("seen from left to right as %q, want %q in one piece", got, number)
	}
}

// UAX #9, L4: a bracket among letters that run from right to left is drawn as its mirror image.
func TestMirror(t *testing.T) {
	s := newShaper(t)
	glyph := func(text string, bracket string) uint16 {
		lines, err := s.Wrap(plainText("ar", text), 1<<20)
		if err != nil {
			t.Fatal(err)
		}
		for _, run := range lines[0].Runs {
			for _, c := range run.Clusters {
				if c.Text == bracket {
					return c.Glyphs[0].ID
				}
			}
		}
		t.Fatalf("no %s in %q", bracket, text)
		return 0
	}
	if open, closing := glyph("(ب)", "("), glyph("a)b", ")"); open != closing {
		t.Errorf("an opening bracket from right to left is glyph %d, a closing one from left to right %d", open, closing)
	}
}
