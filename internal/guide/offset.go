package guide

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"handout/internal/diag"
	"handout/internal/yamlfile"
)

// An Offset is how far a moment is from the procedure.
type Offset struct {
	Unit    SettingType // Hours, Days or Minutes
	Amount  int         // negative: before the procedure; 1 or -1 where Setting is set
	Setting string      // the setting that Amount is multiplied with; "" for none
}

// A Span is one moment, or the time between two.
type Span struct {
	From, To Offset
	Range    bool // messages name from and to; else they name at, and From is To
}

// From gives the moment that is o away from t, in t's zone.
//
// Hours and minutes elapse: a day on which the clocks change does not make them longer. Days keep
// the clock on the wall (RFC 5545, 3.3.6). A time that a day does not have is read with the offset
// from UTC before the gap, and of a time that a day has twice the first is taken (3.3.5).
func (o Offset) From(t time.Time, settings Values) time.Time {
	n := o.Amount
	if o.Setting != "" {
		n *= settings[o.Setting].Number
	}
	switch o.Unit {
	case Hours:
		return t.Add(time.Duration(n) * time.Hour)
	case Minutes:
		return t.Add(time.Duration(n) * time.Minute)
	case Days:
		return addDays(t, n)
	}
	panic("guide: an offset in " + string(o.Unit))
}

// addDays gives the same time of day on another day.
//
// time.Date does not say which of two moments it gives around a change of the clocks, so both are
// made here: one with the offset from UTC a day before, one with that a day after. No zone changes
// its clocks twice in so short a time.
func addDays(t time.Time, days int) time.Time {
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	wall := time.Date(year, month, day+days, hour, minute, second, 0, time.UTC)
	read := func(near time.Time) (moment time.Time, exists bool) {
		_, offset := near.In(t.Location()).Zone()
		moment = wall.Add(-time.Duration(offset) * time.Second).In(t.Location())
		_, offset2 := moment.Zone()
		return moment, offset2 == offset
	}
	before, exists := read(wall.AddDate(0, 0, -1))
	if exists {
		return before
	}
	if after, exists := read(wall.AddDate(0, 0, 1)); exists {
		return after
	}
	return before
}

// written is an offset as guides write it: +24h, -30min, +2d, -fasting_hours.
var written = regexp.MustCompile(`^([+-])(?:([0-9]{1,4})(h|d|min)|([a-z][a-z0-9_]*))$`)

// at reads a moment or a span.
func (r *reader) at(n yamlfile.Node) *Span {
	first, second, isRange := strings.Cut(n.String(), "..")
	if first == "" && !isRange {
		return nil // an empty value, which has been reported
	}
	from, ok := r.offset(n, first)
	if !ok {
		return nil
	}
	to := from
	if isRange {
		if to, ok = r.offset(n, second); !ok {
			return nil
		}
	}
	if isRange && from.Unit == to.Unit && from.Setting == "" && to.Setting == "" && from.Amount >= to.Amount {
		n.Problem("want the earlier end first, as in +2d..+3d")
		return nil
	}
	return &Span{From: from, To: to, Range: isRange}
}

func (r *reader) offset(n yamlfile.Node, text string) (Offset, bool) {
	m := written.FindStringSubmatch(text)
	if m == nil {
		n.Problem("want an offset from the procedure such as +24h, -30min, +2d..+3d or -fasting_hours")
		return Offset{}, false
	}
	sign := 1
	if m[1] == "-" {
		sign = -1
	}
	if setting := m[4]; setting != "" {
		s := r.counted(n, setting)
		if s == nil {
			return Offset{}, false
		}
		return Offset{Unit: s.Type, Amount: sign, Setting: setting}, true
	}
	amount, _ := strconv.Atoi(m[2]) // cannot fail: the pattern leaves four digits
	unit := map[string]SettingType{"h": Hours, "d": Days, "min": Minutes}[m[3]]
	return Offset{Unit: unit, Amount: sign * amount}, true
}

// counted finds a setting that is a whole number, or reports that there is none.
func (r *reader) counted(n yamlfile.Node, name string) *Setting {
	var names []string
	for i, s := range r.guide.Settings {
		if !s.Type.counts() {
			continue
		}
		if s.Name == name {
			return &r.guide.Settings[i]
		}
		names = append(names, s.Name)
	}
	n.ProblemHint(diag.DidYouMean(name, names), "the guide has no setting %s that is hours, days or minutes", name)
	return nil
}
