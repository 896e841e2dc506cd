package xlsx

import (
	"math"
	"time"
)

// What is said of dates that cannot be taken.
const (
	noDay      = "no day of the calendar"
	hiddenTime = "a date that hides a time"
	seconds    = "a time with seconds; want whole minutes"
)

// lastSerial is 9999-12-31 in the date system of 1900.
const lastSerial = 2958465

// date gives the moment that a serial number stands for, on no clock (as in UTC), to the minute; or why
// there is none (18.17.4.1).
//
// In the system of 1900 day 1 is 1900-01-01, and day 60 the 29th of February that 1900 did not have; in
// that of 1904 day 0 is 1904-01-01. Parts of a day come with a rounding error: what is within a 20th of a
// second of a whole minute is that minute.
func date(serial float64, from1904 bool) (t time.Time, fault string) {
	days, part := math.Modf(serial)
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case serial < 0 || serial >= lastSerial+1:
		return t, noDay
	case from1904:
		base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days < 1 || days == 60:
		return t, noDay
	case days < 60:
		base = base.AddDate(0, 0, 1)
	}
	minutes := part * 24 * 60
	whole := math.Round(minutes)
	if math.Abs(minutes-whole) > 0.05/60 {
		return t, seconds
	}
	return base.AddDate(0, 0, int(days)).Add(time.Duration(whole) * time.Minute), ""
}

// isoDate reads a date as cells of type d have it (ISO 8601). With an offset from UTC it is refused: who
// writes it may mean it or not.
func isoDate(s string) (t time.Time, fault string) {
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			if t.Second() != 0 || t.Nanosecond() != 0 {
				return t, seconds
			}
			return t, ""
		}
	}
	return t, "a date that is not as in 2026-12-03"
}

// show gives a moment as far as a format shows it.
func show(t time.Time, f format) (kind Kind, text, fault string) {
	midnight := t.Hour() == 0 && t.Minute() == 0
	switch {
	case f == day && midnight:
		return Date, t.Format("2006-01-02"), ""
	case f == day:
		return Moment, t.Format("2006-01-02 15:04"), hiddenTime
	case f == clock:
		return Moment, t.Format("15:04"), "a time without a date"
	case f == partOfDay:
		return Moment, t.Format("2006-01-02 15:04"), "a date of which the cell shows only a part"
	}
	return Moment, t.Format("2006-01-02 15:04"), ""
}
