package printer

import (
	"math"
	"regexp"
	"strconv"
)

// sizeInName finds the size at the end of a self-describing media name (PWG 5101.1, 5): na_letter_8.5x11in. Some
// printers go on with a word of their own.
var sizeInName = regexp.MustCompile(`_([0-9.]+)x([0-9.]+)(mm|in)(?:[._-].*)?$`)

// A paper is a size in millimetres.
type paper struct{ width, height float64 }

// same reports whether two sizes are one sheet of paper. Names in inches are rounded, so 0.5 mm is nothing; A4
// and Letter are 6 mm apart. A printer may tell of paper as it lies in the tray, with the long edge first: turned, it is
// the same paper.
func (p paper) same(q paper) bool {
	p, q = p.upright(), q.upright()
	return math.Abs(p.width-q.width) <= 0.5 && math.Abs(p.height-q.height) <= 0.5
}

// upright is the paper as its name has it: no wider than high.
func (p paper) upright() paper { return paper{min(p.width, p.height), max(p.width, p.height)} }

// between reports whether a paper, as it is named or turned, is at least one size and at most another.
func (p paper) between(least, most paper) bool {
	for _, q := range []paper{p, {p.height, p.width}} {
		if least.width <= q.width && q.width <= most.width && least.height <= q.height && q.height <= most.height {
			return true
		}
	}
	return false
}

// parsePaper reads a media name. The old names are from RFC 8011, appendix C.
func parsePaper(name string) (p paper, ok bool) {
	switch name {
	case "iso-a4":
		return paper{210, 297}, true
	case "iso-a5":
		return paper{148, 210}, true
	case "iso-a6":
		return paper{105, 148}, true
	case "na-letter":
		return paper{215.9, 279.4}, true
	}
	m := sizeInName.FindStringSubmatch(name)
	if m == nil {
		return paper{}, false
	}
	width, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		return paper{}, false
	}
	height, err := strconv.ParseFloat(m[2], 64)
	if err != nil {
		return paper{}, false
	}
	if m[3] == "in" {
		width, height = width*25.4, height*25.4
	}
	return paper{width, height}, true
}

// paperName is what a clerk calls a paper.
func paperName(media string) string {
	p, ok := parsePaper(media)
	switch {
	case !ok:
		return plain(media)
	case p.same(paper{210, 297}):
		return "A4"
	case p.same(paper{148, 210}):
		return "A5"
	case p.same(paper{105, 148}):
		return "A6"
	case p.same(paper{53.98, 85.6}):
		return "ID-1"
	case p.same(paper{215.9, 279.4}):
		return "Letter"
	case p.same(paper{215.9, 355.6}):
		return "Legal"
	}
	return plain(media)
}

// holds reports whether a paper is among those named.
func holds(names []string, media string) bool {
	want, known := parsePaper(media)
	for _, name := range names {
		if name == media {
			return true
		}
		if p, ok := parsePaper(name); ok && known && p.same(want) {
			return true
		}
	}
	return false
}

// takes reports whether a paper is among those that a printer can print on, which may be from one size to another
// (custom_min_... and custom_max_..., PWG 5101.1, 5.4).
func takes(supported []string, media string) bool {
	if holds(supported, media) {
		return true
	}
	want, ok := parsePaper(media)
	var least, most *paper
	for _, name := range supported {
		p, known := parsePaper(name)
		switch {
		case known && len(name) > 11 && name[:11] == "custom_min_":
			least = &p
		case known && len(name) > 11 && name[:11] == "custom_max_":
			most = &p
		}
	}
	return ok && least != nil && most != nil && want.between(*least, *most)
}
