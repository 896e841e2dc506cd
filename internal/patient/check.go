package patient

import (
	"slices"
	"strings"

	"handout/internal/diag"
)

// Check turns a row into a record: each field by its type, with the clinic's values for cells that
// are empty. It reports everything that is wrong with the row; the record is whole only if that is
// nothing. That guide, kinds and locale are known ones is for the caller to check.
func Check(row Row, fields []Field, d Defaults) (Record, diag.List) {
	c := checker{row: row, defaults: d}
	rec := Record{
		Row:    row.Number,
		Pos:    row.Pos,
		Guide:  strings.ToLower(c.word(GuideColumn, d.Guide)),
		Locale: c.word(LocaleColumn, d.Locale),
		Kinds:  c.kinds(),
		Values: make(map[string]Value, len(fields)),
	}
	if rec.Locale == "" && !c.bad(LocaleColumn) {
		c.add(LocaleColumn, mistake{text: "missing"})
	}
	for _, f := range fields {
		rec.Values[f.Name] = c.value(f)
	}
	c.strangers(fields)
	rec.Key = Key(rec)
	c.list.Sort()
	return rec, c.list
}

// A checker checks one row.
type checker struct {
	row      Row
	defaults Defaults
	list     diag.List
}

// add reports a mistake at a column's cell.
func (c *checker) add(column string, m mistake) {
	c.list = append(c.list, diag.Problem{Pos: c.pos(column), Field: column, Text: m.text, Hint: m.hint})
}

// bad reports whether something was reported of a column.
func (c *checker) bad(column string) bool {
	return slices.ContainsFunc(c.list, func(p diag.Problem) bool { return p.Field == column })
}

// pos gives the place of a column's cell; that of the row where the column is not there.
func (c *checker) pos(column string) diag.Pos {
	if cell, ok := c.row.Cells[column]; ok {
		return cell.Pos
	}
	return c.row.Pos
}

// text gives what the row says in a column, clean, or "" after reporting why not.
func (c *checker) text(column string) string {
	text, problem := Clean(c.row.Cells[column].Text)
	if problem != "" {
		c.add(column, mistake{text: problem})
	}
	return text
}

// word gives the one word of a column, or the default where the cell is empty.
func (c *checker) word(column, otherwise string) string {
	word := c.text(column)
	if word == "" && !c.bad(column) {
		return otherwise
	}
	return word
}

// kinds gives the kinds that the row asks for, or the default.
func (c *checker) kinds() []string {
	kinds := Words(c.text(KindColumn))
	if len(kinds) == 0 && !c.bad(KindColumn) {
		return c.defaults.Kinds
	}
	return kinds
}

// value checks one field.
func (c *checker) value(f Field) Value {
	v := Value{Pos: c.pos(f.Name), Type: f.Type}
	text := c.text(f.Name)
	if text == "" {
		if c.bad(f.Name) {
			return v
		}
		text = c.defaults.Values[f.Default]
	}
	switch {
	case text == "" && f.Required:
		m := mistake{text: "missing"}
		if len(f.Choices) > 0 {
			m.hint = "write one of " + strings.Join(f.Choices, ", ")
		}
		c.add(f.Name, m)
		return v
	case text == "":
		return v
	case f.None && strings.EqualFold(text, "none"):
		v.None = true
		return v
	}
	if m := f.parse(&v, text, c.defaults); m != nil {
		c.add(f.Name, *m)
		return Value{Pos: v.Pos, Type: v.Type}
	}
	v.Given = true
	return v
}

// strangers reports cells that hold something the guide does not ask for: what somebody took the
// trouble to write must not vanish.
func (c *checker) strangers(fields []Field) {
	for column, cell := range c.row.Cells {
		if c.asked(column, fields) || strings.TrimSpace(cell.Text) == "" {
			continue
		}
		c.add(column, mistake{text: "the guide has no such field", hint: diag.DidYouMean(column, columns(fields))})
	}
}

// asked reports whether rows for the guide can have a column.
func (c *checker) asked(column string, fields []Field) bool {
	switch column {
	case GuideColumn, KindColumn, LocaleColumn:
		return true
	}
	return slices.ContainsFunc(fields, func(f Field) bool { return f.Name == column })
}

// columns gives the names of the columns that rows for a guide with these fields can have.
func columns(fields []Field) []string {
	names := []string{GuideColumn, KindColumn, LocaleColumn}
	for _, f := range fields {
		names = append(names, f.Name)
	}
	return names
}
