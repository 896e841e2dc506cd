package batch

import (
	"fmt"
	"slices"

	"handout/internal/diag"
)

// locate gives problems of a sheet the place that a person has to go to. Where a value of the row is
// to blame that is its cell; otherwise it is the row, and the sentence names the sheet and the line
// of the guide.
func (o order) locate(kind string, list diag.List) diag.List {
	located := make(diag.List, len(list))
	for i, p := range list {
		switch {
		case o.blames(p):
			p.Pos = o.record.Values[p.Field].Pos
		case p.Pos.File != o.record.Pos.File:
			p.Text = fmt.Sprintf("the %s sheet in %s: %s", kind, o.locale(), diag.Problem{Pos: p.Pos, Field: p.Field, Text: p.Text}.Error())
			p.Pos, p.Field = o.record.Pos, ""
		}
		located[i] = p
	}
	return located
}

// blames reports whether a problem is about a value of the row.
func (o order) blames(p diag.Problem) bool {
	_, ok := o.record.Values[p.Field]
	return ok
}

// blamed keeps the problems that are about values of the row. What else is said of such a sheet may
// only follow from them: a word that is too long makes its table too wide.
func (o order) blamed(list diag.List) diag.List {
	return slices.DeleteFunc(list, func(p diag.Problem) bool { return !o.blames(p) })
}

// doubted reports whether a value of the row is to blame for any of the problems.
func (o order) doubted(list diag.List) bool {
	return slices.ContainsFunc(list, func(p diag.Problem) bool { return !p.Warning && o.blames(p) })
}
