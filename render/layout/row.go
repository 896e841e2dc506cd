package layout

import (
	"handout/internal/diag"
	"handout/render/doc"
)

// few is how many facts stay together behind a notice where pages are soon full: numbers to call, as a rule.
const few = 4

// rows adds the strips of the header row and of all rows. Short facts stay together; of other tables no page
// takes the first or the last row alone, unless rows are very tall. Where pages are soon full, the first row may stand
// with its header alone.
func (t *tableSetter) rows(before Pt) {
	at := len(t.strips)
	t.addRows(before)
	strips := t.strips[at:]
	whole := t.pageHeight / 2
	if t.parted && (len(t.title) > 0 || len(t.block.Rows) > few) { // a few that no title could stand above again stay together
		whole = t.pageHeight * aside
	}
	short := t.block.Style == doc.Facts && groupHeight(strips) < whole
	for i := 0; i+1 < len(strips); i++ {
		ends := strips[0].keep && i == 1 && !t.parted || i+2 == len(strips)
		small := strips[i].height+strips[i+1].height < t.pageHeight/3
		if short || ends && small {
			strips[i].keep = true
		}
	}
}

// addRows adds the strips; only the header and the parts of a row are kept with what follows.
func (t *tableSetter) addRows(before Pt) {
	b, body := t.block, t.element
	if t.labelled() {
		head := t.setter.element("THead", t.element)
		body = t.setter.element("TBody", t.element)
		switch {
		case t.stacked:
			t.label(head)
		case !t.header(head, before):
			return
		default:
			before = 0
		}
	} else if t.outer.panel == nil { // a notice says itself that it goes on
		t.again(nil, 0)
	}
	for i := range b.Rows {
		at := len(t.strips)
		t.icon = b.Rows[i].Icon
		t.row(b.Rows[i].Place, b.Rows[i].Cells, body, false)
		for k := range t.strips[at:] {
			if st := &t.strips[at+k]; st.head == nil {
				st.head = t.head
			}
		}
		if len(t.strips) > at {
			t.strips[at].before, before = before, 0
		}
		t.unit()
	}
}

// header adds the header row. It reports false, and a problem, for one that leaves no room for rows.
func (t *tableSetter) header(head int, before Pt) bool {
	at := len(t.strips)
	t.row(t.block.Place, t.block.Header, head, true)
	if len(t.strips) > at+1 || t.strips[at].height > t.pageHeight/2 {
		t.problems.Add(t.block.Pos, "", "the table's header takes more than half a page")
		return false
	}
	t.strips[at].before, t.strips[at].keep = before, true
	t.again(t.strips[at].items, t.strips[at].height)
	t.unit()
	return true
}

// again makes what stands at the top of a page that the table goes on to: whose rows they are, said to be
// continued, and the header row. All of it is said already, so it is artifacts.
func (t *tableSetter) again(header []Item, height Pt) {
	from := len(t.items)
	top := t.continued(t.block.Pos, t.outer)
	lower(t.artifacts(header), top)
	t.headHeight = top + height
	t.head = &strip{height: t.headHeight, items: t.since(from)}
}

// continued adds the line that says what goes on: the title of the section or the notice, an artifact. It gives its height,
// with room under it.
func (s *setter) continued(at diag.Pos, c column) Pt {
	if len(s.doc.Continued) == 0 || len(s.title) == 0 {
		return 0
	}
	line := s.setHeading(at, s.resumed(s.title), s.small.strong(), s.muted, c.width, PageHead)
	s.put(&line, 0, len(line.lines), s.mirror(c.x, c.width), 0, c.width)
	return line.height() + s.rowPad
}

// row adds one row. It is one strip if a page can hold it under the header; else it is divided between lines.
func (t *tableSetter) row(at doc.Place, cells []doc.Cell, parent int, header bool) {
	tr := t.setter.element("TR", parent)
	t.cells = t.cells[:0]
	lines := 0
	for i := range cells {
		t.cells = append(t.cells, t.cellSetting(at, &cells[i], tr, header))
		lines = max(lines, len(t.cells[i].lines))
	}
	switch {
	case t.stacked:
		t.stack(at, cells)
	case t.headHeight+t.height(0, lines)+2*t.rowPad <= t.pageHeight:
		t.band(at, 0, lines, lines, header)
	default:
		divide(lines, func(i, j int) { t.band(at, i, j, lines, header) })
	}
}

// divide calls f with the lines from i to j that no page break divides, so that no page takes a first or
// a last line alone.
func divide(lines int, f func(i, j int)) {
	for i := 0; i < lines; {
		j := i + 1
		if i == 0 {
			j = 2
		}
		if j > lines-2 {
			j = lines
		}
		f(i, j)
		i = j
	}
}

// height gives that of the lines from i to j of the row's cells, side by side.
func (t *tableSetter) height(i, j int) Pt {
	height := Pt(0)
	for k := range t.cells {
		n := len(t.cells[k].lines)
		height = max(height, Pt(min(j, n)-min(i, n))*t.cells[k].font.leading)
	}
	return height
}

// band adds the strip that holds the lines from i to j of each cell of a row that has so many, with its
// background and, under its last lines, a rule.
func (t *tableSetter) band(at doc.Place, i, j, lines int, header bool) {
	set, from := t.cells, len(t.items)
	top, bottom := t.rowPad, t.rowPad
	if t.block.Style == doc.Facts && len(t.block.Header) > 0 {
		if header {
			bottom = 0
		} else {
			top = 0
		}
	}
	if i > 0 {
		top = 0
	}
	if j < lines {
		bottom = 0
	}
	st := strip{at: at.Pos, panel: t.column.panel, height: t.height(i, j) + top + bottom}
	shown := i == 0 && !header && t.hasIcon()
	if shown && j == lines {
		st.height = max(st.height, t.iconSize()+2*t.rowPad)
	}
	t.behind(st.height, header, j == lines)
	if shown {
		t.rowIcon(top)
	}
	x := t.column.x
	for k := range set {
		lo, hi := min(i, len(set[k].lines)), min(j, len(set[k].lines))
		width := t.cols[k] - 2*t.pad
		t.put(&set[k], lo, hi, t.mirror(x+t.pad, width), top, width)
		x += t.cols[k]
	}
	t.add(st, from)
}

// behind adds what lies behind a row and, if it ends here, under it. Rules tell rows apart: they come out of
// any printer, where a tint may not (P4).
func (t *tableSetter) behind(height Pt, header, ends bool) {
	box := func(y, h Pt, c Colour) {
		t.box(Box{X: t.mirror(t.outer.x, t.outer.width), Y: y, Width: t.outer.width, Height: h, Fill: c, Element: Decoration})
	}
	facts := t.block.Style == doc.Facts && len(t.block.Header) > 0
	if facts || header {
		box(0, height, t.accentTint)
	}
	switch {
	case facts || !ends:
	case header:
		box(height-t.strongRule, t.strongRule, t.accent)
	default:
		box(height-t.rule, t.rule, t.line)
	}
}
