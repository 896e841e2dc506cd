package guide_test

import (
	"testing"
	"time"

	"handout/internal/guide"
)

// TestOffsetFrom works out times across changes of the clocks, leap days and ends of years (R4):
// hours and minutes elapse, days keep the clock on the wall (RFC 5545, 3.3.6).
func TestOffsetFrom(t *testing.T) {
	settings := guide.Values{"stay_hours": {Type: guide.Hours, Number: 24}, "bathing_days": {Type: guide.Days, Number: 5},
		"dose_time": {Type: guide.Clock, Number: 18*60 + 30}, "night_time": {Type: guide.Clock, Number: 2*60 + 30}}
	hours := func(n int) guide.Offset { return guide.Offset{Unit: guide.Hours, Amount: n} }
	days := func(n int) guide.Offset { return guide.Offset{Unit: guide.Days, Amount: n} }
	dayAt := func(n int, clock string) guide.Offset { return guide.Offset{Unit: guide.Days, Amount: n, Clock: clock} }
	const newYork, berlin, lordHowe, havana = "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/Havana"
	tests := []struct {
		name, zone, from string
		offset           guide.Offset
		want             string // with the offset from UTC
	}{
		{"hours on a plain day", newYork, "2026-12-03T09:30:00-05:00", hours(24), "2026-12-04T09:30:00-05:00"},
		{"hours before", newYork, "2026-12-03T09:30:00-05:00", hours(-6), "2026-12-03T03:30:00-05:00"},
		{"minutes", newYork, "2026-12-03T09:30:00-05:00", guide.Offset{Unit: guide.Minutes, Amount: -45}, "2026-12-03T08:45:00-05:00"},
		{"a setting in hours", newYork, "2026-12-03T09:30:00-05:00", guide.Offset{Unit: guide.Hours, Amount: 1, Setting: "stay_hours"}, "2026-12-04T09:30:00-05:00"},
		{"a setting before", newYork, "2026-12-03T09:30:00-05:00", guide.Offset{Unit: guide.Hours, Amount: -1, Setting: "stay_hours"}, "2026-12-02T09:30:00-05:00"},
		{"a setting in days", newYork, "2026-12-03T09:30:00-05:00", guide.Offset{Unit: guide.Days, Amount: 1, Setting: "bathing_days"}, "2026-12-08T09:30:00-05:00"},

		{"hours elapse over the missing hour", newYork, "2027-03-13T18:00:00-05:00", hours(24), "2027-03-14T19:00:00-04:00"},
		{"hours elapse over the doubled hour", newYork, "2026-10-31T18:00:00-04:00", hours(24), "2026-11-01T17:00:00-05:00"},
		{"hours back over the missing hour", newYork, "2027-03-14T08:00:00-04:00", hours(-6), "2027-03-14T01:00:00-05:00"},
		{"hours elapse in Berlin", berlin, "2027-03-27T18:00:00+01:00", hours(48), "2027-03-29T19:00:00+02:00"},
		{"days keep the clock in spring", newYork, "2027-03-13T18:00:00-05:00", days(1), "2027-03-14T18:00:00-04:00"},
		{"days keep the clock in autumn", newYork, "2026-10-31T18:00:00-04:00", days(1), "2026-11-01T18:00:00-05:00"},

		// RFC 5545, 3.3.5: a time in the gap is read with the offset before it, of a time that comes
		// twice the first is taken.
		{"a day lands in the missing hour", newYork, "2027-03-13T02:30:00-05:00", days(1), "2027-03-14T03:30:00-04:00"},
		{"a day back lands in the missing hour", newYork, "2027-03-15T02:30:00-04:00", days(-1), "2027-03-14T03:30:00-04:00"},
		{"a day lands in the doubled hour", newYork, "2026-10-31T01:30:00-04:00", days(1), "2026-11-01T01:30:00-04:00"},
		{"a day back lands in the doubled hour", newYork, "2026-11-02T01:30:00-05:00", days(-1), "2026-11-01T01:30:00-04:00"},
		{"the missing hour in Berlin", berlin, "2027-03-27T02:30:00+01:00", days(1), "2027-03-28T03:30:00+02:00"},
		{"the doubled hour in Berlin", berlin, "2026-10-24T02:30:00+02:00", days(1), "2026-10-25T02:30:00+02:00"},
		{"half an hour is missing", lordHowe, "2026-10-03T02:15:00+10:30", days(1), "2026-10-04T02:45:00+11:00"},
		{"half an hour comes twice", lordHowe, "2027-04-03T01:45:00+11:00", days(1), "2027-04-04T01:45:00+11:00"},
		{"midnight is missing", havana, "2026-03-07T00:00:00-05:00", days(1), "2026-03-08T01:00:00-04:00"},

		{"a leap day", newYork, "2028-02-28T09:30:00-05:00", days(1), "2028-02-29T09:30:00-05:00"},
		{"over a leap day", newYork, "2028-02-28T09:30:00-05:00", days(2), "2028-03-01T09:30:00-05:00"},
		{"no leap day", newYork, "2027-02-28T09:30:00-05:00", days(1), "2027-03-01T09:30:00-05:00"},
		{"the end of a year", newYork, "2026-12-31T16:45:00-05:00", hours(24), "2027-01-01T16:45:00-05:00"},
		{"days over the end of a year", newYork, "2026-12-31T16:45:00-05:00", days(14), "2027-01-14T16:45:00-05:00"},
		{"a time on the day before", newYork, "2026-12-03T09:30:00-05:00", dayAt(-1, "dose_time"), "2026-12-02T18:30:00-05:00"},
		{"it does not depend on that of the procedure", newYork, "2026-12-03T00:00:00-05:00", dayAt(-1, "dose_time"), "2026-12-02T18:30:00-05:00"},
		{"a time on the day itself", newYork, "2026-12-03T09:30:00-05:00", dayAt(0, "night_time"), "2026-12-03T02:30:00-05:00"},
		{"a time before the end of a month", newYork, "2027-03-01T09:30:00-05:00", dayAt(-1, "dose_time"), "2027-02-28T18:30:00-05:00"},
		{"a time on a leap day", newYork, "2028-03-01T09:30:00-05:00", dayAt(-1, "dose_time"), "2028-02-29T18:30:00-05:00"},
		{"a time before the clocks go forward", newYork, "2027-03-14T09:30:00-04:00", dayAt(-1, "dose_time"), "2027-03-13T18:30:00-05:00"},
		{"a time in the missing hour", newYork, "2027-03-15T09:30:00-04:00", dayAt(-1, "night_time"), "2027-03-14T03:30:00-04:00"},
		{"a time before the clocks go back", newYork, "2026-11-01T09:30:00-05:00", dayAt(-1, "dose_time"), "2026-10-31T18:30:00-04:00"},
		{"no time at all", newYork, "2026-11-01T01:30:00-04:00", hours(0), "2026-11-01T01:30:00-04:00"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			zone, err := time.LoadLocation(test.zone)
			if err != nil {
				t.Fatal(err)
			}
			from, err := time.Parse(time.RFC3339, test.from)
			if err != nil || from.In(zone).Format(time.RFC3339) != test.from {
				t.Fatalf("%s is no time in %s", test.from, test.zone)
			}
			if got := test.offset.From(from.In(zone), settings).Format(time.RFC3339); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// TestDaysKeepTheClock checks every day of two years in zones with changes of all kinds: the time of
// day stays, unless the day has no such time.
func TestDaysKeepTheClock(t *testing.T) {
	for _, name := range []string{"America/New_York", "Europe/Berlin", "Africa/Casablanca", "Asia/Gaza", "Australia/Lord_Howe", "America/Havana"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, hour := range []int{0, 1, 2, 3, 12} {
			from := time.Date(2026, time.January, 1, hour, 30, 0, 0, zone)
			for n := range 730 {
				got := guide.Offset{Unit: guide.Days, Amount: n}.From(from, nil)
				if want := from.Format("15:04"); got.Format("15:04") == want {
					continue
				}
				// No moment of that day shows the time: neither this one an hour earlier nor later.
				for _, shift := range []time.Duration{-time.Hour, -30 * time.Minute, 30 * time.Minute, time.Hour} {
					if near := got.Add(shift); near.Format("15:04") == from.Format("15:04") && near.YearDay() == got.YearDay() {
						t.Errorf("%s: %d days after %s is %s, but %s exists", name, n, from, got, near)
					}
				}
			}
		}
	}
}
