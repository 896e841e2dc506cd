package readability

import (
	"slices"
	"strings"

	"handout/internal/diag"
	"handout/internal/yamlfile"
)

// A Waiver lets one finding of one message stand, and says why.
type Waiver struct {
	Pos                           diag.Pos
	Locale, Message, Rule, Reason string
}

// ParseWaivers reads a list of waivers. All four keys are needed in each, and none is said twice. What is wrong goes to list.
func ParseWaivers(file string, data []byte, list *diag.List) []Waiver {
	var all []Waiver
	for _, n := range yamlfile.Parse(file, data, list).Seq() {
		w := Waiver{Pos: n.Pos()}
		n.Map("a waiver", map[string]func(yamlfile.Node){
			"locale":  func(n yamlfile.Node) { w.Locale = n.String() },
			"message": func(n yamlfile.Node) { w.Message = n.String() },
			"rule":    func(n yamlfile.Node) { w.Rule = ruleName(n) },
			"reason":  func(n yamlfile.Node) { w.Reason = n.String() },
		})
		switch {
		case w.Locale == "" || w.Message == "" || w.Rule == "" || w.Reason == "":
			if n.IsMap() {
				n.Problem("want locale, message, rule and reason")
			}
		case slices.ContainsFunc(all, w.same):
			n.Problem("there is another waiver for this")
		default:
			all = append(all, w)
		}
	}
	return all
}

func ruleName(n yamlfile.Node) string {
	name := n.String()
	if name != "" && !slices.Contains(Rules(), name) {
		n.ProblemHint(diag.DidYouMean(name, Rules()), "there is no such rule; want one of %s", strings.Join(Rules(), ", "))
	}
	return name
}

// same reports whether two waivers are for the same.
func (w Waiver) same(o Waiver) bool {
	return w.Locale == o.Locale && w.Message == o.Message && w.Rule == o.Rule
}

// covers reports whether a waiver is for a finding.
func (w Waiver) covers(f Finding) bool {
	return w.Locale == f.Locale && w.Message == f.Message && w.Rule == f.Rule
}

// Waive gives each finding that a waiver covers its reason, and returns the waivers that cover none.
func Waive(findings []Finding, waivers []Waiver) (unused []Waiver) {
	for _, w := range waivers {
		found := false
		for i := range findings {
			if w.covers(findings[i]) {
				findings[i].Waived, found = w.Reason, true
			}
		}
		if !found {
			unused = append(unused, w)
		}
	}
	return unused
}
