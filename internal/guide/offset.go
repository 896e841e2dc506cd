package guide

import (
	"regexp"
	"slices"
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
	Clock   string      // of Days: the setting that gives the time on that day; "" for that of the procedure
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
		clock := t.Hour()*60 + t.Minute()
		if o.Clock != "" {
			clock = settings[o.Clock].Number
		}
		return onDay(t, n, clock)
	}
	panic("guide: an offset in " + string(o.Unit))
}

// Settings returns the names of the settings that o depends on.
func (o Offset) Settings() []string {
	return slices.DeleteFunc([]string{o.Setting, o.Clock}, func(name string) bool { return name == "" })
}

// onDay gives a time, in minutes of the clock after midnight, on the day that is days away from that of t.
//
// time.Date does not say which of two moments it gives around a change of the clocks, so both are
// made here: one with the offset from UTC a day before, one with that a day after. No zone changes
// its clocks twice in so short a time.
func onDay(t time.Time, days, clock int) time.Time {
	year, month, day := t.Date()
	wall := time.Date(year, month, day+days, 0, clock, 0, 0, time.UTC)
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

// written is an offset as guides write it: +24h, -30min, +2d, -fasting_hours, -1d@dose_time.
var written = regexp.MustCompile(`^([+-])(?:([0-9]{1,4})(h|d|min)|([a-z][a-z0-9_]*))(?:@([a-z][a-z0-9_]*))?$`)

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
		n.Problem("want an offset from the procedure such as +24h, -30min, +2d..+3d, -fasting_hours or -1d@dose_time")
		return Offset{}, false
	}
	o := Offset{Amount: 1, Setting: m[4], Clock: m[5]}
	if o.Setting != "" {
		s := r.counted(n, o.Setting, "hours, days or minutes", SettingType.counts)
		if s == nil {
			return Offset{}, false
		}
		o.Unit = s.Type
	} else {
		o.Amount, _ = strconv.Atoi(m[2]) // cannot fail: the pattern leaves four digits
		o.Unit = map[string]SettingType{"h": Hours, "d": Days, "min": Minutes}[m[3]]
	}
	if m[1] == "-" {
		o.Amount = -o.Amount
	}
	if o.Clock == "" {
		return o, true
	}
	if o.Unit != Days {
		n.Problem("only days have a time of day after them, as in -1d@dose_time")
		return Offset{}, false
	}
	return o, r.counted(n, o.Clock, "a time", func(t SettingType) bool { return t == Clock }) != nil
}

// counted finds a setting of a type that fits, or reports that there is none; what says which fit.
func (r *reader) counted(n yamlfile.Node, name, what string, fit func(SettingType) bool) *Setting {
	var names []string
	for i, s := range r.guide.Settings {
		if !fit(s.Type) {
			continue
		}
		if s.Name == name {
			return &r.guide.Settings[i]
		}
		names = append(names, s.Name)
	}
	n.ProblemHint(diag.DidYouMean(name, names), "the guide has no setting %s that is %s", name, what)
	return nil
}
