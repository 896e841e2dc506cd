package batch

import (
	"bytes"
	"context"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"handout/internal/diag"
	"handout/internal/patient"
)

// A sortedRow is a row with what it is sorted by.
type sortedRow struct {
	row      patient.Row
	problems diag.List
	keys     [][]byte // nil for a row with a problem
}

// Sorted gives rows in the order of some of their fields, the first of them above the others. Times are in
// their order, texts in that of a dictionary of the clinic's language. Rows with a problem come last; rows
// that are equal stay as they were. All rows are kept in memory.
func (s *Shop) Sorted(ctx context.Context, rows Rows, o Options, fields []string) (Rows, error) {
	// The profile's locale is one of the catalogs'.
	dictionary := collate.New(language.Make(s.Profile.Locale), collate.Numeric)
	var buffer collate.Buffer
	var all []sortedRow
	s.checkAll(ctx, rows, o, func(c checked) {
		r := sortedRow{row: c.row, problems: c.file}
		if !c.problems.Bad() && c.row.Number > 0 {
			for _, f := range fields {
				r.keys = append(r.keys, bytes.Clone(sortKey(c.order.record.Values[f], dictionary, &buffer)))
				buffer.Reset()
			}
		}
		all = append(all, r)
	})
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(a, b sortedRow) int {
		if len(a.keys) != len(b.keys) {
			return len(b.keys) - len(a.keys)
		}
		return slices.CompareFunc(a.keys, b.keys, bytes.Compare)
	})
	return func(yield func(patient.Row, diag.List) bool) {
		for _, r := range all {
			if !yield(r.row, r.problems) {
				return
			}
		}
	}, nil
}

// sortKey gives what a value is sorted by.
func sortKey(v patient.Value, dictionary *collate.Collator, buffer *collate.Buffer) []byte {
	if v.Type == patient.DateTime || v.Type == patient.Date {
		return []byte(v.Time.UTC().Format("20060102150405"))
	}
	return dictionary.KeyFromString(buffer, v.Text)
}
