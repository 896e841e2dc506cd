package patient

import (
	"slices"
	"strings"
)

// columnNames says which fields a column of a certain name can be, by its [FoldName].
type columnNames struct {
	own   map[string][]string // by the guide's name and by the profile's
	other map[string][]string // by further names; they count where own knows nothing
	all   []string            // all names as people write them, to tell slips of the hand
	types map[string]Type
	none  map[string]bool // columns that are left out
}

func (o Intake) names() columnNames {
	n := columnNames{own: map[string][]string{}, other: map[string][]string{}, types: map[string]Type{}, none: map[string]bool{}}
	for _, name := range o.Ignore {
		n.none[FoldName(name)] = true
	}
	for _, name := range []string{GuideColumn, KindColumn, LocaleColumn} {
		n.types[name] = Choice
	}
	for _, f := range o.Fields {
		if typ, twice := n.types[f.Name]; twice && typ != f.Type {
			n.types[f.Name] = ID // guides differ: only what is text for certain can be taken for both
			continue
		}
		n.types[f.Name] = f.Type
	}
	for _, field := range columns(o.Fields) {
		n.add(n.own, field, field)
		n.add(n.own, o.Columns[field], field)
		if o.Names == nil {
			continue
		}
		for _, name := range o.Names(field) {
			n.add(n.other, name, field)
		}
	}
	return n
}

// add notes one name of a field.
func (n *columnNames) add(to map[string][]string, name, field string) {
	folded := FoldName(name)
	if folded == "" || slices.Contains(to[folded], field) {
		return
	}
	to[folded] = append(to[folded], field)
	n.all = append(n.all, strings.ToLower(name))
}

// ignores reports whether a column with this name is left out.
func (n columnNames) ignores(name string) bool { return n.none[FoldName(name)] }

// fields gives the fields that a column with this name can be.
func (n columnNames) fields(name string) []string {
	folded := FoldName(name)
	if own := n.own[folded]; own != nil || n.none[folded] {
		return own // what the clinic says counts more than what its language says
	}
	return n.other[folded]
}
