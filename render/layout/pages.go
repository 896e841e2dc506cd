// Package layout sets a document on paper: blocks go in, pages of items at fixed points come out,
// with the structure that the items belong to. It knows no medicine and no PDF.
package layout

import (
	"handout/internal/diag"
	"handout/render/doc"
	"handout/render/text"
)

// What a page has room for at least, or it is not worth turning: lines, and their width in multiples of the body size.
const (
	leastLines     = 9
	leastCardLines = 5
	leastWidth     = 15
)

// Pages sets a document. The shaper is the caller's and is used by this call alone while it runs.
//
// The error, if any, is a [diag.List]: a character without a glyph, a word wider than its line, a
// row or a table that no page can hold. Nothing is cut, shrunk or substituted to make it fit (R1).
func Pages(d *doc.Document, shaper *text.Shaper, o Options) (*Sheet, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	if o.Media.IsCard() {
		return setCard(d, shaper, o)
	}
	for step := leastSaving(d, o); ; step++ {
		sheet, err := set(d, shaper, o, step)
		if err != nil {
			return nil, err
		}
		if sheet.Over == 0 || o.Size > Standard || step == brief {
			return spare(sheet, d, shaper, o, step), nil
		}
	}
}

// spare gives a sheet of which a page is less than half full, set with some saving, with the first further saving that
// makes it a page shorter; or as it is, if none does.
func spare(sheet *Sheet, d *doc.Document, shaper *text.Shaper, o Options, saved saving) *Sheet {
	most := brief
	if d.With != nil {
		most = closer
	}
	for step := saved + 1; sheet.hollow && step <= most; step++ {
		if less, err := set(d, shaper, o, step); err == nil && len(less.Pages) < len(sheet.Pages) {
			return less
		}
	}
	return sheet
}

// A saving is how a document is made to hold its answer on page one (P1), some languages take more words, or to do without
// a page where one would be mostly empty.
type saving int

const (
	roomy  saving = iota
	closer        // its rows stand closer
	brief         // and the head alone says who it is for
)

// leastSaving gives that with which a document is set first. Small paper, and two languages, want close rows in any case;
// of large letters any paper holds so few that the identifiers stand there once.
func leastSaving(d *doc.Document, o Options) saving {
	switch {
	case o.Size >= Large:
		return brief
	case d.With != nil && o.Size == Standard, o.Media.Height < A4.Height:
		return closer
	}
	return roomy
}

// set sets a document.
func set(d *doc.Document, shaper *text.Shaper, o Options, saved saving) (*Sheet, error) {
	s := newSetter(d, shaper, o, saved >= closer)
	root := s.element("Document", -1)
	run := s.running(root, saved)
	f, ok := s.frame(&run, o)
	if !ok {
		s.problems.Add(diag.Pos{}, "", "the paper is too small for letters of %g points", o.Size)
		return nil, s.problems
	}
	s.content(o, root)
	if s.problems.Bad() {
		s.problems.Sort()
		return nil, s.problems
	}
	return s.sheet(f, &run, o), nil
}

// newSetter gives a setter as wide as the paper between its margins.
func newSetter(d *doc.Document, shaper *text.Shaper, o Options, closer bool) *setter {
	s := &setter{scale: newScale(o, d.RTL, closer).in(d.Lang), closer: closer, palette: newPalette(o), Scratch: o.Scratch, doc: d, shaper: shaper, bullet: [1]doc.Span{{Text: "•"}}}
	s.empty()
	s.elements = make([]Element, 0, s.usual+8) // sheets of one kind have about as many
	if d.With != nil {
		s.margin = s.edge // no line is longer than half of what is between
	}
	s.width = s.across(o.Media)
	return s
}

// across gives what is between the margins of a page.
func (s *setter) across(m Media) Pt { return m.Width - 2*s.margin }

// frame gives the room for content on each page, between what every page repeats, and makes the setter as wide and as
// high. It reports whether that is worth turning a page for.
func (s *setter) frame(run *running, o Options) (f frame, ok bool) {
	f = frame{
		first:  s.top + run.headHeight + s.gap,
		top:    s.top + run.againHeight + s.gap,
		bottom: o.Media.Height - s.bottom - run.footHeight - s.gap,
	}
	if s.parted || s.doc.With != nil {
		f.half = (f.bottom - f.top) / 2
	}
	s.firstHeight, s.pageHeight = f.bottom-f.first, f.bottom-f.top
	s.width = o.Media.Width/Pt(o.Media.panels()) - 2*s.margin
	least := Pt(leastLines)
	if o.Media.IsCard() {
		least = leastCardLines
	}
	return f, s.width >= leastWidth*o.Size && min(s.firstHeight, s.pageHeight) >= least*s.body.leading
}

// content turns all that is not repeated into strips, none higher than a page.
func (s *setter) content(o Options, root int) {
	s.letterhead(root)
	if s.doc.With == nil {
		s.blocks(root)
	} else {
		s.beside(o, root)
	}
	s.passages(o, root)
	for i, st := range s.strips {
		height, room := st.height+st.foot, s.pageHeight
		if i == 0 {
			room = s.firstHeight
		}
		if st.head != nil {
			height += st.head.height
		}
		if height > room {
			s.problems.Add(st.at, "", "does not fit on a page: %.0f points too high", height-room)
		}
	}
}

