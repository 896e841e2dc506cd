package clinic

import (
	"slices"

	"handout/internal/diag"
	"handout/internal/yamlfile"
)

// A ByKind is a setting for sheets, by their kind. Under "" is that of all kinds that are not named.
type ByKind[T any] map[string]T

// Of gives the setting for a kind, zero where there is none.
func (b ByKind[T]) Of(kind string) T {
	if v, named := b[kind]; named {
		return v
	}
	return b[""]
}

// A namedKind is a place at which a profile names a kind of sheet.
type namedKind struct {
	pos        diag.Pos
	field, key string
}

// byKind reads one value for all kinds, or one for each kind that is named.
func byKind[T any](p *Printing, field string, n yamlfile.Node, read func(yamlfile.Node) T) ByKind[T] {
	if !n.IsMap() {
		return ByKind[T]{"": read(n)}
	}
	all := ByKind[T]{}
	for _, pair := range n.Pairs() {
		all[pair.Key] = read(pair.Value)
		p.named = append(p.named, namedKind{pair.Pos, "printing." + field + "." + pair.Key, pair.Key})
	}
	return all
}

// Strangers gives a problem for each kind that is named and is not among those that there are: its setting would
// be for no sheet, and the right one left to the printer. Which kinds there are is for the guides to say.
func (p *Printing) Strangers(kinds []string) diag.List {
	var list diag.List
	for _, k := range p.named {
		if !slices.Contains(kinds, k.key) {
			list = append(list, diag.Problem{
				Pos: k.pos, Field: k.field, Text: "no guide has such a kind of sheet", Hint: diag.DidYouMean(k.key, kinds),
			})
		}
	}
	list.Sort()
	return list
}
