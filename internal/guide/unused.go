package guide

import (
	"maps"
	"slices"
	"strings"

	"handout/internal/clinic"
	"handout/internal/diag"
	"handout/internal/locale"
	"handout/internal/patient"
)

// ColumnPrefix starts the ID of a message that names the column of a field, for rows whose header is in
// the clinic's language. A catalog has them for guides that are not there, too.
const ColumnPrefix = "column_"

// Unused returns a warning for each message of the catalogs that no guide uses and that does not
// stand on every sheet.
func Unused(guides []*Guide, set *locale.Set) diag.List {
	used := map[string]bool{}
	for _, own := range ownMessages() {
		used[own.id] = true
	}
	for _, g := range guides {
		for _, u := range g.uses() {
			used[u.message.ID] = true
		}
	}
	var list diag.List
	for _, catalog := range set.All() {
		for _, id := range catalog.IDs() {
			if m, _ := catalog.Message(id); !used[id] && !strings.HasPrefix(id, ColumnPrefix) {
				list = append(list, diag.Problem{Pos: m.Pos, Field: id, Text: "no guide uses this message", Warning: true})
			}
		}
	}
	list.Sort()
	return list
}

// Strangers returns a problem for each guide that a profile has settings for, and that is not among
// guides; for each field that it has a column for, and that none of the guides has; and for each kind of sheet that it
// says how to print, likewise.
func Strangers(guides []*Guide, p *clinic.Profile) diag.List {
	var kinds []string
	for _, g := range guides {
		kinds = append(kinds, g.KindNames()...)
	}
	return slices.Concat(strangeSettings(guides, p), strangeColumns(guides, p), p.Printing.Strangers(kinds))
}

func strangeColumns(guides []*Guide, p *clinic.Profile) diag.List {
	names := []string{patient.GuideColumn, patient.KindColumn, patient.LocaleColumn}
	for _, g := range guides {
		for _, f := range g.Fields {
			names = append(names, f.Name)
		}
	}
	var list diag.List
	for _, field := range slices.Sorted(maps.Keys(p.Columns)) {
		if !slices.Contains(names, field) {
			list = append(list, diag.Problem{
				Pos: p.Columns[field].Pos, Field: "columns." + field, Text: "no guide has such a field", Hint: diag.DidYouMean(field, names),
			})
		}
	}
	return list
}

func strangeSettings(guides []*Guide, p *clinic.Profile) diag.List {
	var ids []string
	for _, g := range guides {
		ids = append(ids, g.ID)
	}
	var list diag.List
	for _, id := range slices.Sorted(maps.Keys(p.Settings)) {
		if slices.Contains(ids, id) {
			continue
		}
		// The place of the first setting: the profile does not keep that of the guide's name.
		at := diag.Pos{File: p.File}
		for _, s := range p.Settings[id] {
			if at.Line == 0 || s.Pos.Line < at.Line || s.Pos.Line == at.Line && s.Pos.Column < at.Column {
				at = s.Pos
			}
		}
		list = append(list, diag.Problem{Pos: at, Field: "settings." + id, Text: "there is no guide called " + id, Hint: diag.DidYouMean(id, ids)})
	}
	return list
}
