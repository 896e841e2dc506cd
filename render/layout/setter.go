package layout

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"handout/internal/diag"
	"handout/render/doc"
	"handout/render/text"
)

// A setter turns one document into strips.
type setter struct {
	scale
	palette
	*Scratch
	doc         *doc.Document
	shaper      *text.Shaper
	closer      bool                    // its rows stand closer
	width       Pt                      // of the frame
	firstHeight Pt                      // of the frame on the first page
	pageHeight  Pt                      // of the frame on all others
	opened      int                     // the strip that the last section begins with
	title       []doc.Span              // of the last section or notice
	answer      int                     // how many strips are the whole answer
	lead        Pt                      // how wide the labels of facts are; 0: as each table wants them
	narrow      bool                    // one of two languages side by side
	bare        bool                    // of that: the one without pictograms
	level       bool                    // of that: both set the table that comes with its labels beside its values
	other       *setter                 // of the other language, where the two are set below each other or side by side
	twins       map[doc.Block]doc.Block // of that: its block for each of this language
	units       []int                   // of a sheet in two languages: where each of its parts ends among the strips
	elements    []Element
	problems    diag.List

	texts  slab[Text]
	boxes  slab[Box]
	ints   slab[int]
	points slab[Pt]
	bullet [1]doc.Span // before an item of a list
}

// element adds a structure element.
func (s *setter) element(kind string, parent int) int {
	s.elements = append(s.elements, Element{Type: kind, Parent: parent})
	return len(s.elements) - 1
}

// add appends a strip that has the items from an index on.
func (s *setter) add(st strip, from int) {
	st.items = s.since(from)
	s.strips = append(s.strips, st)
}

// since gives the items from an index on.
func (s *setter) since(from int) []Item { return s.items[from:len(s.items):len(s.items)] }

// box adds a box.
func (s *setter) box(b Box) { s.items = append(s.items, s.boxes.one(b)) }

// A setting is a paragraph broken into lines.
type setting struct {
	lines    []*text.Line
	spans    []doc.Span
	font     font
	colour   Colour
	element  int   // of the paragraph
	elements []int // by span
}

// set breaks spans into lines no wider than width. What cannot be set becomes a problem at the
// given place and gives no lines.
func (s *setter) set(at diag.Pos, spans []doc.Span, f font, c Colour, width Pt, element int) setting {
	p := s.paragraph(spans, f)
	lines, err := s.shaper.Wrap(p, f.limit(width))
	if err != nil {
		s.problem(at, spans, err)
		return setting{font: f}
	}
	return s.setLines(lines, spans, f, c, element)
}

// evenly is how near, in thousandths of an em, the width of a heading's lines comes to the least that holds them.
const evenly = 200

// setHeading breaks a heading as set breaks other words, but into lines about as long as each other: no word of it is left
// alone where it could have company. Words without spaces between them are left as they fall, unless they part behind a comma
// or a colon.
func (s *setter) setHeading(at diag.Pos, spans []doc.Span, f font, c Colour, width Pt, element int) setting {
	t := s.set(at, spans, f, c, width, element)
	if len(t.lines) < 2 {
		return t
	}
	if !endsInSpace(t.lines[0]) {
		t.lines = s.behindSign(spans, f, width, t.lines)
		return t
	}
	p := s.paragraph(spans, f)
	for most, least := f.limit(width), 0; most-least > evenly; {
		limit := (most + least) / 2
		if lines, err := s.shaper.Wrap(p, limit); err != nil || len(lines) > len(t.lines) {
			least = limit
		} else {
			most, t.lines = limit, lines
		}
	}
	return t
}

// behindSign gives two lines of a heading in one piece that part behind a sign of full width, the most even ones, if each side
// has room on a line; else the lines as they are.
func (s *setter) behindSign(spans []doc.Span, f font, width Pt, lines []*text.Line) []*text.Line {
	if len(spans) != 1 || len(lines) != 2 {
		return lines
	}
	widest := f.limit(width)
	for i, r := range spans[0].Text {
		if !strings.ContainsRune("，、：", r) {
			continue
		}
		var both [2]*text.Line
		for k, words := range [2]string{spans[0].Text[:i+utf8.RuneLen(r)], spans[0].Text[i+utf8.RuneLen(r):]} {
			side := spans[0]
			side.Text = words
			if set, err := s.shaper.Wrap(s.paragraph([]doc.Span{side}, f), widest); err == nil && len(set) == 1 {
				both[k] = set[0]
			}
		}
		if both[0] != nil && both[1] != nil {
			lines, widest = both[:], max(both[0].Width, both[1].Width)
		}
	}
	return lines
}

// endsInSpace reports whether a line was broken between words.
func endsInSpace(line *text.Line) bool {
	last := line.Runs[len(line.Runs)-1].Clusters
	return last[len(last)-1].Text == " "
}

// setLines makes a setting of lines that were broken before.
func (s *setter) setLines(lines []*text.Line, spans []doc.Span, f font, c Colour, element int) setting {
	return setting{lines: lines, spans: spans, font: f, colour: c, element: element, elements: s.spanElements(spans, element)}
}

