package locale

import (
	"slices"

	"handout/internal/diag"
)

// A form is one of CLDR's plural categories (UTS #35 part 3, Language Plural Rules).
type form int

const (
	zero form = iota
	one
	two
	few
	many
	other
	formCount
)

func (f form) String() string {
	return [formCount]string{"zero", "one", "two", "few", "many", "other"}[f]
}

// formNamed returns the form that a catalog calls name.
func formNamed(name string) (form, bool) {
	for f := range formCount {
		if f.String() == name {
			return f, true
		}
	}
	return 0, false
}

// IsForm reports whether a name is that of a plural form of some language.
func IsForm(name string) bool {
	_, ok := formNamed(name)
	return ok
}

// A message is one entry of a catalog.
type message struct {
	Message
	texts  [formCount]*formText // nil for a form that is not there
	parts  [formCount][]Part    // as go-i18n gave them; nil for a form that is not there
	single bool                 // its language has one form only: whether it is a plural, English says
	bad    bool                 // there is a problem with it, which is in the list
	hash   string               // of the source that it was translated from; see [Set.Hash]
	over   bool                 // it stands in a folder of the clinic's own; not an English one that says what the program's does

	replaces bool // it does, and takes the place of one of the program's

	// counted is the placeholder that some forms leave out because they say the number in words.
	counted string
}

// A formText is the text of one plural form as it stands in the file.
type formText struct {
	pos  diag.Pos
	text string
	args []string // names of its placeholders, sorted, each once
}

// forms returns the plural forms that are there, in CLDR's order.
func (m *message) forms() []form {
	var fs []form
	for f, t := range m.texts {
		if t != nil {
			fs = append(fs, form(f))
		}
	}
	return fs
}

// says reports whether a message has the same texts as another one, which may be nil.
func (m *message) says(other *message) bool {
	if other == nil {
		return false
	}
	for f := range m.texts {
		a, b := m.texts[f], other.texts[f]
		if (a == nil) != (b == nil) || a != nil && a.text != b.text {
			return false
		}
	}
	return true
}

// report adds a problem with the message, or with one of its forms, and marks the message as bad.
func (m *message) report(list *diag.List, pos diag.Pos, text, hint string) {
	m.bad = true
	*list = append(*list, diag.Problem{Pos: pos, Field: m.ID, Text: text, Hint: hint})
}

// collectArgs sets Args to the placeholders of all forms.
func (m *message) collectArgs() {
	for _, f := range m.forms() {
		m.Args = append(m.Args, m.texts[f].args...)
	}
	slices.Sort(m.Args)
	m.Args = slices.Compact(m.Args)
}
