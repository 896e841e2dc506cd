package guide

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"

	"handout/internal/diag"
	"handout/internal/yamlfile"
)

// A Condition is an expression that is true or false of a record, and in a rule also of a clinic:
//
//	sedation and not low_platelets
//	procedure_time - arrival_time <= duration("12h")
type Condition struct {
	Pos     diag.Pos
	Text    string
	names   []string // the variables that it mentions, sorted
	program *vm.Program
}

// when reads the condition of a part, which is about the record only. Many parts have the same: it is
// compiled once.
func (r *reader) when(n yamlfile.Node) *Condition {
	text := n.String()
	c := r.whens[text]
	if c == nil {
		if c = r.condition(n, text, func(v variable) bool { return v.of != settingValue }); c == nil {
			return nil
		}
		r.whens[text] = c
	}
	r.mayBeUnknown(n, c)
	here := *c
	here.Pos = n.Pos()
	return &here
}

// mayBeUnknown reports times that a row can leave out and that the condition compares all the same:
// a time that is not there is before any other.
func (r *reader) mayBeUnknown(n yamlfile.Node, c *Condition) {
	for _, name := range c.names {
		f := r.guide.Field(name)
		if f == nil || f.Required || f.Type != "date" && f.Type != "datetime" {
			continue
		}
		if known := name + knownSuffix; !slices.Contains(c.names, known) {
			n.Problem("a row can leave out %s; ask %s as well", name, known)
		}
	}
}

// condition compiles the expression that stands at n, over the variables that allowed accepts. It gives nil
// after reporting why not.
func (r *reader) condition(n yamlfile.Node, text string, allowed func(variable) bool) *Condition {
	if text == "" {
		return nil
	}
	tree, err := parser.Parse(text)
	if err != nil {
		n.Problem("not a condition: %s", complaint(err))
		return nil
	}
	s := screen{guide: r.guide, scope: map[string]variable{}, names: map[string]bool{}}
	for name, v := range r.scope {
		if allowed(v) {
			s.scope[name] = v
		}
	}
	s.node(tree.Node)
	switch {
	case s.problem != "":
		n.ProblemHint(s.hint, "%s", s.problem)
		return nil
	case len(s.names) == 0:
		n.Problem("the condition asks for nothing; want the name of a field in it")
		return nil
	}
	env := make(map[string]any, len(s.names))
	for name := range s.names {
		env[name] = s.scope[name].zero
		r.used[name] = true
	}
	program, err := expr.Compile(text, expr.Env(env), expr.AsBool())
	if err != nil {
		n.Problem("not a condition: %s", complaint(err))
		return nil
	}
	return &Condition{Pos: n.Pos(), Text: text, names: slices.Sorted(maps.Keys(s.names)), program: program}
}

// complaint gives what the expression library says, on one line and with the character it means.
func complaint(err error) string {
	var at *file.Error
	if !errors.As(err, &at) {
		return err.Error()
	}
	return fmt.Sprintf("%s at character %d", at.Message, at.From+1)
}