// paragraph gives the spans as the shaper wants them. It is valid until the next call.
func (s *setter) paragraph(spans []doc.Span, f font) text.Paragraph {
	p := text.Paragraph{Lang: s.doc.Lang, RTL: s.doc.RTL, Keep: true, Spans: s.spans[:0]}
	for i := range spans {
		sp := &spans[i]
		p.Spans = append(p.Spans, text.Span{Text: sp.Text, Lang: sp.Lang, Bold: f.bold || sp.Strong, Isolate: sp.Value})
		p.Keep = p.Keep && !sp.Private
	}
	s.spans = p.Spans
	return p
}

// spanElements gives each span its element: a Link or a Span of another language inside element,
// or element itself. Artifacts stay artifacts.
func (s *setter) spanElements(spans []doc.Span, element int) []int {
	out := s.ints.fill(len(spans), element)
	if element < 0 {
		return out
	}
	for i := range spans {
		sp := &spans[i]
		switch {
		case sp.Link != "":
			out[i] = s.element("Link", element)
		case sp.Lang != "" && sp.Lang != s.doc.Lang:
			out[i] = s.element("Span", element)
		default:
			continue
		}
		if sp.Lang != s.doc.Lang {
			s.elements[out[i]].Lang = sp.Lang
		}
	}
	return out
}

// oneLine reports whether words take one line. What cannot be set does not: that is said where it is set.
func (s *setter) oneLine(spans []doc.Span, f font, width Pt) bool {
	lines, err := s.shaper.Wrap(s.paragraph(spans, f), f.limit(width))
	return err == nil && len(lines) <= 1
}

// holds reports whether a column holds words. What it does not is wider than all of it, or cannot be set at all.
func (s *setter) holds(spans []doc.Span, f font, width Pt) bool {
	_, err := s.shaper.Wrap(s.paragraph(spans, f), f.limit(width))
	return err == nil
}

// problem says why spans cannot be set, naming the field whose value is to blame.
func (s *setter) problem(at diag.Pos, spans []doc.Span, err error) {
	var glyph *text.NoGlyphError
	var overflow *text.OverflowError
	switch {
	case errors.As(err, &glyph):
		s.problems.Add(at, spans[glyph.Span].Field, "no font has the character U+%04X", glyph.Rune)
	case errors.As(err, &overflow):
		s.problems = append(s.problems, diag.Problem{
			Pos: at, Field: spans[overflow.Span].Field,
			Text: fmt.Sprintf("a word is wider than its line by %.0f %%", 100*float64(overflow.Width-overflow.Limit)/float64(overflow.Limit)),
			Hint: "write it in two words, or with a hyphen; smaller letters or larger paper have more room",
		})
	default:
		s.problems.Add(at, "", "%v", err)
	}
}

// height is the height of all lines.
func (t *setting) height() Pt { return Pt(len(t.lines)) * t.font.leading }

// width is that of the widest line.
func (t *setting) width() Pt {
	widest := Pt(0)
	for _, line := range t.lines {
		widest = max(widest, Pt(line.Width)*t.font.size/1000)
	}
	return widest
}

// put adds the lines from i to j, in a column of the given width whose top left corner is at x
// and y. The links come after the lines that they lie over.
func (s *setter) put(t *setting, i, j int, x, y, width Pt) {
	for k, line := range t.lines[i:j] {
		left := x
		if s.doc.RTL {
			left = x + width - Pt(line.Width)*t.font.size/1000
		}
		top := y + Pt(k)*t.font.leading
		s.items = append(s.items, s.texts.one(Text{
			X: left, Y: top + t.font.ascent(), Size: t.font.size, Colour: t.colour, Line: line, Elements: t.elements,
		}))
		s.links(t, line, left, top)
	}
}

// links adds a link area over each span of a line that has one. The runs of an address between words from right to
// left are one area: who goes from link to link comes upon it once.
func (s *setter) links(t *setting, line *text.Line, left, top Pt) {
	var last *Link
	for i, run := range line.Runs {
		sp := &t.spans[run.Span]
		if sp.Link == "" || t.elements[run.Span] < 0 {
			continue
		}
		lo, hi := run.Clusters[0].X, run.Clusters[0].X
		for _, c := range run.Clusters {
			lo, hi = min(lo, c.X), max(hi, c.X+c.Advance)
		}
		em := t.font.size / 1000
		if last != nil && line.Runs[i-1].Span == run.Span { // runs are in visual order
			last.Width = left + Pt(hi)*em - last.X
			continue
		}
		last = &Link{
			X: left + Pt(lo)*em, Y: top, Width: Pt(hi-lo) * em, Height: t.font.leading,
			URI: sp.Link, Name: sp.LinkName, Element: t.elements[run.Span],
		}
		s.items = append(s.items, last)
	}
}

// mirror gives the left edge of a column that starts at x (from the start edge of the frame) and is
// width wide: from the left, or from the right in a language that runs from right to left.
func (s *setter) mirror(x, width Pt) Pt {
	if s.doc.RTL {
		return s.margin + s.width - x - width
	}
	return s.margin + x
}
