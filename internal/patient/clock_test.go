package patient

import (
	"testing"
	"time"
)

// Days when clocks change, leap days, years' ends (R4). The want is RFC 3339, or the problem.
func TestDateTimeZones(t *testing.T) {
	const (
		gap   = "that time does not exist: clocks go forward over it on that day"
		twice = "that time comes twice: clocks go back on that day (take a time outside the hour that comes twice: on paper nobody can tell which is meant)"
		other = "the clinic's clock does not have that offset from UTC then (write the local time, without an offset)"
	)
	for _, test := range []struct{ zone, in, want string }{
		{"America/New_York", "2026-03-08 01:59", "2026-03-08T01:59:00-05:00"},
		{"America/New_York", "2026-03-08 02:00", gap},
		{"America/New_York", "2026-03-08 02:59", gap},
		{"America/New_York", "2026-03-08 02:30-05:00", other},
		{"America/New_York", "2026-03-08 03:00", "2026-03-08T03:00:00-04:00"},
		{"America/New_York", "2026-11-01 00:59", "2026-11-01T00:59:00-04:00"},
		{"America/New_York", "2026-11-01 01:00", twice},
		{"America/New_York", "2026-11-01 01:59", twice},
		{"America/New_York", "2026-11-01 01:30-04:00", "2026-11-01T01:30:00-04:00"},
		{"America/New_York", "2026-11-01T01:30:00 -05:00", "2026-11-01T01:30:00-05:00"},
		{"America/New_York", "2026-11-01 02:00", "2026-11-01T02:00:00-05:00"},
		{"America/New_York", "2026-12-03 14:30Z", other},
		{"Europe/Berlin", "2026-03-29 02:30", gap},
		{"Europe/Berlin", "2026-10-25 02:30", twice},
		{"Europe/Berlin", "2026-10-25 02:30+01:00", "2026-10-25T02:30:00+01:00"},
		{"Europe/London", "2026-10-25 01:30", twice},
		{"Europe/London", "2026-10-25 01:30+00:00", "2026-10-25T01:30:00Z"},
		{"Europe/London", "2026-10-25 01:30Z", "2026-10-25T01:30:00Z"},
		{"Africa/Casablanca", "2026-02-15 02:30", twice}, // Ramadan: summer time stops
		{"Africa/Casablanca", "2026-03-22 02:30", gap},
		{"Asia/Beirut", "2026-03-29 00:30", gap}, // midnight does not exist
		{"Australia/Lord_Howe", "2026-04-05 01:45", twice},
		{"Asia/Kathmandu", "2026-12-03 09:30", "2026-12-03T09:30:00+05:45"},
		{"UTC", "2028-02-29 12:00", "2028-02-29T12:00:00Z"},
		{"UTC", "2026-12-31 23:59", "2026-12-31T23:59:00Z"},
	} {
		v, list := checkOne(Field{Type: DateTime}, test.in, Defaults{Zone: zone(t, test.zone)})
		got := v.Time.Format(time.RFC3339)
		if len(list) > 0 {
			got = lines(list)[0][len("it: "):]
		}
		if got != test.want {
			t.Errorf("%s %s: %s; want %s", test.zone, test.in, got, test.want)
		}
	}
}

// A day is that day, also where its midnight does not exist.
func TestDateWithoutMidnight(t *testing.T) {
	v, list := checkOne(Field{Type: Date}, "2026-03-29", Defaults{Zone: zone(t, "Asia/Beirut")})
	if got := v.Time.Format("2006-01-02 15:04"); got != "2026-03-29 12:00" || len(list) > 0 {
		t.Errorf("%s, problems %v", got, list)
	}
}

// Every day of every year is itself, but for the one that Samoa left out when it moved across the date
// line.
func TestEveryDay(t *testing.T) {
	d := Defaults{Zone: zone(t, "Pacific/Apia")}
	day := time.Date(firstYear, 1, 1, 12, 0, 0, 0, time.UTC)
	for ; day.Year() <= lastYear; day = day.AddDate(0, 0, 1) {
		want := day.Format("2006-01-02")
		got, m := parseDate(want, d)
		if missing := want == "2011-12-30"; missing != (m != nil) || !missing && got.Format("2006-01-02") != want {
			t.Fatalf("%s came out as %v: %v", want, got, m)
		}
	}
}

