package patient

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A DateOrder says how dates are written that are not ISO 8601. ISO dates are read in every order.
type DateOrder string

const (
	ISO DateOrder = "iso" // only ISO; the default
	DMY DateOrder = "dmy" // day, month, year
	MDY DateOrder = "mdy" // month, day, year
)

// DateOrders gives all orders, as profiles write them.
func DateOrders() []DateOrder { return []DateOrder{ISO, DMY, MDY} }

// Years outside these are slips of the hand.
const (
	firstYear = 1900
	lastYear  = 2100
)

const wantDate = "want a date such as 2026-12-03"

// A mistake is what is wrong with one value: a sentence, and what to write instead if that is known.
type mistake struct{ text, hint string }

// A day is a day of the calendar.
type day struct {
	year  int
	month time.Month
	day   int
}

// parseDay reads a day, ISO 8601 or in the clinic's order.
func parseDay(s string, order DateOrder) (day, *mistake) {
	parts, ok := numbers(s)
	switch {
	case !ok:
		return day{}, &mistake{text: wantDate}
	case isISO(s, parts):
		return checkDay(parts[0], parts[1], parts[2])
	case len(parts[0]) > 2 || len(parts[2]) == 3:
		return day{}, &mistake{text: wantDate}
	case len(parts[2]) != 4:
		return day{}, &mistake{text: "want a year of four digits, as in 2026-12-03"}
	case order == DMY:
		return checkDay(parts[2], parts[1], parts[0])
	case order == MDY:
		return checkDay(parts[2], parts[0], parts[1])
	}
	return day{}, &mistake{
		text: wantDate,
		hint: "03/04/2026 can be 3 April or 4 March: write 2026-04-03, or set date_order in the clinic's profile",
	}
}

// numbers splits a date into its three numbers, of one to four digits, between two equal separators.
func numbers(s string) (parts [3]string, ok bool) {
	i := strings.IndexAny(s, "-./")
	if i < 0 {
		return parts, false
	}
	separator := s[i : i+1]
	parts[0], s = s[:i], s[i+1:]
	parts[1], parts[2], _ = strings.Cut(s, separator)
	for _, p := range parts {
		if p == "" || len(p) > 4 || countDigits(p) != len(p) {
			return parts, false
		}
	}
	return parts, true
}

// isISO reports whether a date is written as 2006-01-02.
func isISO(s string, parts [3]string) bool {
	return len(s) == len("2006-01-02") && s[4] == '-' && len(parts[0]) == 4 && len(parts[1]) == 2
}

// checkDay reads the three numbers of a date, of at most four digits each.
func checkDay(y, m, d string) (day, *mistake) {
	year, _ := strconv.Atoi(y)
	month, _ := strconv.Atoi(m)
	dom, _ := strconv.Atoi(d)
	if year < firstYear || year > lastYear {
		return day{}, &mistake{text: fmt.Sprintf("want a year from %d to %d", firstYear, lastYear)}
	}
	if month < 1 || month > 12 {
		return day{}, &mistake{text: "there is no such month"}
	}
	// Day 0 of the month after is the last day of this one.
	if last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day(); dom < 1 || dom > last {
		return day{}, &mistake{text: "there is no such day in that month"}
	}
	return day{year, time.Month(month), dom}, nil
}

// parseDate reads a day and gives its noon in the zone.
func parseDate(s string, d Defaults) (time.Time, *mistake) {
	date, m := parseDay(s, d.DateOrder)
	if m != nil {
		return time.Time{}, m
	}
	return clock{day: date, hour: 12}.in(d.Zone)
}
