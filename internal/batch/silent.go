package batch

import (
	"fmt"
	"strings"

	"handout/internal/diag"
	"handout/internal/guide"
)

// A silence names a guide by its ID and a language by its tag.
type silence struct{ guide, tag string }

// Silent says why there are no sheets of a guide in a language: the clinic's profile or its own messages leave something
// out. It is empty where there are.
func (s *Shop) Silent(g *guide.Guide, tag string) []string { return s.silent[silence{g.ID, tag}] }

// listen notes the languages in which there are no sheets of a guide. It warns of those that its words are not there in; of
// the settings, [guide.Guide.Bind] did.
func (s *Shop) listen(g *guide.Guide) diag.List {
	messages := g.Messages()
	var missings []string             // in the order of the first language
	silenced := map[string][]string{} // the languages, by what is missing
	for _, c := range s.Catalogs.All() {
		var why []string
		if names := s.values[g.ID].Silent(c.Tag); len(names) > 0 {
			why = append(why, "the clinic's profile has no text in this language for "+strings.Join(names, ", "))
		}
		if ids := s.Catalogs.Lacking(c.Tag, messages); len(ids) > 0 {
			missing := "the clinic's own words are not in it: " + some(ids)
			if silenced[missing] == nil {
				missings = append(missings, missing)
			}
			silenced[missing] = append(silenced[missing], c.Tag)
			why = append(why, missing)
		}
		if len(why) > 0 {
			s.silent[silence{g.ID, c.Tag}] = why
		}
	}
	var list diag.List
	for _, missing := range missings {
		list = append(list, diag.Problem{Pos: g.Pos, Text: "no sheets in " + strings.Join(silenced[missing], ", ") + ": " + missing, Warning: true})
	}
	return list
}

// some names the first few of many.
func some(ids []string) string {
	const few = 3
	if len(ids) <= few {
		return strings.Join(ids, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(ids[:few], ", "), len(ids)-few)
}
