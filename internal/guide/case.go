package guide

import (
	"fmt"
	"slices"

	"github.com/expr-lang/expr/vm"

	"handout/internal/diag"
	"handout/internal/patient"
)

// A Case is one record and one clinic's settings, as conditions and rules see them. It is not for
// use by several goroutines at a time.
type Case struct {
	guide   *Guide
	record  patient.Record
	env     map[string]any
	machine vm.VM
}

// Case makes a case of a record. The values are those of [Guide.Bind], without problems.
func (g *Guide) Case(record patient.Record, settings Values) *Case {
	c := &Case{guide: g, record: record, env: make(map[string]any, len(g.variables))}
	for _, v := range g.variables {
		c.env[v.name] = v.value(record.Values, settings)
	}
	return c
}

// Holds reports whether a condition of the guide is true; nil always is.
func (c *Case) Holds(condition *Condition) (bool, error) {
	if condition == nil {
		return true, nil
	}
	result, err := c.machine.Run(condition.program, c.env)
	if err != nil {
		return false, fmt.Errorf("the condition cannot be decided: %s", condition.Text)
	}
	return result.(bool), nil
}

// Check returns the rules about rows that the record breaks, each at the cell of the field that it
// is about.
func (c *Case) Check() diag.List {
	var list diag.List
	for _, rule := range c.guide.Rules {
		if !rule.aboutRows || slices.ContainsFunc(rule.values, c.unknown) {
			continue
		}
		ok, err := c.Holds(rule.Expect)
		switch {
		case err != nil:
			list.Add(c.pos(rule.Field), rule.Field, "%v", err)
		case !ok:
			list.Add(c.pos(rule.Field), rule.Field, "%s", rule.Say)
		}
	}
	list.Sort()
	return list
}

// unknown reports whether the row leaves out a field.
func (c *Case) unknown(field string) bool {
	v := c.record.Values[field]
	return !v.Given && !v.None
}

// pos gives the place of a field's cell; that of the row where the cell is not there.
func (c *Case) pos(field string) diag.Pos {
	if v, ok := c.record.Values[field]; ok && v.Pos.Line > 0 {
		return v.Pos
	}
	return c.record.Pos
}
