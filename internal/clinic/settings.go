package clinic

import (
	"handout/internal/diag"
	"handout/internal/yamlfile"
)

// A Setting is a value that a guide asks the clinic for. Either Text or ByLocale is set.
type Setting struct {
	Pos      diag.Pos
	Text     string            // the same in every language: "6", "38.0 °C"
	ByLocale map[string]string // by BCP 47 tag
}

// settings reads the values that guides ask for. Which there have to be, and which are numbers, is
// for the guide to say.
func (r *reader) settings(n yamlfile.Node) {
	r.profile.Settings = map[string]map[string]Setting{}
	for _, guide := range n.Pairs() {
		named := map[string]Setting{}
		for _, p := range guide.Value.Pairs() {
			named[p.Key] = setting(p.Value)
		}
		r.profile.Settings[guide.Key] = named
	}
}

func setting(n yamlfile.Node) Setting {
	s := Setting{Pos: n.Pos()}
	if !n.IsMap() {
		s.Text = text(n)
		return s
	}
	s.ByLocale = map[string]string{}
	for _, p := range n.Pairs() {
		if !isLocale(p.Key) {
			p.Problem("%s", wantLocale)
		}
		s.ByLocale[p.Key] = text(p.Value)
	}
	return s
}
