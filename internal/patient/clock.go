package patient

import (
	"regexp"
	"strconv"
	"time"
)

// A clock is what the calendar and the clock on the wall show.
type clock struct {
	day
	hour, minute int
}

// dateTime is a date and a time, with a gap or a T between them, and maybe an offset from UTC.
var dateTime = regexp.MustCompile(`^([0-9./-]+)(?:T|\s+)([0-9:]+)\s*(Z|[+-][0-9]{2}:[0-9]{2})?$`)

// timeOfDay is a time on the 24-hour clock.
var timeOfDay = regexp.MustCompile(`^([0-9]{1,2}):([0-9]{2})(:00)?$`)

const clockHint = "times are 24-hour, in the clinic's time zone"

// parseDateTime reads a day and a time on the clinic's clock. An offset from UTC is there to tell
// apart the two equal times of a day when clocks go back; it has to be the one that the clinic's
// clock has then. Another offset more likely comes from a system that writes Z after local times than
// from one that means it, and the two cannot be told apart.
func parseDateTime(s string, d Defaults) (time.Time, *mistake) {
	m := dateTime.FindStringSubmatch(s)
	if m == nil {
		return time.Time{}, &mistake{"want a date and a time such as 2026-12-03 07:30", clockHint}
	}
	date, bad := parseDay(m[1], d.DateOrder)
	if bad != nil {
		return time.Time{}, bad
	}
	c, bad := parseTime(date, m[2])
	switch {
	case bad != nil:
		return time.Time{}, bad
	case m[3] == "":
		return c.in(d.Zone)
	}
	return c.at(m[3], d.Zone)
}

// parseTime adds a time to a day.
func parseTime(date day, s string) (clock, *mistake) {
	m := timeOfDay.FindStringSubmatch(s)
	if m == nil {
		return clock{}, &mistake{"want a time such as 07:30", clockHint}
	}
	hour, _ := strconv.Atoi(m[1])
	minute, _ := strconv.Atoi(m[2])
	if hour > 23 || minute > 59 {
		return clock{}, &mistake{"there is no such time of day; want one from 00:00 to 23:59", clockHint}
	}
	return clock{date, hour, minute}, nil
}

// in gives the one moment at which the clock of the zone shows c.
func (c clock) in(zone *time.Location) (time.Time, *mistake) {
	t := time.Date(c.year, c.month, c.day.day, c.hour, c.minute, 0, 0, zone)
	if !c.shownBy(t) {
		return time.Time{}, &mistake{text: "that time does not exist: clocks go forward over it on that day"}
	}
	// The clock shows c once more if c, read with the offset before or after this one, comes out
	// as c again.
	start, end := t.ZoneBounds()
	for _, other := range []time.Time{start.Add(-time.Second), end} {
		if u := t.Add(offset(t) - offset(other.In(zone))); !u.Equal(t) && c.shownBy(u) {
			return time.Time{}, &mistake{
				text: "that time comes twice: clocks go back on that day",
				hint: "take a time outside the hour that comes twice: on paper nobody can tell which is meant",
			}
		}
	}
	return t, nil
}

// at gives the moment at which the clock of the zone shows c with an offset from UTC.
func (c clock) at(offset string, zone *time.Location) (time.Time, *mistake) {
	o, err := time.Parse("Z07:00", offset)
	if err == nil {
		t := time.Date(c.year, c.month, c.day.day, c.hour, c.minute, 0, 0, o.Location()).In(zone)
		if c.shownBy(t) {
			return t, nil
		}
	}
	return time.Time{}, &mistake{
		text: "the clinic's clock does not have that offset from UTC then",
		hint: "write the local time, without an offset",
	}
}

// shownBy reports whether the clock shows c at t.
func (c clock) shownBy(t time.Time) bool {
	year, month, dom := t.Date()
	return c == clock{day{year, month, dom}, t.Hour(), t.Minute()}
}

func offset(t time.Time) time.Duration {
	_, seconds := t.Zone()
	return time.Duration(seconds) * time.Second
}
