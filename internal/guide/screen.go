package guide

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/expr-lang/expr/ast"

	"handout/internal/diag"
	"handout/internal/patient"
)

// A screen goes through a condition before it is compiled. It lets through only the part of the
// expression language that cannot fail on a row, gives the same answer on every day, and compares a
// choice with nothing but its choices: a slip in one of those would silently never be true.
type screen struct {
	guide   *Guide
	scope   map[string]variable
	names   map[string]bool // the variables that were met
	problem string          // the first one; "" for none
	hint    string
}

// fail notes the first problem.
func (s *screen) fail(hint, format string, args ...any) {
	if s.problem == "" {
		s.problem, s.hint = fmt.Sprintf(format, args...), hint
	}
}

// operators are those that cannot fail. Division can, and a pattern would hide a slip.
func operators() []string {
	return []string{"and", "&&", "or", "||", "==", "!=", "<", "<=", ">", ">=", "+", "-", "in", "contains", "startsWith", "endsWith"}
}

// node checks an expression and everything in it.
func (s *screen) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		s.identifier(n.Value)
	case *ast.StringNode, *ast.IntegerNode:
	case *ast.UnaryNode:
		s.node(n.Node)
	case *ast.ArrayNode:
		for _, entry := range n.Nodes {
			s.node(entry)
		}
	case *ast.BinaryNode:
		if !slices.Contains(operators(), n.Operator) {
			s.fail("", "the operator %s is not for conditions; want one of %s", n.Operator, list(operators()))
		}
		s.node(n.Left)
		s.node(n.Right)
		s.choice(n.Left, n.Right)
		s.choice(n.Right, n.Left)
	case *ast.BuiltinNode:
		s.call(n)
	default:
		s.fail("", "want only names, text, numbers, lists, duration, len and operators in a condition")
	}
}

func (s *screen) identifier(name string) {
	if _, ok := s.scope[name]; !ok {
		s.fail(diag.DidYouMean(name, slices.Sorted(maps.Keys(s.scope))), "no field or setting here is called %s", name)
		return
	}
	s.names[name] = true
}

// call checks a call of one of the two functions.
func (s *screen) call(n *ast.BuiltinNode) {
	switch {
	case n.Name == "len" && len(n.Arguments) == 1:
		s.node(n.Arguments[0])
	case n.Name == "duration" && len(n.Arguments) == 1:
		text, ok := n.Arguments[0].(*ast.StringNode)
		if !ok {
			s.fail("", `want a duration such as duration("12h")`)
			return
		}
		if _, err := time.ParseDuration(text.Value); err != nil {
			s.fail("", `want a duration such as duration("12h")`)
		}
	default:
		s.fail("", "%s is not for conditions; want duration or len", n.Name)
	}
}

// choice checks that one side of an operator, if it is a field with choices, is compared with choices
// that it has.
func (s *screen) choice(side, other ast.Node) {
	id, ok := side.(*ast.IdentifierNode)
	if !ok {
		return
	}
	f := s.guide.Field(id.Value)
	if f == nil || f.Type != patient.Choice && f.Type != patient.Choices {
		return
	}
	constants := []ast.Node{other}
	if a, ok := other.(*ast.ArrayNode); ok {
		constants = a.Nodes
	}
	for _, c := range constants {
		text, ok := c.(*ast.StringNode)
		switch {
		case !ok:
		case text.Value == "":
			s.fail("ask "+f.Name+knownSuffix, "%s is never empty where it is known", f.Name)
		case !slices.Contains(f.Choices, text.Value):
			s.fail(diag.DidYouMean(text.Value, f.Choices), "%s has no choice %s; want one of %s",
				f.Name, strings.TrimSpace(text.Value), list(f.Choices))
		}
	}
}
