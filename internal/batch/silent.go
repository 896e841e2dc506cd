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
	var list diag.List
	messages := g.Messages()
	for _, c := range s.Catalogs.All() {
		var why []string
		if names := s.values[g.ID].Silent(c.Tag); len(names) > 0 {
			why = append(why, "the clinic's profile has no text in this language for "+strings.Join(names, ", "))
		}
		if ids := s.Catalogs.Lacking(c.Tag, messages); len(ids) > 0 {
			missing := "the clinic's own words are not in it: " + some(ids)
			list = append(list, diag.Problem{Pos: g.Pos, Field: c.Tag, Text: "no sheets in this language: " + missing, Warning: true})
			why = append(why, missing)
		}
		if len(why) > 0 {
			s.silent[silence{g.ID, c.Tag}] = why
		}
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
