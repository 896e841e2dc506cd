// Package translation brings the messages of a catalog to a translator and back: a catalog and the guides go in, XLIFF
// 2.1 or CSV comes out, and what comes back becomes the catalog again, if nothing in it is in doubt.
package translation

import (
	"cmp"
	"slices"

	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/locale"
)

// A File is messages in English and another language, as they go out and come back.
type File struct {
	Locale string // BCP 47
	Units  []Unit
}

// A Unit is one plural form of a message; a message without plural forms has one unit, of the form "other".
type Unit struct {
	ID, Form    string
	English     string // with placeholders as a catalog has them: {{.name}}
	Translation string // "" where there is none, or it is of another English

	Plural bool
	Before string   // the translation of another English
	Note   string   // the English catalog's description
	Used   []string // where: guide and kind, and whether page one has to hold it
	Length string   // how long English and translation are on the page; "": nobody has measured
	Facts  []string // the ids of the facts that it says

	Pos diag.Pos // in the file that came back
}

// Export gives the messages of the English catalog, in the order of its file, with their translations. With open it gives only those that have none,
// or one of another English. The language may be one that has no catalog yet.
func Export(set *locale.Set, guides []*guide.Guide, tag string, forms []string, open bool) *File {
	en, c := set.Catalog(locale.English), set.Catalog(tag)
	f := &File{Locale: tag}
	where := contexts(guides)
	order := en.IDs()
	slices.SortStableFunc(order, func(a, b string) int {
		x, _ := en.Message(a)
		y, _ := en.Message(b)
		return cmp.Compare(x.Pos.Line, y.Pos.Line)
	})
	for _, id := range order {
		there := c != nil && c.Source(id) != ""
		current := there && set.Current(tag, id)
		if open && current {
			continue
		}
		m, _ := en.Message(id)
		u := Unit{ID: id, Plural: m.Plural, Note: m.Description, Used: where[id].used, Facts: where[id].facts}
		wanted := []string{other}
		if m.Plural {
			wanted = forms
		}
		for _, u.Form = range wanted {
			u.English, u.Translation, u.Before = english(en, id, u.Form), "", ""
			if current {
				u.Translation = c.Written(id, u.Form)
			} else if there {
				u.Before = c.Written(id, u.Form)
			}
			f.Units = append(f.Units, u)
		}
	}
	return f
}

// IDs gives those of the messages in the file, in its order, each once.
func (f *File) IDs() []string {
	var all []string
	for _, u := range f.Units {
		if !slices.Contains(all, u.ID) {
			all = append(all, u.ID)
		}
	}
	return all
}

// other is the form that every message has.
const other = "other"

// english gives the English that a form is translated from: English has no such form as "few".
func english(en *locale.Catalog, id, form string) string {
	if text := en.Written(id, form); text != "" {
		return text
	}
	return en.Written(id, other)
}

// A context is where a message is printed, and what it says.
type context struct{ used, facts []string }

func contexts(guides []*guide.Guide) map[string]context {
	all := map[string]context{}
	for _, g := range guides {
		for i := range g.Kinds {
			for _, w := range g.Kinds[i].Wordings() {
				c := all[w.ID]
				used := g.ID + " " + g.Kinds[i].Name
				if w.PageOne {
					used += " (page one)"
				}
				c.used = append(c.used, used)
				c.facts = append(c.facts, w.Part.Cites...)
				slices.Sort(c.facts)
				c.facts = slices.Compact(c.facts)
				all[w.ID] = c
			}
		}
	}
	return all
}
