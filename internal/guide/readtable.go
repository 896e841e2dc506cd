package guide

import (
	"strings"

	"handout/internal/diag"
	"handout/internal/yamlfile"
	"handout/render/pictogram"
)

// maxColumns is the most columns that a page can hold in large print.
const maxColumns = 6

func (r *reader) table(n yamlfile.Node) Block {
	b := &Table{}
	var rows []yamlfile.Node
	r.container(n, "a table", &b.Terms, keys{
		"table":  func(n yamlfile.Node) { b.Timed = oneOf(n, "ruled", "timed") == "timed" },
		"header": func(n yamlfile.Node) { b.Header = messages(n) },
		"widths": func(n yamlfile.Node) { b.Widths = widths(n) },
		"rows":   func(n yamlfile.Node) { rows = some(n) },
	}, keys{
		"row_header": func(n yamlfile.Node) { b.RowHeader = n.Bool() },
	})
	if columns := len(b.Header); columns != len(b.Widths) {
		n.Problem("want as many widths as the header has cells: %d, not %d", columns, len(b.Widths))
	}
	for _, entry := range rows {
		row := r.tableRow(entry, len(b.Header))
		if b.Timed && row.At == nil {
			entry.Problem("each row of a timed table needs its time: at")
		}
		if row.Gap != "" && (!b.Timed || len(b.Rows) == 0) {
			entry.Problem("only a row below another one in a timed table has a gap")
		}
		b.Rows = append(b.Rows, row)
	}
	return b
}

func (r *reader) tableRow(n yamlfile.Node, columns int) Row {
	row := Row{}
	r.container(n, "a row", &row.Terms, keys{"cells": func(n yamlfile.Node) {
		row.Cells = messages(n)
		if len(row.Cells) > 0 && len(row.Cells) != columns {
			n.Problem("want as many cells as the header has: %d, not %d", columns, len(row.Cells))
		}
	}}, keys{
		"at":      func(n yamlfile.Node) { row.At = r.at(n) },
		"plural":  func(n yamlfile.Node) { row.Plural = r.plural(n) },
		"icon":    func(n yamlfile.Node) { row.Icon = icon(n) },
		"gap":     func(n yamlfile.Node) { row.Gap = r.gap(n) },
		"one_day": message(&row.OneDay),
	})
	if row.OneDay.ID != "" && (row.At == nil || !row.At.Range) {
		n.Problem("only a row with two times, as in at: -8h..-6h, has words for both on one day")
	}
	return row
}

// gap reads the name of a setting in hours, which elapse as those of an offset do.
func (r *reader) gap(n yamlfile.Node) string {
	name := n.String()
	if name == "" || r.counted(n, name, "hours", func(t SettingType) bool { return t == Hours }) == nil {
		return ""
	}
	return name
}

// icon reads the name of a pictogram, with "not" before it for one under the bar.
func icon(n yamlfile.Node) Icon {
	name, not := strings.CutPrefix(n.String(), "not ")
	if name == "" {
		return Icon{}
	}
	if _, ok := pictogram.Find(name); !ok {
		n.ProblemHint(diag.DidYouMean(name, pictogram.Names()), "there is no such pictogram")
	}
	return Icon{name, not}
}

func widths(n yamlfile.Node) []float64 {
	var all []float64
	for _, entry := range some(n) {
		w := entry.Float()
		if w <= 0 {
			entry.Problem("want a width above 0")
		}
		all = append(all, w)
	}
	if len(all) > maxColumns {
		n.Problem("want at most %d columns", maxColumns)
	}
	return all
}
