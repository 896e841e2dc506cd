package merge_test

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"handout/internal/merge"
	"handout/internal/patient"
)

// TestTimes works out the times of one guide for procedures around changes of the clocks, leap days
// and ends of years, and prints them with the weekday named and the month in letters (R4, R5).
func TestTimes(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/times.txtar")
	if err != nil {
		t.Fatal(err)
	}
	in := readInput(t, archive)
	tests := []struct{ name, procedure, want string }{
		{
			"a plain day", "2026-12-03 09:30",
			"Thursday, December 3, 2026 at 3:30 AM; Friday, December 4, 2026 at 9:30 AM; Saturday, December 5, 2026 to Sunday, December 6, 2026",
		},
		{
			"clocks go forward in the night", "2027-03-13 18:00",
			"Saturday, March 13, 2027 at 12:00 noon; Sunday, March 14, 2027 at 7:00 PM; Monday, March 15, 2027 to Tuesday, March 16, 2027",
		},
		{
			"clocks go forward that morning", "2027-03-14 08:00",
			"Sunday, March 14, 2027 at 1:00 AM; Monday, March 15, 2027 at 8:00 AM; Tuesday, March 16, 2027 to Wednesday, March 17, 2027",
		},
		{
			"clocks go back in the night", "2026-10-31 18:00",
			"Saturday, October 31, 2026 at 12:00 noon; Sunday, November 1, 2026 at 5:00 PM; Monday, November 2, 2026 to Tuesday, November 3, 2026",
		},
		{
			"a leap day", "2028-02-28 06:00",
			"Monday, February 28, 2028 at 12:00 midnight (as this day begins); Tuesday, February 29, 2028 at 6:00 AM; Wednesday, March 1, 2028 to Thursday, March 2, 2028",
		},
		{
			"the end of a year", "2026-12-31 16:45",
			"Thursday, December 31, 2026 at 10:45 AM; Friday, January 1, 2027 at 4:45 PM; Saturday, January 2, 2027 to Sunday, January 3, 2027",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			row := readRow([]byte("locale: en\nmrn: A-1\npatient_name: Ann Example\nbirth_date: 1961-04-17\nprocedure_time: " + test.procedure))
			record, list := patient.Check(row, in.Guide.Fields, in.Profile.Defaults())
			stop(t, list)
			in.Record = record
			d, list := merge.Build(in)
			stop(t, list)
			words := d.Text()
			times := words[len(words)-4 : len(words)-1] // the source comes last
			got := strings.ReplaceAll(strings.Join(times, "; "), "\u00a0", " ")
			if got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// TestComesTwice: a sheet that would name a time which the clock shows twice is stopped (R1), and
// only that one.
func TestComesTwice(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/times.txtar")
	if err != nil {
		t.Fatal(err)
	}
	in := readInput(t, archive)
	const want = "the sheet would name a time that comes twice: clocks go back then"
	for _, test := range []struct {
		procedure string
		twice     bool
	}{
		{"2026-10-31 01:30", true},        // 24 hours later it is half past one, for the first time
		{"2026-11-01 07:00", true},        // 6 hours before it is one, for the second time
		{"2026-11-01 06:59", true},        // 6 hours before it is a minute to one, standard time: 1:59 summer time
		{"2026-11-01 08:00", false},       // 6 hours before it is two
		{"2026-10-31 00:59", false},       // 24 hours later it is a minute to one, which comes once
		{"2026-10-31 02:00", true},        // 24 hours later it is one, for the second time
		{"2026-11-01 01:30-04:00", false}, // the guide names neither this time nor one like it
		{"2027-03-14 08:00", false},       // clocks go forward: no time comes twice
	} {
		row := readRow([]byte("locale: en\nmrn: A-1\npatient_name: Ann Example\nbirth_date: 1961-04-17\nprocedure_time: " + test.procedure))
		record, list := patient.Check(row, in.Guide.Fields, in.Profile.Defaults())
		stop(t, list)
		in.Record = record
		d, list := merge.Build(in)
		said := len(list) > 0 && list[0].Text == want
		if said != test.twice || (d == nil) != test.twice {
			t.Errorf("%s: %v", test.procedure, list)
		}
	}
}
