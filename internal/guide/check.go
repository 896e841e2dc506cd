package guide

import (
	"fmt"
	"slices"

	"handout/internal/diag"
	"handout/internal/locale"
	"handout/internal/patient"
)

// Check compares the guide with the English catalog: each message that it names is there, and each
// placeholder stands for something where the message is used. [locale.Set.Check] holds the other
// catalogs to the English one. It returns all problems, sorted.
func (g *Guide) Check(set *locale.Set) diag.List {
	c := checker{guide: g, catalog: set.Catalog(locale.English)}
	if c.catalog == nil {
		c.list.Add(g.Pos, "", "there is no catalog for English (%s), the source of all others", locale.English)
		return c.list
	}
	c.uses = g.uses()
	for _, u := range c.uses {
		c.use(u)
		c.idle(u.part)
	}
	c.own()
	c.list.Sort()
	return c.list
}

// A checker compares one guide with the English catalog.
type checker struct {
	guide   *Guide
	catalog *locale.Catalog
	uses    []use
	list    diag.List
}

// use checks one use of a message.
func (c *checker) use(u use) {
	if u.message.ID == "" {
		return // reported when the guide was read
	}
	m, ok := c.catalog.Message(u.message.ID)
	if !ok {
		c.add(u.message, diag.DidYouMean(u.message.ID, c.catalog.IDs()), "the English catalog has no such message")
		return
	}
	var args []string
	if len(m.Args) > 0 { // most have none, and there are many
		args = c.args(u.part)
	}
	for _, arg := range m.Args {
		if !slices.Contains(args, arg) {
			c.add(u.message, diag.DidYouMean(arg, args), "its text names {{.%s}}, which stands for nothing here (%s)", arg, m.Pos)
		}
	}
	if m.Plural && (u.part == nil || u.part.Plural == "") {
		c.add(u.message, "name the setting that it counts: plural", "its text has plural forms")
	}
	if m.Plural && u.part != nil && u.part.Plural != "" && !slices.Contains(m.Args, u.part.Plural) {
		c.add(u.message, "", "its text has plural forms, but does not name {{.%s}}", u.part.Plural)
	}
}

func (c *checker) add(m Message, hint, format string, args ...any) {
	c.list = append(c.list, diag.Problem{Pos: m.Pos, Field: m.ID, Text: fmt.Sprintf(format, args...), Hint: hint})
}

// args gives the placeholders that mean something to a part's messages.
func (c *checker) args(part *Terms) []string {
	if part == nil {
		return nil
	}
	var args []string
	for _, f := range c.guide.Fields {
		args = append(args, shown(f)...)
	}
	args = append(append(args, c.guide.settingNames()...), EmergencyNumber)
	switch {
	case part.At == nil:
	case part.At.Range:
		args = append(append(args, moments("from")...), moments("to")...)
	default:
		args = append(args, moments("at")...)
	}
	return args
}

// shown gives the placeholders that show a field's value.
func shown(f patient.Field) []string {
	switch {
	case f.Type == patient.DateTime:
		return moments(f.Name)
	case showable(f.Type):
		return []string{f.Name}
	}
	return nil
}

// idle reports times and counts that a part gives to messages which do not ask for them: then the
// wrong message stands there, or the wrong time.
func (c *checker) idle(part *Terms) {
	if part == nil {
		return
	}
	plural, moment := false, false
	for _, u := range c.uses {
		if u.part != part {
			continue
		}
		m, ok := c.catalog.Message(u.message.ID)
		if !ok {
			return // reported as such
		}
		plural = plural || m.Plural
		moment = moment || slices.ContainsFunc(m.Args, isMoment)
	}
	if part.Plural != "" && !plural {
		c.list.Add(part.Pos, "plural", "no message here has plural forms")
	}
	if part.At != nil && !moment {
		c.list.Add(part.Pos, "at", "no message here names the time")
	}
}

// isMoment reports whether a placeholder stands for a time that the guide works out.
func isMoment(arg string) bool {
	for _, name := range []string{"at", "from", "to"} {
		if slices.Contains(moments(name), arg) {
			return true
		}
	}
	return false
}
