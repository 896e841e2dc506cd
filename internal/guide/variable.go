package guide

import (
	"strings"
	"time"

	"handout/internal/patient"
)

// A variable is a name that conditions and rules can use.
//
// A field of type yesno is true or false, a date or datetime a time, choices are a list, all others
// are text. What a row leaves out is false, an empty list or empty text; so is none. Whether the
// row says anything, none included, tells the name with "_known" after it.
type variable struct {
	name string // as conditions write it
	from string // the field or setting that it is about
	of   source
	zero any // a value of its type
}

// A source says where the value of a variable comes from.
type source int

const (
	fieldValue source = iota
	fieldKnown
	settingValue
)

// knownSuffix makes the name of the variable that says whether a field is known.
const knownSuffix = "_known"

// declare makes a field known to conditions.
func (r *reader) declare(f *patient.Field) {
	r.scope[f.Name] = variable{name: f.Name, from: f.Name, of: fieldValue, zero: zero(f.Type)}
	known := f.Name + knownSuffix
	r.scope[known] = variable{name: known, from: f.Name, of: fieldKnown, zero: false}
}

// zero gives what a field of a type is in conditions when the row leaves it out.
func zero(t patient.Type) any {
	switch t {
	case patient.YesNo:
		return false
	case patient.Date, patient.DateTime:
		return time.Time{}
	case patient.Choices:
		return []string{}
	}
	return ""
}

// value gives what the variable is for a record and a clinic.
func (v variable) value(values map[string]patient.Value, settings Values) any {
	if v.of == settingValue {
		return settings[v.from].Number
	}
	value := values[v.from]
	switch {
	case v.of == fieldKnown:
		return value.Given || value.None
	case !value.Given:
		return v.zero
	}
	switch value.Type {
	case patient.YesNo:
		return value.Yes
	case patient.Date, patient.DateTime:
		return value.Time
	case patient.Choices:
		return strings.Split(value.Text, ", ")
	}
	return value.Text
}
