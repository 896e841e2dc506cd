package guide

import (
	"maps"
	"regexp"
	"slices"

	"handout/internal/yamlfile"
)

// container reads a block that only holds other parts: its own keys, of which it can do without the
// optional ones, and those that say when it applies and what it rests on.
func (r *reader) container(n yamlfile.Node, what string, t *Terms, own, optional keys) {
	t.Pos = n.Pos()
	required := slices.Sorted(maps.Keys(own))
	all := keys{
		"when":  func(n yamlfile.Node) { t.When = r.when(n) },
		"cites": func(n yamlfile.Node) { t.Cites = r.cites(n, true) },
	}
	maps.Copy(all, own)
	maps.Copy(all, optional)
	r.mapping(n, what, all, required...)
}

// saying reads a part with words of its own: these can also name times, and count something.
func (r *reader) saying(n yamlfile.Node, what string, t *Terms, own keys) {
	r.container(n, what, t, own, keys{
		"at":     func(n yamlfile.Node) { t.At = r.at(n) },
		"plural": func(n yamlfile.Node) { t.Plural = r.plural(n) },
	})
}

// plural reads the name of the setting that a message counts.
func (r *reader) plural(n yamlfile.Node) string {
	name := n.String()
	if name == "" || r.counted(n, name, "hours, days or minutes", SettingType.counts) == nil {
		return ""
	}
	return name
}

// factID is the form of the ids in a fact sheet: PREP-4.
var factID = regexp.MustCompile(`^[A-Z]+-[0-9]+$`)

// cites reads which facts something rests on. prints says that it tells them to the patient.
func (r *reader) cites(n yamlfile.Node, prints bool) []string {
	var ids []string
	for _, entry := range some(n) {
		id := matching(entry, factID, "the id of a fact such as PREP-4")
		if id == "" {
			continue
		}
		ids = append(ids, id)
		r.guide.cites = append(r.guide.cites, cite{id, entry.Pos(), prints})
	}
	return ids
}
