package guide

import (
	"maps"
	"regexp"
	"slices"
	"time"

	"handout/internal/diag"
	"handout/internal/yamlfile"
)

// A reader fills in a guide.
type reader struct {
	guide *Guide
	list  *diag.List
	taken map[string]string     // names that no field or setting can have any more, with the reason
	scope map[string]variable   // names that conditions can use; settings only in rules
	used  map[string]bool       // those that some condition or rule does use
	whens map[string]*Condition // of parts, by their text
}

// keys are the keys of a mapping with what reads each.
type keys = map[string]func(yamlfile.Node)

// The names that guides give: with hyphens where they also stand in file names, with underscores
// where they also stand in conditions and messages.
var (
	slug = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	name = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
)

// read reads the whole file: first what is declared, then what uses it.
func (r *reader) read(root yamlfile.Node) {
	g := r.guide
	var fields, settings, rules, kinds yamlfile.Node
	hold := func(n *yamlfile.Node) func(yamlfile.Node) {
		return func(here yamlfile.Node) { *n = here }
	}
	r.mapping(root, "a guide", keys{
		"id":       func(n yamlfile.Node) { g.ID = matching(n, slug, "a name such as bone-marrow") },
		"version":  func(n yamlfile.Node) { g.Version = n.String() },
		"issued":   func(n yamlfile.Node) { g.Issued = day(n) },
		"name":     message(&g.Name),
		"fields":   hold(&fields),
		"settings": hold(&settings),
		"rules":    hold(&rules),
		"kinds":    hold(&kinds),
	}, "id", "version", "issued", "name", "fields", "kinds")
	r.fields(fields)
	if settings.Present() {
		r.settings(settings)
	}
	if rules.Present() {
		r.rules(rules)
	}
	if kinds.Present() {
		r.kinds(kinds)
	}
	for _, name := range slices.Sorted(maps.Keys(r.used)) {
		g.variables = append(g.variables, r.scope[name])
	}
}

// mapping reads a mapping with fixed keys, of which some have to be there.
func (r *reader) mapping(n yamlfile.Node, what string, read keys, required ...string) {
	n.Map(what, read)
	if !n.IsMap() {
		return
	}
	there := map[string]bool{}
	for _, p := range n.Pairs() {
		there[p.Key] = true
	}
	for _, key := range required {
		if !there[key] {
			n.Problem("%s needs the key %s", what, key)
		}
	}
}

// matching reads a word of a certain form.
func matching(n yamlfile.Node, form *regexp.Regexp, want string) string {
	s := n.String()
	if s != "" && !form.MatchString(s) {
		n.Problem("want %s", want)
		return ""
	}
	return s
}

// message gives what reads a message ID into m.
func message(m *Message) func(yamlfile.Node) {
	return func(n yamlfile.Node) { *m = messageID(n) }
}

func messageID(n yamlfile.Node) Message {
	return Message{ID: matching(n, name, "a message ID such as prep_title"), Pos: n.Pos()}
}

// messages reads a list of message IDs.
func messages(n yamlfile.Node) []Message {
	var all []Message
	for _, entry := range some(n) {
		all = append(all, messageID(entry))
	}
	return all
}

// day reads a date. Only one way to write it is accepted: a guide is read in many countries.
func day(n yamlfile.Node) time.Time {
	s := n.String()
	t, err := time.Parse(time.DateOnly, s)
	if s != "" && err != nil {
		n.Problem("want a date such as 2026-11-22")
	}
	return t
}

// oneOf reads one word of several.
func oneOf[T ~string](n yamlfile.Node, words ...T) T {
	s := T(n.String())
	if s == "" || slices.Contains(words, s) {
		return s
	}
	names := make([]string, len(words))
	for i, w := range words {
		names[i] = string(w)
	}
	n.ProblemHint(diag.DidYouMean(string(s), names), "want one of %s", list(names))
	return ""
}
