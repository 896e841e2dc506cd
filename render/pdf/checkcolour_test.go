package pdf

import (
	"math"
	"strings"
	"testing"

	"handout/render/layout"
)

// brokenColours: words and lines that somebody cannot see.
func brokenColours() []breakage {
	words := "page 1: words have too little contrast with what they stand on (WCAG 2.1, 1.4.3)"
	line := "page 1: a line or an outline has too little contrast with what it stands on (WCAG 2.1, 1.4.11)"
	unknown := "page 1: words have a colour or a place that cannot be known (ISO 32000-1, 8.6.8)"
	operator := "page 1: unknown operator (ISO 32000-1, 7.8.2)"
	paint := func(want, operators string) breakage {
		return breakage{want, func(s spoiled) { s.paint("/Artifact BMC " + operators + " EMC\n") }}
	}
	const text = "BT /F0 10 Tf 9 9 Td () Tj ET"
	return []breakage{
		paint(words, ".47 g "+text),
		paint(words, "1 1 0 rg "+text),
		paint(words, "0 g 0 0 99 99 re f "+text),
		paint(words, "0 g 0 0 99 99 re B "+text),
		paint(words, "0 g 0 0 99 99 re 200 200 5 5 re f* "+text),
		paint(words, "0 g 0 0 99 99 re f 1 g 0 0 99 13 re f "+text),       // on a white box over the black one
		{words, func(s spoiled) { s.content("\n.067 g\n", "\n.67 g\n") }}, // the sheet's own first colour
		paint(line, ".6 g 0 0 99 .5 re f"),
		paint(line, ".6 g 0 0 .5 99 re f"),
		paint(line, ".6 G 0 0 9 9 re S"),
		paint(line, "0 0 1 rg 0 0 99 99 re f 0 0 .6 RG 5 5 9 9 re S"),
		paint("page 1: a box has a colour that cannot be known (ISO 32000-1, 8.6.8)", "2 g 0 0 9 9 re f"),
		paint(unknown, "1 1 rg "+text),
		paint(unknown, "-1 g "+text),
		paint(unknown, "1 0 0 1 50 0 cm "+text),
		paint(operator, "/Invisible gs "+text),
		paint(operator, "/Pattern cs "+text),
		paint(operator, "0 0 0 1 k "+text),
		paint(operator, "/Shade sh"),
		paint(operator, "BT 1 0 0 1 9 9 Tm ET"),
		paint("page 1: an operator has not the numbers that it needs (ISO 32000-1, 7.8.2)", "0 0 9 re f"),
		paint("page 1: an operator has not the numbers that it needs (ISO 32000-1, 7.8.2)", "BT 9 Td ET"),
		paint("page 1: an operator has not the numbers that it needs (ISO 32000-1, 7.8.2)", "0 0 9 (9) re f"),
	}
}

// TestCheckColours: what can be seen is passed: it is the last ground that counts, and a logo has what
// colours it likes.
func TestCheckColours(t *testing.T) {
	good := finished(t, english)
	const text = "BT /F0 10 Tf 9 9 Td () Tj ET"
	for _, operators := range []string{
		".45 g " + text,
		"0 g 0 0 99 99 re f 1 g " + text,
		"0 g 0 0 99 99 re f 1 g 0 0 99 99 re f 0 g " + text,
		".9 g 0 0 99 99 re f 0 g " + text,
		".54 g 0 0 99 .5 re f",
		"q .1 0 0 .1 9 9 cm .9 g 0 0 99 99 re 0 0 9 .9 re f .9 G 5 5 m 6 6 l S Q",
		"q 0 0 99 99 re W n Q 0 g " + text,
	} {
		file, err := readPDF(good)
		if err != nil {
			t.Fatal(err)
		}
		spoiled{newChecker(file), t}.paint("/Artifact BMC " + operators + " EMC\n")
		for _, d := range file.defects() {
			t.Errorf("%s: %v", operators, d)
		}
	}
}

// The check computes contrast by itself; it agrees with the layout's own to a thousandth.
func TestCheckContrastRatio(t *testing.T) {
	for n := range 1 << 12 {
		c := layout.Colour{R: uint8(n >> 8 * 17), G: uint8(n >> 4 & 15 * 17), B: uint8(n & 15 * 17)}
		got := contrast([3]float64{float64(c.R) / 255, float64(c.G) / 255, float64(c.B) / 255}, [3]float64{1, 1, 1})
		if want := c.ContrastWithPaper(); math.Abs(got-want) > 0.001 {
			t.Fatalf("%v: %.4f, and %.4f in the layout", c, got, want)
		}
	}
}

// Faults that come with every word are told once a page.
func TestCheckColoursOnce(t *testing.T) {
	file, err := readPDF(finished(t, english))
	if err != nil {
		t.Fatal(err)
	}
	s := spoiled{newChecker(file), t}
	s.paint("/Artifact BMC 1 g BT /F0 10 Tf 9 9 Td () Tj 9 9 Td () Tj ET EMC\n")
	n := 0
	for _, d := range file.defects() {
		if strings.Contains(d.Text, "too little contrast") {
			n++
		}
	}
	if n != 1 {
		t.Errorf("told %d times, want once", n)
	}
}
