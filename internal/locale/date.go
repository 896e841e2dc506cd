package locale

import (
	"strconv"
	"time"
)

// Date writes a date as CLDR's full pattern does, with the weekday, the month in letters and the whole
// year (R5): "Friday, November 27, 2026".
//
// Here and below, the wall clock is that of t's own zone, which must be the clinic's (R4), and digits
// are 0 to 9 in every language, so that patient and staff read the same figures (R6).
func (c *Catalog) Date(t time.Time) string {
	return c.format.text(c.format.Date, t)
}

// LongDate writes a date as CLDR's long pattern does, without the weekday: "April 17, 1961". It is for
// dates that nobody has to keep, such as a date of birth.
func (c *Catalog) LongDate(t time.Time) string {
	return c.format.text(c.format.LongDate, t)
}

// Time writes a time of day as CLDR's short pattern does: "9:30 AM", "14:30". Where hours run to 12,
// noon and midnight are named: "12:00 noon" (R5). All spaces in it are no-break.
func (c *Catalog) Time(t time.Time) string {
	return c.format.text(c.format.Time, t)
}

// DateTime writes a date and a time, joined by CLDR's full "at time" pattern:
// "Friday, November 27, 2026 at 2:30 PM".
func (c *Catalog) DateTime(t time.Time) string {
	return c.format.text(c.format.DateTime, t)
}

// text writes t as the pattern says.
func (f *format) text(p pattern, t time.Time) string {
	return string(f.appendTime(make([]byte, 0, 96), p, t))
}

// appendTime appends t, as the pattern says, to b.
func (f *format) appendTime(b []byte, p pattern, t time.Time) []byte {
	for _, field := range p {
		switch field.letter {
		case 0:
			b = append(b, field.text...)
		case '0':
			b = f.appendTime(b, f.Time, t)
		case '1':
			b = f.appendTime(b, f.Date, t)
		case 'E':
			b = append(b, f.Weekdays[t.Weekday()]...)
		case 'M':
			b = f.appendMonth(b, field.count, t.Month())
		case 'd':
			b = appendNumber(b, t.Day(), field.count)
		case 'y':
			b = appendNumber(b, t.Year(), field.count)
		case 'H':
			b = appendNumber(b, t.Hour(), field.count)
		case 'h':
			b = appendNumber(b, (t.Hour()+11)%12+1, field.count)
		case 'm':
			b = appendNumber(b, t.Minute(), field.count)
		case 'a', 'B':
			b = append(b, f.period(t)...)
		default:
			panic("locale: cldr.json: unknown letter " + string(field.letter) + " in a pattern")
		}
	}
	return b
}

// appendMonth writes a month's name, or its number where the pattern has the word for month beside it.
func (f *format) appendMonth(b []byte, count int, m time.Month) []byte {
	if count < 3 {
		return appendNumber(b, int(m), count)
	}
	return append(b, f.Months[m-1]...)
}

// appendNumber writes n with at least width digits.
func appendNumber(b []byte, n, width int) []byte {
	for limit := 10; width > 1; width, limit = width-1, limit*10 {
		if n < limit {
			b = append(b, '0')
		}
	}
	return strconv.AppendInt(b, int64(n), 10)
}

// period names the part of the day.
func (f *format) period(t time.Time) string {
	switch {
	case t.Hour() == 0 && t.Minute() == 0:
		return f.Midnight
	case t.Hour() == 12 && t.Minute() == 0:
		return f.Noon
	}
	name := ""
	for _, p := range f.Periods {
		if p.From <= t.Hour() {
			name = p.Name
		}
	}
	return name
}
