package layout

import (
	"slices"

	"handout/render/doc"
	"handout/render/pictogram"
	"handout/render/svg"
)

// iconSize is how large a pictogram is at least: 8 mm. In large letters it grows with them.
const iconSize = 8 / 25.4 * 72

// An iconKey tells drawings of pictograms apart.
type iconKey struct {
	icon   doc.Icon
	rtl    bool
	colour Colour
}

// besideIcons gives the column of a table's words: all of it, but for room at its start where a row has a pictogram.
// Of two languages side by side the first one has them: one stands for the row.
func (s *setter) besideIcons(b *doc.Table, c column) column {
	if s.narrow && s.bare || !slices.ContainsFunc(b.Rows, func(r doc.Row) bool { return r.Icon.Name != "" }) {
		return c
	}
	room := s.iconSize() + s.pad
	return column{c.x + room, c.width - room, c.panel}
}

// hasIcon reports whether the row that is being set has a pictogram that is shown.
func (t *tableSetter) hasIcon() bool { return t.icon.Name != "" && t.outer != t.column }

// rowIcon adds the pictogram of a row, at the height of its first line.
func (t *tableSetter) rowIcon(y Pt) { t.setter.icon(t.icon, t.outer.x+t.pad, y) }

// iconSize gives the size of pictograms beside the text.
func (s *setter) iconSize() Pt { return max(iconSize, 1.6*s.body.size) }

// icon adds a pictogram, an artifact: the words beside it say the same (P9).
func (s *setter) icon(i doc.Icon, x, y Pt) {
	size := s.iconSize()
	s.items = append(s.items, &Picture{
		X: s.mirror(x, size), Y: y, Width: size, Height: size, Drawing: s.drawing(i), Element: Decoration,
	})
}

// drawing gives the drawing of a pictogram, the same one each time.
func (s *setter) drawing(i doc.Icon) *svg.Drawing {
	key := iconKey{i, s.doc.RTL, s.ink}
	if s.icons == nil {
		s.icons = map[iconKey]*svg.Drawing{}
	}
	if d := s.icons[key]; d != nil {
		return d
	}
	p, ok := pictogram.Find(i.Name)
	if !ok {
		panic("layout: there is no pictogram " + i.Name)
	}
	if i.Not {
		p = p.Not()
	}
	d := p.Drawing(s.doc.RTL, paint(s.ink), paint(white))
	s.icons[key] = d
	return d
}

func paint(c Colour) svg.Paint { return svg.Paint{Set: true, R: c.R, G: c.G, B: c.B} }
