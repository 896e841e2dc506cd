package guide

import (
	"maps"
	"slices"
	"strings"

	"handout/internal/clinic"
	"handout/internal/patient"
	"handout/internal/yamlfile"
)

// reserved gives the names that no field or setting can have, each with the reason.
func reserved() map[string]string {
	taken := map[string]string{}
	for _, n := range []string{patient.GuideColumn, patient.KindColumn, patient.LocaleColumn} {
		taken[n] = "every guide has a column of that name"
	}
	for _, n := range []string{"and", "or", "not", "in", "let", "if", "else", "true", "false", "nil", "contains", "matches", "duration", "len"} {
		taken[n] = "it has a meaning in conditions"
	}
	for _, n := range []string{"at", "from", "to"} {
		for _, n := range moments(n) {
			taken[n] = "messages use it for times worked out by the guide"
		}
	}
	taken[EmergencyNumber] = "it stands for the number in the clinic's profile"
	return taken
}

// moments gives the names under which messages can show a moment.
func moments(name string) []string { return []string{name, name + "_date", name + "_time"} }

// claim takes names for what stands at n, or reports that one of them is taken.
func (r *reader) claim(n yamlfile.Node, what string, names ...string) bool {
	for _, name := range names {
		if why, ok := r.taken[name]; ok {
			n.Problem("the name %s is taken: %s", name, why)
			return false
		}
	}
	for _, name := range names {
		r.taken[name] = what
	}
	return true
}

// fields reads the fields of a row.
func (r *reader) fields(n yamlfile.Node) {
	if !n.Present() {
		return
	}
	for _, entry := range n.Seq() {
		r.field(entry)
	}
	r.wanted(n)
}

// wanted reports a field that every guide has to ask for, since every sheet shows it (R2).
func (r *reader) wanted(n yamlfile.Node) {
	for _, want := range []struct {
		name string
		of   patient.Type
	}{
		{patient.RecordNumber, patient.ID},
		{patient.PatientName, patient.Name},
		{patient.BirthDate, patient.Date},
		{patient.Procedure, patient.DateTime},
	} {
		f := r.guide.Field(want.name)
		if f == nil || f.Type != want.of || !f.Required {
			n.Problem("want the field %s, of type %s and required", want.name, want.of)
		}
	}
}

func (r *reader) field(n yamlfile.Node) {
	f := patient.Field{Pos: n.Pos()}
	var at, choices yamlfile.Node
	r.mapping(n, "a field", keys{
		"name":     func(n yamlfile.Node) { at, f.Name = n, matching(n, name, "a name such as arrival_time") },
		"type":     func(n yamlfile.Node) { f.Type = oneOf(n, patient.Types()...) },
		"required": func(n yamlfile.Node) { f.Required = n.Bool() },
		"choices":  func(n yamlfile.Node) { choices, f.Choices = n, r.choices(n) },
		"none":     func(n yamlfile.Node) { f.None = n.Bool() },
		"sample":   func(n yamlfile.Node) { f.Sample = n.String() },
		"default":  func(n yamlfile.Node) { f.Default = oneOf(n, defaults()...) },
	}, "name", "type", "sample")
	if f.Name == "" || f.Type == "" || !r.claim(at, "there is a field "+f.Name, namesOf(f)...) {
		return
	}
	switch hasChoices := f.Type == patient.Choice || f.Type == patient.Choices; {
	case hasChoices && !choices.Present():
		n.Problem("a field of type %s needs the key choices", f.Type)
	case !hasChoices && choices.Present():
		choices.Problem("a field of type %s has no choices", f.Type)
	case f.None && f.Required:
		n.Problem("a required field cannot have none")
	}
	r.guide.Fields = append(r.guide.Fields, f)
	r.declare(&f)
}

// namesOf gives the names under which conditions and messages know a field.
func namesOf(f patient.Field) []string {
	names := []string{f.Name, f.Name + knownSuffix}
	if f.Type == patient.DateTime {
		names = append(names, moments(f.Name)[1:]...)
	}
	return names
}

// defaults gives the names of the clinic's values that can stand in for an empty cell.
func defaults() []string {
	return slices.Sorted(maps.Keys(new(clinic.Profile).Defaults().Values))
}

func (r *reader) choices(n yamlfile.Node) []string {
	seen := map[string]bool{}
	var choices []string
	for _, entry := range some(n) {
		c := matching(entry, name, "a choice such as left or posterior_iliac_crest")
		if seen[c] {
			entry.Problem("this choice stands twice")
		}
		seen[c] = true
		choices = append(choices, c)
	}
	return choices
}

// list joins names as a sentence does.
func list(names []string) string { return strings.Join(names, ", ") }
