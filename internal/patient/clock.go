package patient

import (
	"strconv"
	"strings"
	"time"
)

// A clock is what the calendar and the clock on the wall show.
type clock struct {
	day
	hour, minute int
}

const clockHint = "times are 24-hour, in the clinic's time zone"

// parseDateTime reads a day and a time on the clinic's clock. An offset from UTC is there to tell
// apart the two equal times of a day when clocks go back; it has to be the one that the clinic's
// clock has then. Another offset more likely comes from a system that writes Z after local times than
// from one that means it, and the two cannot be told apart.
func parseDateTime(s string, d Defaults) (time.Time, *mistake) {
	dayPart, timePart, offset, ok := splitDateTime(s)
	if !ok {
		return time.Time{}, &mistake{"want a date and a time such as 2026-12-03 07:30", clockHint}
	}
	date, bad := parseDay(dayPart, d.DateOrder)
	if bad != nil {
		return time.Time{}, bad
	}
	c, bad := parseTime(date, timePart)
	switch {
	case bad != nil:
		return time.Time{}, bad
	case offset == "":
		return c.in(d.Zone)
	}
	return c.at(offset, d.Zone)
}

const digits = "0123456789"

// splitDateTime takes apart a date and a time, with a gap or a T between them, and maybe an offset from
// UTC behind them.
func splitDateTime(s string) (date, time, offset string, ok bool) {
	rest := strings.TrimLeft(s, digits+"./-")
	date = s[:len(s)-len(rest)]
	behind, ok := strings.CutPrefix(rest, "T")
	if !ok {
		behind = strings.TrimLeft(rest, " \t")
		ok = len(behind) < len(rest)
	}
	rest = strings.TrimLeft(behind, digits+":")
	time = behind[:len(behind)-len(rest)]
	offset = strings.TrimLeft(rest, " \t")
	return date, time, offset, ok && date != "" && time != "" && (offset == "" || isOffset(offset))
}

// isOffset reports whether s is written as Z or as +01:00.
func isOffset(s string) bool {
	return s == "Z" || len(s) == len("+01:00") && (s[0] == '+' || s[0] == '-') && s[3] == ':' && countDigits(s) == 4
}

// parseTime adds a time to a day.
func parseTime(date day, s string) (clock, *mistake) {
	h, m, ok := strings.Cut(s, ":")
	if len(m) > 2 {
		m = strings.TrimSuffix(m, ":00")
	}
	if !ok || countDigits(h) != len(h) || countDigits(m) != len(m) || len(h) < 1 || len(h) > 2 || len(m) != 2 {
		return clock{}, &mistake{"want a time such as 07:30", clockHint}
	}
	hour, _ := strconv.Atoi(h) // cannot fail: digits
	minute, _ := strconv.Atoi(m)
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
