package guide

import (
	"handout/internal/diag"
	"handout/internal/yamlfile"
)

// A SettingType says what a setting holds.
type SettingType string

const (
	Hours       SettingType = "hours" // a whole number, as are days and minutes
	Days        SettingType = "days"
	Minutes     SettingType = "minutes"
	Clock       SettingType = "time"        // of the day, on the clock
	Temperature SettingType = "temperature" // a number with its unit
	Words       SettingType = "words"       // text in each language
)

// counts reports whether settings of the type are whole numbers.
func (t SettingType) counts() bool { return t == Hours || t == Days || t == Minutes }

// A Setting is something that each clinic sets by its own policy. The bounds catch slips of the
// hand; they are no advice.
type Setting struct {
	Pos      diag.Pos
	Name     string
	Type     SettingType
	Min, Max float64 // both allowed; of a time in hours after midnight, of a temperature in °C; none for words
	Cites    []string
}

// settings reads what the guide wants of a clinic.
func (r *reader) settings(n yamlfile.Node) {
	for _, entry := range n.Seq() {
		r.setting(entry)
	}
}

func (r *reader) setting(n yamlfile.Node) {
	s := Setting{Pos: n.Pos()}
	var at, low, high yamlfile.Node
	r.mapping(n, "a setting", keys{
		"name":  func(n yamlfile.Node) { at, s.Name = n, matching(n, name, "a name such as fasting_hours") },
		"type":  func(n yamlfile.Node) { s.Type = oneOf(n, Hours, Days, Minutes, Clock, Temperature, Words) },
		"min":   func(n yamlfile.Node) { low, s.Min = n, n.Float() },
		"max":   func(n yamlfile.Node) { high, s.Max = n, n.Float() },
		"cites": func(n yamlfile.Node) { s.Cites = r.cites(n, false) },
	}, "name", "type")
	if s.Name == "" || s.Type == "" || !r.claim(at, "there is a setting "+s.Name, s.Name) {
		return
	}
	switch {
	case s.Type == Words && (low.Present() || high.Present()):
		n.Problem("words have no min and max")
	case s.Type == Words:
	case !low.Present() || !high.Present():
		n.Problem("a setting of type %s needs min and max", s.Type)
	case s.Min > s.Max:
		high.Problem("want a number that is not below min")
	case s.Type.counts() && s.Min < 0:
		low.Problem("want 0 or more")
	case s.Type == Clock && (s.Min < 0 || s.Max >= 24):
		n.Problem("want hours of a day, from 0 to 23")
	}
	r.guide.Settings = append(r.guide.Settings, s)
	if s.Type.counts() {
		r.scope[s.Name] = variable{name: s.Name, from: s.Name, of: settingValue, zero: 0}
	}
}
