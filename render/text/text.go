// Package text turns strings into lines of glyphs: it chooses faces, shapes, orders what runs from
// right to left, and breaks lines. Strings go in, glyph lines come out; it knows neither pages nor PDF.
//
// Lengths inside a line are in thousandths of an em, so that a line does not depend on its size.
package text

import "fmt"

// A Span is a run of text in one style. Its text holds no control or bidi characters.
type Span struct {
	Text    string
	Lang    string // BCP 47; "" for the paragraph's
	Bold    bool
	Isolate bool // its direction is its own: set between FSI and PDI (UAX #9), which are not shown
}

// A Paragraph is text to be broken into lines.
type Paragraph struct {
	Spans []Span
	Lang  string // BCP 47
	RTL   bool   // the paragraph's direction
	Keep  bool   // the same text will come again: its lines may be kept and handed out again
}

// A Line is one line of a paragraph. It is immutable and may be shared.
type Line struct {
	Runs  []Run // in logical order: the order in which they are read
	Width int   // without the spaces at its end
	Kept  bool  // the line came from the cache and will come again at the same address
}

// A Run is a part of a line in one face, one span and one direction.
type Run struct {
	Face     *Face
	Span     int       // index into the paragraph's spans
	Clusters []Cluster // in logical order
}

// A Cluster is the smallest piece of text that has glyphs of its own. The clusters of a paragraph's
// lines, joined, are its text: spaces at line ends are kept, isolate controls are not.
type Cluster struct {
	Text    string
	Glyphs  []Glyph // none for a character that shows nothing
	X       int     // from the left edge of the line's visible part to the cluster's
	Advance int
}

// A Glyph is a glyph of a face, moved from the cluster's left edge and the baseline (y up).
type Glyph struct {
	ID   uint16
	X, Y int16
}

// A NoGlyphError says that no face covers a character. A character that cannot be shown counts as one
// that none covers: a control, a mark without a letter before it or where its script does not allow it,
// what is left of text that is not UTF-8.
type NoGlyphError struct {
	Span int
	Rune rune
}

func (e *NoGlyphError) Error() string {
	return fmt.Sprintf("no font has the character U+%04X", e.Rune)
}

// An OverflowError says that a word is wider than the line it should stand in.
type OverflowError struct {
	Span         int // in which the word starts
	Width, Limit int
}

func (e *OverflowError) Error() string {
	return fmt.Sprintf("a word is %d/1000 em wide, the line %d", e.Width, e.Limit)
}
