package batch

import (
	"cmp"
	"slices"
	"strings"

	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/locale"
	"handout/internal/patient"
)

// An order is a row that was checked, and what is to be made of it.
type order struct {
	guide  *guide.Guide
	record patient.Record
	press  *press
	with   *locale.Catalog // the second language; nil: none
	asked  diag.Pos        // where its kinds are named; the row's, where it names none
}

// locale names the language of the sheets, or both.
func (o order) locale() string {
	second := ""
	if o.with != nil {
		second = o.with.Tag
	}
	return locale.Pair(o.record.Locale, second)
}

// A desk takes rows in.
type desk struct {
	shop    *Shop
	options Options
}

// check checks a row by itself, whose problems as a line of its file are known.
func (d *desk) check(row patient.Row, problems diag.List) checked {
	c := checked{row: row, file: problems, problems: slices.Clone(problems)}
	if row.Number > 0 && !problems.Bad() {
		var found diag.List
		c.order, found = d.take(row)
		c.problems = append(c.problems, found...)
	}
	key := ""
	if !c.problems.Bad() {
		key = c.order.record.Key
	}
	c.here = row.Number == 0 || d.options.Shard.has(row, key)
	return c
}

// take gives the order that a row stands for. There is one only if nothing is wrong.
func (d *desk) take(row patient.Row) (order, diag.List) {
	name := row.Cells[patient.GuideColumn]
	g := d.shop.Guide(d.shop.guideOf(name.Text, d.options))
	if g == nil {
		return order{}, diag.List{d.unknownGuide(row)}
	}
	rec, list := patient.Check(row, g.Fields, d.defaults(g))
	o := order{guide: g, record: rec, press: d.press(row, g, rec.Locale, &list), asked: place(row, patient.KindColumn)}
	o.with = d.second(row, g, o.press, &list)
	d.kinds(row, o, &list)
	d.spare(&o, &list)
	if !list.Bad() {
		list = append(list, g.Case(rec, d.shop.values[g.ID]).Check()...)
	}
	if !list.Bad() {
		o.record.Locale = o.press.catalog.Tag
	}
	list.Sort()
	return o, list
}

// guideOf gives the ID of the guide that a row is for: the one it names, the one in the options, the one that the clinic
// has named for such rows, or the only one that there is.
func (s *Shop) guideOf(cell string, o Options) string {
	id := cmp.Or(strings.ToLower(strings.TrimSpace(cell)), o.Guide, s.Profile.Guide.Name)
	if id == "" && len(s.Guides) == 1 {
		return s.Guides[0].ID
	}
	return id
}

// defaults gives what stands in for what a row leaves out.
func (d *desk) defaults(g *guide.Guide) patient.Defaults {
	std := d.shop.Profile.Defaults()
	std.Guide, std.Locale, std.Kinds = g.ID, d.options.Locale, d.options.Kinds
	if len(std.Kinds) == 0 {
		std.Kinds = g.SheetNames()
	}
	return std
}

func (d *desk) unknownGuide(row patient.Row) diag.Problem {
	cell := row.Cells[patient.GuideColumn]
	p := diag.Problem{Pos: place(row, patient.GuideColumn), Field: patient.GuideColumn, Text: "there is no such guide, or the clinic's profile has no settings for it"}
	if strings.TrimSpace(cell.Text) == "" {
		p.Text = "missing, and there is more than one guide"
	}
	p.Hint = cmp.Or(diag.DidYouMean(strings.ToLower(strings.TrimSpace(cell.Text)), d.shop.GuideIDs()), "handout guides lists them")
	return p
}

// press finds the press for a locale, or reports that there are no messages in it, or that the clinic has
// not written its own part of them. A language is
// never taken for another: es-MX is not es.
func (d *desk) press(row patient.Row, g *guide.Guide, tag string, list *diag.List) *press {
	if tag == "" {
		return nil // reported already
	}
	if c := d.shop.Catalogs.Catalog(tag); c != nil {
		for _, why := range d.shop.Silent(g, c.Tag) {
			*list = append(*list, aboutLocale(row, why, ""))
		}
		return d.shop.presses[pressKey{g.ID, c.Tag}]
	}
	*list = append(*list, aboutLocale(row, "there are no messages in this language", "the languages are "+strings.Join(d.shop.Catalogs.Tags(), ", ")))
	return nil
}

// second gives the second language of a row whose first one has a press, nil where there is to be none. Who reads the
// second language gets a sheet in it alone: a day's list has such patients among the others.
func (d *desk) second(row patient.Row, g *guide.Guide, first *press, list *diag.List) *locale.Catalog {
	if d.options.With == "" || first == nil {
		return nil
	}
	c := d.shop.Catalogs.Catalog(d.options.With)
	if c == nil {
		*list = append(*list, aboutLocale(row, "there are no messages in the second language", ""))
		return nil
	}
	if c == first.catalog {
		if named := strings.TrimSpace(row.Cells[patient.LocaleColumn].Text) != ""; named && !d.options.Both {
			return nil
		}
		*list = append(*list, aboutLocale(row, "the second language is the same as the first", "leave it out, or take another"))
	} else {
		for _, why := range d.shop.Silent(g, c.Tag) {
			*list = append(*list, aboutLocale(row, "the second language: "+why, ""))
		}
	}
	return c
}

// aboutLocale is a problem with the language of a row.
func aboutLocale(row patient.Row, text, hint string) diag.Problem {
	return diag.Problem{Pos: place(row, patient.LocaleColumn), Field: patient.LocaleColumn, Text: text, Hint: hint}
}

// kinds reports kinds that the guide does not have.
func (d *desk) kinds(row patient.Row, o order, list *diag.List) {
	names := o.guide.KindNames()
	for _, k := range o.record.Kinds {
		if !slices.Contains(names, k) {
			*list = append(*list, diag.Problem{
				Pos:   place(row, patient.KindColumn),
				Field: patient.KindColumn,
				Text:  "the guide has no such kind of sheet",
				Hint:  "its kinds are " + strings.Join(names, ", "),
			})
		}
	}
}

// place gives the place of a row's cell, or of the row where it has no such cell.
func place(row patient.Row, column string) diag.Pos {
	if cell, ok := row.Cells[column]; ok {
		return cell.Pos
	}
	return row.Pos
}
