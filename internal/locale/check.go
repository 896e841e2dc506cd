package locale

import (
	"fmt"
	"slices"
	"strings"

	"handout/internal/diag"
)

// Check compares every catalog that was read with English, the source: the same message IDs, the same placeholders
// in each message, and plural forms in the same messages. It returns all problems, sorted. What
// [Load] found is not repeated. A message that a clinic wrote itself may be in some languages only: a guide that
// needs it has no sheets in the others.
func (s *Set) Check() diag.List {
	var list diag.List
	en := s.catalogs[English]
	if en == nil {
		list.Add(diag.Pos{File: "active." + English + ".toml"}, "", "there is no catalog for English, the source of all others")
		return list
	}
	for _, c := range s.All() {
		if c != en {
			c.whole(en, &list)
			c.compare(en, &list)
		}
	}
	list.Sort()
	return list
}

// Lacks reports whether a catalog has no translation of a message as the clinic has it: none, or of English that the
// clinic wrote anew only the program's, or one of other English. What it says could be the opposite.
func (s *Set) Lacks(tag, id string) bool {
	c, en := s.Catalog(tag), s.catalogs[English]
	if c == nil || en == nil || en.messages[id] == nil || c == en {
		return false
	}
	m := c.messages[id]
	return m == nil || en.messages[id].over && (!m.over || m.hash != "" && m.hash != s.Hash(id))
}

// Lacking gives those of some messages that a catalog lacks, in their order: see [Set.Lacks].
func (s *Set) Lacking(tag string, ids []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !s.Lacks(tag, id) })
}

// whole reports the messages that a catalog leaves out.
func (c *Catalog) whole(en *Catalog, list *diag.List) {
	for _, id := range en.IDs() {
		if c.messages[id] == nil && !en.messages[id].over {
			list.Add(diag.Pos{File: c.file}, id, "no such message, but there is one in %s", en.messages[id].Pos)
		}
	}
}

// compare reports how the messages of a catalog differ from the source.
func (c *Catalog) compare(en *Catalog, list *diag.List) {
	ids := en.IDs()
	for _, id := range c.IDs() {
		m, from := c.messages[id], en.messages[id]
		switch {
		case from == nil:
			*list = append(*list, diag.Problem{
				Pos: m.Pos, Field: id, Hint: diag.DidYouMean(id, ids),
				Text: "unknown message: there is none with this ID in " + en.file,
			})
		case from.over && !m.over: // nothing is made of it: see [Set.Lacks]
		case !m.bad && !from.bad:
			m.compare(from, list)
		}
	}
}

// compare reports how a message differs from the source's.
func (m *message) compare(from *message, list *diag.List) {
	add := func(format string, args ...any) { list.Add(m.Pos, m.ID, format, args...) }
	switch {
	case from.Plural && !m.Plural:
		add("want plural forms, as in %s", from.Pos)
	case !from.Plural && m.Plural:
		add("want no plural forms, as in %s", from.Pos)
	}
	if missing := without(from.Args, m.Args); len(missing) > 0 {
		add("leaves out %s of %s", placeholders(missing), from.Pos)
	}
	if extra := without(m.Args, from.Args); len(extra) > 0 {
		*list = append(*list, diag.Problem{
			Pos: m.Pos, Field: m.ID, Hint: diag.DidYouMean(extra[0], from.Args),
			Text: fmt.Sprintf("has %s, which %s has not", placeholders(extra), from.Pos),
		})
	}
	if m.counted != "" && from.counted != "" && m.counted != from.counted {
		add("a form leaves out {{.%s}}, but in %s that is {{.%s}}", m.counted, from.Pos, from.counted)
	}
}

// without returns the names that are not in drop, in order.
func without(names, drop []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return slices.Contains(drop, n) })
}

// placeholders lists names as they are written in a catalog.
func placeholders(names []string) string {
	return "{{." + strings.Join(names, "}}, {{.") + "}}"
}