// sheet puts the strips on pages.
func (s *setter) sheet(f frame, run *running, o Options) *Sheet {
	d := s.doc
	places, hollow := f.paginate(s.Scratch, s.body.leading, s.answer, o.Media.front())
	s.width = s.across(o.Media)
	pages := s.realize(places, run, o.Media)
	numbering := s.decorate(pages, run, o.Media)
	s.usual = len(s.elements)
	var sections []Section
	if len(pages) >= bookmarked {
		sections = s.sections(pages)
	}
	return &Sheet{
		Media: o.Media, Pages: pages, Elements: s.elements, Title: d.Title, Lang: d.Lang, RTL: d.RTL, Origin: d.Origin, Over: s.over(o.Media.front()), Sections: sections, numbering: numbering, hollow: hollow && f.couldSpare(s.strips, places),
	}
}

// blocks sets the blocks one below the other.
func (s *setter) blocks(root int) {
	d := s.doc
	s.lead = leads(column{width: s.width}, s)
	for i, b := range d.Blocks {
		at := len(s.strips)
		s.block(b, root, column{width: s.width}, s.before(d.Blocks, i))
		s.company(d.Blocks, i, at)
		if i+1 == d.Answer {
			s.answer = len(s.strips)
		}
	}
}

// company keeps a paragraph, set from the strip with the index at on, with the table or the list below it: it says what that
// is, and a short one says it in one piece. One that ends a section, of two or three lines at most, is kept with the end of what stands above it: no page begins with it alone.
func (s *setter) company(blocks []doc.Block, i, at int) {
	if _, ok := blocks[i].(*doc.Paragraph); !ok || len(s.strips) == at {
		return
	}
	if i+1 < len(blocks) {
		switch blocks[i+1].(type) {
		case *doc.Table, *doc.List:
			if strips := s.strips[at:]; groupHeight(strips) < s.pageHeight*aside {
				together(strips)
			}
			last := &s.strips[len(s.strips)-1]
			last.keep, last.loose = true, true
			return
		case *doc.Heading:
		default:
			return
		}
	}
	if i > 0 && len(s.strips) == at+1 && s.strips[at-1].panel == nil && !s.strips[at-1].keep {
		s.strips[at-1].keep, s.strips[at-1].loose = true, true
	}
}

// before gives the space above a block.
func (s *setter) before(blocks []doc.Block, i int) Pt {
	if i > 0 && isHeading(blocks[i-1]) {
		return s.gap
	}
	if i > 0 && boxed(blocks[i-1]) || boxed(blocks[i]) {
		return s.apart
	}
	return s.gap
}

// over gives how much higher the whole answer is than the first page, or the front of a card; 0 where it fits (P1), and
// in two languages.
func (s *setter) over(front int) Pt {
	if s.answer == 0 || s.doc.With != nil || s.places[s.answer-1].page < front {
		return 0
	}
	end := s.answer
	for end < len(s.strips) && s.strips[end-1].keep {
		end++ // what is on the same page as the end of the answer
	}
	return max(1, groupHeight(s.strips[:end])-Pt(front)*s.firstHeight)
}

// boxed reports whether a block has edges of its own, which ask for more space around it.
func boxed(b doc.Block) bool {
	switch b.(type) {
	case *doc.Table, *doc.Notice, *doc.Figure:
		return true
	}
	return false
}

func isHeading(b doc.Block) bool {
	_, ok := b.(*doc.Heading)
	return ok
}

// letterhead adds the clinic's logo and its name and address, side by side at the head of the sheet.
func (s *setter) letterhead(parent int) {
	d := s.doc
	if d.Logo == nil && len(d.Clinic) == 0 {
		return
	}
	st, from := strip{}, len(s.items)
	x, logo := Pt(0), Pt(0)
	if d.Logo != nil {
		w, h := fit(d.Logo, s.width/3, 2.1*s.body.size)
		el := s.element("Figure", parent)
		s.elements[el].Alt = d.Logo.Alt
		st.at = d.Logo.Pos
		s.items = append(s.items, &Picture{X: s.mirror(0, w), Width: w, Height: h, Format: d.Logo.Format, Data: d.Logo.Data, Element: el})
		x, logo = w+s.gap, h
	}
	code := s.record(&st)
	width := s.width - x - code
	height, el := Pt(0), s.element("P", parent)
	var lines []setting
	for _, part := range s.addressApart(width) {
		t := s.set(st.at, part, s.small, s.ink, width, el)
		lines, height = append(lines, t), height+t.height()
	}
	st.height = max(st.height, logo, height)
	y := (st.height - height) / 2
	for i := range lines {
		s.put(&lines[i], 0, len(lines[i].lines), s.mirror(x, width), y, width)
		y += lines[i].height()
	}
	s.add(st, from)
}

// addressApart gives the clinic's name and its address in two parts where they do not fit on one line, and the address does:
// broken in a line from right to left, one in Latin letters is hard to read.
func (s *setter) addressApart(width Pt) [][]doc.Span {
	all := s.doc.Clinic
	if last := len(all) - 1; last > 0 && !s.oneLine(all, s.small, width) && s.oneLine(all[last:], s.small, width) {
		return [][]doc.Span{all[:last], all[last:]}
	}
	return [][]doc.Span{all}
}
