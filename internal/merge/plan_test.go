package merge_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"handout/internal/guide"
	"handout/internal/merge"
	"handout/internal/patient"
	"handout/render/doc"
)

// planInput gives the colonoscopy guide, the one with a timed table, for a procedure at a time, with some of the example
// clinic's settings changed.
func planInput(t *testing.T, procedure string, changed map[string]int) merge.Input {
	t.Helper()
	c := openCorpus(t)
	g := c.guides[slices.IndexFunc(c.guides, func(g *guide.Guide) bool { return g.ID == "colonoscopy" })]
	row := requiredRows(g)[0]
	row.Cells[patient.Procedure] = patient.Cell{Text: procedure}
	record, list := patient.Check(row, g.Fields, c.profile.Defaults())
	stop(t, list)
	in := c.input(t, g, "prep", record)
	in.Values = maps.Clone(in.Values)
	for name, n := range changed {
		v := in.Values[name]
		v.Number = n
		in.Values[name] = v
	}
	return in
}

// TestPlan reads the times of a timed table in the order in which they stand: over midnight, the ends of months and years,
// and changes of the clocks (R4).
func TestPlan(t *testing.T) {
	tests := []struct{ name, procedure, want string }{
		{"a plain day", "2026-12-03 09:30",
			"November 30; December 2 at 8:00 AM; December 2 at 6:00 PM; December 3, from 3:30 AM to 5:30 AM; December 3 at 7:30 AM"},
		{"the second dose begins before midnight, as soon as it may", "2026-12-03 04:00",
			"November 30; December 2 at 8:00 AM; December 2 at 6:00 PM; December 2 at 10:00 PM to December 3 at 12:00 midnight (as this day begins); December 3 at 2:00 AM"},
		{"the first of a month", "2027-03-01 09:30",
			"February 26; February 28 at 8:00 AM; February 28 at 6:00 PM; March 1, from 3:30 AM to 5:30 AM; March 1 at 7:30 AM"},
		{"the first of a year", "2027-01-01 09:30",
			"December 29; December 31 at 8:00 AM; December 31 at 6:00 PM; January 1, from 3:30 AM to 5:30 AM; January 1 at 7:30 AM"},
		{"clocks go forward that night", "2027-03-14 07:30",
			"March 11; March 13 at 8:00 AM; March 13 at 6:00 PM; March 14, from 12:30 AM to 3:30 AM; March 14 at 5:30 AM"},
		{"clocks go back that night", "2026-11-01 09:30",
			"October 29; October 31 at 8:00 AM; October 31 at 6:00 PM; November 1, from 3:30 AM to 5:30 AM; November 1 at 7:30 AM"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, list := merge.Build(planInput(t, test.procedure, nil))
			stop(t, list)
			var got []string
			for _, row := range timedRows(t, d) {
				got = append(got, short(row.Cells[0].Text))
			}
			if got := strings.Join(got, "; "); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// timedRows gives the rows of the first ruled table.
func timedRows(t *testing.T, d *doc.Document) []doc.Row {
	t.Helper()
	for _, b := range d.Blocks {
		if table, ok := b.(*doc.Table); ok && table.Style == doc.Ruled {
			return table.Rows
		}
	}
	t.Fatal("there is no plan")
	return nil
}

// short gives a cell without weekdays, years and the word before the time.
func short(spans []doc.Span) string {
	var b strings.Builder
	for _, s := range spans {
		text := strings.ReplaceAll(s.Text, "\u00a0", " ")
		if s.Value {
			if _, rest, dated := strings.Cut(text, ", "); dated {
				text = rest
			}
			for _, year := range []string{", 2026", ", 2027"} {
				text = strings.ReplaceAll(text, year, "")
			}
		}
		b.WriteString(text)
	}
	return strings.TrimPrefix(b.String(), "From ")
}

// TestPlanOrder: a sheet of which a step would come before the one above it, or sooner after it than the clinic wants, is
// stopped (R1), at the time in the row, with the settings that decide it.
func TestPlanOrder(t *testing.T) {
	const before = "for this time a step would come before the step above it"
	const soon = "for this time a step would come too soon after the step above it (colonoscopy/guide.yaml"
	const empty = "with the clinic's settings no time is left between the two"
	tests := []struct {
		name, procedure string
		changed         map[string]int
		want            string
	}{
		{"as the example clinic has it", "2026-12-03 09:30", nil, ""},
		{"the second dose before the first", "2026-12-03 00:15", map[string]int{"dose_two_hours": 7}, before + " (colonoscopy/guide.yaml"},
		{"both at one moment", "2026-12-03 00:00", nil, soon},
		{"minutes between them", "2026-12-03 06:15", map[string]int{"dose_two_hours": 12}, soon},
		{"a minute too little between them", "2026-12-03 03:59", nil, "the settings dose_one_time, dose_two_hours, dose_gap_hours of colonoscopy"},
		{"the clinic wants more between them", "2026-12-03 09:30", map[string]int{"dose_gap_hours": 10}, soon},
		{"clocks go forward that night", "2027-03-14 04:00", nil, soon},
		{"the first dose before clear drinks", "2026-12-03 09:30", map[string]int{"clear_liquids_time": 19 * 60}, "the settings clear_liquids_time, dose_one_time of colonoscopy"},
		{"clear drinks before the diet", "2026-12-03 09:30", map[string]int{"low_fiber_days": 1}, "the settings low_fiber_days, clear_liquids_time of colonoscopy"},
		{"drinks stop before the second dose ends", "2026-12-03 09:30", map[string]int{"nothing_hours": 5}, "the settings dose_end_hours, nothing_hours of colonoscopy"},
		{"no time for the second dose", "2026-12-03 09:30", map[string]int{"dose_end_hours": 6}, empty},
		{"a time that comes twice", "2026-11-01 07:30", nil, "the sheet would name a time that comes twice: clocks go back then"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, list := merge.Build(planInput(t, test.procedure, test.changed))
			if (d == nil) != (test.want != "") || !strings.Contains(list.Error(), test.want) {
				t.Errorf("a sheet: %v, problems %q, want %q", d != nil, list.Error(), test.want)
			}
		})
	}
}
