package guide

import (
	"slices"

	"handout/internal/diag"
	"handout/internal/yamlfile"
)

// A Rule is what must hold between the values of a row, or between a clinic's settings.
//
// A rule that mentions a value which the row leaves out does not apply: that a field is there is for
// the field to require. One that only asks whether it is known does.
type Rule struct {
	Pos    diag.Pos
	Field  string // the field or setting that is wrong when it does not hold
	Expect *Condition
	Say    string // what is expected, for who wrote the row or the profile

	aboutRows bool     // it mentions a field; else it is about settings
	values    []string // the fields whose values it mentions
}

func (r *reader) rules(n yamlfile.Node) {
	for _, entry := range n.Seq() {
		r.rule(entry)
	}
}

func (r *reader) rule(n yamlfile.Node) {
	rule := Rule{Pos: n.Pos()}
	var field yamlfile.Node
	r.mapping(n, "a rule", keys{
		"field":  func(n yamlfile.Node) { field, rule.Field = n, n.String() },
		"expect": func(n yamlfile.Node) { rule.Expect = r.condition(n, n.String(), func(variable) bool { return true }) },
		"say":    func(n yamlfile.Node) { rule.Say = n.String() },
	}, "field", "expect", "say")
	if rule.Field == "" || rule.Expect == nil || rule.Say == "" {
		return
	}
	for _, name := range rule.Expect.names {
		v := r.scope[name]
		rule.aboutRows = rule.aboutRows || v.of != settingValue
		if v.of == fieldValue {
			rule.values = append(rule.values, v.from)
		}
	}
	names, what := r.guide.settingNames(), "setting"
	if rule.aboutRows {
		names, what = r.guide.fieldNames(), "field"
	}
	if !slices.Contains(names, rule.Field) {
		field.ProblemHint(diag.DidYouMean(rule.Field, names), "the guide has no %s %s, which this rule is about", what, rule.Field)
		return
	}
	r.guide.Rules = append(r.guide.Rules, rule)
}
