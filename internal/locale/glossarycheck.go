package locale

import (
	"slices"
	"strings"

	"handout/internal/diag"
)

// check holds a catalog against its glossary, term by term. A term is not missed in English that a clinic wrote anew.
func (g *glossary) check(s *Set, c *Catalog, list *diag.List) {
	en := s.catalogs[English]
	uses := g.uses(en)
	for i := range g.terms {
		t := &g.terms[i]
		if len(uses[i]) == 0 && !slices.ContainsFunc(en.IDs(), en.Replaces) {
			list.Add(t.pos, t.english, "no message of %s uses this term", en.file)
		}
		for _, id := range t.except {
			if !slices.Contains(uses[i], id) && !en.Replaces(id) {
				*list = append(*list, diag.Problem{Pos: t.pos, Field: t.english, Hint: diag.DidYouMean(id, uses[i]),
					Text: "except: the English of " + id + " does not use this term"})
			}
		}
		for _, id := range uses[i] {
			if m := c.messages[id]; m != nil && !m.bad && !s.Lacks(c.Tag, id) {
				t.checkMessage(g, m, list)
			}
		}
	}
}

// uses gives for each term the IDs of the messages whose English uses it, sorted. What a longer term has
// taken is not there for a shorter one.
func (g *glossary) uses(en *Catalog) [][]string {
	uses := make([][]string, len(g.terms))
	for _, id := range en.IDs() {
		text := joined(en.messages[id].parts[other])
		small := strings.ToLower(text)
		for i, t := range g.terms {
			first, _, _ := strings.Cut(t.english, " ")
			if !strings.Contains(small, first) || !t.find.in(text) { // the former is quick
				continue
			}
			uses[i] = append(uses[i], id)
			text = t.find.find.ReplaceAllString(text, gap)
		}
	}
	return uses
}

// checkMessage reports each plural form of a message that does not keep to the term, and an exception that
// is not needed.
func (t *term) checkMessage(g *glossary, m *message, list *diag.List) {
	excepted, needed := slices.Contains(t.except, m.ID), false
	for _, f := range m.forms() {
		text := g.lower.String(joined(m.parts[f]))
		if !slices.ContainsFunc(t.forms, func(p wordPattern) bool { return p.in(text) }) {
			if needed = true; !excepted {
				list.Add(m.texts[f].pos, m.ID, "the English says %q: want %s (see %s)", t.english, alternatives(t.forms), t.pos)
			}
		}
		for _, p := range t.avoid {
			if p.in(text) {
				if needed = true; !excepted {
					list.Add(m.texts[f].pos, m.ID, "the English says %q: %q is not to stand for it (see %s)", t.english, p.written, t.pos)
				}
			}
		}
	}
	if excepted && !needed {
		list.Add(t.pos, t.english, "except: %s keeps to the term, and needs no exception", m.ID)
	}
}

// gap stands for a placeholder, or for what was found already: no letter and no space.
const gap = "\ufffc"

// joined gives a message's text with a gap for each placeholder.
func joined(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		if p.Arg != "" {
			b.WriteString(gap)
		}
		b.WriteString(p.Text)
	}
	return b.String()
}

// alternatives lists forms as the glossary has them.
func alternatives(forms []wordPattern) string {
	all := make([]string, len(forms))
	for i, p := range forms {
		all[i] = "“" + p.written + "”"
	}
	return strings.Join(all, " or ")
}
