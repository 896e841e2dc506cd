package guide

import (
	"handout/internal/yamlfile"
)

// maxColumns is the most columns that a page can hold in large print.
const maxColumns = 6

func (r *reader) table(n yamlfile.Node) Block {
	b := &Table{}
	var rows []yamlfile.Node
	r.container(n, "a table", &b.Terms, keys{
		"table":  func(n yamlfile.Node) { oneOf(n, "ruled") },
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
		row := Row{}
		r.saying(entry, "a row", &row.Terms, keys{"cells": func(n yamlfile.Node) {
			row.Cells = messages(n)
			if len(row.Cells) > 0 && len(row.Cells) != len(b.Header) {
				n.Problem("want as many cells as the header has: %d, not %d", len(b.Header), len(row.Cells))
			}
		}})
		b.Rows = append(b.Rows, row)
	}
	return b
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