// A numeric date is read in the clinic's order or not at all (delivery: 03/04/2026).
func TestDateOrder(t *testing.T) {
	const iso = "want a date such as 2026-12-03"
	const order = iso + " (03/04/2026 can be 3 April or 4 March: write 2026-04-03, or set date_order in the clinic's profile)"
	const year = "want a year of four digits, as in 2026-12-03"
	for _, test := range []struct {
		order    DateOrder
		in, want string
	}{
		{ISO, "03/04/2026", order},
		{"", "31.12.2026", order},
		{DMY, "03/04/2026", "2026-04-03"},
		{MDY, "03/04/2026", "2026-03-04"},
		{DMY, "2026-04-03", "2026-04-03"},
		{MDY, "2026-04-03", "2026-04-03"},
		{DMY, "3.4.2026", "2026-04-03"},
		{DMY, "03-04-2026", "2026-04-03"},
		{DMY, "31.02.2026", "there is no such day in that month"},
		{DMY, "29.02.2026", "there is no such day in that month"},
		{DMY, "29.02.2028", "2028-02-29"},
		{DMY, "29.02.1900", "there is no such day in that month"},
		{MDY, "31/12/2026", "there is no such month"},
		{ISO, "2026-00-01", "there is no such month"},
		{ISO, "2026-12-00", "there is no such day in that month"},
		{ISO, "1899-12-31", "want a year from 1900 to 2100"},
		{ISO, "1900-01-01", "1900-01-01"},
		{ISO, "2101-01-01", "want a year from 1900 to 2100"},
		{DMY, "03/04/26", year},
		{MDY, "03/04/26", year},
		{ISO, "2026-1-5", iso},
		{DMY, "2026/04/03", iso},
		{DMY, "03/04-2026", iso},
		{DMY, "03 Apr 2026", iso},
		{DMY, "46115", iso}, // a spreadsheet's day number
		{DMY, "٠٣/٠٤/٢٠٢٦", iso},
	} {
		v, list := checkOne(Field{Type: Date}, test.in, Defaults{Zone: time.UTC, DateOrder: test.order})
		got := v.Text
		if len(list) > 0 {
			got = lines(list)[0][len("it: "):]
		}
		if got != test.want {
			t.Errorf("%s %s: %s; want %s", test.order, test.in, got, test.want)
		}
	}
}

func TestTimeOfDay(t *testing.T) {
	const hint = " (times are 24-hour, in the clinic's time zone)"
	for in, want := range map[string]string{
		"2026-12-03 24:00":    "there is no such time of day; want one from 00:00 to 23:59" + hint,
		"2026-12-03 09:60":    "there is no such time of day; want one from 00:00 to 23:59" + hint,
		"2026-12-03 9:3":      "want a time such as 07:30" + hint,
		"2026-12-03 09:30:15": "want a time such as 07:30" + hint,
		"2026-12-03 9:30 pm":  "want a date and a time such as 2026-12-03 07:30" + hint,
		"2026-12-03":          "want a date and a time such as 2026-12-03 07:30" + hint,
		"09:30":               "want a date and a time such as 2026-12-03 07:30" + hint,
	} {
		// Spreadsheets drop the first zero.
		if v, _ := checkOne(Field{Type: DateTime}, "2026-12-03 9:30", Defaults{Zone: time.UTC}); v.Text != "2026-12-03 09:30" {
			t.Fatalf("9:30 is %q", v.Text)
		}
		_, list := checkOne(Field{Type: DateTime}, in, Defaults{Zone: time.UTC})
		if got := lines(list); len(got) != 1 || got[0] != "it: "+want {
			t.Errorf("%s: %q; want %q", in, got, want)
		}
	}
}
