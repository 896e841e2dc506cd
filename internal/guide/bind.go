package guide

import (
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"handout/internal/clinic"
	"handout/internal/diag"
	"handout/internal/locale"
	"handout/internal/patient"
)

// Values are one clinic's settings for a guide, by name: one for each that the guide declares.
type Values map[string]Value

// A Value is the value of a setting.
type Value struct {
	Pos      diag.Pos // in the clinic's profile
	Type     SettingType
	Number   int               // of hours, days and minutes; of a time, minutes after midnight
	Degrees  float64           // of a temperature
	Decimals int               // of a temperature: how many the clinic wrote
	Unit     string            // of a temperature: "°C" or "°F"
	Words    map[string]string // of words: by locale tag
}

// Silent gives the settings that have no text in a locale, sorted. While there are any, there is no sheet
// in it.
func (v Values) Silent(tag string) []string {
	var names []string
	for name, value := range v {
		if value.Type == Words && value.Words[tag] == "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Write writes the values, of texts those in some locales, for a digest: the same values give the same bytes.
func (v Values) Write(w io.Writer, tags ...string) {
	for _, name := range slices.Sorted(maps.Keys(v)) {
		value := v[name]
		fmt.Fprintf(w, "%q %d %g %d %q", name, value.Number, value.Degrees, value.Decimals, value.Unit)
		for _, tag := range tags {
			fmt.Fprintf(w, " %q", value.Words[tag])
		}
		fmt.Fprintln(w)
	}
}

// Bind reads the settings of a guide from a clinic's profile, for sheets in the locales of tags. The
// list holds all problems, sorted: settings that are missing, unknown or out of bounds, and rules between
// settings that do not hold. A text that is not there in one of the locales is a warning: not every clinic
// has every language. See [Values.Silent].
func (g *Guide) Bind(p *clinic.Profile, tags []string) (Values, diag.List) {
	b := binder{guide: g, given: p.Settings[g.ID], tags: tags, values: Values{}}
	for _, s := range g.Settings {
		given, ok := b.given[s.Name]
		if !ok {
			b.list.Add(diag.Pos{File: p.File}, b.field(s.Name), "missing among the settings; the guide %s needs it (%s)", g.ID, s.Type)
			continue
		}
		b.bind(s, given)
	}
	for _, name := range slices.Sorted(maps.Keys(b.given)) {
		if g.Setting(name) == nil {
			b.add(name, diag.DidYouMean(name, g.settingNames()), "the guide %s has no such setting", g.ID)
		}
	}
	if !b.list.Bad() {
		b.rules()
	}
	b.list.Sort()
	return b.values, b.list
}

// A binder reads one guide's settings.
type binder struct {
	guide  *Guide
	given  map[string]clinic.Setting
	tags   []string
	values Values
	list   diag.List
}

// field gives a setting's keys in the profile.
func (b *binder) field(name string) string { return "settings." + b.guide.ID + "." + name }

// add reports a problem at a setting of the profile.
func (b *binder) add(name, hint, format string, args ...any) {
	b.list = append(b.list, diag.Problem{
		Pos: b.given[name].Pos, Field: b.field(name), Text: fmt.Sprintf(format, args...), Hint: hint,
	})
}

// bind reads one setting.
func (b *binder) bind(s Setting, given clinic.Setting) {
	v := Value{Pos: given.Pos, Type: s.Type}
	switch {
	case s.Type == Words:
		v.Words = b.words(s, given)
	case given.ByLocale != nil:
		b.add(s.Name, "", "want one value, the same in every language")
	case s.Type == Clock:
		v.Number = b.clock(s, given.Text)
	case s.Type == Temperature:
		b.temperature(s, given.Text, &v)
	default:
		n, err := strconv.Atoi(given.Text)
		if err != nil || float64(n) < s.Min || float64(n) > s.Max {
			b.add(s.Name, "", "want a whole number of %s from %g to %g", s.Type, s.Min, s.Max)
		}
		v.Number = n
	}
	b.values[s.Name] = v
}

// words reads text in each language. One text for all is enough only where there is one language.
func (b *binder) words(s Setting, given clinic.Setting) map[string]string {
	if given.ByLocale == nil {
		if len(b.tags) == 1 && given.Text != "" {
			return map[string]string{b.tags[0]: given.Text}
		}
		b.add(s.Name, "", "want text for each language: %s", list(b.tags))
		return nil
	}
	var lacking []string
	for _, tag := range b.tags {
		if given.ByLocale[tag] == "" {
			lacking = append(lacking, tag)
		}
	}
	if len(lacking) > 0 {
		b.list = append(b.list, diag.Problem{
			Pos: given.Pos, Field: b.field(s.Name), Warning: true,
			Text: fmt.Sprintf("no text in %s: no sheet of %s can be made there", strings.Join(lacking, ", "), b.guide.ID),
		})
	}
	for tag := range given.ByLocale {
		if !slices.Contains(b.tags, tag) && !locale.Known(tag) { // a known one's catalog may be still to come
			b.add(s.Name, diag.DidYouMean(tag, b.tags), "no catalog has the language %s", tag)
		}
	}
	return given.ByLocale
}

// clock reads a time of day as minutes after midnight, and compares it with the bounds, which are in hours.
func (b *binder) clock(s Setting, text string) int {
	t, err := time.Parse("15:04", text)
	minutes := t.Hour()*60 + t.Minute()
	if err != nil || len(text) != len("15:04") || float64(minutes) < s.Min*60 || float64(minutes) > s.Max*60 {
		b.add(s.Name, "", `want a time from %02g:00 to %02g:00, such as "%02[1]g:30"`, s.Min, s.Max)
	}
	return minutes
}

// degrees is a temperature as clinics write it, with a space (or a no-break space) before the unit.
var degrees = regexp.MustCompile(`^(-?[0-9]{1,3}(?:\.([0-9]{1,2}))?)[ \x{a0}](°[CF])$`)

// temperature reads a temperature and compares it with the bounds, which are in °C.
func (b *binder) temperature(s Setting, text string, v *Value) {
	m := degrees.FindStringSubmatch(text)
	if m == nil {
		b.add(s.Name, "", `want a temperature such as "38.0 °C" or "100.4 °F"`)
		return
	}
	v.Degrees, _ = strconv.ParseFloat(m[1], 64) // cannot fail: the pattern leaves digits
	v.Decimals, v.Unit = len(m[2]), m[3]
	celsius := v.Degrees
	if v.Unit == "°F" {
		celsius = (v.Degrees - 32) / 1.8
	}
	if celsius < s.Min || celsius > s.Max {
		b.add(s.Name, "", "want a temperature from %g to %g °C", s.Min, s.Max)
	}
}

// rules checks the rules that are about settings alone.
func (b *binder) rules() {
	c := b.guide.Case(patient.Record{}, b.values)
	for _, rule := range b.guide.Rules {
		if rule.aboutRows {
			continue
		}
		if ok, err := c.Holds(rule.Expect); err != nil || !ok {
			b.add(rule.Field, "", "%s", strings.TrimSpace(rule.Say))
		}
	}
}
